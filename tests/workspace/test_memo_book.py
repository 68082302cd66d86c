"""Memos in memory follow every act, and go out and come in with the dataset."""

from pathlib import Path

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Note
from variorum.model.vocabulary import TagKind
from variorum.workspace import annotating
from variorum.workspace.exchange import annotate, export
from variorum.workspace.memo_book import MemoBook, first_line
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session


def _memo(session: Session, text: str, actor: Actor) -> None:
    notes = session.submit(lambda store: store.notes("actor", actor.id)).result()
    session.do(annotating.set_memo(notes, actor, text, session.signed())).result()


@pytest.fixture
def actor(session: Session) -> Actor:
    """Put an actor into the project."""
    made = Actor(id=new_id(), author=session.signed(), created=now(), name="Pyongyang")
    session.do(ChangeSet("actor.edit", created(made), (("name", made.name),))).result()
    return made


def test_a_memo_is_followed_through_writing_undo_and_redo(session: Session, actor: Actor) -> None:
    told: list[dict[Id, str]] = []
    book = MemoBook(session, lambda: told.append(dict(book.texts)))
    _memo(session, "First.", actor)
    _memo(session, "Second.", actor)
    session.undo().result()
    session.undo().result()
    session.redo().result()
    assert told[-5:] == [
        {actor.id: "First."},
        {actor.id: "Second."},
        {actor.id: "First."},
        {},
        {actor.id: "First."},
    ]


def test_a_book_opened_later_reads_what_is_written(session: Session, actor: Actor) -> None:
    _memo(session, "First.", actor)
    book = MemoBook(session, lambda: None)
    session.submit(lambda _store: None).result()
    assert book.texts == {actor.id: "First."}


def test_ones_own_memo_comes_before_anothers(session: Session, actor: Actor) -> None:
    book = MemoBook(session, lambda: None)
    _memo(session, "Mine.", actor)
    other = Note(
        id=new_id(), author=None, created=now(), about="actor", subject=actor.id, text="Theirs."
    )
    session.do(ChangeSet("note.set", created(other))).result()
    assert book.texts == {actor.id: "Mine."}
    assert [note.text for note in book.notes()] == ["Mine.", "Theirs."]


def test_guidelines_and_notes_on_tags_are_no_memos_of_records(session: Session) -> None:
    book = MemoBook(session, lambda: None)
    project = session.state.catalogue.project
    guideline = annotating.set_guidelines(
        [], project, {TagKind.CLAIM: "Whole clauses."}, session.signed()
    )
    session.do(guideline).result()
    assert book.texts == {}


def test_the_first_line_that_says_anything_stands_for_a_memo() -> None:
    assert first_line("\n  \n  So it is. \nMore") == "So it is."
    assert not first_line(" \n")


def test_memos_and_guidelines_go_through_the_dataset(sample: Session, tmp_path: Path) -> None:
    project = sample.state.catalogue.project
    actor = next(iter(sample.state.catalogue.all(Actor).values()))
    _memo(sample, "Two voices in one.", actor)
    texts = {TagKind.CLAIM: "Whole clauses.", TagKind.FIGURE: "Never years."}
    sample.do(annotating.set_guidelines([], project, texts, sample.signed())).result()
    export(sample, "dataset", tmp_path / "all.jsonl")
    other = create_project(tmp_path / "other.variorum", "Other", "Bea")
    try:
        annotate(other, tmp_path / "all.jsonl")
        about, subject = "project", other.state.catalogue.project.id
        notes = other.submit(lambda store: store.notes(about, subject)).result()
        assert annotating.guidelines(notes) == texts
        book = MemoBook(other, lambda: None)
        other.submit(lambda _store: None).result()
        assert "Two voices in one." in book.texts.values()
    finally:
        other.close()

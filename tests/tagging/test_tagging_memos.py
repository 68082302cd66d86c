"""Memos on records, and guidelines as memos on the project."""

from dataclasses import replace

import pytest

from variorum.model.changes import ChangeSet
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Note, Project
from variorum.model.vocabulary import TagKind
from variorum.tagging import acts

ADA, NOOR = new_id(), new_id()


@pytest.fixture
def project() -> Project:
    return Project(id=new_id(), created=now(), title="Rivers")


def after(notes: list[Note], act: ChangeSet) -> list[Note]:
    """Return the notes as they are after an act."""
    held = {note.id: note for note in notes}
    for change in act.changes:
        held.pop(change.id, None)
        if isinstance(change.after, Note):
            held[change.id] = change.after
    return list(held.values())


def test_a_memo_is_written_changed_and_taken_away() -> None:
    actor = Actor(id=new_id(), created=now(), name="Suland")
    act = acts.set_memo([], actor, " Reliable on barges. ", ADA)
    assert (act.act, act.params) == ("memo.set", (("name", "Suland"),))
    notes = after([], act)
    assert [(note.about, note.subject, note.text, note.author) for note in notes] == [
        ("actor", actor.id, "Reliable on barges.", ADA)
    ]
    assert not acts.set_memo(notes, actor, "Reliable on barges.", ADA).changes
    notes = after(notes, acts.set_memo(notes, actor, "Not on ships.", ADA))
    assert [note.text for note in notes] == ["Not on ships."]
    assert after(notes, acts.set_memo(notes, actor, "  ", ADA)) == []


def test_the_memo_of_somebody_else_stays() -> None:
    actor = Actor(id=new_id(), created=now(), name="Suland")
    notes = after([], acts.set_memo([], actor, "Mine.", ADA))
    notes = after(notes, acts.set_memo(notes, actor, "Hers.", NOOR))
    assert {(note.author, note.text) for note in notes} == {(ADA, "Mine."), (NOOR, "Hers.")}


def test_a_guideline_belongs_to_the_project_whoever_writes_it(project: Project) -> None:
    act = acts.set_guidelines([], project, {TagKind.CLAIM: "Only whole clauses.\nNo asides."}, ADA)
    assert (act.act, act.params) == ("guideline.set", (("kind", "claim"),))
    notes = after([], act)
    assert acts.guidelines(notes) == {TagKind.CLAIM: "Only whole clauses.\nNo asides."}
    texts = {TagKind.CLAIM: "Clauses.", TagKind.ACTOR: "Names.", TagKind.FIGURE: " "}
    notes = after(notes, acts.set_guidelines(notes, project, texts, NOOR))
    assert acts.guidelines(notes) == {TagKind.CLAIM: "Clauses.", TagKind.ACTOR: "Names."}
    assert len(notes) == 2
    assert not acts.set_guidelines(notes, project, texts, ADA).changes
    notes = after(notes, acts.set_guidelines(notes, project, {TagKind.CLAIM: ""}, ADA))
    assert acts.guidelines(notes) == {TagKind.ACTOR: "Names."}


def test_a_memo_on_the_project_is_no_guideline(project: Project) -> None:
    notes = after([], acts.set_guidelines([], project, {TagKind.STANCE: "Open praise."}, ADA))
    assert acts.memo_of(notes, ADA) is None
    notes = after(notes, acts.set_memo(notes, project, "guideline: cats\nsleep", ADA))
    assert acts.guidelines(notes) == {TagKind.STANCE: "Open praise."}
    memo = acts.memo_of(notes, ADA)
    assert memo is not None
    assert memo.text == "guideline: cats\nsleep"


def test_of_two_guidelines_for_one_kind_the_newer_holds(project: Project) -> None:
    [older] = after([], acts.set_guidelines([], project, {TagKind.ACTOR: "Old."}, ADA))
    newer = replace(older, id=new_id(), text="guideline: actor\nNew.", created="9999")
    assert acts.guidelines([newer, older]) == {TagKind.ACTOR: "New."}


def test_only_a_note_on_the_project_is_a_guideline() -> None:
    note = Note(
        id=new_id(), created=now(), about="actor", subject=new_id(), text="guideline: actor\nx"
    )
    assert acts.guideline_kind(note) is None

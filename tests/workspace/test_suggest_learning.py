"""Strings are read in pieces: acts go in between, and what could be counted twice is known."""

from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest

from variorum.model.changes import Change
from variorum.model.drafts import ActorDraft, Pick
from variorum.model.records import Article
from variorum.model.views import OpenArticle
from variorum.store import pieces
from variorum.workspace.annotating import create, delete_tag
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.importing import import_act, look
from variorum.workspace.session import Session
from variorum.workspace.suggest_learning import Strings

WORDS = "Norland Suland Ostland Westland Midland"


@pytest.fixture
def article(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenArticle:
    """Return an article in which four of five names are tagged, and two tags are a piece."""
    monkeypatch.setattr(pieces, "_TAGS", 2)
    path = tmp_path / "one.txt"
    path.write_text(f"{WORDS} met.", encoding="utf-8", newline="\n")
    act = import_act(session, look(session, [path], lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    (home,) = session.state.catalogue.all(Article)
    came: Future[OpenArticle] = Future()
    session.load(home, came.set_result)
    for name in WORDS.split()[:4]:
        _tag(session, came.result(), name)
    return came.result()


def _tag(session: Session, article: OpenArticle, name: str) -> None:
    start = article.text.index(name)
    draft = ActorDraft(start, start + len(name), (Pick("actor", name),))
    session.do(create(draft, article, session.state.catalogue, session.signed())).result()


def _heard(session: Session) -> list[tuple[Change, ...]]:
    heard: list[tuple[Change, ...]] = []

    def hear(fact: Announcement) -> None:
        if isinstance(fact, Changed):
            heard.append(tuple(fact.change_set.changes))

    session.listen(hear)
    return heard


def test_a_tag_made_between_pieces_is_saved_and_left_to_who_follows(
    session: Session, article: OpenArticle
) -> None:
    strings, heard = Strings(session), _heard(session)
    reading = iter(strings)
    first = next(reading)
    _tag(session, article, "Midland")  # its result came: it is on disk while there is more to read
    assert not strings.is_torn_by(heard[-1])
    session.undo().result()
    assert not strings.is_torn_by(heard[-1])
    assert [quote for quote, _, _ in (first, *reading)] == WORDS.split()[:4]


def test_a_change_of_an_older_tag_tears_what_is_being_read(
    session: Session, article: OpenArticle
) -> None:
    strings, heard = Strings(session), _heard(session)
    reading = iter(strings)
    next(reading)
    oldest = next(iter(article.tags))
    session.do(delete_tag(article, session.state.catalogue, oldest)).result()
    assert strings.is_torn_by(heard[-1])
    list(reading)
    over = Event()
    session.ask(lambda _store: None, lambda _nothing: over.set())
    assert over.wait(10)
    assert not strings.is_torn_by(heard[-1])


def test_it_ends_early_when_nobody_waits_for_it(session: Session, article: OpenArticle) -> None:
    assert article.tags
    strings = Strings(session)
    reading = iter(strings)
    next(reading)
    strings.stop()
    assert len(list(reading)) == 1  # the rest of the piece

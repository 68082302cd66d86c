"""A session shows an act at once, saves it, and never shows what is not on disk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Annotator, Article, ReadMark
from variorum.workspace.announce import Announcement, Changed, Marked, Refused, Saved
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import open_project
from variorum.workspace.session import Session

Reopen = Callable[[Session], Session]


def _actor(name: str) -> Actor:
    return Actor(id=new_id(), created=now(), name=name)


def _names(session: Session) -> set[str]:
    return {actor.name for actor in session.state.catalogue.all(Actor).values()}


def _heard(session: Session) -> list[Announcement]:
    heard: list[Announcement] = []
    session.listen(heard.append)
    return heard


def _drain(session: Session) -> None:
    """Wait for the store's thread; what it announces comes from there in these tests."""
    for _ in range(3):
        session.submit(lambda _store: None).result()


def _import(session: Session, text: str) -> Article:
    act = import_act(session, look_at_text(session, text, "pasted"))
    assert act is not None
    session.do(act).result()
    return next(a for a in session.state.catalogue.all(Article).values())


def test_an_act_is_shown_before_it_is_saved_and_announced_in_that_order(session: Session) -> None:
    heard = _heard(session)
    act = ChangeSet("actor.edit", created(_actor("Ada")), (("name", "Ada"),))
    done = session.do(act)
    assert _names(session) == {"Ada"}
    done.result()
    _drain(session)
    assert [type(fact) for fact in heard] == [Changed, Saved]


def test_undo_and_redo_survive_a_restart_and_name_the_step(
    session: Session, reopen: Reopen
) -> None:
    for name in ("one", "two"):
        act = ChangeSet("actor.edit", created(_actor(name)), (("name", name),))
        session.do(act).result()
    again = reopen(session)
    step = again.steps[0]
    assert step is not None
    assert (step.act, dict(step.params)) == ("actor.edit", {"name": "two"})
    again.undo().result()
    _drain(again)
    assert _names(again) == {"one"}
    last = reopen(again)
    assert _names(last) == {"one"}
    last.redo().result()
    _drain(last)
    assert _names(last) == {"one", "two"}


def test_a_refused_act_is_taken_back_and_the_rest_stays(session: Session) -> None:
    kept = _actor("kept")
    session.do(ChangeSet("actor.edit", created(kept))).result()
    heard = _heard(session)
    stale = replace(kept, name="stale")
    refused = session.do(ChangeSet("actor.edit", (Change(stale, replace(kept, name="new")),)))
    with pytest.raises(UserError, match=r"store\.stale"):
        refused.result()
    _drain(session)
    assert _names(session) == {"kept"}
    assert [type(fact) for fact in heard if not isinstance(fact, Saved)] == [
        Changed,
        Refused,
        Changed,
    ]


def test_a_second_annotator_joins_with_the_first_act(session: Session, tmp_path: Path) -> None:
    session.close()
    other = open_project(tmp_path / "p.variorum", "Grace")
    assert other.author is None
    other.do(ChangeSet("actor.edit", created(_actor("x")))).result()
    names = {who.name for who in other.state.catalogue.all(Annotator).values()}
    assert names == {"Ada", "Grace"}
    assert other.author is not None
    other.close()


def test_read_marks_are_state_and_no_act(session: Session, reopen: Reopen) -> None:
    article = _import(session, "One sentence. Another one.")
    step = session.steps
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    session.state.articles[article.id] = opened
    heard = _heard(session)
    mark = ReadMark(id=new_id(), created=now(), text_version=opened.version.id, start=0, end=13)
    session.mark(article.id, add=(mark,)).result()
    _drain(session)
    assert Marked(article.id) in heard
    assert session.steps[0] == step[0] or session.steps[0] is not None
    again = reopen(session)
    found = again.submit(lambda store: store.open_article(article.id)).result()
    assert list(found.marks.values()) == [mark]
    assert again.steps[0] is not None
    assert again.steps[0].act == "import"


def test_a_second_window_reads_and_is_told_who_writes(session: Session, tmp_path: Path) -> None:
    other = open_project(tmp_path / "p.variorum", "Grace")
    try:
        assert other.read_only
        with pytest.raises(UserError, match=r"project\.read_only") as told:
            other.do(ChangeSet("actor.edit", created(_actor("x"))))
        assert told.value.params["owner"]
        with pytest.raises(UserError, match=r"project\.read_only"):
            other.undo()
    finally:
        other.close()
    session.do(ChangeSet("actor.edit", created(_actor("x")))).result()

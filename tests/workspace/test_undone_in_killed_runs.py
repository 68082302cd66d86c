"""Undo, one killed run after the other, until nothing is left: no act is lost, none is half."""

import sys
from pathlib import Path

import pytest
from killed_runs import Run
from killed_work import undo

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Alias, Article, TextVersion
from variorum.model.vocabulary import TagKind
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no signal that kills at any instruction"
)


def undo_until_killed(project: Path, acts: int) -> list[str]:
    """Let a run of its own undo `acts` acts and begin one more; kill it and return its words."""
    run = Run(project.parent, undo, project, acts)
    told = [run.told() for _ in range(acts)]
    assert run.told() == "under way"
    assert run.kill() == []
    return told


def work(session: Session, acts: int) -> None:
    """Do acts of several kinds: articles, actors with aliases, edits."""
    for number in range(acts):
        if number % 3 == 0:
            act = import_act(session, look_at_text(session, f"Ferry {number} sank.", "pasted"))
            assert act is not None
            session.do(act).result()
        else:
            me = session.signed()
            actor = Actor(id=new_id(), author=me, created=now(), name=f"Actor {number}")
            alias = Alias(id=new_id(), author=me, created=now(), actor=actor.id, text=f"A{number}")
            session.do(ChangeSet("tag.actor", created(actor, alias))).result()


def standing(project: Path) -> int:
    """Check a project as it was left; return how many acts of its analyst stand."""
    session = open_project(project, "Ada")
    try:
        assert session.check().result() == []
        catalogue = session.state.catalogue
        texts = session.submit(
            lambda store: sum(isinstance(one, TextVersion) for one in store.records())
        ).result()
        articles, actors = len(catalogue.all(Article)), len(catalogue.all(Actor))
        assert articles == texts, "an article and its text are one act"
        assert actors == len(catalogue.all(Alias)), "an actor and its alias are one act"
        acts = session.submit(lambda store: store.history(10_000)).result()
        left = sum(act.kind == "act" and act.state == "done" for act in acts)
        assert left == articles + actors
        return left
    finally:
        session.close()


def undo_to_nothing(tmp_path: Path, runs: int) -> None:
    """Work, then undo two acts in each of `runs` killed runs, and find the project empty."""
    project = tmp_path / "p.variorum"
    session = create_project(project, "Trial", "Ada")
    empty = {one.id for one in session.state.catalogue}
    work(session, 2 * runs)
    session.close()
    before = 2 * runs
    for _ in range(runs):
        told = undo_until_killed(project, 2)
        left = standing(project)
        gone = sum(word != "nothing" for word in told)
        assert left in {max(0, before - gone), max(0, before - gone - 1)}
        before = left
    assert before == 0, "two acts were told of in each run"
    session = open_project(project, "Ada")
    try:
        assert session.undo().result() is None
        assert {one.id for one in session.state.catalogue} == empty
        assert session.submit(lambda store: store.linked_tags(list(TagKind))).result() == []
        forth = 0
        while session.redo().result() is not None:
            forth += 1
        assert forth == 2 * runs, "all of it can be done again"
        assert session.check().result() == []
    finally:
        session.close()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the list of projects in a folder of the test's own."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))


def test_undo_goes_on_where_a_killed_run_left_off(tmp_path: Path) -> None:
    undo_to_nothing(tmp_path, 4)


@pytest.mark.slow
def test_undo_over_forty_killed_runs_back_to_empty(tmp_path: Path) -> None:
    undo_to_nothing(tmp_path, 40)


def test_a_second_run_cannot_undo_beside_the_first(tmp_path: Path) -> None:
    project = tmp_path / "p.variorum"
    session = create_project(project, "Trial", "Ada")
    work(session, 1)
    run = Run(tmp_path, undo, project, 1)
    code, complaints = run.end()
    assert code == 1
    assert "AssertionError" in complaints
    assert not isinstance(session.undo().exception(), UserError)
    session.close()

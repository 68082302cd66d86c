"""Kill the program in the middle of importing, merging, undoing or exporting: nothing is half."""

import hashlib
import random
from pathlib import Path

import pytest
from killed_runs import Run
from killed_work import import_merge_undo_export

from variorum.workspace.handing_over import hand_over
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session

KILLS = 20


def run_until_killed(path: Path, begin: int, states: int, chance: random.Random) -> list[str]:
    """Let a second process work, kill it; return the hashes of the states it told of."""
    run = Run(path.parent, import_merge_undo_export, path, begin)
    told = [run.told() for _ in range(states)]
    for _ in range(chance.randrange(20_000)):  # somewhere within the next act
        pass
    return told + run.kill()


def state(path: Path) -> str:
    """Return the hash of the project's dataset, having checked the file."""
    session = open_project(path, "Ada")
    try:
        assert session.check().result() == []
        return exported(session, path)
    finally:
        session.close()


def exported(session: Session, path: Path) -> str:
    out = path.with_name("state.jsonl")
    hand_over(session, "dataset", out)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def before_the_last_act(path: Path) -> str:
    """Turn the newest act and return the state there was before it."""
    session = open_project(path, "Ada")
    try:
        newest = session.submit(lambda store: store.history(1)).result()[0]
        (session.redo() if newest.kind == "undo" else session.undo()).result()
        return exported(session, path)
    finally:
        session.close()


@pytest.mark.slow
def test_a_kill_in_any_act_leaves_it_whole_or_not_begun(tmp_path: Path) -> None:
    path = tmp_path / "p.variorum"
    create_project(path, "Test", "Ada").close()
    chance = random.Random(6)  # noqa: S311  # repeatable moments, no secret
    unacknowledged = 0
    for kill in range(KILLS):
        told = run_until_killed(path, kill * 1000, chance.randint(1, 6), chance)
        found = state(path)
        if found != told[-1]:
            unacknowledged += 1
            assert before_the_last_act(path) == told[-1]
        whole = hashlib.sha256(path.with_name("told.jsonl").read_bytes()).hexdigest()
        assert whole in {*told, found}, "a half export got its name"
    assert unacknowledged < KILLS, "no kill came between acts"

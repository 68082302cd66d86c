"""Kill the program in the middle of importing, merging, undoing or exporting: nothing is half."""

import hashlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.workspace.handing_over import hand_over
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session

KILLS = 20

ANALYST = """
import hashlib, sys
from pathlib import Path
from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Alias
from variorum.tagging.joining import merge_records
from variorum.workspace.handing_over import hand_over
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import open_project

path, begin = Path(sys.argv[1]), int(sys.argv[2])
session = open_project(path, "Ada")
me = session.signed()


def told():
    hand_over(session, "dataset", path.with_name("told.jsonl"))
    return hashlib.sha256(path.with_name("told.jsonl").read_bytes()).hexdigest()


print("at", told(), flush=True)
for number in range(begin, begin + 1000):
    text = "\\n".join(f"Line {line} of story {number}." for line in range(200))
    session.do(import_act(session, look_at_text(session, text, f"{number}.txt"))).result()
    print("at", told(), flush=True)
    pair = [Actor(id=new_id(), author=me, created=now(), name=f"{n} {number}") for n in "AB"]
    session.do(ChangeSet("actors", created(*pair))).result()
    print("at", told(), flush=True)
    act = merge_records(session.state.catalogue, "actor", pair[0].id, pair[1].id, me)
    session.do(act).result()
    print("at", told(), flush=True)
    session.undo().result()
    print("at", told(), flush=True)
"""


def run_until_killed(path: Path, begin: int, lines: int, chance: random.Random) -> list[str]:
    """Let a second process work, kill it; return the hashes of the states it told of."""
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", ANALYST, str(path), str(begin)], stdout=subprocess.PIPE, text=True
    ) as analyst:
        assert analyst.stdout is not None
        told = [analyst.stdout.readline() for _ in range(lines)]
        for _ in range(chance.randrange(20_000)):  # somewhere within the next act
            pass
        analyst.kill()
        told += analyst.stdout.readlines()
    return [line.split()[1] for line in told if line.endswith("\n")]


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

"""The power fails at any moment: what was acknowledged is there, whatever the disk kept back."""

import hashlib
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from power import Call, Disk, cannot_trace, record

from variorum.model.errors import UserError
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(cannot_trace()), reason=cannot_trace() or "it can"),
]

STATES = 750
ACTS = 12

ANALYST = """
import os, sys
from dataclasses import replace
from pathlib import Path
from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Proposition, PropositionLink
from variorum.model.vocabulary import PropositionTie
from variorum.store import connection
from variorum.store.thread import StoreThread

LARGE, IMPLIES = 10, PropositionTie.IMPLIES
path, me, mode, acts = Path(sys.argv[1]), Id(sys.argv[2]), sys.argv[3], int(sys.argv[4])
pragmas = dict(connection.WRITER_PRAGMAS) | {"synchronous": mode}
connection.WRITER_PRAGMAS = tuple(pragmas.items())
thread = StoreThread(path, "Mira")
for number in range(acts):
    if number % 4 == 3:
        done = thread.submit(lambda store: store.undo(me)).result()
        os.write(1, ("- " + " ".join(change.id for change in done.changes) + "\\n").encode())
        continue
    made = []
    for _ in range(400 if number == LARGE else 1):  # more than SQLite keeps in memory
        one = Proposition(id=new_id(), author=me, created=now(), text="x" * 3000)
        two = replace(one, id=new_id(), text="y" * 3000)
        made += [one, two, PropositionLink(
            id=new_id(), created=now(), proposition=one.id, other=two.id, kind=IMPLIES
        )]
    act = ChangeSet("pairs", created(*made))
    thread.submit(lambda store: store.commit(act, me)).result()
    os.write(1, ("+ " + " ".join(record.id for record in made) + "\\n").encode())
os._exit(0)  # the power does not close files either
"""


def recorded(trial: "Trial", mode: str, log: Path) -> tuple[dict[str, bytes], list[Call]]:
    """Return the project's folder before some acts, and what the acts did to it."""
    trial.store.close()
    program = [sys.executable, "-c", ANALYST, str(trial.path), trial.make.me.id, mode, str(ACTS)]
    return record(program, trial.path.parent, log)


def after_each(said: list[str]) -> list[set[str]]:
    """Return what is there after each act."""
    there: set[str] = set()
    found = [set(there)]
    for sign, *ids in map(str.split, said):
        there = there | set(ids) if sign == "+" else there - set(ids)
        found.append(set(there))
    return found


def losses(trial: "Trial", mode: str, log: Path, states: int) -> tuple[int, int, int]:
    """Return how many states lost an acknowledged act, were bad, had a journal to recover from."""
    before, calls = recorded(trial, mode, log)
    whole = Disk(before)
    for call in calls:
        whole.do(call)
    stages = after_each(whole.said)
    assert len(stages) == ACTS + 1
    chance = random.Random(20261122)  # noqa: S311  # repeatable failures, no secret
    lost = bad = hot = 0
    tried: dict[tuple[tuple[str, bytes], ...], set[str] | None] = {}
    ends = [number for number, call in enumerate(calls, start=1) if call.name == "said"]
    for _ in range(states):
        disk = Disk(before)
        act = chance.randrange(ACTS)  # large acts are not to have all the failures
        for call in calls[: chance.randint(ends[act - 1] if act else 0, ends[act])]:
            disk.do(call)
        left = disk.fail(chance)
        hot += any(name.endswith("-journal") for name in left)
        acknowledged = len(disk.said)
        state = tuple((name, hashlib.sha256(left[name]).digest()) for name in sorted(left))
        if state not in tried:  # every other failure leaves what one before it left
            tried[state] = found_in(trial.path, left)
        if tried[state] is None:
            bad += 1
        elif tried[state] not in stages[acknowledged : acknowledged + 2]:
            lost += 1
    return lost, bad, hot


def found_in(path: Path, left: dict[str, bytes]) -> set[str] | None:
    """Return the pairs in a project that was left so; None where it is bad."""
    try:
        return reopened(path, left)
    except UserError:
        return None


def reopened(path: Path, left: dict[str, bytes]) -> set[str]:
    """Put the files where they were, open the project and return the pairs that are in it."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    for name, data in left.items():
        Path(name).write_bytes(data)
    store = open_project(path, "Mira")
    try:
        if store.check():
            raise UserError("project.damaged", path=str(path), problem="check")
        kinds = ("proposition", "proposition_link")
        return {record.id for record in store.records() if record.kind_name in kinds}
    finally:
        store.close()


def test_no_failure_of_the_power_loses_what_was_acknowledged(
    trial: "Trial", tmp_path_factory: pytest.TempPathFactory
) -> None:
    log = tmp_path_factory.mktemp("trace") / "log"
    lost, bad, hot = losses(trial, "EXTRA", log, STATES)
    assert (lost, bad) == (0, 0)
    assert hot > STATES // 10, "the failures come where recovery is needed"


def test_without_the_last_sync_of_the_folder_it_would_be_lost(
    trial: "Trial", tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The control: the same failures find the losses of a weaker setting."""
    log = tmp_path_factory.mktemp("trace") / "log"
    lost, _bad, _hot = losses(trial, "FULL", log, STATES // 3)
    assert lost > STATES // 30

"""Kill the program at any moment: what it acknowledged is there, and nothing is half there."""

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.records import Annotator
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial

ANALYST = """
import sys
from dataclasses import replace
from pathlib import Path
from variorum.model.changes import Change, ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Proposition, PropositionLink
from variorum.model.vocabulary import PropositionTie
from variorum.store.opening import open_project

store = open_project(Path(sys.argv[1]), "Mira")
me = Id(sys.argv[2])
assert not store.read_only
print("ready", flush=True)
number = 0
while True:
    number += 1
    one = Proposition(id=new_id(), author=me, created=now(), text="x" * 3000)
    two = replace(one, id=new_id(), text="y" * 3000)
    tie = PropositionLink(
        id=new_id(), created=now(), proposition=one.id, other=two.id, kind=PropositionTie.IMPLIES
    )
    store.commit(ChangeSet("pair", created(one, two, tie)), me)
    print(one.id, two.id, tie.id, flush=True)
    if number % 3 == 0:
        undone = store.undo(me)
        print("-", *(change.id for change in undone.changes), flush=True)
"""


def run_until_killed(path: Path, annotator: Annotator, acknowledged: int) -> list[list[str]]:
    """Let a second process work and kill it after some acts; return what it acknowledged."""
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", ANALYST, str(path), annotator.id],
        stdout=subprocess.PIPE,
        text=True,
    ) as analyst:
        assert analyst.stdout is not None
        assert analyst.stdout.readline() == "ready\n"
        lines = [analyst.stdout.readline() for _ in range(acknowledged)]
        analyst.kill()
        lines += analyst.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


def follow(expected: set[str], acknowledged: list[list[str]]) -> None:
    for ids in acknowledged:
        if ids[0] == "-":
            expected.difference_update(ids)
        else:
            expected.update(ids)


def kill_and_look(trial: "Trial", kills: int) -> None:
    trial.store.close()
    chance = random.Random(7)  # noqa: S311  # repeatable moments, no secret
    expected: set[str] = set()
    for _ in range(kills):
        acknowledged = run_until_killed(trial.path, trial.make.me, chance.randrange(12))
        follow(expected, acknowledged)
        trial.store = open_project(trial.path, "Mira")
        assert trial.store.check() == []
        kinds = ("proposition", "proposition_link")
        found = {record.id for record in trial.store.records() if record.kind_name in kinds}
        # The act under way when the kill came may be on disk without its acknowledgement.
        assert len(found ^ expected) in (0, 3)
        newest = trial.store.history(1)[0]
        assert found >= expected or newest.kind == "undo"
        expected = set(found)
        trial.store.close()


def test_a_killed_program_loses_nothing_it_acknowledged(trial: "Trial") -> None:
    kill_and_look(trial, 20)


@pytest.mark.slow
def test_two_hundred_kills(trial: "Trial") -> None:
    kill_and_look(trial, 200)

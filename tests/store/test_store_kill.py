"""Kill the program at any moment: what it acknowledged is there, and nothing is half there."""

import random
from typing import TYPE_CHECKING

import pytest
from killed_runs import Run
from killed_work import make_pairs

from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial


def run_until_killed(trial: "Trial", acknowledged: int) -> list[list[str]]:
    """Let a second process work and kill it after some acts; return what it acknowledged."""
    run = Run(trial.path.parent, make_pairs, trial.path, trial.make.me.id)
    assert run.told() == "ready"
    told = [run.told() for _ in range(acknowledged)]
    return told + run.kill()


def follow(expected: set[str], acknowledged: list[list[str]]) -> None:
    for sign, *ids in acknowledged:
        if sign == "-":
            expected.difference_update(ids)
        else:
            expected.update(ids)


def kill_and_look(trial: "Trial", kills: int, seed: int) -> None:
    trial.store.close()
    chance = random.Random(seed)  # noqa: S311  # repeatable moments, no secret
    expected: set[str] = set()
    for _ in range(kills):
        acknowledged = run_until_killed(trial, chance.randrange(12))
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
    kill_and_look(trial, 20, 7)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_kills(trial: "Trial", seed: int) -> None:
    kill_and_look(trial, 40, seed)

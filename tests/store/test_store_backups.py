"""Copies that the program makes of a project: named, verified, thinned as they age."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.backup import Backup
from variorum.store import backups
from variorum.store.opening import open_copy

if TYPE_CHECKING:
    from conftest import Trial

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def made(*ages: float) -> list[Backup]:
    """Return copies of these ages in days, newest first."""
    return [Backup(Path(f"{age}"), NOON - timedelta(days=age), "group.merge", 1) for age in ages]


def kept(*ages: float) -> list[str]:
    every = made(*ages)
    gone = list(backups.thinned(every, NOON))
    return [one.path.name for one in every if one not in gone]


def test_all_of_today_and_yesterday_are_kept() -> None:
    assert kept(0, 0.1, 0.2, 0.6, 1, 1.2) == ["0", "0.1", "0.2", "0.6", "1", "1.2"]


def test_the_last_of_each_day_is_kept_for_a_week() -> None:
    # Noon of the 22nd less 2 days and a little: all on the 20th; less 3: on the 19th.
    assert kept(2, 2.1, 2.3, 3, 3.2) == ["2", "3"]


def test_the_last_of_each_week_is_kept_for_a_month_and_of_each_month_after_that() -> None:
    # Days back from Sunday the 22nd: 8 to 13 are the week before last, 14 is its Sunday's week.
    assert kept(8, 9, 13, 14, 15) == ["8", "14"]
    # 40 and 45 days are in October (13th and 8th), 60 in September (23rd).
    assert kept(40, 45, 60, 61) == ["40", "60"]


def test_none_is_made_soon_after_another_unless_it_is_asked_for(trial: "Trial") -> None:
    project = next(trial.store.records()).id
    first = backups.take(trial.store.snapshot, project, "group.merge")
    assert first is not None
    assert backups.take(trial.store.snapshot, project, "group.merge") is None
    second = backups.take(trial.store.snapshot, project, "migrate", always=True)
    assert second is not None
    assert backups.listed(project) == [second, first]
    assert first.reason == "group.merge"
    assert first.size == first.path.stat().st_size


def test_a_copy_can_be_read_and_stays_as_it_is(trial: "Trial") -> None:
    before = list(trial.store.records())
    project = before[0].id
    copy = backups.take(trial.store.snapshot, project, "asked", always=True)
    assert copy is not None
    trial.do(trial.make.proposition("later"))
    data = copy.path.read_bytes()
    store = open_copy(copy.path)
    assert list(store.records()) == before
    assert store.read_only
    store.close()
    assert copy.path.read_bytes() == data


@pytest.mark.parametrize("name", ["notes.txt", "20261122-merge.variorum"])
def test_other_files_in_the_folder_are_let_be(trial: "Trial", name: str) -> None:
    project = next(trial.store.records()).id
    backups.take(trial.store.snapshot, project, "asked", always=True)
    (backups.folder(project) / name).write_text("mine", encoding="utf-8")
    assert len(backups.listed(project)) == 1

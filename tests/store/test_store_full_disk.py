"""The disk fills up at any page, or the clock is wrong: no act is half, and all before it stand."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from variorum.model import ids
from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.records import Proposition, ReadMark, Record
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial

YEARS = timedelta(days=50 * 365)


def scenario(trial: "Trial") -> Iterator[Callable[[], object]]:
    """Yield acts of many kinds, one after the other."""
    make = trial.make
    marks = [
        ReadMark(**make.signed(), text_version=trial.version.id, start=0, end=5),
    ]
    many = [make.proposition("x" * 500) for _ in range(40)]
    article, version = make.article("Another story. " * 600)
    yield lambda: trial.do(make.proposition("y" * 3000))
    yield lambda: trial.store.mark_read(marks)
    yield lambda: trial.do(*many)
    yield lambda: trial.store.undo(trial.me)
    yield lambda: trial.store.redo(trial.me)
    yield lambda: trial.do(article, version, act="import")


def everything(trial: "Trial") -> list[Record]:
    return list(trial.store.records())


def pages(trial: "Trial", most: int = 0) -> int:
    """Return how many pages the file has; let it have `most` from now on."""
    database = trial.store._database  # noqa: SLF001  # stands in for the disk
    if most:
        database.execute(f"PRAGMA max_page_count = {most}")
    (count,) = database.execute("PRAGMA page_count").fetchone()
    return int(count)


def until_full(trial: "Trial") -> tuple[list[Record], str]:
    """Act until something fails; return what the last acknowledged act left, and what failed."""
    before = everything(trial)
    for act in scenario(trial):
        try:
            act()
        except UserError as error:
            return before, error.code
        before = everything(trial)
    pytest.fail("the disk never was full")


@pytest.mark.slow
def test_a_disk_full_at_any_page_of_a_scenario(trial: "Trial", tmp_path: Path) -> None:
    trial.store.close()
    fresh = shutil.copy(trial.path, tmp_path / "fresh")
    trial.store = open_project(trial.path, "Mira")
    small = pages(trial)
    for act in scenario(trial):
        act()
    large = pages(trial)
    assert large > small + 20
    for most in range(small, large):
        trial.store.close()
        shutil.copy(fresh, trial.path)
        trial.store = open_project(trial.path, "Mira")
        pages(trial, most)
        left, code = until_full(trial)
        assert code == "store.disk_full"
        assert everything(trial) == left
        assert trial.store.check() == []
        pages(trial, large * 2)  # room again
        trial.do(trial.make.proposition("after all"))
        trial.reopen()
        assert trial.store.check() == []


@pytest.mark.slow
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="making a small disk needs Linux and the rights of root",
)
def test_a_real_disk_that_is_full(trial: "Trial", tmp_path: Path) -> None:
    trial.store.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    size = trial.path.stat().st_size // 1024 + 64
    mounted = subprocess.run(  # noqa: S603  # our own folder
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(disk)],  # noqa: S607  # the system's
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        path = Path(shutil.copy(trial.path, disk / "p.variorum"))
        store = open_project(path, "Mira")
        before = list(store.records())
        act = ChangeSet("many", created(*(trial.make.proposition("x" * 900) for _ in range(200))))
        with pytest.raises(UserError) as caught:
            store.commit(act, trial.me)
        assert caught.value.code == "store.disk_full"
        assert list(store.records()) == before
        store.close()
        store = open_project(path, "Mira")
        assert list(store.records()) == before
        assert store.check() == []
        store.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607  # as above


@pytest.mark.parametrize("shift", [-YEARS, YEARS], ids=["back", "on"])
def test_a_clock_gone_wrong_changes_no_order(
    trial: "Trial", monkeypatch: pytest.MonkeyPatch, shift: timedelta
) -> None:
    class Wrong(datetime):
        @classmethod
        @override
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + shift

    right = time.time_ns
    trial.do(trial.make.proposition("before"))
    with monkeypatch.context() as wrong:
        wrong.setattr(ids, "datetime", Wrong)
        wrong.setattr(time, "time_ns", lambda: right() + int(shift.total_seconds()) * 10**9)
        wrong.setattr(ids, "_last", 0)  # a program started anew
        trial.reopen()
        trial.do(trial.make.proposition("then"))
    monkeypatch.setattr(ids, "_last", 0)
    trial.reopen()
    trial.do(trial.make.proposition("after"))
    trial.reopen()
    assert trial.store.check() == []
    assert abs(_year_of(trial, "then") - _year_of(trial, "after")) in {49, 50}
    made = [one for one in everything(trial) if isinstance(one, Proposition)]
    assert [one.text for one in made] == ["before", "then", "after"], "ids are not in order"
    undone = []
    while (done := trial.store.undo(trial.me)) is not None:
        undone += [getattr(change.before, "text", "") for change in done.changes]
    assert undone[:3] == ["after", "then", "before"]


def _year_of(trial: "Trial", text: str) -> int:
    (found,) = (one for one in everything(trial) if getattr(one, "text", "") == text)
    return int(found.created[:4])

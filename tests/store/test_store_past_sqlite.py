"""A project's file is read past SQLite without SQLite's locks being lost."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from variorum.model.errors import UserError
from variorum.store import past_sqlite
from variorum.store import still as still_module
from variorum.store.opening import open_reader
from variorum.store.past_sqlite import Plain, copy_pages, plain

_WRITE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def _other_process_writes(path: Path) -> str:
    """Return why another process may not write to a database; empty if it may."""
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", _WRITE, str(path)], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def test_locks_stay_when_a_second_connection_copied_and_left(trial: Any) -> None:  # noqa: ANN401  # conftest's
    database = trial.store._database  # noqa: SLF001  # the lock is SQLite's
    database.execute("BEGIN IMMEDIATE")
    assert _other_process_writes(trial.path) == "database is locked"
    reader = open_reader(trial.path, trial.store.replica)
    with reader.still() as held:
        assert list(held.records()) == list(reader.records())
    reader.close()
    assert _other_process_writes(trial.path) == "database is locked"
    database.execute("ROLLBACK")
    assert not _other_process_writes(trial.path)


def test_one_descriptor_serves_all_and_the_last_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"some bytes")
    with plain(path) as one:
        with plain(path) as other:
            assert other is one
        assert os.lseek(one.number, 0, 2) == len(b"some bytes")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.lseek(one.number, 0, 2)


def test_pages_are_copied_to_their_place_but_for_the_one_with_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_sqlite, "_LOCKED", 1024)
    monkeypatch.setattr(past_sqlite, "_AT_ONCE", 700)
    data = bytes(range(256)) * 16
    (tmp_path / "file").write_bytes(data)
    target = (tmp_path / "copy").open("w+b")
    with plain(tmp_path / "file") as source, target:
        copy_pages(source, target, 512, 4096, 512)
        copy_pages(source, target, 0, 512, 512)
        target.seek(0)
        assert target.read() == data[:1024] + bytes(512) + data[1536:]
        with pytest.raises(sqlite3.DatabaseError, match="ends early"):
            copy_pages(source, target, 3584, 4608, 512)


def test_an_act_between_two_lots_makes_the_copy_begin_anew(
    trial: Any,  # noqa: ANN401  # conftest's
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts: list[int] = []
    nobody_writing = still_module._nobody_writing  # noqa: SLF001  # acts go between two of these

    def copied(source: Plain, target: BinaryIO, start: int, end: int, page: int) -> None:
        copy_pages(source, target, start, end, page)
        starts.append(start)

    def between(source: sqlite3.Connection) -> AbstractContextManager[None]:
        if starts == [0]:
            trial.do(trial.make.tag(trial.version))
        return nobody_writing(source)

    monkeypatch.setattr(still_module, "_PAGES", 4)
    monkeypatch.setattr(still_module, "copy_pages", copied)
    monkeypatch.setattr(still_module, "_nobody_writing", between)
    reader = open_reader(trial.path, trial.store.replica)
    with reader.still() as held:
        assert list(held.records()) == list(trial.store.records())
    reader.close()
    assert starts.count(0) == 2


def test_a_full_disk_is_told(trial: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401  # conftest's
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(still_module, "copy_pages", full)
    with pytest.raises(UserError) as caught, trial.store.still():
        pass
    assert caught.value.code == "export.unwritable"
    assert caught.value.params["problem"] == "No space left on device"

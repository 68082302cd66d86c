"""A project held still: a private copy to read from for long while the project goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from variorum.store.connection import connect
from variorum.store.passing import passing_folder

_PAGES = 4096
"""Copied at a time; between two lots a commit gets its turn, and the copy begins anew."""

_PATIENCE = 3
"""Beginnings before the copy is made in one go, while commits wait for it."""


_CACHE = 100
"""Pages kept in memory of a file; nearly all is written and read from end to end."""


class _Restless(Exception):  # noqa: N818  # no error: the project is being worked on
    """The project changes faster than it is copied."""


@contextmanager
def still(database: Database) -> Iterator[Database]:
    """Give a connection to the project as it is now, whatever is committed meanwhile.

    Nothing is written to it; an empty database called `aside` is attached, to note things in.
    A read transaction would do the same, but commits would wait until it ends, and then fail.
    """
    with passing_folder() as folder:
        path = folder / "still.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute(f"PRAGMA cache_size = {_CACHE}")
            _copy(database.conn, copy)
        held = connect(path, "immutable")
        try:
            _attach(held, folder / "aside.sqlite")
            yield held
        finally:
            held.close()


def _attach(held: Database, path: Path) -> None:
    """Give what reads the copy a place to note things, called `aside`."""
    held.execute("ATTACH ? AS aside", [f"{path.as_uri()}?mode=rwc"])
    held.execute(f"PRAGMA cache_size = {_CACHE}")
    fast = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE")
    for pragma in (*fast, f"cache_size = {_CACHE}"):
        held.execute(f"PRAGMA aside.{pragma}")


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    last, beginnings = -1, 0

    def look(_status: int, remaining: int, _total: int) -> None:
        nonlocal last, beginnings
        if last >= 0 and remaining >= last:
            beginnings += 1
        last = remaining
        if beginnings >= _PATIENCE:
            raise _Restless

    try:
        source.backup(target, pages=_PAGES, progress=look, sleep=0.001)
    except _Restless:
        source.backup(target)

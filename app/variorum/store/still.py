"""A project held still: a private copy to read from for long while the project goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.store.connection import connect
from variorum.store.passing import passing_folder
from variorum.store.past_sqlite import Plain, copy_pages

_PAGES = 4096
"""Copied at a time; a commit that has its turn in between makes the copy begin anew."""

_PATIENCE = 3
"""Beginnings before the copy is made in one go, while commits wait for it."""


_CACHE = 100
"""Pages kept in memory of a file; nearly all is written and read from end to end."""


@contextmanager
def still(database: Database, plain: Plain) -> Iterator[Database]:
    """Give a connection to the project as it is now, whatever is committed meanwhile.

    It is copied past SQLite, in a third of the time. Nothing is written to it; an empty database
    called `aside` is attached, to note things in. A read transaction would do the same, but commits
    would wait until it ends, and then fail. Raises UserError export.unwritable for want of room.
    """
    with passing_folder() as folder:
        path = folder / "still.sqlite"
        try:
            with path.open("wb") as copy:
                _copy(database.conn, plain, copy)
        except OSError as error:
            problem = error.strerror or str(error)
            raise UserError("export.unwritable", path=str(folder), problem=problem) from error
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


def _copy(source: sqlite3.Connection, plain: Plain, target: BinaryIO) -> None:
    if not any(_is_copied(source, plain, target, _PAGES) for _ in range(_PATIENCE)):
        _is_copied(source, plain, target, None)


def _is_copied(source: sqlite3.Connection, plain: Plain, target: BinaryIO, lot: int | None) -> bool:
    """Copy all pages, `lot` at a time; tell whether nothing was committed between two lots."""
    target.truncate(0)
    done, version = 0, None
    while True:
        with _nobody_writing(source):
            (now,), (page,), (pages,) = (
                source.execute(f"PRAGMA {name}").fetchone()
                for name in ("data_version", "page_size", "page_count")
            )
            if version not in (None, now):
                return False
            end = min(pages, done + (lot or pages))
            copy_pages(plain, target, done * page, end * page, page)
        done, version = end, now
        if done == pages:
            return True


@contextmanager
def _nobody_writing(source: sqlite3.Connection) -> Iterator[None]:
    source.execute("BEGIN")
    try:
        source.execute("SELECT 1 FROM sqlite_schema").fetchone()  # takes the lock
        yield
    finally:
        source.execute("ROLLBACK")

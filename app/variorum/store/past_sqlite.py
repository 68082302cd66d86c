"""Reading a project's file past SQLite, without letting go of SQLite's locks.

On POSIX a process loses all its locks on a file when it closes any descriptor of it. So there is
one for all connections that this process has to a file, opened before the first and closed after
the last.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from variorum.store.osfiles import identity, open_regular

_LOCKED = 0x40000000
"""The page with this byte SQLite uses for its locks alone, and Windows lets nobody read it."""

_AT_ONCE = 1 << 16


@dataclass(slots=True)
class Plain:
    """A descriptor that is read from by one after the other, and how many need it."""

    number: int
    users: int = 0
    turn: Lock = field(default_factory=Lock)


_open: dict[tuple[int, int] | None, Plain] = {}
_changing = Lock()


@contextmanager
def plain(path: Path) -> Iterator[Plain]:
    """Give what reads the file at `path`; to be left after the connection to it is closed."""
    with _changing:
        file = identity(path)
        found = _open[file] = _open.get(file) or Plain(open_regular(path))
        found.users += 1
    try:
        yield found
    finally:
        with _changing:
            found.users -= 1
            if not found.users:
                del _open[file]
                os.close(found.number)


def copy_pages(source: Plain, target: BinaryIO, start: int, end: int, page: int) -> None:
    """Copy bytes of a database to the same place; both ends are where pages of `page` bytes begin.

    Nobody may write meanwhile. Raises sqlite3.DatabaseError if there are fewer.
    """
    target.seek(start)
    with source.turn:
        os.lseek(source.number, start, os.SEEK_SET)
        while start < end:
            if start == _LOCKED:
                os.lseek(source.number, page, os.SEEK_CUR)
                data = bytes(page)
            else:
                before = _LOCKED if start < _LOCKED else end
                data = os.read(source.number, min(_AT_ONCE, before - start, end - start))
            if not data:
                message = "the file ends early"
                raise sqlite3.DatabaseError(message)
            target.write(data)
            start += len(data)

"""One way to a connection: the standard library's, with every promise of the file set."""

import sqlite3
import sys
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

Mode = Literal["rw", "ro", "immutable"]

APPLICATION_ID = 0x56415249
"""`VARI`, at byte 68 of the file."""

PRAGMAS = (
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("temp_store", "MEMORY"),
    ("cell_size_check", "ON"),
    ("busy_timeout", "10000"),
)
WRITER_PRAGMAS = (
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
    ("fullfsync", "ON"),  # on macOS fsync alone leaves data in the drive's cache
)

_LONGEST_VALUE = 64 << 20
"""Bytes of one value: a text of 5 MB fits six times over, as its journal entry may need."""

_LONGEST_SQL = 1 << 20


def connect(path: Path, mode: Mode) -> Database:
    """Open an existing file. `immutable` never looks at a journal or a lock beside it."""
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        return _prepared(connection, mode)
    except sqlite3.Error:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection, mode: Mode) -> Database:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _LONGEST_SQL)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003  # positional only
    for name, value in PRAGMAS + (WRITER_PRAGMAS if mode == "rw" else ()):
        connection.execute(f"PRAGMA {name} = {value}")
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def pragma(database: Database, name: str) -> int | str:
    """Return the value of a one-value pragma."""
    value: int | str = database.execute(f"PRAGMA {name}").fetchone()[0]
    return value

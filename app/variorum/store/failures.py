"""SQLite's errors as what an analyst can understand. Bugs (misuse of the API) pass through."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.model.errors import UserError

_PRIMARY = 0xFF
_CODES = {
    sqlite3.SQLITE_FULL: "store.disk_full",
    sqlite3.SQLITE_BUSY: "store.busy",
    sqlite3.SQLITE_READONLY: "project.unwritable",
    sqlite3.SQLITE_NOTADB: "project.not_sqlite",
    sqlite3.SQLITE_CORRUPT: "project.damaged",
    sqlite3.SQLITE_TOOBIG: "project.damaged",
    sqlite3.SQLITE_FORMAT: "project.damaged",
}


@contextmanager
def understandable(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the project file at `path` into UserError."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise _refused(error) from error
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError):
        raise
    except sqlite3.DatabaseError as error:
        raise _failed(error, path) from error
    except MemoryError as error:  # a damaged page may speak of a value of any size
        problem = "a value larger than the memory"
        raise UserError("project.damaged", path=str(path), problem=problem) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:  # the file's, as all read here is
        problem = f"unreadable text ({type(error).__name__})"
        raise UserError("project.damaged", path=str(path), problem=problem) from error


_UNSAVED = {
    "project.unwritable": "store.unwritable",
    "project.damaged": "store.damaged",
    "project.not_sqlite": "store.damaged",
}
"""What stands in the way of an act, by what it is called where nothing was to be saved."""


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn SQLite's errors in writing an act into UserError ``store.…``: it was not saved."""
    try:
        with understandable(path):
            yield
    except UserError as error:
        if not isinstance(error.__cause__, sqlite3.Error) or error.code not in _UNSAVED:
            raise
        code, problem = _UNSAVED[error.code], str(error.__cause__)
        raise UserError(code, path=str(path), problem=problem) from error.__cause__


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Turn the system's errors in making or opening the file at `path` into UserError."""
    try:
        yield
    except FileExistsError as error:
        raise UserError("project.exists", path=str(path)) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unwritable", path=str(path), problem=problem) from error


def _refused(error: sqlite3.IntegrityError) -> UserError:
    code = error.sqlite_errorcode
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return UserError("store.reference")
    if code in (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return UserError("store.stale")
    return UserError("store.failed", problem=str(error))


def _failed(error: sqlite3.DatabaseError, path: Path) -> UserError:
    number = getattr(error, "sqlite_errorcode", None)  # absent where Python itself raised it
    if number is None or str(error).startswith("no such table"):  # the file was emptied
        code = "project.damaged"
    elif number == sqlite3.SQLITE_READONLY_DBMOVED:
        code = "store.gone"
    else:
        code = _CODES.get(number & _PRIMARY, "store.failed")
    return UserError(code, path=str(path), problem=str(error))

"""SQLite's errors as what an analyst can understand. Bugs (misuse of the API) pass through."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.model.errors import UserError

_PRIMARY = 0xFF
_MOVED = sqlite3.SQLITE_READONLY_DBMOVED


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


def _refused(error: sqlite3.IntegrityError) -> UserError:
    code = error.sqlite_errorcode
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return UserError("store.reference")
    if code in (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return UserError("store.stale")
    return UserError("store.failed", problem=str(error))


def _failed(error: sqlite3.DatabaseError, path: Path) -> UserError:
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python itself raised it
    if code is None:
        return UserError("project.damaged", path=str(path), problem=str(error))
    if code == _MOVED:
        return UserError("store.gone", path=str(path))
    primary = code & _PRIMARY
    if primary == sqlite3.SQLITE_FULL:
        return UserError("store.disk_full", path=str(path))
    if primary == sqlite3.SQLITE_NOTADB:
        return UserError("project.not_sqlite", path=str(path))
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_FORMAT):
        return UserError("project.damaged", path=str(path), problem=str(error))
    return UserError("store.failed", problem=str(error))

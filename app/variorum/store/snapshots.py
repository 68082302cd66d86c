"""Complete copies of a project file, made by SQLite and verified before they get their name."""

import secrets
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.store import osfiles
from variorum.store.connection import connect, pragma
from variorum.store.failures import written
from variorum.store.migrations import expected_schema, schema_of
from variorum.store.receiving import project_id


def snapshot(database: Database, path: Path) -> None:
    """Write a copy of the open file to `path`; see `Store.snapshot`."""
    path = osfiles.canonical_path(path)
    if path.exists() or path.is_symlink():
        raise UserError("project.exists", path=str(path))
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with written(path):
            osfiles.create_private(draft)
            database.execute("VACUUM INTO ?", [str(draft)])
            _verify(draft)
            osfiles.place_new(draft, path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _verify(draft: Path) -> None:
    copy = connect(draft, "immutable")
    try:
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found == "ok" and not _is_project(copy):
            found = "not a project any more"  # the file was cut or overwritten while it was open
    finally:
        copy.close()
    if found != "ok":
        message = f"snapshot: {found}"
        raise sqlite3.DatabaseError(message)


def _is_project(database: Database) -> bool:
    version = int(pragma(database, "user_version"))
    if version < 1 or schema_of(database) != expected_schema(version):
        return False
    return project_id(database) is not None

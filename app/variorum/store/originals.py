"""The bytes of imported files, by their SHA-256: kept once, neither journaled nor undone."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.journal import Finding
from variorum.store.connection import pragma

SINCE = 5
"""The schema version that has the table."""


def keep(database: Database, files: Iterable[bytes]) -> None:
    """Keep files that are not kept yet."""
    database.conn.executemany(
        "INSERT OR IGNORE INTO original (sha256, data) VALUES (?, ?)",
        ((hashlib.sha256(data).hexdigest(), data) for data in files),
    )


def get(database: Database, sha256: str) -> bytes | None:
    """Return a file, or None if it was not kept. Raises UserError original.damaged."""
    row = database.execute("SELECT data FROM original WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        return None
    data: bytes = row[0]
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UserError("original.damaged", sha256=sha256)
    return data


def size(database: Database, sha256: str) -> int | None:
    """Return how many bytes a file has, or None if it was not kept."""
    sql = "SELECT length(data) FROM original WHERE sha256 = ?"
    row = database.execute(sql, [sha256]).fetchone()
    return None if row is None else int(row[0])


def check(database: Database) -> Iterator[Finding]:
    """Yield ``check.original(id)`` for each file that is not the one that was kept."""
    if int(pragma(database, "user_version")) < SINCE:
        return
    for (sha256,) in database.execute("SELECT sha256 FROM original ORDER BY sha256").fetchall():
        try:
            get(database, sha256)
        except UserError:
            yield Finding("check.original", {"id": sha256})

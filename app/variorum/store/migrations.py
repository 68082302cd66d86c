"""The schema as migrations in order; `user_version` is the number of the last one applied."""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from variorum.store import sealing
from variorum.store.connection import APPLICATION_ID, pragma

_SCRIPTS = {
    int(file.stem): file for file in sorted((Path(__file__).parent / "schema").glob("[0-9]*.sql"))
}
LATEST = max(_SCRIPTS)
"""The schema version this program writes."""

_STEPS: Mapping[int, Callable[[Database], None]] = {sealing.SINCE: sealing.seal_all}
"""What SQL alone cannot do in the step to a version."""


def migrate(database: Database, to: int = LATEST) -> None:
    """Bring the file to version `to`, in one transaction."""
    steps = range(int(pragma(database, "user_version")) + 1, to + 1)
    if not steps:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for version in steps:
            _step(database, version)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {to}")
        database.execute("COMMIT")
    except (sqlite3.Error, ValueError):  # a damaged file may hold what no act or event is
        if database.conn.in_transaction:
            database.conn.execute("ROLLBACK")
        raise


def _step(database: Database, version: int) -> None:
    for statement in _statements(_SCRIPTS[version]):
        database.execute(statement)
    if version in _STEPS:
        _STEPS[version](database)


@cache
def _statements(script: Path) -> tuple[str, ...]:
    """Return what a script says, one by one: `executescript` would end the transaction first."""
    found = [""]
    for part in script.read_text(encoding="utf-8").split(";")[:-1]:
        found[-1] += part + ";"
        if sqlite3.complete_statement(found[-1]):
            found.append("")
    return tuple(found[:-1])


def schema_of(database: Database) -> frozenset[tuple[str, ...]]:
    """Return what the file defines: type, name, table and SQL of everything in it."""
    rows = database.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema")
    return frozenset(rows)


@cache
def expected_schema(version: int) -> frozenset[tuple[str, ...]]:
    """Return what a file of this version defines, no more and no less."""
    database = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    try:
        migrate(database, version)
        return schema_of(database)
    finally:
        database.close()

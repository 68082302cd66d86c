"""Who points at whom."""

import sqlite3
from collections import defaultdict
from functools import cache

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Record
from variorum.store.migrations import migrate
from variorum.store.rows import codec, id_blob, quoted

_ANY_KIND = {
    "relation": ("one", "other"),
    "constraint": ("one", "other"),
    "decision": ("subject", "object"),
    "note": ("subject",),
}
"""Fields that may hold the id of a record of any kind, so that no foreign key guards them."""

_LISTS = {"actor": (("proposition", "accused"),)}
"""Fields that hold ids of one kind as a list."""


def referring(database: Database, kind: str, record_id: Id) -> list[Record]:
    """Return the records that point at this one (as their author excepted), by kind and id."""
    found: dict[Id, Record] = {}
    for table in KINDS:
        columns = [*_keys(database, table).get(kind, ()), *_ANY_KIND.get(table, ())]
        conditions = [f"{quoted(column)} = :blob" for column in columns]
        conditions += [
            f":text IN (SELECT value FROM json_each(nullif({quoted(column)}, '')))"  # noqa: S608  # constant
            for owner, column in _LISTS.get(kind, ())
            if owner == table
        ]
        if conditions:
            sql = f"{codec(table).select} WHERE {' OR '.join(conditions)} ORDER BY id"
            values = {"blob": id_blob(record_id), "text": record_id}
            for row in database.execute(sql, values):
                record = codec(table).decode(row)
                found[record.id] = record
    return list(found.values())


def _keys(database: Database, table: str) -> dict[str, list[str]]:
    """Return the columns of a table that refer to each other table."""
    keys: dict[str, list[str]] = defaultdict(list)
    for _, _, target, column, *_ in database.execute(f"PRAGMA foreign_key_list({quoted(table)})"):
        if column != "author":
            keys[target].append(column)
    return keys


@cache
def foreign_keys(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind, its author excepted, that must point at a record."""
    database = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    try:
        migrate(database)
        return tuple(column for columns in _keys(database, kind).values() for column in columns)
    finally:
        database.close()

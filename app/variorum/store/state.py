"""The records' tables: reading one record, following a batch of changes."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Record
from variorum.store.deltas import Delta
from variorum.store.rows import Plain, codec, id_blob, quoted


def get(database: Database, kind: str, record_id: Id) -> Record | None:
    """Return one record, or None if there is none of that kind and id."""
    row = _row(database, kind, record_id)
    return None if row is None else codec(kind).decode(row)


def _row(database: Database, kind: str, record_id: str) -> tuple[Any, ...] | None:
    sql = codec(kind).select + " WHERE id = ?"
    row: tuple[Any, ...] | None = database.execute(sql, [id_blob(record_id)]).fetchone()
    return row


def apply(database: Database, deltas: Iterable[Delta]) -> None:
    """Bring the tables from `before` to `after`; UserError ``store.stale`` if they differ."""
    for (kind, op), group in groupby(deltas, key=lambda one: (one.kind, one.op)):
        if op == "insert":
            _insert(database, kind, list(group))
        else:
            for one in group:
                _alter(database, one)


def _insert(database: Database, kind: str, deltas: Sequence[Delta]) -> None:
    rows = (codec(kind).encode(one.after) for one in deltas if one.after is not None)
    try:
        database.conn.executemany(codec(kind).insert, rows)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
            raise UserError("store.stale", kind=kind) from error
        raise


def _alter(database: Database, one: Delta) -> None:
    before: Plain = one.before or {}
    blob = id_blob(one.id)
    if _row(database, one.kind, one.id) != codec(one.kind).encode(before):
        raise UserError("store.stale", kind=one.kind, id=one.id)
    if one.after is None:
        if one.kind == "text_version":  # read marks are state: they go with what they mark
            database.execute("DELETE FROM read_mark WHERE text_version = ?", [blob])
        database.execute(f"DELETE FROM {quoted(one.kind)} WHERE id = ?", [blob])  # noqa: S608  # a kind of the model
        return
    altered = one.altered()
    if not altered:
        return
    values = dict(zip(codec(one.kind).names, codec(one.kind).encode(one.after), strict=True))
    setting = ", ".join(f"{quoted(name)} = ?" for name in altered)
    database.execute(
        f"UPDATE {quoted(one.kind)} SET {setting} WHERE id = ?",  # noqa: S608  # names of the model
        [*(values[name] for name in altered), blob],
    )

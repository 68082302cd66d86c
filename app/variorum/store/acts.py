"""The history in pages: acts newest first by their number, and what each of them did."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from variorum.model.history import GROUPS, TURNS, ActPage, FieldChange, RecordChange, Wanted
from variorum.model.ids import Id, id_text
from variorum.model.journal import PastAct
from variorum.store.belonging import belonging
from variorum.store.chunks import chunks, marks
from variorum.store.entries import plain_of
from variorum.store.rows import id_blob, optional_id

_ACT = (
    "SELECT number, tx, replica, name, params, author, time, kind, state, inverts,"
    " last_seq - first_seq + 1 FROM act"
)
_WORD = "substr(name, 1, instr(name || '.', '.') - 1)"
"""The first word of an act's name."""

_EVENT = (
    "SELECT seq, op, kind, entity, field,"
    " CASE kind WHEN 'text_version' THEN json_remove(before, '$.text') ELSE before END,"
    " CASE kind WHEN 'text_version' THEN json_remove(after, '$.text') ELSE after END"
    " FROM event WHERE tx = ?1 AND replica = ?2 AND seq BETWEEN ?3 AND ?4"
    " ORDER BY seq"
)
"""An act's lines of the journal; the texts of articles, which never change, are left out."""

_LEFT_OUT = ("text_version", "text")


Row = tuple[Any, ...]


class Annals:
    """What was done in a project, read from the journal."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database

    def page(self, wanted: Wanted, below: int | None, limit: int) -> ActPage:
        """Return the newest `limit` acts whose number is below `below`, if that is given.

        It costs what it returns, but for kinds of act that are rare.
        """
        if wanted.about is not None:
            found = _numbered(self._database, wanted, below, limit + 1)
        else:
            found = _rows(self._database, wanted, below, limit + 1)
        acts = [_past(row) for row in found]
        return ActPage(tuple(acts[:limit]), len(acts) > limit)

    def changes_of(
        self, tx: Id, about: frozenset[Id] | None, limit: int
    ) -> tuple[list[RecordChange], int]:
        """Return what an act did, record by record, `limit` at most, and how many there are.

        `about` asks only for what it did to these records.
        """
        found = self._database.execute(
            "SELECT replica, first_seq, last_seq FROM act WHERE tx = ?", [id_blob(tx)]
        ).fetchone()
        if found is None:
            return [], 0
        changes: list[RecordChange] = []
        count = 0
        rows = self._database.execute(_EVENT, [id_blob(tx), *found])
        for (_, entity), events in groupby(rows, key=lambda row: (row[2], row[3])):
            record = id_text(entity)
            if about is None or record in about:
                count += 1
                if count <= limit:
                    changes.append(_change(record, list(events)))
        return changes, count

    def last_known(self, record: Id) -> dict[str, object]:
        """Return a record that is no more as it was when it was deleted; empty if it never was."""
        row = self._database.execute(
            "SELECT kind, before FROM event WHERE entity = ? AND op = 'delete'"
            " ORDER BY rowid DESC LIMIT 1",
            [id_blob(record)],
        ).fetchone()
        return (plain_of(*row) if row else None) or {}

    def kind_of(self, record: Id) -> str | None:
        """Return of which kind a record is or was, or None if the journal does not know it."""
        sql = "SELECT kind FROM event WHERE entity = ? LIMIT 1"
        row: tuple[str] | None = self._database.execute(sql, [id_blob(record)]).fetchone()
        return None if row is None else row[0]

    def authors(self) -> set[Id]:
        """Return everybody who did anything."""
        rows = self._database.execute("SELECT DISTINCT author FROM act WHERE author IS NOT NULL")
        return {id_text(author) for (author,) in rows}

    def belonging(self, kind: str, record: Id) -> frozenset[Id]:
        """Return a record and all that belongs to it or ever did; see `store.belonging`."""
        return belonging(self._database, kind, record)


def _rows(
    database: Database, wanted: Wanted, below: int | None, limit: int, among: Sequence[int] = ()
) -> list[Row]:
    conditions: list[str] = ["true"]
    values: list[object] = []
    if below is not None:
        conditions.append("number < ?")
        values.append(below)
    if among:
        conditions.append(f"number IN ({marks(len(among))})")
        values += among
    if wanted.author is not None:
        conditions.append("author = ?")
        values.append(id_blob(wanted.author))
    if wanted.group == TURNS:
        conditions.append("kind IN ('undo', 'redo')")
    elif wanted.group:
        words = GROUPS[wanted.group]
        conditions.append(f"{_WORD} IN ({marks(len(words))})")
        values += words
    sql = f"{_ACT} WHERE {' AND '.join(conditions)} ORDER BY number DESC LIMIT ?"  # constants
    return list(database.execute(sql, [*values, limit]))


def _numbered(database: Database, wanted: Wanted, below: int | None, limit: int) -> list[Row]:
    """Return acts about some records: their numbers first, then as many as are wanted."""
    numbers = {
        number
        for piece in chunks(wanted.about or ())
        for (number,) in database.execute(
            "SELECT DISTINCT number FROM event JOIN act ON act.tx = event.tx"  # noqa: S608  # marks
            f" WHERE entity IN ({marks(len(piece))})",
            [id_blob(one) for one in piece],
        )
        if below is None or number < below
    }
    found: list[Row] = []
    for piece in chunks(sorted(numbers, reverse=True)):
        found += _rows(database, wanted, below, limit - len(found), piece)
        if len(found) >= limit:
            break
    return found


def _past(row: Row) -> PastAct:
    number, tx, replica, name, params, author, time, kind, state, inverts, events = row
    return PastAct(
        tx=id_text(tx),
        replica=id_text(replica),
        act=name,
        params=tuple((key, value) for key, value in json.loads(params)),
        author=optional_id(author),
        time=time,
        kind=kind,
        state=state,
        inverts=optional_id(inverts),
        number=number,
        events=events,
    )


def _change(record: Id, events: Sequence[Row]) -> RecordChange:
    seq, op, kind, *_ = events[-1]
    fields = tuple(change for event in events for change in _fields(event))
    return RecordChange(seq, op, kind, record, fields)


def _fields(event: Row) -> Iterator[FieldChange]:
    _, _, kind, _, field, *values = event
    if field is not None:
        yield FieldChange(field, *(None if one is None else json.loads(one) for one in values))
        return
    was, now = (plain_of(kind, one) for one in values)
    for name in now or was or ():
        if (kind, name) != _LEFT_OUT:
            yield FieldChange(name, was and was[name], now and now[name])

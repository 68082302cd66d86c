"""What has happened since a point in the history: the acts that still make a difference to it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from sqlite_utils import Database

from variorum.model.cause import ActSince, EventSince
from variorum.model.ids import Id, id_text
from variorum.model.records import Region
from variorum.store.chunks import chunks, marks
from variorum.store.entries import plain_of
from variorum.store.rows import codec, id_blob, optional_id

_MASS = ("tag", "tag_link", "region", "text_version", "note", "alias", "actor", "topic")
"""Kinds whose making is only asked for record by record: there may be a million of them."""

_EVENTS = (
    "SELECT act.number, event.kind, event.entity, event.field, event.before, event.after"
    " FROM act JOIN event ON event.replica = act.replica"
    " AND event.seq BETWEEN act.first_seq AND act.last_seq WHERE act.number > ?"
)

_INVERTED = """
    WITH turn AS (
        SELECT late.*, coalesce(undo.inverts, late.inverts) AS root FROM act AS late
        LEFT JOIN act AS undo ON late.kind = 'redo' AND undo.tx = late.inverts
        WHERE late.inverts IS NOT NULL
    )
    SELECT max(turn.number), turn.name, turn.params, turn.author, turn.time, turn.kind, coalesce((
        SELECT early.kind FROM turn AS early WHERE early.root = turn.root AND early.number <= ?1
        ORDER BY early.number DESC LIMIT 1
    ), 'redo')
    FROM turn JOIN act AS done ON done.tx = turn.root
    WHERE turn.number > ?1 AND done.number <= ?1 GROUP BY turn.root
"""
"""The last turn of each older act since, and the last one before; a redo inverts an undo."""


class Past:
    """Reads the acts after some number, which is the place of an act in the history of the file."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database

    def latest(self) -> int:
        """Return the number of the last act."""
        (number,) = self._database.execute("SELECT coalesce(max(number), 0) FROM act").fetchone()
        return int(number)

    def made(self, record: Id) -> int:
        """Return the number of the act that made a record; 0 if the history does not say."""
        row = self._database.execute(
            "SELECT max(act.number) FROM event JOIN act ON act.tx = event.tx"
            " WHERE event.entity = ? AND event.op = 'insert'",
            [id_blob(record)],
        ).fetchone()
        return int(row[0] or 0)

    def acts(self, number: int) -> dict[int, ActSince]:
        """Return the acts after number `number` that make a difference to the state it left.

        What was undone since it was done is not among them; the undoing of an act that is older is.
        """
        rows = self._database.execute(
            "SELECT number, name, params, author, time FROM act"
            " WHERE number > ? AND kind IN ('act', 'base') AND state = 'done'",
            [number],
        ).fetchall()
        found = {row[0]: _act(row, taken_back=False) for row in rows}
        inverted = self._database.execute(_INVERTED, [number]).fetchall()
        for *row, now, then in inverted:
            if now != then:
                found[row[0]] = _act(row, taken_back=now == "undo")
        return found

    def events(self, number: int) -> Iterator[EventSince]:
        """Yield what happened after act `number`, oldest first, without what is made in masses."""
        rows = self._database.execute(
            f"{_EVENTS} AND NOT (event.op = 'insert' AND event.kind IN ({marks(len(_MASS))}))"
            " ORDER BY act.number, event.seq",
            [number, *_MASS],
        )
        return map(_event, rows)

    def making(self, number: int, records: Iterable[Id]) -> Iterator[EventSince]:
        """Yield the events after act `number` by which some records were made."""
        for piece in chunks(records):
            rows = self._database.execute(
                "SELECT act.number, event.kind, event.entity, NULL, NULL, event.after"  # noqa: S608  # marks only
                " FROM event JOIN act ON act.tx = event.tx WHERE act.number > ?"
                f" AND event.op = 'insert' AND event.entity IN ({marks(len(piece))})",
                [number, *map(id_blob, piece)],
            )
            yield from map(_event, rows)

    def regions(self, versions: Iterable[Id]) -> Iterator[Region]:
        """Yield the regions there are in some texts."""
        for piece in chunks(versions):
            sql = f"{codec('region').select} WHERE text_version IN ({marks(len(piece))})"
            rows = self._database.execute(sql, list(map(id_blob, piece)))
            yield from (cast("Region", codec("region").decode(row)) for row in rows)


def _act(row: Iterable[Any], *, taken_back: bool) -> ActSince:
    number, name, params, author, time = row
    pairs = tuple((key, value) for key, value in json.loads(params))
    return ActSince(number, name, pairs, optional_id(author), time, taken_back)


def _event(row: tuple[Any, ...]) -> EventSince:
    number, kind, entity, field, before, after = row
    values = (_value(kind, field, text) for text in (before, after))
    return EventSince(number, kind, id_text(entity), field, *values)


def _value(kind: str, field: str | None, text: str | None) -> Any:  # noqa: ANN401  # any plain value
    if field is None:
        return plain_of(kind, text)
    return None if text is None else json.loads(text)

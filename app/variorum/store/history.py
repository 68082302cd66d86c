"""Reading the journal back: what can be undone, what was done, and doing it the other way."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from sqlite_utils import Database

from variorum.model.changes import Change, ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id, id_text
from variorum.model.journal import PastAct, Step
from variorum.model.kinds import from_plain, to_plain
from variorum.store import state
from variorum.store.chunks import marks
from variorum.store.entries import plain_of
from variorum.store.events import COLUMNS, Event, event_of
from variorum.store.rows import Plain, id_blob, optional_id

Direction = Literal["back", "forth"]

_NEXT = {
    "back": "SELECT tx, name, params, first_seq, last_seq FROM act WHERE replica = ?"
    " AND kind = 'act' AND state = 'done' ORDER BY number DESC LIMIT 1",
    "forth": "SELECT tx, name, params, first_seq, last_seq FROM act WHERE replica = ?"
    " AND kind = 'act' AND state = 'undone' ORDER BY number LIMIT 1",
}


@dataclass(frozen=True, slots=True)
class Target:
    """The act that undo (`back`) or redo (`forth`) takes, and its events by number."""

    tx: Id
    step: Step
    replica: Id
    first_seq: int
    last_seq: int


def next_act(database: Database, replica: Id, direction: Direction) -> Target | None:
    """Return the act of this replica to undo or redo next, or None."""
    row = database.execute(_NEXT[direction], [id_blob(replica)]).fetchone()
    if row is None:
        return None
    tx, name, params, first, last = row
    return Target(id_text(tx), Step(name, _pairs(params)), replica, first, last)


def undo_of(database: Database, tx: Id) -> Id:
    """Return the latest transaction that undid the act `tx`."""
    row = database.execute(
        "SELECT tx FROM act WHERE inverts = ? AND kind = 'undo' ORDER BY number DESC LIMIT 1",
        [id_blob(tx)],
    ).fetchone()
    return id_text(row[0])


def standing(database: Database, names: Collection[str]) -> dict[Step, int]:
    """Return how often acts of some names stand (done and not undone), by name and values."""
    rows = database.execute(
        f"SELECT name, params, count(*) FROM act WHERE name IN ({marks(len(names))})"  # noqa: S608  # marks only
        " AND kind = 'act' AND state = 'done' GROUP BY name, params",
        list(names),
    )
    return {Step(name, _pairs(params)): count for name, params, count in rows}


def past(database: Database, limit: int) -> list[PastAct]:
    """Return the last `limit` transactions, newest first."""
    rows = database.execute(
        "SELECT tx, replica, name, params, author, time, kind, state, inverts"
        " FROM act ORDER BY number DESC LIMIT ?",
        [limit],
    )
    return [
        PastAct(
            tx=id_text(tx),
            replica=id_text(replica),
            act=name,
            params=_pairs(params),
            author=optional_id(author),
            time=time,
            kind=kind,
            state=standing,
            inverts=optional_id(inverts),
        )
        for tx, replica, name, params, author, time, kind, standing, inverts in rows
    ]


def changes(database: Database, target: Target, direction: Direction) -> ChangeSet:
    """Return the change set that takes the act back, or does it again, on what is stored now.

    Raises UserError ``store.stale`` if something else has changed the same since.
    """
    order = "DESC" if direction == "back" else "ASC"
    events = (
        event_of(row)
        for row in database.execute(
            f"SELECT {COLUMNS} FROM event WHERE replica = ? AND seq BETWEEN ? AND ?"  # noqa: S608  # constants
            f" ORDER BY seq {order}",
            [id_blob(target.replica), target.first_seq, target.last_seq],
        )
    )
    done = tuple(_changes(database, events, direction))
    return ChangeSet(target.step.act, done, target.step.params)


def _changes(database: Database, events: Iterable[Event], direction: Direction) -> Iterator[Change]:
    now: dict[Id, Plain | None] = {}
    for (kind, entity), group in groupby(events, key=lambda event: (event.kind, event.entity)):
        if entity not in now:
            stored = state.get(database, kind, entity)
            now[entity] = None if stored is None else to_plain(stored)
        before = after = now[entity]
        for event in group:
            after = step(after, event, direction)
        now[entity] = after
        if before != after:
            yield Change(
                None if before is None else from_plain(kind, before),
                None if after is None else from_plain(kind, after),
            )


def step(record: Plain | None, event: Event, direction: Direction) -> Plain | None:
    """Return the record after the event (or before it, going back).

    Raises UserError ``store.stale`` if the record is not what the event started from.
    """
    start, goal = event.before, event.after
    if direction == "back":
        start, goal = goal, start
    if event.field is None:
        if record != plain_of(event.kind, start):
            raise UserError("store.stale", kind=event.kind, id=event.entity)
        return plain_of(event.kind, goal)
    if record is None or record[event.field] != _value(start):
        raise UserError("store.stale", kind=event.kind, id=event.entity)
    return {**record, event.field: _value(goal)}


def _value(text: str | None) -> object:
    return None if text is None else json.loads(text)


def _pairs(params: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in json.loads(params))

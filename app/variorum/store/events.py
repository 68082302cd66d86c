"""Events: what happened to a record, chained by hash within each replica."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from variorum.model.ids import Id, id_text
from variorum.store.rows import optional_id, quoted_json

COLUMNS = (
    'id, replica, seq, tx, author, time, op, kind, entity, field, "before", "after", parents, prev'
)
INSERT = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * 14)})"  # noqa: S608  # constants


class Event(NamedTuple):
    """One line of the journal. `before`, `after` and `parents` are JSON; `prev` is hexadecimal."""

    id: Id
    replica: Id
    seq: int
    tx: Id
    author: Id | None
    time: str
    op: str
    kind: str
    entity: Id
    field: str | None
    before: str | None
    after: str | None
    parents: str
    prev: str | None

    def digest(self) -> str:
        """Return the SHA-256 of the event: of the JSON array of its fields in this order."""
        return hashlib.sha256(f"[{','.join(map(quoted_json, self))}]".encode()).hexdigest()


def event_of(row: tuple[Any, ...]) -> Event:
    """Return the event of a row in the order of `COLUMNS`."""
    event, replica, seq, tx, author, time, op, kind, entity, field, *values = row
    before, after, parents, prev = values
    return Event(
        id_text(event),
        id_text(replica),
        seq,
        id_text(tx),
        optional_id(author),
        time,
        op,
        kind,
        id_text(entity),
        field,
        before,
        after,
        parents,
        None if prev is None else prev.hex(),
    )


class Heads:
    """The events that nothing has replaced yet, per field of one record.

    An event without a field speaks of every field. Fields nobody altered since share one list.
    """

    def __init__(self, events: Sequence[tuple[Id, str | None, str]] = ()) -> None:
        """Find the heads among (id, field, parents as JSON), in any order."""
        self._heads: dict[str | None, list[Id]] = {None: []}
        if not events:
            return
        known = [(event, field, set(json.loads(parents))) for event, field, parents in events]
        wanted = {None, *(field for _, field, _ in known)}
        self._heads = {field: sorted(_heads(known, field)) for field in wanted}

    def replace(self, event: Id, field: str | None) -> list[Id]:
        """Make `event` the head of its field (None: of all); return the heads it replaces."""
        if field is None:
            parents = sorted({one for heads in self._heads.values() for one in heads})
            self._heads = {None: [event]}
        else:
            parents = self._heads.get(field, self._heads[None])
            self._heads[field] = [event]
        return parents


def _heads(known: list[tuple[Id, str | None, set[str]]], field: str | None) -> Iterator[Id]:
    about = [(event, parents) for event, of, parents in known if of in (None, field)]
    replaced: set[str] = set().union(*(parents for _, parents in about))
    return (event for event, _ in about if event not in replaced)

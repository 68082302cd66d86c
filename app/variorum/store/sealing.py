"""Seals of acts: what the journal's chain of events does not hold, chained by hash as well.

An event's hash stands in the next event, so the last one of each replica and the acts' own names,
times and authors would be open. `act.state` is left out of the seal: it changes, and follows from
the acts.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.store.events import COLUMNS, event_of
from variorum.store.rows import canonical, id_blob, optional_id

SINCE = 4
"""The schema version from which on acts are sealed."""

_ACTS = (
    "SELECT tx, replica, name, params, author, time, kind, inverts, first_seq, last_seq,"
    " state, seal"
    " FROM act ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal is of. `params` is JSON; `event` is the digest of the replica's last event."""

    tx: Id
    replica: Id
    name: str
    params: str
    author: Id | None
    time: str
    kind: str
    inverts: Id | None
    first_seq: int
    last_seq: int
    event: str | None
    before: str | None

    def seal(self) -> str:
        """Return the SHA-256 of the JSON array of its fields in this order."""
        values = [getattr(self, name) for name in self.__slots__]
        return hashlib.sha256(canonical(values).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Act:
    """An act with its state and its seal as stored."""

    sealed: Sealed
    state: str
    stored: str | None


def last_seal(database: Database, replica: Id) -> str | None:
    """Return the seal of the replica's last act."""
    row = database.execute(
        "SELECT seal FROM act WHERE replica = ? ORDER BY number DESC LIMIT 1", [id_blob(replica)]
    ).fetchone()
    return None if row is None or row[0] is None else row[0].hex()


def seal_all(database: Database) -> None:
    """Seal every act of a file that has no seals yet."""
    seals: dict[Id, str] = {}
    for act in list(_acts(database, seals)):
        database.execute(
            "UPDATE act SET seal = ? WHERE tx = ?",
            [bytes.fromhex(act.sealed.seal()), id_blob(act.sealed.tx)],
        )


def broken(database: Database) -> Iterator[tuple[Id, Id]]:
    """Yield (replica, tx) of acts whose seal or state is not what the journal says."""
    states = _States()
    for act in _acts(database, {}):
        states.take(act.sealed)
        if act.stored != act.sealed.seal():
            yield act.sealed.replica, act.sealed.tx
    for act in _acts(database, {}):
        if states.of.get(act.sealed.tx) != act.state:
            yield act.sealed.replica, act.sealed.tx


def _acts(database: Database, seals: dict[Id, str]) -> Iterator[_Act]:
    """Yield the acts in order, each with the seal that goes before it by its replica."""
    for tx, replica, *values, first, last, state, stored in database.execute(_ACTS):
        name, params, author, time, kind, inverts = values
        by = id_text(replica)
        sealed = Sealed(
            *(id_text(tx), by, name, params, optional_id(author), time, kind),
            *(optional_id(inverts), first, last, _digest(database, replica, last), seals.get(by)),
        )
        seals[by] = sealed.seal()
        yield _Act(sealed, state, None if stored is None else stored.hex())


def _digest(database: Database, replica: bytes, seq: int) -> str | None:
    row: tuple[Any, ...] | None = database.execute(
        f"SELECT {COLUMNS} FROM event WHERE replica = ? AND seq = ?",  # noqa: S608  # constant
        [replica, seq],
    ).fetchone()
    return None if row is None else event_of(row).digest()


class _States:
    """The states acts must have, from the acts that came after them."""

    def __init__(self) -> None:
        self.of: dict[Id, str] = {}
        self._undone: dict[Id, set[Id]] = defaultdict(set)
        self._undid: dict[Id, Id] = {}

    def take(self, act: Sealed) -> None:
        """Follow one act: a new one drops what is undone, undo and redo move one there and back."""
        self.of[act.tx] = "done"
        undone = self._undone[act.replica]
        if act.kind == "act":
            self.of.update(dict.fromkeys(undone, "dropped"))
            undone.clear()
        elif act.kind == "undo" and act.inverts is not None:
            self._undid[act.tx] = act.inverts
            self.of[act.inverts] = "undone"
            undone.add(act.inverts)
        elif act.kind == "redo" and act.inverts in self._undid:
            again = self._undid[act.inverts]
            self.of[again] = "done"
            undone.discard(again)

"""The journal: every act as a transaction of events, written with the rows it speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlite_utils import Database

from variorum.model.ids import Id, continue_after, id_text, new_id, new_ids, now
from variorum.model.journal import Receipt
from variorum.store.act_lines import ActLines, Row
from variorum.store.chunks import chunks, marks
from variorum.store.deltas import Delta
from variorum.store.entries import entry
from variorum.store.events import COLUMNS, INSERT, Heads, event_of
from variorum.store.rows import canonical, id_blob
from variorum.store.sealing import Sealed, last_seal

ActKind = Literal["act", "undo", "redo", "base"]

STATE_KINDS = frozenset({"read_mark"})
"""Kinds of record that are state: neither journaled nor undone."""


_ABOUT = "SELECT id, entity, field, parents FROM event WHERE entity IN"


@dataclass(frozen=True, slots=True)
class Title:
    """What an act is called, who did it, and of what kind it is."""

    name: str
    params: tuple[tuple[str, str], ...]
    author: Id
    kind: ActKind = "act"
    inverts: Id | None = None


@dataclass(slots=True)
class _Open:
    """The act being written."""

    receipt: Receipt
    title: Title
    first_seq: int
    lines: ActLines
    heads: dict[Id, Heads] = field(default_factory=dict)
    """Of records that have a history."""
    made: dict[Id, Id] = field(default_factory=dict)
    """The one event of records that had none before."""

    def replaced(self, record: Id, event: Id, name: str | None) -> list[Id]:
        """Make an event the head of a record's field; return the heads it replaces."""
        heads = self.heads.get(record)
        if heads is None:
            first = self.made.get(record)
            if first is None and name is None:
                self.made[record] = event
                return []
            heads = self.heads[record] = Heads([(first, None, "[]")] if first else ())
        return heads.replace(event, name)


class Journal:
    """Writes acts of one replica: `begin`, any number of `record`, `end`, in one transaction."""

    def __init__(self, database: Database, replica: Id) -> None:
        """Continue the replica's chain in `database`."""
        self._database = database
        self._replica = replica
        self._open: _Open | None = None
        self._tail: tuple[int, str | None] | None = None
        self._seal: str | None = None

    def begin(self, title: Title) -> Receipt:
        """Open an act. A new one of kind `act` leaves everything undone behind."""
        if self._tail is None:
            self._tail = self._read_tail()
            self._seal = last_seal(self._database, self._replica)
        seq, _ = self._tail
        receipt = Receipt(new_id(), now())
        self._database.execute(
            "INSERT INTO act (tx, replica, name, params, author, time, kind, inverts, state,"
            " first_seq, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'done', ?, ?)",
            [
                id_blob(receipt.tx),
                id_blob(self._replica),
                title.name,
                canonical(title.params),
                id_blob(title.author),
                receipt.time,
                title.kind,
                None if title.inverts is None else id_blob(title.inverts),
                seq + 1,
                seq,
            ],
        )
        if title.kind == "act":
            self._database.execute(
                "UPDATE act SET state = 'dropped'"
                " WHERE replica = ? AND kind = 'act' AND state = 'undone'",
                [id_blob(self._replica)],
            )
        lines = ActLines(self._replica, receipt.tx, title.author, receipt.time)
        self._open = _Open(receipt, title, seq + 1, lines)
        return receipt

    def record(self, deltas: Sequence[Delta]) -> None:
        """Write the events of a batch of changes of the open act."""
        self._load_heads(deltas)
        told = [one for one in deltas if one.kind not in STATE_KINDS]
        ids = new_ids(len(told))
        rows = (row for one in told for row in self._events(one, ids))
        self._database.conn.executemany(INSERT, rows)

    def end(self) -> Receipt:
        """Close the open act."""
        opened, tail = self._open, self._tail
        assert opened is not None  # begin() came first  # noqa: S101
        assert tail is not None  # begin() read it  # noqa: S101
        self._seal = self._sealed(opened, *tail).seal()
        self._database.execute(
            "UPDATE act SET last_seq = ?, seal = ? WHERE tx = ?",
            [tail[0], bytes.fromhex(self._seal), id_blob(opened.receipt.tx)],
        )
        self._open = None
        return opened.receipt

    def _sealed(self, opened: _Open, last_seq: int, event: str | None) -> Sealed:
        title = opened.title
        return Sealed(
            tx=opened.receipt.tx,
            replica=self._replica,
            name=title.name,
            params=canonical(title.params),
            author=title.author,
            time=opened.receipt.time,
            kind=title.kind,
            inverts=title.inverts,
            first_seq=opened.first_seq,
            last_seq=last_seq,
            event=event,
            before=self._seal,
        )

    def forget(self) -> None:
        """Drop what is remembered of an act that was rolled back."""
        self._open = self._tail = None

    @property
    def seq(self) -> int:
        """The number of the replica's last event."""
        return (self._tail or self._read_tail())[0]

    def _read_tail(self) -> tuple[int, str | None]:
        row = self._database.execute(
            f"SELECT {COLUMNS} FROM event WHERE replica = ? ORDER BY seq DESC LIMIT 1",  # noqa: S608  # constant
            [id_blob(self._replica)],
        ).fetchone()
        if row is None:
            return 0, None
        last = event_of(row)
        continue_after(last.id)
        return last.seq, last.digest()

    def _load_heads(self, deltas: Sequence[Delta]) -> None:
        """Read the heads of the records a batch is about, unless they are known already."""
        assert self._open is not None  # begin() came first  # noqa: S101
        heads, made = self._open.heads, self._open.made
        (last,) = self._database.execute("SELECT max(entity) FROM event").fetchone()
        newest = "" if last is None else id_text(last)  # whatever came later has no history
        unknown = dict.fromkeys(
            one.id
            for one in deltas
            if one.id <= newest and one.id not in heads and one.id not in made
        )
        for piece in chunks(unknown):
            found: dict[Id, list[tuple[Id, str | None, str]]] = defaultdict(list)
            for event, entity, name, parents in self._database.execute(
                f"{_ABOUT} ({marks(len(piece))})",
                [id_blob(one) for one in piece],
            ):
                found[id_text(entity)].append((id_text(event), name, parents))
            heads.update((record, Heads(events)) for record, events in found.items())

    def _events(self, one: Delta, ids: Iterator[Id]) -> Iterator[Row]:
        if one.op == "update" and one.before is not None and one.after is not None:
            for name in one.altered():
                before, after = canonical(one.before[name]), canonical(one.after[name])
                yield self._event(next(ids), one, name, (before, after))
            return
        before_all = None if one.before is None else entry(one.kind, one.before)
        after_all = None if one.after is None else entry(one.kind, one.after)
        yield self._event(next(ids), one, None, (before_all, after_all))

    def _event(
        self, event: Id, one: Delta, name: str | None, values: tuple[str | None, str | None]
    ) -> Row:
        assert self._open is not None  # begin() came first  # noqa: S101
        assert self._tail is not None  # begin() read it  # noqa: S101
        seq, prev = self._tail
        parents = self._open.replaced(one.id, event, name)
        told = canonical(parents) if parents else "[]"
        row, digest = self._open.lines.line(
            one, name, values, event=event, seq=seq + 1, parents=told, prev=prev
        )
        self._tail = seq + 1, digest
        return row

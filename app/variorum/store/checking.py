"""Is the file what it says? Structure, texts, spans, and the journal against the tables."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import Id, id_text
from variorum.model.journal import Finding
from variorum.model.kinds import KINDS, to_plain
from variorum.store import originals, sealing, search, state
from variorum.store.connection import pragma
from variorum.store.deltas import fingerprint
from variorum.store.events import COLUMNS, Event, event_of
from variorum.store.history import step
from variorum.store.journal import STATE_KINDS
from variorum.store.migrations import expected_schema, schema_of
from variorum.store.rows import Plain, codec, id_blob, quoted

_SPANS = ("region", "read_mark", "tag")


def check(database: Database) -> Iterator[Finding]:
    """Yield what is wrong, as ``check.<what>``; a section that cannot be read yields one finding.

    schema, integrity(problem), reference(kind, target), fingerprint(id), range(kind, id),
    quote(id), record(kind, problem), sequence(replica, seq), chain(replica, seq),
    act(replica, id), replay(kind, id), unjournaled(kind, id), original(id), search,
    unreadable(part, problem).
    """
    for part in range(PARTS):
        yield from check_part(database, part)


def check_part(database: Database, part: int) -> Iterator[Finding]:
    """Yield what is wrong by one of `PARTS` parts of the check, each of which stands alone.

    A statement that is interrupted raises sqlite3.OperationalError.
    """
    section = _SECTIONS[part]
    try:
        yield from section(database)
    except (sqlite3.DatabaseError, MemoryError, ValueError, KeyError, TypeError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        name = section.__name__.removeprefix("_")
        yield Finding("check.unreadable", {"part": name, "problem": str(error)})


def _schema(database: Database) -> Iterator[Finding]:
    if schema_of(database) != expected_schema(int(pragma(database, "user_version"))):
        yield Finding("check.schema")


def _integrity(database: Database) -> Iterator[Finding]:
    for (problem,) in database.execute("PRAGMA integrity_check(20)"):
        if problem != "ok":
            yield Finding("check.integrity", {"problem": problem})


def _references(database: Database) -> Iterator[Finding]:
    for kind, _, target, _ in database.execute("PRAGMA foreign_key_check"):
        yield Finding("check.reference", {"kind": kind, "target": target})


def _texts(database: Database) -> Iterator[Finding]:
    versions = database.execute("SELECT id FROM text_version ORDER BY id").fetchall()
    for (version,) in versions:
        sql = "SELECT sha256, text FROM text_version WHERE id = ?"
        sha256, text = database.execute(sql, [version]).fetchone()
        if fingerprint(text) != sha256:
            yield Finding("check.fingerprint", {"id": id_text(version)})
        yield from _spans(database, version, text)


def _spans(database: Database, version: bytes, text: str) -> Iterator[Finding]:
    for kind in _SPANS:
        quote = "quote" if kind == "tag" else "NULL"
        rows = database.execute(
            f'SELECT id, start, "end", {quote} FROM {kind} WHERE text_version = ?',  # noqa: S608  # constants
            [version],
        )
        for record, start, end, quoted_text in rows:
            if not 0 <= start < end <= len(text):
                yield Finding("check.range", {"kind": kind, "id": id_text(record)})
            elif kind == "tag" and quoted_text != text[start:end]:
                yield Finding("check.quote", {"id": id_text(record)})


def _records(database: Database) -> Iterator[Finding]:
    for kind in KINDS:
        for row in database.execute(codec(kind).select):
            try:
                codec(kind).decode(row)
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                yield Finding("check.record", {"kind": kind, "problem": repr(error)})


def _chains(database: Database) -> Iterator[Finding]:
    """Find gaps in a replica's numbers and events that the next one's hash does not fit."""
    rows = database.execute(f"SELECT {COLUMNS} FROM event ORDER BY replica, seq")  # noqa: S608  # constant
    for replica, events in groupby(map(event_of, rows), key=lambda event: event.replica):
        before: Event | None = None
        for event in events:
            where: dict[str, str | int] = {"replica": replica, "seq": event.seq - 1}
            if event.seq != (before.seq if before else 0) + 1:
                yield Finding("check.sequence", where)
            elif event.prev != (before.digest() if before else None):
                yield Finding("check.chain", where)
            before = event


def _acts(database: Database) -> Iterator[Finding]:
    if int(pragma(database, "user_version")) < sealing.SINCE:
        return
    for replica, tx in sealing.broken(database):
        yield Finding("check.act", {"replica": replica, "id": tx})


def _replay(database: Database) -> Iterator[Finding]:
    """Find records whose row is not where the journal's tale of them ends."""
    # By the index: sorted with their texts in them, the lines would be read and moved many times.
    rows = database.execute(f"SELECT {COLUMNS} FROM event INDEXED BY event_entity ORDER BY entity")  # noqa: S608  # constant
    for entity, tale in groupby(map(event_of, rows), key=lambda event: event.entity):
        events = _in_order(database, list(tale))
        kind = events[0].kind
        stored = state.get(database, kind, entity)
        plain = None if stored is None else to_plain(stored)
        if not _ends_at(events, plain):
            yield Finding("check.replay", {"kind": kind, "id": entity})


def _in_order(database: Database, events: list[Event]) -> list[Event]:
    """Return the events of one record as this file took them in."""
    if len(events) == 1:
        return events
    sql = "SELECT number FROM act WHERE tx = ?"
    numbers = {tx: database.execute(sql, [id_blob(tx)]).fetchone() for tx in {e.tx for e in events}}
    return sorted(events, key=lambda event: (numbers[event.tx] or (0,), event.seq))


def _ends_at(events: list[Event], plain: Plain | None) -> bool:
    found: Plain | None = None
    try:
        for event in events:
            found = step(found, event, "forth")
    except UserError:
        return False
    return found == plain


def _unjournaled(database: Database) -> Iterator[Finding]:
    for kind in KINDS:
        if kind not in STATE_KINDS:
            for (record,) in database.execute(
                f"SELECT record.id FROM {quoted(kind)} AS record"  # noqa: S608  # a kind of the model
                " WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.entity = record.id)"
            ):
                yield Finding("check.unjournaled", {"kind": kind, "id": Id(id_text(record))})


def _originals(database: Database) -> Iterator[Finding]:
    return originals.check(database)


def _search(database: Database) -> Iterator[Finding]:
    return search.check(database)


_SECTIONS: tuple[Callable[[Database], Iterator[Finding]], ...] = (
    _schema,
    _integrity,
    _references,
    _texts,
    _records,
    _chains,
    _acts,
    _replay,
    _unjournaled,
    _originals,
    _search,
)
PARTS = len(_SECTIONS)

"""What is left of a damaged project file: its records and its journal, page by page.

A record is taken from its table; where that page is bad, from the journal's tale of it, then from a
page that has lost its place in a tree, then from a backup. Nothing is written here.
"""

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256 as sha
from itertools import chain

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, from_plain, to_plain
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.store.deltas import fingerprint
from variorum.store.events import Event, event_of
from variorum.store.history import step
from variorum.store.journal import STATE_KINDS
from variorum.store.leaves import Pages, Row
from variorum.store.rows import Plain, codec

_EVENT_COLUMNS = 14
_FREELIST = 32
"""Where the header says at which page the list of free pages begins."""

Records = dict[str, dict[Id, Record]]
"""By kind and id."""


@dataclass(slots=True)
class Salvage:
    """What could be read. `lost` are (kind, id) that the journal knows and nothing else has.

    `mended` came from the journal, `stray` from pages without a place, `restored` from a backup.
    """

    records: Records = field(default_factory=lambda: {kind: {} for kind in KINDS})
    events: list[Event] = field(default_factory=list)
    mended: int = 0
    stray: int = 0
    restored: int = 0
    lost: list[tuple[str, Id]] = field(default_factory=list)
    originals: list[bytes] = field(default_factory=list)
    """Kept files of which every byte could be read."""


def salvage(data: bytes, page_size: int, backup: Iterable[Record] = ()) -> Salvage:
    """Return what is left in the bytes of a project file.

    `backup` are the records of the last good copy. Only records that fit their text are taken.
    """
    pages = Pages(data, page_size)
    if not pages.count:
        return Salvage()
    trees = _trees(pages)
    free = _free(pages, data)
    placed = {leaf for leaves in trees.values() for leaf in leaves} | set(pages.below(1))
    strays = [
        row
        for number in range(1, pages.count + 1)
        if number not in placed and number not in free and pages.is_leaf(number)
        for row in pages.rows(number)
    ]
    found = Salvage()
    found.events = _events(chain(_rows(pages, trees, "event"), strays))
    stored: Records = {kind: _decoded(kind, _rows(pages, trees, kind)) for kind in KINDS}
    found.originals = list(_originals(chain(_rows(pages, trees, "original"), strays)))
    _decide(found, stored, _strays(strays, found.events), list(backup))
    return found


# -- pages


def _trees(pages: Pages) -> dict[str, list[int]]:
    """Return the leaves of every table that the schema names, or that looks like a schema's."""
    schema = list(pages.below(1))
    schema += [n for n in range(2, pages.count + 1) if pages.is_leaf(n) and _is_schema(pages, n)]
    return {
        str(row.values[1]): list(pages.below(int(str(row.values[3]))))
        for number in schema
        for row in pages.rows(number)
        if _names_a_table(row)
    }


def _is_schema(pages: Pages, number: int) -> bool:
    rows = pages.rows(number)
    first = next(rows, None)  # mostly enough: a schema is on few of the pages
    return first is not None and _describes(first) and all(map(_describes, rows))


def _describes(row: Row) -> bool:
    return len(row.values) == 5 and row.values[0] in {"table", "index", "view"}  # noqa: PLR2004  # columns of sqlite_schema


def _names_a_table(row: Row) -> bool:
    named = len(row.values) == 5 and row.values[0] == "table"  # noqa: PLR2004  # as above
    return named and isinstance(row.values[3], int) and row.values[3] > 0


def _free(pages: Pages, data: bytes) -> set[int]:
    """Return the pages that hold nothing any more, as far as the header and its list go."""
    free: set[int] = set()
    (trunk,) = struct.unpack_from(">I", data, _FREELIST)
    while 1 <= trunk <= pages.count and trunk not in free:
        free.add(trunk)
        trunk, listed = pages.trunk(trunk)
        free.update(listed)
    return free


def _rows(pages: Pages, trees: Mapping[str, list[int]], table: str) -> Iterator[Row]:
    return chain.from_iterable(map(pages.rows, trees.get(table, [])))


# -- rows


def _decoded(kind: str, rows: Iterable[Row]) -> dict[Id, Record]:
    found: dict[Id, Record] = {}
    for row in rows:
        record = _record(kind, row)
        if record is not None:
            found[record.id] = record
    return found


def _record(kind: str, row: Row) -> Record | None:
    """Return a row as a record of a kind, if it can be one."""
    if len(row.values) != len(codec(kind).names):
        return None
    try:
        record = codec(kind).decode(row.values)
        return from_plain(kind, to_plain(record))  # which looks at every value
    except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError):
        return None


def _events(rows: Iterable[Row]) -> list[Event]:
    """Return the events among rows, each once, in the order of their replicas."""
    found: dict[tuple[Id, int], Event] = {}
    for row in rows:
        if len(row.values) != _EVENT_COLUMNS or row.values[6] not in {"insert", "update", "delete"}:
            continue
        try:
            event = event_of(row.values)
        except (ValueError, TypeError, AttributeError):
            continue
        found.setdefault((event.replica, event.seq), event)
    return [found[key] for key in sorted(found)]


def _originals(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the files among rows that are what their fingerprint says, each once."""
    seen = set()
    for row in rows:
        if len(row.values) != 2:  # noqa: PLR2004  # columns of original
            continue
        sha256, data = row.values
        if isinstance(data, bytes) and sha256 not in seen and sha256 == sha(data).hexdigest():
            seen.add(sha256)
            yield data


def _strays(rows: Iterable[Row], events: Iterable[Event]) -> Records:
    """Return records of rows that belong to no table, of the kinds that the journal says."""
    kinds = {event.entity: event.kind for event in events}
    found: Records = {kind: {} for kind in KINDS}
    for row in rows:
        for kind in KINDS:
            record = _record(kind, row)
            if record is not None and kinds.get(record.id) == kind:
                found[kind][record.id] = record
    return found


# -- deciding


def _decide(found: Salvage, stored: Records, strays: Records, backup: list[Record]) -> None:
    tales = _tales(found.events)
    whole = _is_whole(found.events)
    copies: Records = {kind: {} for kind in KINDS}
    for record in backup:
        copies[record.kind_name][record.id] = record
    for kind in KINDS:  # texts come before what lies in them
        known = {entity for (of, entity) in tales if of == kind}
        for entity in sorted({*stored[kind], *known, *copies[kind], *strays[kind]}):
            at_hand = stored[kind].get(entity)
            told, gone = tales.get((kind, entity), (None, False))
            if at_hand is None and (gone or kind in STATE_KINDS):
                continue
            if gone and whole:
                continue
            choices = {"": at_hand, "mended": told}
            if whole and told is not None and told != at_hand:
                choices = {"mended": told, "": at_hand}
            choices |= {"stray": strays[kind].get(entity), "restored": copies[kind].get(entity)}
            _take(found, kind, entity, choices)


def _take(found: Salvage, kind: str, entity: Id, choices: Mapping[str, Record | None]) -> None:
    for source, record in choices.items():
        if record is not None and _fits(record, found.records):
            found.records[kind][entity] = record
            if source:
                setattr(found, source, getattr(found, source) + 1)
            return
    found.lost.append((kind, entity))


def _fits(record: Record, records: Records) -> bool:
    """Tell whether a text is what its fingerprint says, and a quote what its text says."""
    if isinstance(record, TextVersion):
        return fingerprint(record.text) == record.sha256
    if isinstance(record, Tag):
        version = records["text_version"].get(record.text_version)
        text = version.text if isinstance(version, TextVersion) else ""
        return 0 <= record.start < record.end and text[record.start : record.end] == record.quote
    return True


def _tales(events: Iterable[Event]) -> dict[tuple[str, Id], tuple[Record | None, bool]]:
    """Return what the journal says each record is, None where it breaks off, and if it is gone."""
    told: dict[tuple[str, Id], list[Event]] = defaultdict(list)
    for event in events:
        told[event.kind, event.entity].append(event)
    return {key: (_replayed(key[0], each), each[-1].op == "delete") for key, each in told.items()}


def _replayed(kind: str, events: list[Event]) -> Record | None:
    plain: Plain | None = None
    try:
        for event in _in_order(events):
            plain = step(plain, event, "forth")
        return None if plain is None else from_plain(kind, plain)
    except (UserError, ValueError, KeyError, TypeError, ArithmeticError):
        return None


def _in_order(events: list[Event]) -> list[Event]:
    """Put the events of one record in order: by number, across copies of the project by id."""
    if len({event.replica for event in events}) == 1:
        return events
    return sorted(events, key=lambda event: event.id)


def _is_whole(events: Iterable[Event]) -> bool:
    """Tell whether no event is missing or altered, as far as the chain can say."""
    before: Event | None = None
    for event in events:
        new = before is None or before.replica != event.replica
        if event.seq != (1 if new or before is None else before.seq + 1):
            return False
        if event.prev != (None if new or before is None else before.digest()):
            return False
        before = event
    return True

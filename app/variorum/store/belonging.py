"""What belongs to a record, now or ever: its tags, links, notes and decisions, deleted ones too."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.store.chunks import chunks, marks
from variorum.store.rows import canonical, id_blob, quoted

_OWN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "article": (("text_version", "article"), ("alias", "article"), ("actor", "article")),
    "text_version": (("region", "text_version"), ("tag", "text_version")),
    "tag": (("tag_link", "tag"),),
    "actor": (
        *(("alias", "actor"), ("actor_link", "actor"), ("actor_link", "parent")),
        *(("tag_link", "actor"), ("independence", "one"), ("independence", "other")),
    ),
    "outlet": (("tag_link", "outlet"),),
    "topic": (("tag_link", "topic"),),
    "proposition": (
        *(("tag_link", "proposition"), ("assessment", "proposition")),
        *(("proposition_link", "proposition"), ("proposition_link", "other")),
    ),
    "quantity": (("tag_link", "quantity"),),
}
"""By kind of record: the tables and columns that name their owner of this kind."""

_ANY = (
    *(("relation", "one"), ("relation", "other"), ("constraint", "one"), ("constraint", "other")),
    *(("decision", "subject"), ("decision", "object"), ("note", "subject")),
)
"""Tables and columns that name an owner of any kind."""

_PIECE = 50_000
"""Lines of the journal read in one statement, so that nobody waits long to write."""

_COLUMNS: Mapping[str, frozenset[str]] = {
    table: frozenset(
        column for pairs in (*_OWN.values(), _ANY) for owned, column in pairs if owned == table
    )
    for table in {table for pairs in (*_OWN.values(), _ANY) for table, _ in pairs}
}


@dataclass(frozen=True, slots=True)
class _Gone:
    """A record as it was when it was deleted, or moved to another owner."""

    kind: str
    id: Id
    owners: frozenset[Id]


def belonging(database: Database, kind: str, record: Id) -> frozenset[Id]:
    """Return the record and all that belongs to it or ever did.

    An article owns its texts, their regions and tags with links and notes; an actor its aliases,
    ties, links and what was decided about it.
    """
    gone = list(_gone(database, record))
    seen, fresh = {record}, {kind: {record}}
    while fresh:
        found: dict[str, set[Id]] = defaultdict(set)
        for owner, ids in fresh.items():
            for table, column in (*_OWN.get(owner, ()), *_ANY):
                found[table] |= _owned(database, table, column, ids)
        for one in gone:
            if one.owners & seen:
                found[one.kind].add(one.id)
        fresh = {table: ids - seen for table, ids in found.items() if ids - seen}
        seen.update(*fresh.values())
    return frozenset(seen)


def _owned(database: Database, table: str, column: str, owners: Iterable[Id]) -> set[Id]:
    return {
        id_text(found)
        for piece in chunks(owners)
        for (found,) in database.execute(
            f"SELECT id FROM {quoted(table)}"  # noqa: S608  # constants
            f" WHERE {quoted(column)} IN ({marks(len(piece))})",
            [id_blob(one) for one in piece],
        )
    }


def _gone(database: Database, record: Id) -> Iterator[_Gone]:
    """Yield what is not where it was: deleted records, and links moved away from `record`."""
    (last,) = database.execute("SELECT coalesce(max(rowid), 0) FROM event").fetchone()
    for start in range(1, last + 1, _PIECE):
        rows = database.execute(
            "SELECT kind, entity, op, before FROM event WHERE rowid BETWEEN ? AND ?"
            " AND ((op = 'delete' AND kind <> 'text_version') OR (op = 'update' AND before = ?))",
            [start, start + _PIECE - 1, canonical(record)],
        ).fetchall()
        for kind, entity, op, before in rows:
            columns = _COLUMNS.get(kind)
            if columns is None:
                continue
            values = [record] if op == "update" else map(json.loads(before).get, columns)
            yield _Gone(kind, id_text(entity), frozenset(one for one in values if one))

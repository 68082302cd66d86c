"""Articles, their texts, tags and links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.kinds import FieldType
from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect
from variorum.store.cell_fields import CellFields
from variorum.store.cell_notes import Column, note_texts, title_of
from variorum.store.names import NAMED, TARGETS, names, note_names
from variorum.store.shelf import Shelf

_LOT = 64
"""Few, so that what is made of them stays in the processor's cache."""
_KINDS = {"author": "annotator", "author_actor": "actor"} | dict.fromkeys(
    ("translation_of", "correction_of"), "article"
)
"""Targets of fields not named like the kind they point at."""
_FROM = {
    "tag": "tag LEFT JOIN aside.text_cells ON version = text_version",
    "tag_link": "tag_link LEFT JOIN (SELECT id AS tag_id, kind AS tag_kind, start, "
    '"end", quote, text_version FROM tag) ON tag_id = tag '
    "LEFT JOIN aside.text_cells ON version = text_version",
}


class _Cells(NamedTuple):
    """Cells side by side: the SQL of a column, and what makes them of it, if it is not they."""

    sql: str
    made: Callable[[Column], Column] | None = None


class CellLines:
    """Makes rows in a dialect; those it cannot make it asks for."""

    def __init__(self, database: Database, dialect: Dialect) -> None:
        """Read from `database`."""
        self._database, self._dialect = database, dialect
        self._fields = CellFields(dialect)
        title = title_of(dialect)
        self._article = f"(SELECT {title} FROM article WHERE article.id = text_version.article)"  # noqa: S608  # names of the model
        self._ids = IdTexts(dialect.before, dialect.after).texts
        self._shelves = {
            kind: Shelf(partial(self._named_pairs, kind))
            for kind in ("annotator", "outlet", "actor", "article")
        }

        texts = cache(partial(note_texts, database, dialect, self._shelves["outlet"].column))
        targets = partial(note_names, database, {one: dialect.sql(NAMED[one]) for one in TARGETS})
        self._notes = {"tag": (texts,), "tag_link": (texts, targets)}

    def lines(self, kind: str, row: Callable[[Id], str]) -> Iterator[list[str]]:
        """Yield the rows of all records of a kind by id, some at a time.

        `row` makes one that SQL cannot judge.
        """
        for note in self._notes.get(kind, ()):
            note()
        cells = self._whole(kind)
        columns, source = ", ".join(one.sql for one in cells), _FROM.get(kind, kind)
        found = self._database.execute(f"SELECT {columns} FROM {source} ORDER BY id")  # noqa: S608  # names of the model
        joined = self._dialect.between.join
        while lot := found.fetchmany(_LOT):
            made = [
                one.made(column) if one.made else column
                for one, column in zip(cells, zip(*lot, strict=True), strict=True)
            ]
            try:
                yield list(map(joined, zip(*made, strict=True)))
            except TypeError:  # a cell is None
                yield [
                    row(id_text(read[0])) if None in one else joined(one)
                    for read, one in zip(lot, zip(*made, strict=True), strict=True)
                ]

    def _whole(self, kind: str) -> list[_Cells]:
        """Return the cells of a kind, what SQL alone makes put together, up to the row's end."""
        found: list[_Cells] = []
        for is_made, some in groupby(self._cells(kind), lambda one: one.made is not None):
            cells = list(some)
            alone = self._fields.side_by_side(one.sql for one in cells)
            found += cells if is_made else [_Cells(alone)]
        if found[-1].made is None:
            found[-1] = _Cells(f"{found[-1].sql} || '{self._dialect.end}'")
        return found

    def _cells(self, kind: str) -> Iterator[_Cells]:
        """Yield the cells of a kind from left to right."""
        often, seldom = self._fields.parted(kind)
        for field in often:
            yield from self._of_field(kind, field)
        if seldom:
            yield _Cells(seldom)
        if kind == "tag_link":
            yield from map(_Cells, map(self._fields.plain, ("tag_kind", "start", '"end"')))
        if kind in ("tag", "tag_link"):
            yield _Cells("whence")
        elif kind == "text_version" and self._dialect.files:
            yield _Cells("id", self._files)

    def _of_field(self, kind: str, field: FieldType) -> Iterator[_Cells]:
        name = field.name
        if name == "id":
            before, after = self._dialect.before, self._dialect.after
            yield _Cells("id", IdTexts(self._dialect.start + before, after).texts)
        elif name == "created":
            yield _Cells(name, self._dialect.times)
        elif name == "text_version":
            yield _Cells("named")
        elif (kind, name) == ("tag_link", "tag"):
            yield from (_Cells(name, self._ids), _Cells(self._dialect.sql("quote")))
        elif (kind, name) == ("tag_link", "position"):
            yield _Cells(f"{self._fields.cell(field)} || {self._empty_before()}")
        elif kind == "tag_link" and name in TARGETS:
            yield from self._target() if name == TARGETS[0] else ()
        elif field.base is not Id:
            yield _Cells(self._fields.cell(field))
        elif name == "article":
            yield from (_Cells(name, self._ids), _Cells(self._article))
        else:
            yield _Cells(name, self._shelves[_KINDS.get(name, name)].column)

    def _target(self) -> Iterator[_Cells]:
        """Yield the cells of all that a link may point at, of which it points at one."""
        names = (
            f"WHEN {one} IS NOT NULL THEN (SELECT name || '{behind}' "  # noqa: S608  # names of the model
            f"FROM temp.named_{one} WHERE id = tag_link.{one})"
            for one, behind in zip(TARGETS, reversed(self._empties()), strict=True)
        )
        yield _Cells(f"coalesce({', '.join(TARGETS)})", self._ids)
        yield _Cells(f"CASE {' '.join(names)} END")

    def _empty_before(self) -> str:
        """Return SQL of the empty cells before those of what a link points at."""
        cases = zip(TARGETS, self._empties(), strict=True)
        told = " ".join(f"WHEN {one} IS NOT NULL THEN '{empty}'" for one, empty in cases)
        return f"CASE {told} END"

    def _empties(self) -> list[str]:
        """Return the empty cells of no target, of one, and so on."""
        pair = (self._dialect.between + self._dialect.empty) * 2
        return [pair * number for number in range(len(TARGETS))]

    def _files(self, ids: Column) -> Column:
        """Return the last cells of texts: the files they are in."""
        before, after, end = self._dialect.before, self._dialect.after, self._dialect.end
        named = IdTexts(f"{before}texts/", f".txt{after}").texts(ids)
        return [f"{one}{end}" for one in named]

    def _named_pairs(
        self, kind: str, ids: Sequence[bytes | None]
    ) -> dict[bytes | None, str | None]:
        """Return the cells of ids and the names they stand for; None where Python must care."""
        dialect = self._dialect
        found = names(self._database, kind, [one for one in ids if one])
        return {None: dialect.between.join((dialect.empty, dialect.empty))} | {
            one: dialect.joined((dialect.plain(id_text(one)), dialect.text(name)))
            for one, name in found.items()
        }

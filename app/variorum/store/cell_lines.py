"""Articles, their texts, tags and links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.kinds import FieldType, fields_of
from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect
from variorum.store.cell_fields import CellFields
from variorum.store.names import ARTICLE, ASKED, answers, name_of, names
from variorum.store.rows import quoted
from variorum.store.shelf import Shelf

_LOT = 400
_TEXTS = 512
"""Texts remembered: their tags lie together."""
_WHERE = 6
"""Cells that say where a text is from."""
_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
_KINDS = {"author": "annotator", "author_actor": "actor"} | dict.fromkeys(
    ("translation_of", "correction_of"), "article"
)
"""Targets of fields not named like the kind they point at."""
_FROM = {
    "tag_link": "tag_link LEFT JOIN (SELECT id AS tag_id, kind AS tag_kind, start, "
    '"end", quote, text_version FROM tag) ON tag_id = tag'
}
Column = Sequence[Any]
_Text = tuple[str | None, str | None]


class _Cells(NamedTuple):
    """Cells side by side: the SQL of a column, and what makes them of it, if it is not they."""

    sql: str
    made: Callable[[Column], Column] | None = None


class CellLines:
    """Makes rows in a dialect; those it cannot make it asks for."""

    def __init__(self, database: Database, dialect: Dialect, row: Callable[[Id], str]) -> None:
        """Read from `database`; `row` makes one that SQL cannot judge."""
        self._database, self._dialect, self._row = database, dialect, row
        self._fields = CellFields(dialect)
        self._ids = IdTexts(dialect.before, dialect.after).texts
        self._texts = Shelf(self._placed, _TEXTS)
        self._named = {
            kind: Shelf(partial(self._names, kind))
            for kind in ("annotator", "outlet", "actor", "article")
        }

    def lines(self, kind: str) -> Iterator[list[str]]:
        """Yield the rows of a kind (of `SHORT`) by id, some at a time."""
        cells = list(self._joined(self._cells(kind)))
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
                    self._row(id_text(row[0])) if None in one else joined(one)
                    for row, one in zip(lot, zip(*made, strict=True), strict=True)
                ]

    def _joined(self, cells: Iterable[_Cells]) -> Iterator[_Cells]:
        """Put together what stands side by side and is made by SQL alone."""
        for is_made, some in groupby(cells, lambda one: one.made is not None):
            if is_made:
                yield from some
            else:
                yield _Cells(self._fields.side_by_side(one.sql for one in some))

    def _cells(self, kind: str) -> Iterator[_Cells]:
        """Yield the cells of a kind from left to right."""
        often, seldom = self._fields.parted(kind)
        for field in often:
            yield from self._of_field(kind, field)
        end = self._dialect.end
        if kind == "tag_link":
            plain = map(self._fields.plain, ("tag_kind", "start", '"end"'))
            yield _Cells(self._fields.side_by_side((seldom, *plain)))
        elif seldom:
            yield _Cells(seldom)
        if kind in ("tag", "tag_link"):
            yield _Cells("text_version", self._wheres)
        elif kind == "text_version" and self._dialect.files:
            file = IdTexts(f"{self._dialect.before}texts/", f".txt{self._dialect.after}{end}")
            yield _Cells("id", file.texts)
        else:
            yield _Cells(f"'{end}'")

    def _of_field(self, kind: str, field: FieldType) -> Iterator[_Cells]:
        name = field.name
        if name == "id":
            before, after = self._dialect.start + self._dialect.before, self._dialect.after
            yield _Cells("id", IdTexts(before, after).texts)
        elif name == "created":
            yield _Cells(name, self._dialect.times)
        elif name == "text_version":
            yield _Cells(name, self._pairs)
        elif kind == "tag_link" and name in _TARGETS:
            if name == _TARGETS[0]:
                yield from self._target()
        elif field.base is not Id:
            yield _Cells(self._fields.cell(field))
        elif name == "tag":
            yield from (_Cells(name, self._ids), _Cells(self._dialect.sql("quote")))
        elif field.required:
            yield from (_Cells(name, self._ids), _Cells(self._subselect(name, name)))
        else:
            yield _Cells(name, self._named[_KINDS.get(name, name)].column)

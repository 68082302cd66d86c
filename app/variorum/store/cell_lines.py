"""Articles, their texts, tags and links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.kinds import FieldType
from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect
from variorum.store.cell_fields import CellFields
from variorum.store.names import ASKED, NAMED, answers, names
from variorum.store.shelf import Shelf

_LOT = 400
_TEXTS = 512
"""Texts remembered: their tags lie together."""
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
        self._shelves = {
            kind: Shelf(partial(self._named_pairs, kind))
            for kind in ("annotator", "outlet", "actor", "article")
        }

    def lines(self, kind: str) -> Iterator[list[str]]:
        """Yield the rows of all records of a kind by id, some at a time."""
        if kind == "tag_link":
            self._note_targets()
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
                    self._row(id_text(row[0])) if None in one else joined(one)
                    for row, one in zip(lot, zip(*made, strict=True), strict=True)
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
            yield _Cells("text_version", self._wheres)
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
            yield _Cells(name, self._pairs)
        elif (kind, name) == ("tag_link", "tag"):
            yield from (_Cells(name, self._ids), _Cells(self._dialect.sql("quote")))
        elif (kind, name) == ("tag_link", "position"):
            yield _Cells(f"{self._fields.cell(field)} || {self._empty_before()}")
        elif kind == "tag_link" and name in _TARGETS:
            yield from self._target() if name == _TARGETS[0] else ()
        elif field.base is not Id:
            yield _Cells(self._fields.cell(field))
        elif name == "article":
            yield from (_Cells(name, self._ids), _Cells(self._article()))
        else:
            yield _Cells(name, self._shelves[_KINDS.get(name, name)].column)

    def _target(self) -> Iterator[_Cells]:
        """Yield the cells of all that a link may point at, of which it points at one."""
        names = (
            f"WHEN {one} IS NOT NULL THEN (SELECT cell || '{behind}' "  # noqa: S608  # names of the model
            f"FROM temp.named_{one} WHERE id = tag_link.{one})"
            for one, behind in zip(_TARGETS, reversed(self._empties()), strict=True)
        )
        yield _Cells(f"coalesce({', '.join(_TARGETS)})", self._ids)
        yield _Cells(f"CASE {' '.join(names)} END")

    def _empty_before(self) -> str:
        """Return SQL of the empty cells before those of what a link points at."""
        cases = zip(_TARGETS, self._empties(), strict=True)
        told = " ".join(f"WHEN {one} IS NOT NULL THEN '{empty}'" for one, empty in cases)
        return f"CASE {told} END"

    def _empties(self) -> list[str]:
        """Return the empty cells of no target, of one, and so on."""
        pair = (self._dialect.between + self._dialect.empty) * 2
        return [pair * number for number in range(len(_TARGETS))]

    def _note_targets(self) -> None:
        """Put ids and cells of what links may point at where they are found thrice as fast."""
        for kind in _TARGETS:
            table, name = f"temp.named_{kind}", self._dialect.sql(NAMED[kind])
            self._database.executescript(
                f"DROP TABLE IF EXISTS {table};"  # noqa: S608  # names of the model
                f"CREATE TABLE {table} (id BLOB PRIMARY KEY, cell TEXT) WITHOUT ROWID;"
                f"INSERT INTO {table} SELECT id, {name} FROM {kind} ORDER BY id;"
            )

    def _files(self, ids: Column) -> Column:
        """Return the last cells of texts: the files they are in."""
        before, after, end = self._dialect.before, self._dialect.after, self._dialect.end
        named = IdTexts(f"{before}texts/", f".txt{after}").texts(ids)
        return [f"{one}{end}" for one in named]

    def _article(self) -> str:
        """Return SQL of the cell that names the article of a text."""
        return f"(SELECT {self._title()} FROM article WHERE article.id = text_version.article)"  # noqa: S608  # names of the model

    def _title(self) -> str:
        """Return SQL of the cell with what an article is called."""
        title, label, file_name = map(self._dialect.sql, ("title", "label", "file_name"))
        return (
            f"CASE WHEN title <> '' THEN {title} WHEN label <> '' THEN {label} ELSE {file_name} END"
        )

    def _pairs(self, versions: Column) -> Column:
        return [pair for pair, _ in self._texts.column(versions)]

    def _wheres(self, versions: Column) -> Column:
        return [where for _, where in self._texts.column(versions)]

    def _named_pairs(
        self, kind: str, ids: Sequence[bytes | None]
    ) -> dict[bytes | None, str | None]:
        """Return the cells of ids and the names they stand for; None where Python must care."""
        dialect = self._dialect
        found = names(self._database, kind, [one for one in ids if one])
        return {None: dialect.between.join((dialect.empty, dialect.empty))} | {
            one: self._all((dialect.plain(id_text(one)), dialect.text(name)))
            for one, name in found.items()
        }

    def _placed(self, ids: Sequence[bytes | None]) -> dict[bytes | None, _Text]:
        """Return the cells of texts, and those of where they are from."""
        one, texts = self._dialect, [text for text in ids if text]
        found: dict[bytes | None, _Text] = dict.fromkeys(ids, (None, None))
        label = self._fields.side_by_side((one.sql("label"), one.sql("title")))
        sql = (
            f"SELECT text_version.id, {self._title()}, article.id, {label}, outlet, "  # noqa: S608  # names of the model
            f"{one.sql('published')} || '{one.end}' FROM text_version JOIN article "
            f"ON article.id = text_version.article WHERE text_version.id IN ({ASKED})"
        )
        if rows := list(answers(self._database, sql, texts)):
            blobs, named, articles, labels, outlets, dates = zip(*rows, strict=True)
            names = self._shelves["outlet"].column(outlets)
            pairs = zip(self._ids(blobs), named, strict=True)
            wheres = zip(self._ids(articles), labels, names, dates, strict=True)
            cells = zip(map(self._all, pairs), map(self._all, wheres), strict=True)
            found.update(zip(blobs, cells, strict=True))
        return found

    def _all(self, cells: Iterable[str | None]) -> str | None:
        """Return cells side by side; None if Python must care for one."""
        try:
            return self._dialect.between.join(cells)  # type: ignore[arg-type]  # None is what is looked for
        except TypeError:
            return None

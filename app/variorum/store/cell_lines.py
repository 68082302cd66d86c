"""Tags and their links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.kinds import FieldType, fields_of
from variorum.model.vocabulary import Comparator
from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect
from variorum.store.names import ARTICLE, answers, names
from variorum.store.rows import id_text, quoted
from variorum.store.seldom import chosen
from variorum.store.shelf import Shelf

_LOT = 100
_TEXTS = 2048
"""Texts remembered: their tags lie together."""
_END = '"end"'
_WHERE = 6
"""Cells that say where a text is from."""
_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
_OF_TAG = ("id", "author", "created", "text_version", "kind", "start", "end", "quote")
_OF_LINK = ("id", "author", "created", "tag", "role", "position", *_TARGETS)
_TAG_GROUPS = (
    ("voice", "quotation", "inferred", "event_time"),
    ("attitude", "strength", "inferred"),
    ("comparator", "value", "value_high", "unit", "as_of", "inferred"),
    ("role", "inferred"),
)
_LINK_GROUPS = (("origin",), ("polarity", "type"))
_WHICH = (
    f"CASE {' '.join(f'WHEN {one} IS NOT NULL THEN {at}' for at, one in enumerate(_TARGETS))} END"
)
Column = Sequence[Any]
_Text = tuple[str | None, str | None]


class CellLines:
    """Makes rows in a dialect; those it cannot make it asks for."""

    def __init__(self, database: Database, dialect: Dialect, row: Callable[[Id], str]) -> None:
        """Read from `database`; `row` makes one that SQL cannot judge."""
        self._database, self._dialect, self._row = database, dialect, row
        self._usual: dict[str, str] = {}
        before, after = dialect.before, dialect.after
        self._ids = IdTexts(before, after).texts
        self._first_ids = IdTexts(dialect.start + before, after).texts
        self._authors = Shelf(partial(self._named, "annotator"))
        self._outlets = Shelf(partial(self._named, "outlet"))
        self._texts = Shelf(self._placed, _TEXTS)
        self._targets = Shelf(self._meant)

    def lines(self, kind: str) -> Iterator[list[str]]:
        """Yield the rows of all tags, or of all links (`tag_link`), by id, some at a time."""
        rows, columns = {
            "tag": (self._tags, self._of_tags),
            "tag_link": (self._links, self._of_links),
        }[kind]
        found, joined = rows(), self._dialect.between.join
        while lot := found.fetchmany(_LOT):
            cells = columns(*zip(*lot, strict=True))
            try:
                yield list(map(joined, zip(*cells, strict=True)))
            except TypeError:  # a cell is None
                yield [
                    self._row(id_text(row[0])) if None in made else joined(made)
                    for row, made in zip(lot, zip(*cells, strict=True), strict=True)
                ]

    def _tags(self) -> sqlite3.Cursor:
        place = self._cells("kind", "start", '"end"')
        return self._database.execute(
            f"SELECT id, author, created, text_version, {place}, {self._dialect.sql('quote')}, "  # noqa: S608  # names of the model
            f"{self._rest('tag', _OF_TAG, _TAG_GROUPS)} FROM tag ORDER BY id"
        )

    def _of_tags(self, *columns: Column) -> list[Column]:
        ids, authors, made, versions, places, quotes, rest = columns
        texts, where = zip(*self._texts.column(versions), strict=True)
        return [
            *(self._first_ids(ids), self._authors.column(authors), self._dialect.times(made)),
            *(texts, places, quotes, self._filled("tag", rest), where),
        ]

    def _links(self) -> sqlite3.Cursor:
        rest = self._rest("tag_link", _OF_LINK, _LINK_GROUPS)
        return self._database.execute(
            f"SELECT id, author, created, tag, {self._dialect.sql('quote')}, "  # noqa: S608  # names of the model
            f"{self._cells('role', 'position')}, {_WHICH}, coalesce({', '.join(_TARGETS)}), "
            f"{rest}, place, text_version FROM tag_link LEFT JOIN (SELECT id AS tag_id, "
            f"{self._cells('kind', 'start', _END)} AS place, quote, text_version FROM tag) "
            "ON tag_id = tag ORDER BY id"
        )

    def _of_links(self, *columns: Column) -> list[Column]:
        ids, authors, made, tags, quotes, roles, which, targets, rest, places, versions = columns
        pairs = self._targets.column(list(zip(which, targets, strict=True)))
        _, where = zip(*self._texts.column(versions), strict=True)
        return [
            *(self._first_ids(ids), self._authors.column(authors), self._dialect.times(made)),
            *(self._ids(tags), quotes, roles, pairs, self._filled("tag_link", rest)),
            *(places, where),
        ]

    def _cells(self, *plain: str) -> str:
        """Return SQL of the cells of fields without special characters."""
        return self._concatenated(self._plain(name) for name in plain)

    def _plain(self, name: str) -> str:
        before, after = self._dialect.before, self._dialect.after
        return f"'{before}' || {name} || '{after}'" if before or after else name

    def _concatenated(self, cells: Iterable[str]) -> str:
        """Return SQL of cells side by side; what is the same in all rows is put together."""
        between = f" || '{self._dialect.between}' || " if self._dialect.between else " || "
        return between.join(cells).replace("' || '", "")

    def _rest(self, kind: str, others: Collection[str], groups: Iterable[Collection[str]]) -> str:
        """Return SQL of the cells of the fields that are seldom filled, 0 where none is."""
        fields = [field for field in fields_of(kind) if field.name not in others]
        self._usual = {**self._usual, kind: self._joined(map(self._empty, fields))}

        def made(group: Collection[str]) -> str:
            return self._concatenated(
                self._cell(one) if one.name in group else f"'{self._empty(one)}'" for one in fields
            )

        return chosen(fields, groups, "0", made)

    def _filled(self, kind: str, rest: Column) -> Column:
        usual = self._usual[kind]
        return [usual if cells == 0 else cells for cells in rest]

    def _cell(self, field: FieldType) -> str:
        """Return SQL of a cell."""
        name, empty = quoted(field.name), self._dialect.empty
        plain = self._plain(name)
        if field.base is bool:
            told = map(self._dialect.plain, ("true", "false"))
            return "iif({}, '{}', '{}')".format(name, *told)
        if field.many:
            words = f"""replace(trim({name}, '[]"'), '","', '; ')"""
            return (
                f"CASE WHEN {name} = '[]' THEN '{empty}' "
                f"WHEN {name} GLOB '*[^]a-z_\",[]*' THEN NULL ELSE {plain.replace(name, words)} END"
            )
        if field.base is str or field.base is Comparator:
            return self._dialect.sql(f"coalesce({name}, '')" if field.optional else name)
        return f"coalesce({plain}, '{empty}')"

    def _empty(self, field: FieldType) -> str:
        if field.base is bool:
            return self._dialect.plain("false")
        is_zero = field.base is int and not field.optional
        return self._dialect.plain("0") if is_zero else self._dialect.empty

    def _joined(self, cells: Iterable[str]) -> str:
        return self._dialect.between.join(cells)

    def _named(self, kind: str, ids: Sequence[bytes | None]) -> dict[bytes | None, str | None]:
        """Return the cells of ids and the names they stand for; None where Python must care."""
        nobody = {None: self._joined((self._dialect.empty, self._dialect.empty))}
        found = names(self._database, kind, [one for one in ids if one])
        return nobody | {one: self._pair(one, name) for one, name in found.items()}

    def _pair(self, blob: bytes, name: str) -> str | None:
        return self._all((self._dialect.plain(id_text(blob)), self._dialect.text(name)))

    def _meant(self, keys: Sequence[tuple[int, bytes]]) -> dict[tuple[int, bytes], str | None]:
        """Return the cells of all that a link may point at, of which it points at one."""
        empty = self._joined((self._dialect.empty, self._dialect.empty))
        found: dict[tuple[int, bytes], str | None] = {}
        for at, kind in enumerate(_TARGETS):
            pairs = self._named(kind, [blob for which, blob in keys if which == at])
            for blob, pair in pairs.items():
                cells = [pair if one == kind else empty for one in _TARGETS]
                found[at, blob] = self._all(cells)
        return found

    def _placed(self, ids: Sequence[bytes | None]) -> dict[bytes | None, _Text]:
        """Return the cells of texts, and those of where they are from."""
        one, texts = self._dialect, [text for text in ids if text]
        nowhere = self._joined([one.empty] * _WHERE) + one.end
        found: dict[bytes | None, _Text] = {text: (self._pair(text, ""), nowhere) for text in texts}
        found[None] = None, None
        label = self._concatenated(map(one.sql, ("label", "title")))
        sql = (
            f"SELECT text_version.id, {one.sql(ARTICLE)}, article.id, {label}, outlet, "  # noqa: S608  # names of the model
            f"{one.sql('published')} || '{one.end}' FROM text_version JOIN article "
            "ON article.id = text_version.article WHERE text_version.id IN "
        )
        for text, name, article, label, outlet, published in answers(self._database, sql, texts):
            where = one.plain(id_text(article)), label, self._outlets[outlet], published
            found[text] = self._all((one.plain(id_text(text)), name)), self._all(where)
        return found

    def _all(self, cells: Iterable[str | None]) -> str | None:
        """Return cells side by side; None if Python must care for one."""
        told = list(cells)
        return None if None in told else self._joined(told)

"""Tags and their links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.kinds import FieldType, fields_of
from variorum.model.vocabulary import Comparator
from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect
from variorum.store.names import ARTICLE, ASKED, answers, named, names
from variorum.store.rows import quoted
from variorum.store.seldom import chosen
from variorum.store.shelf import Shelf

_LOT = 100
_TEXTS = 512
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
Column = Sequence[Any]
_Text = tuple[str | None, str | None]


class CellLines:
    """Makes rows in a dialect; those it cannot make it asks for."""

    def __init__(self, database: Database, dialect: Dialect, row: Callable[[Id], str]) -> None:
        """Read from `database`; `row` makes one that SQL cannot judge."""
        self._database, self._dialect, self._row = database, dialect, row
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
        cells = self._concatenated(
            *(*map(self._plain, ("kind", "start", _END)), self._dialect.sql("quote")),
            self._rest("tag", _OF_TAG, _TAG_GROUPS),
        )
        return self._database.execute(
            f"SELECT id, author, created, text_version, {cells} FROM tag ORDER BY id"  # noqa: S608  # names of the model
        )

    def _of_tags(self, *columns: Column) -> list[Column]:
        ids, authors, made, versions, cells = columns
        texts, where = zip(*self._texts.column(versions), strict=True)
        made = self._dialect.times(made)
        return [self._first_ids(ids), self._authors.column(authors), made, texts, cells, where]

    def _links(self) -> sqlite3.Cursor:
        begun = self._concatenated(
            self._dialect.sql("quote"), *map(self._plain, ("role", "position"))
        )
        ended = self._concatenated(
            self._rest("tag_link", _OF_LINK, _LINK_GROUPS),
            *map(self._plain, ("tag_kind", "start", _END)),
        )
        return self._database.execute(
            f"SELECT id, author, created, tag, {begun}, coalesce({', '.join(_TARGETS)}), "  # noqa: S608  # names of the model
            f"{ended}, text_version FROM tag_link LEFT JOIN (SELECT id AS tag_id, "
            f"kind AS tag_kind, start, {_END}, quote, text_version FROM tag) "
            "ON tag_id = tag ORDER BY id"
        )

    def _of_links(self, *columns: Column) -> list[Column]:
        ids, authors, made, tags, begun, targets, ended, versions = columns
        _, where = zip(*self._texts.column(versions), strict=True)
        return [
            *(self._first_ids(ids), self._authors.column(authors), self._dialect.times(made)),
            *(self._ids(tags), begun, self._targets.column(targets), ended, where),
        ]

    def _plain(self, name: str) -> str:
        before, after = self._dialect.before, self._dialect.after
        return f"'{before}' || {name} || '{after}'" if before or after else name

    def _concatenated(self, *cells: str) -> str:
        """Return SQL of cells side by side; what is the same in all rows is put together."""
        between = f" || '{self._dialect.between}' || " if self._dialect.between else " || "
        return between.join(cells).replace("' || '", "")

    def _rest(self, kind: str, others: Collection[str], groups: Iterable[Collection[str]]) -> str:
        """Return SQL of the cells of the fields that are seldom filled."""
        fields = [field for field in fields_of(kind) if field.name not in others]

        def made(group: Collection[str]) -> str:
            cells = (
                self._cell(one) if one.name in group else f"'{self._empty(one)}'" for one in fields
            )
            return self._concatenated(*cells)

        return chosen(fields, groups, made(()), made)

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
                f"CASE WHEN {name} = '' THEN '{empty}' "
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

    def _meant(self, ids: Sequence[bytes]) -> dict[bytes, str | None]:
        """Return the cells of all that a link may point at, of which it points at one."""
        empty = self._joined((self._dialect.empty, self._dialect.empty))
        found: dict[bytes, str | None] = dict.fromkeys(ids)
        seen: set[bytes] = set()
        for target, kind, name in named(self._database, _TARGETS, ids):
            pair = None if target in seen else self._pair(target, name)  # of two kinds: see which
            found[target] = self._all(pair if one == kind else empty for one in _TARGETS)
            seen.add(target)
        return found

    def _placed(self, ids: Sequence[bytes | None]) -> dict[bytes | None, _Text]:
        """Return the cells of texts, and those of where they are from."""
        one, texts = self._dialect, [text for text in ids if text]
        nowhere = self._joined([one.empty] * _WHERE) + one.end
        found: dict[bytes | None, _Text] = {text: (self._pair(text, ""), nowhere) for text in texts}
        found[None] = None, None
        label = self._concatenated(one.sql("label"), one.sql("title"))
        sql = (
            f"SELECT text_version.id, {one.sql(ARTICLE)}, article.id, {label}, outlet, "  # noqa: S608  # names of the model
            f"{one.sql('published')} || '{one.end}' FROM text_version JOIN article "
            f"ON article.id = text_version.article WHERE text_version.id IN ({ASKED})"
        )
        for text, name, article, label, outlet, published in answers(self._database, sql, texts):
            where = one.plain(id_text(article)), label, self._outlets[outlet], published
            found[text] = self._all((one.plain(id_text(text)), name)), self._all(where)
        return found

    def _all(self, cells: Iterable[str | None]) -> str | None:
        """Return cells side by side; None if Python must care for one."""
        try:
            return self._joined(cells)  # type: ignore[arg-type]  # None is what is looked for
        except TypeError:
            return None

"""Tags and their links as rows of tables, made for a million of them.

The same cells as `export.cells` makes, which is the judge of this in the tests.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.kinds import FieldType, fields_of
from variorum.model.vocabulary import Comparator
from variorum.store.bulk_ids import id_texts
from variorum.store.cell_dialects import Dialect
from variorum.store.rows import id_text, quoted
from variorum.store.seldom import chosen

_LOT = 100
_RECENT = 4096
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
_PLAIN = "p"
_TAG_CELLS = "p___ppp___"
_LINK_CELLS = "p__p_pp__ppp_"
"""Cells from left to right: plain (p), or ready (_), of which some are several."""

Column = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What rows need besides: the name of a record, the cells of where a text is from, a row."""

    name: Callable[[str, Id], str]
    where: Callable[[Id], Sequence[str]]
    row: Callable[[Id], str]


class CellLines:
    """Makes rows in a dialect; those it cannot make it asks for."""

    def __init__(self, database: Database, dialect: Dialect, known: Known) -> None:
        """Read from `database`."""
        self._database, self._dialect, self._known = database, dialect, known
        self._usual: dict[str, str] = {}
        self._places = lru_cache(_RECENT)(self._place)
        kinds = ("annotator", "text_version")
        self._pairs = {kind: lru_cache(_RECENT)(partial(self._pair, kind)) for kind in kinds}
        self._meant = lru_cache(_RECENT)(self._target)

    def lines(self, kind: str) -> Iterator[list[str]]:
        """Yield the rows of all tags, or of all links (`tag_link`), by id, some at a time."""
        if kind == "tag":
            rows, columns, line = self._tags(), self._of_tags, self._template(_TAG_CELLS)
        else:
            rows, columns, line = self._links(), self._of_links, self._template(_LINK_CELLS)
        while lot := rows.fetchmany(_LOT):
            cells = columns(*zip(*lot, strict=True))
            made = list(map(line.__mod__, zip(*cells, strict=True)))
            if any(None in column for column in cells):
                for number, row in enumerate(zip(*cells, strict=True)):
                    if None in row:
                        made[number] = self._known.row(id_text(lot[number][0]))
            yield made

    def _template(self, cells: str) -> str:
        one = self._dialect
        holes = (one.plain("%s") if cell == _PLAIN else "%s" for cell in cells)
        return f"{one.start}{one.between.join(holes)}{one.end}"

    def _tags(self) -> sqlite3.Cursor:
        told = ", ".join(map(self._dialect.sql, ("created", "quote")))
        return self._database.execute(
            'SELECT id, author, text_version, kind, start, "end", '  # noqa: S608  # names of the model
            f"{told}, {self._rest('tag', _OF_TAG, _TAG_GROUPS)} FROM tag ORDER BY id"
        )

    def _of_tags(self, *columns: Column) -> list[Column]:
        ids, authors, versions, kinds, starts, ends, made, quotes, rest = columns
        texts = self._paired("text_version", versions)
        return [
            *(id_texts(ids), self._paired("annotator", authors), made, texts),
            *(kinds, starts, ends, quotes, self._filled("tag", rest)),
            list(map(self._places, versions)),
        ]

    def _links(self) -> sqlite3.Cursor:
        rest = self._rest("tag_link", _OF_LINK, _LINK_GROUPS)
        told = ", ".join(map(self._dialect.sql, ("created", "quote")))
        return self._database.execute(
            "SELECT id, author, tag, role, position, "  # noqa: S608  # names of the model
            f"{_WHICH}, coalesce({', '.join(_TARGETS)}), {told}, {rest}, "
            "tag_kind, tag_start, tag_end, text_version FROM tag_link LEFT JOIN ("
            'SELECT id AS tag_id, kind AS tag_kind, start AS tag_start, "end" AS tag_end, '
            "quote, text_version FROM tag) ON tag_id = tag ORDER BY id"
        )

    def _of_links(self, *columns: Column) -> list[Column]:
        ids, authors, tags, roles, positions, which, targets, made, quotes, rest = columns[:10]
        pairs = list(map(self._meant, which, targets))
        return [
            *(id_texts(ids), self._paired("annotator", authors), made, id_texts(tags), quotes),
            *(roles, positions, pairs, self._filled("tag_link", rest), *columns[10:13]),
            list(map(self._places, columns[13])),
        ]

    def _rest(self, kind: str, others: Collection[str], groups: Iterable[Collection[str]]) -> str:
        """Return SQL of the cells of the fields that are seldom filled, 0 where none is."""
        fields = [field for field in fields_of(kind) if field.name not in others]
        self._usual = {**self._usual, kind: self._joined(map(self._empty, fields))}
        between = f" || '{self._dialect.between}' || " if self._dialect.between else " || "

        def made(group: Collection[str]) -> str:
            cells = (
                self._cell(one) if one.name in group else f"'{self._empty(one)}'" for one in fields
            )
            return between.join(f"({cell})" for cell in cells)

        return chosen(fields, groups, "0", made)

    def _filled(self, kind: str, rest: Column) -> Column:
        usual = self._usual[kind]
        return [usual if cells == 0 else cells for cells in rest]

    def _cell(self, field: FieldType) -> str:
        """Return SQL of a cell."""
        name, empty = quoted(field.name), self._dialect.empty
        plain = f"'{self._dialect.before}' || {name} || '{self._dialect.after}'"
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

    def _paired(self, kind: str, ids: Column) -> Column:
        return list(map(self._pairs[kind], ids))

    def _pair(self, kind: str, blob: bytes | None) -> str | None:
        """Return the cells of an id and the name it stands for; None where Python must care."""
        if blob is None:
            return self._joined((self._dialect.empty, self._dialect.empty))
        name = self._dialect.text(self._known.name(kind, id_text(blob)))
        if name is None:
            return None
        return self._joined((self._dialect.plain(id_text(blob)), name))

    def _target(self, which: int, blob: bytes) -> str | None:
        """Return the cells of all that a link may point at, of which it points at one."""
        pairs = [
            self._pair(kind, blob if at == which else None) for at, kind in enumerate(_TARGETS)
        ]
        found = [pair for pair in pairs if pair is not None]
        return self._joined(found) if len(found) == len(pairs) else None

    def _place(self, version: bytes | None) -> str | None:
        if version is None:
            return None
        cells = list(map(self._dialect.text, self._known.where(id_text(version))))
        found = [cell for cell in cells if cell is not None]
        return self._joined(found) if len(found) == len(cells) else None

"""Records as rows of cells: every field, the names of what ids point at, where tags stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import Any

from variorum.export.index import Lookup
from variorum.export.references import fixed_target, reference_fields, target_kind
from variorum.model.ids import Id
from variorum.model.kinds import FieldType, fields_of
from variorum.model.records import Actor, Article, Record, TextVersion
from variorum.model.tags import Tag, TagLink

JOINT = "; "
"""Between the values of a cell that holds several."""

_LOT = 500

_IN_TEXT = ("region", "tag", "tag_link", "read_mark")
_WHERE = ("article", "article_label", "article_title", "outlet", "outlet_name", "published")
_EXTRA = {
    "text_version": ("file",),
    "actor": ("aliases", "parents"),
    "tag_link": ("tag_kind", "tag_start", "tag_end"),
}


def columns(kind: str) -> tuple[str, ...]:
    """Return the names of the columns of a kind's table."""
    return tuple(name for name, _ in _headed(kind))


def _headed(kind: str) -> Iterator[tuple[str, str]]:
    """Yield (column, field it is made from); extras have no field."""
    for field in fields_of(kind):
        if (kind, field.name) == ("text_version", "text"):
            continue
        yield field.name, field.name
        if field.base is Id and field.name != "id":
            yield f"{field.name}_name", field.name
    for name in (*_EXTRA.get(kind, ()), *(_WHERE if kind in _IN_TEXT else ())):
        yield f"in_{name}" if kind in _IN_TEXT and name in _WHERE else name, ""


def rows(kind: str, index: Lookup) -> Iterator[list[str]]:
    """Yield the cells of each record of a kind, by id, in the order of `columns`."""
    yield from rows_of(kind, index.of(kind), index)


def rows_of(kind: str, records: Iterable[Record], index: Lookup) -> Iterator[list[str]]:
    """Yield the cells of some records of a kind."""
    maker = _Maker(kind, index)
    records = iter(records)
    while lot := list(islice(records, _LOT)):
        yield from maker.rows(lot)


_Convert = Callable[[Any], str]
_Converts = Callable[[Sequence[Any]], Iterable[str]]


class _Maker:
    """Makes rows column by column; what many rows share is worked out once."""

    def __init__(self, kind: str, index: Lookup) -> None:
        self._index = index
        self._has_extras = kind in _EXTRA
        self._is_in_text = kind in _IN_TEXT
        self._places: dict[Id | None, list[str]] = {}
        fields = [one for one in fields_of(kind) if (kind, one.name) != ("text_version", "text")]
        self._read = attrgetter(*(field.name for field in fields))
        named = {*reference_fields(kind)}
        self._steps: list[tuple[int, _Converts | None]] = []
        for at, field in enumerate(fields):
            convert = _convert(field)
            self._steps.append((at, partial(map, convert) if convert else None))
            if field.name in named:
                target = fixed_target(kind, field.name)
                self._steps.append((at, self._namer(target, many=field.many) if target else None))
        self._floating = [name for name in named if not fixed_target(kind, name)]
        self._at = [columns(kind).index(f"{name}_name") for name in self._floating]

    def rows(self, records: list[Record]) -> Iterator[list[str]]:
        """Yield the rows of some records."""
        read = list(zip(*map(self._read, records), strict=True))
        shown = (convert(read[at]) if convert else read[at] for at, convert in self._steps)
        for record, cells in zip(records, zip(*shown, strict=True), strict=True):
            row = list(cells)
            for at, name in zip(self._at, self._floating, strict=True):
                row[at] = self._index.name(target_kind(record, name), getattr(record, name))
            if self._has_extras:
                row += _extras(record, self._index)
            if self._is_in_text:
                row += self._place(record)
            yield row

    def _namer(self, kind: str, *, many: bool) -> _Converts:
        """Return what makes names of a column of ids."""
        names = partial(self._index.names, kind)
        return (lambda column: map(JOINT.join, map(names, column))) if many else names

    def _place(self, record: Record) -> list[str]:
        found = record
        if isinstance(record, TagLink):
            found = self._index.get("tag", record.tag) or record
        version: Id | None = getattr(found, "text_version", None)
        if version not in self._places:
            self._places[version] = where(self._index.article_of(record), self._index)
        return self._places[version]


def _convert(field: FieldType) -> _Convert | None:
    """Return what makes the cell of a field's value; None for a text, which is its own cell."""
    return None if field.base is str and not (field.many or field.optional) else _cell


def _cell(value: object) -> str:
    if value is None:
        return ""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return JOINT.join(map(str, value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _extras(record: Record, index: Lookup) -> list[str]:
    if isinstance(record, TextVersion):
        return [f"texts/{record.id}.txt"]
    if isinstance(record, Actor):
        aliases = [alias.text for alias in index.aliases[record.id]]
        parents = [
            f"{tie.kind} {index.name('actor', tie.parent)}" for tie in index.parents[record.id]
        ]
        return [JOINT.join(aliases), JOINT.join(parents)]
    if isinstance(record, TagLink):
        tag = index.get("tag", record.tag)
        return [str(tag.kind), str(tag.start), str(tag.end)] if isinstance(tag, Tag) else [""] * 3
    return []


def where(article: Article | None, index: Lookup) -> list[str]:
    """Return the cells that say what article something stands in."""
    if article is None:
        return [""] * len(_WHERE)
    outlet = index.name("outlet", article.outlet)
    return [
        *(article.id, article.label, article.title),
        *(article.outlet or "", outlet, article.published),
    ]

"""Records as lines of a dataset, straight from their rows: several times as fast as by records.

The same bytes as `export.dataset` writes, which is the judge of this in the tests.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial
from json.encoder import encode_basestring as quoted_json
from typing import Any

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import Id, id_text
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.store.bulk_ids import IdTexts
from variorum.store.deltas import fingerprint
from variorum.store.recent_texts import RecentTexts
from variorum.store.rows import quoted
from variorum.store.rows import quoted_json as quoted_long
from variorum.store.tag_lines import link_lines, tag_lines

_LOT = 100
_LENGTH = 50_000
"""Code points of articles at a time, one at least: any of them may be of megabytes."""
_RECENT = 4096
_IDS = IdTexts('"', '"')

Row = tuple[Any, ...]
Convert = Callable[[Sequence[Any]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line holds besides the fields of its record.

    `marks` are JSON texts by kind and key, `context` the code points told on either side of a
    tag's quote. Without `texts` those of articles are left out.
    """

    marks: Mapping[str, Mapping[str, str]]
    context: int
    texts: bool = True


def lines(database: Database, shape: Shape) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of all records by kind and id, some at a time: (how many, their bytes).

    Raises UserError export.damaged (`record`, `id`) for a text that does not fit its hash, or a
    quote that does not fit its text.
    """
    for kind in KINDS:
        for count, made in _lines_of(kind, database, shape):
            yield count, made.encode()


def _lines_of(kind: str, database: Database, shape: Shape) -> Iterator[tuple[int, str]]:
    if kind == "tag":
        yield from tag_lines(database, RecentTexts(database), shape.context)
    elif kind == "tag_link":
        yield from link_lines(database)
    else:
        line = _Line(kind, shape)
        rows = database.execute(f"SELECT {line.columns} FROM {quoted(kind)} ORDER BY id")  # noqa: S608  # names of the model
        for lot in _lots(rows, line.length):
            yield len(lot), line.written(lot)


def _lots(rows: Iterable[Row], length: Callable[[Row], int]) -> Iterator[list[Row]]:
    """Yield rows, so many at a time, or fewer of so many code points."""
    lot: list[Row] = []
    left = _LENGTH
    for row in rows:
        lot.append(row)
        left -= length(row)
        if left <= 0 or len(lot) == _LOT:
            yield lot
            lot, left = [], _LENGTH
    if lot:
        yield lot


class _Line:
    """How rows of a kind become lines: column by column, then put into a template."""

    def __init__(self, kind: str, shape: Shape) -> None:
        fields = sorted(fields_of(kind), key=lambda field: field.name)
        self._kind = kind
        self._at = {field.name: number for number, field in enumerate(fields)}
        self.columns = ", ".join(quoted(field.name) for field in fields)
        self._converts = {field.name: _convert(field) for field in fields}
        constants = {"record": f'"{kind}"', **shape.marks.get(kind, {})}
        hidden = {"text"} if kind == "text_version" and not shape.texts else set[str]()
        keys = sorted((*self._at, *constants))
        self._shown = [key for key in keys if key not in constants and key not in hidden]
        pieces = (f'"{key}":{constants.get(key, "%s")}' for key in keys if key not in hidden)
        self._template = f"{{{','.join(pieces)}}}\n"

    def length(self, row: Row) -> int:
        """Return how long the text in a row is, if it may be of any length."""
        return len(row[self._at["text"]]) if self._kind == "text_version" else 0

    def written(self, rows: list[Row]) -> str:
        """Return the lines of some rows."""
        columns = list(zip(*rows, strict=True))
        if self._kind == "text_version":
            _refuse_damaged(*(columns[self._at[key]] for key in ("id", "sha256", "text")))
        shown = (self._converts[key](columns[self._at[key]]) for key in self._shown)
        return "".join(map(self._template.__mod__, zip(*shown, strict=True)))


def _refuse_damaged(*columns: tuple[Any, ...]) -> None:
    for number, sha256, text in zip(*columns, strict=True):
        if fingerprint(text) != sha256:
            raise UserError("export.damaged", record="text_version", id=id_text(number))


def _convert(field: FieldType) -> Convert:
    """Return what makes JSON of a column."""
    if field.name == "id":
        return _IDS.texts
    return partial(map, quoted_long if field.name == "text" else _of_one(field))


def _of_one(field: FieldType) -> Callable[[Any], str]:
    if field.many:
        return _list
    if field.base is Id:
        return lru_cache(_RECENT)(_id)
    if field.base is bool:
        return ("false", "true").__getitem__
    if field.base is int:
        return _number if field.optional else str
    if issubclass(field.base, StrEnum):
        words: dict[str | None, str] = {one.value: quoted_json(one.value) for one in field.base}
        return {None: "null", **words}.__getitem__
    return _text if field.optional else quoted_json


def _id(value: bytes | None) -> str:
    return "null" if value is None else f'"{id_text(value)}"'


def _list(value: str) -> str:
    return value or "[]"  # is JSON already


def _number(value: int | None) -> str:
    return "null" if value is None else str(value)


def _text(value: str | None) -> str:
    return "null" if value is None else quoted_json(value)

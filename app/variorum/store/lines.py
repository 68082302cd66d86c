"""Records as lines of a dataset, straight from their rows: several times as fast as by records.

The same bytes as `export.dataset` writes, which is the judge of this in the tests.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring as quoted_json
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.store.deltas import fingerprint
from variorum.store.rows import id_text, quoted

_LOT = 500
_RECENT = 4096
_CONTEXT = ("prefix", "suffix")

Texts = dict[bytes, str]


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

    All texts are held in memory while this runs. Raises UserError export.damaged (`record`, `id`)
    for a text that does not fit its hash, or a quote that does not fit its text.
    """
    texts: Texts = {}
    for kind in KINDS:
        line = _Line(kind, shape)
        rows = database.execute(f"SELECT {line.columns} FROM {quoted(kind)} ORDER BY id")  # noqa: S608  # names of the model
        while lot := rows.fetchmany(_LOT):
            yield len(lot), line.written(lot, texts).encode()


class _Line:
    """How rows of a kind become lines: column by column, then put into a template."""

    def __init__(self, kind: str, shape: Shape) -> None:
        fields = sorted(fields_of(kind), key=lambda field: field.name)
        self._kind = kind
        self._context = shape.context
        self._at = {field.name: number for number, field in enumerate(fields)}
        self.columns = ", ".join(quoted(field.name) for field in fields)
        self._converts = {field.name: _convert(field) for field in fields}
        constants = {"record": f'"{kind}"', **shape.marks.get(kind, {})}
        hidden = {"text"} if kind == "text_version" and not shape.texts else set[str]()
        made = _CONTEXT if kind == "tag" else ()
        keys = sorted((*self._at, *constants, *made))
        self._shown = [key for key in keys if key not in constants and key not in hidden]
        pieces = (f'"{key}":{constants.get(key, "%s")}' for key in keys if key not in hidden)
        self._template = f"{{{','.join(pieces)}}}\n"

    def written(self, rows: list[tuple[Any, ...]], texts: Texts) -> str:
        """Return the lines of some rows."""
        columns = list(zip(*rows, strict=True))
        told = self._context_of(rows, texts)
        shown = (
            told[key] if key in told else list(map(self._converts[key], columns[self._at[key]]))
            for key in self._shown
        )
        return "".join(map(self._template.__mod__, zip(*shown, strict=True)))

    def _context_of(self, rows: Iterable[tuple[Any, ...]], texts: Texts) -> dict[str, list[str]]:
        """Check texts and quotes; return what stands around the quotes of tags."""
        if self._kind == "text_version":
            for number, sha256, text in map(self._picked("id", "sha256", "text"), rows):
                if fingerprint(text) != sha256:
                    raise _damaged(self._kind, number)
                texts[number] = text
        if self._kind != "tag":
            return {}
        told: dict[str, list[str]] = {key: [] for key in _CONTEXT}
        before, behind = (told[key] for key in _CONTEXT)
        picked = self._picked("id", "text_version", "start", "end", "quote")
        for number, version, start, end, quote in map(picked, rows):
            text = texts[version]
            if text[start:end] != quote:
                raise _damaged(self._kind, number)
            before.append(quoted_json(text[max(0, start - self._context) : start]))
            behind.append(quoted_json(text[end : end + self._context]))
        return told

    def _picked(self, *names: str) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
        return itemgetter(*(self._at[name] for name in names))


def _damaged(kind: str, number: bytes) -> UserError:
    return UserError("export.damaged", record=kind, id=id_text(number))


def _convert(field: FieldType) -> Callable[[Any], str]:
    """Return what makes JSON of a column's values."""
    if field.many:
        return str  # is JSON already
    if field.base is Id:
        return _id if field.name == "id" else lru_cache(_RECENT)(_id)
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


def _number(value: int | None) -> str:
    return "null" if value is None else str(value)


def _text(value: str | None) -> str:
    return "null" if value is None else quoted_json(value)

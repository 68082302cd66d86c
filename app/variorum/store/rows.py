"""Records as rows of the project file, and as the JSON of its journal."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any

from variorum.model.catalogue import IN_TEXT
from variorum.model.ids import Id, id_text
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.model.records import Record

Plain = dict[str, Any]
"""A record as `model.kinds.to_plain` gives it."""

Convert = Callable[[Any], Any]

_RECENT_IDS = 4096
"""Ids remembered: thousands of rows point at the same text, author and actor."""

_LONG = 1000
_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\t", b"\\t"))
_CONTROLS = bytes(set(range(0x20)) - set(b"\n\t"))
"""Bytes that JSON escapes and that texts seldom have; no byte of a longer character is one."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(_RECENT_IDS)
def id_blob(text: str) -> bytes:
    """Return the 16 bytes of a canonical id; raise ValueError for anything else."""
    digits = text.replace("-", "")
    blob = bytes.fromhex(digits)
    if len(blob) != 16 or blob.hex() != digits or len(text) != 36 or text[8:24:5] != "----":  # noqa: PLR2004  # of a UUID
        message = f"not a canonical UUID: {text!r}"
        raise ValueError(message)
    return blob


def optional_id(blob: bytes | None) -> Id | None:
    """Return the canonical text of an id, or None for none."""
    return None if blob is None else id_text(blob)


def canonical(value: object) -> str:
    """Return `value` as the one JSON text that hashes and comparisons rely on."""
    return _CANONICAL.encode(value)


def quoted_json(text: str | int | None) -> str:
    """Return a text, a number or nothing as `canonical` does; a long text three times as fast."""
    if not isinstance(text, str):
        return "null" if text is None else str(text)
    if len(text) < _LONG:
        return encode_basestring(text)
    data = text.encode("utf-8", "surrogatepass")
    if any(map(data.__contains__, _CONTROLS)):
        return encode_basestring(text)
    for char, escape in _ESCAPES:
        data = data.replace(char, escape)
    return f'"{data.decode("utf-8", "surrogatepass")}"'


_recent_id = lru_cache(_RECENT_IDS)(id_text)


@lru_cache(_RECENT_IDS)
def _recent(text: str) -> str:
    """Return the one string that stands for equal ones met a short while ago."""
    return text


_REPEATED = frozenset({"created", "published", "language", "accessed"})
"""Fields that are alike in many records of the kinds that are held in memory as a whole."""


def quoted(name: str) -> str:
    """Return a table's or column's name as SQL writes it."""
    return f'"{name}"'


class UnreadableRowError(sqlite3.DataError, ValueError):
    """A row holds what no program writes: the file is damaged where SQLite cannot see it."""

    def __init__(self, kind: str, error: Exception) -> None:
        """Say of which kind the row is and what is wrong, without its values."""
        super().__init__(f"unreadable {kind} ({type(error).__name__})")


class Codec:
    """How records of one kind become rows and rows become records."""

    def __init__(self, kind: str) -> None:
        """Prepare the conversions of the kind's fields."""
        fields = fields_of(kind)
        self.kind = kind
        self.names = tuple(field.name for field in fields)
        self._class = KINDS[kind]
        self._setters = tuple(getattr(self._class, name).__set__ for name in self.names)
        self._into = _conversions(map(_into, fields))
        shared = frozenset() if kind in IN_TEXT else _REPEATED
        self._out_of = _conversions(
            _recent if field.name in shared else _out_of(field) for field in fields
        )
        marks = ", ".join("?" for _ in fields)
        self.select = f"SELECT {self.columns()} FROM {quoted(kind)}"  # noqa: S608  # names of the model
        self.insert = f"INSERT INTO {quoted(kind)} ({self.columns()}) VALUES ({marks})"  # noqa: S608  # names of the model

    def columns(self, table: str = "") -> str:
        """Return the columns as SQL lists them, each with its table if one is given."""
        prefix = f"{quoted(table)}." if table else ""
        return ", ".join(prefix + quoted(name) for name in self.names)

    def out_of(self, name: str) -> Convert | None:
        """Return what makes the value of a field of what is in its column; None: it is the same."""
        return dict(self._out_of).get(self.names.index(name))

    def encode(self, plain: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the row of a record given as plain values."""
        row = [plain[name] for name in self.names]
        for index, convert in self._into:
            if row[index] is not None:
                row[index] = convert(row[index])
        return tuple(row)

    def decode(self, row: tuple[Any, ...]) -> Record:
        """Return the record of a row; UnreadableRowError tells of a value no record can have.

        Slots are set one by one: records have no code of their own to run when they are made, and
        the generated `__init__` takes twice as long.
        """
        values = list(row)
        try:
            for index, convert in self._out_of:
                if values[index] is not None:
                    values[index] = convert(values[index])
        except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError) as error:
            raise UnreadableRowError(self.kind, error) from error
        made = object.__new__(self._class)
        for set_value, value in zip(self._setters, values, strict=True):
            set_value(made, value)
        return made


@cache
def codec(kind: str) -> Codec:
    """Return the conversions of one kind of record."""
    return Codec(kind)


def _conversions(converts: Iterable[Convert | None]) -> tuple[tuple[int, Convert], ...]:
    """Return the columns that need converting, each with how."""
    return tuple((index, convert) for index, convert in enumerate(converts) if convert)


def _into(field: FieldType) -> Convert | None:
    if field.many:
        return lambda items: canonical(items) if items else ""
    if field.base is Id:
        return id_blob
    return int if field.base is bool else None


def _out_of(field: FieldType) -> Convert | None:
    scalar = _scalar_out_of(field.base)
    if not field.many:
        if field.base is Id:
            return id_text if field.name == "id" else _recent_id
        return scalar
    if scalar is None:
        return _words
    return lambda text: tuple(map(scalar, _words(text)))


def _scalar_out_of(base: type) -> Convert | None:
    if base is bool:
        return bool
    if base is Decimal:
        return Decimal
    if isinstance(base, type) and issubclass(base, StrEnum):
        return {member.value: member for member in base}.__getitem__
    return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()

"""Records as typed columns, for formats that have types: text, whole number, truth value, lists.

Decimals stay text, exact as they are, and stand besides as floating point, to compute with. Dates
stay text, for a date may be a year or a span.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from operator import attrgetter

from variorum.export.codebook import meaning
from variorum.export.references import fixed_target
from variorum.model.ids import Id
from variorum.model.kinds import FieldType, fields_of
from variorum.model.plain import Cell, Column
from variorum.model.records import Record

NUMBER = "_number"
"""Behind the name of a decimal's field: the same in floating point."""


@cache
def typed_columns(kind: str, *, texts: bool = True) -> tuple[Column, ...]:
    """Return the columns of a kind's table; a target is a kind of record."""
    return tuple(column for column, _ in _columns(kind, texts=texts))


@cache
def typed_row(kind: str, *, texts: bool = True) -> Callable[[Record], list[Cell]]:
    """Return what makes the cells of a record of a kind, in the order of `typed_columns`."""
    made = [(attrgetter(field), into) for _, (field, into) in _columns(kind, texts=texts)]

    def row(record: Record) -> list[Cell]:
        return [into(get(record)) for get, into in made]

    return row


_Into = Callable[[object], Cell]


@cache
def _columns(kind: str, *, texts: bool) -> tuple[tuple[Column, tuple[str, _Into]], ...]:
    found: list[tuple[Column, tuple[str, _Into]]] = []
    for field in fields_of(kind):
        if not texts and (kind, field.name) == ("text_version", "text"):
            continue
        said = meaning(kind, field.name)
        required = not field.optional and not field.many
        type_, into = _typed(field)
        is_key = field.base is Id and field.name != "id"
        target = fixed_target(kind, field.name) if is_key else ""
        found.append((Column(field.name, type_, said, required, target), (field.name, into)))
        if field.base is Decimal:
            number = Column(f"{field.name}{NUMBER}", float, f"{said} In floating point.")
            found.append((number, (field.name, _float)))
    return tuple(found)


def _typed(field: FieldType) -> tuple[type, _Into]:
    if field.many:
        return list, _list
    if field.base in (bool, int):
        return field.base, _as_is
    return str, _text


def _as_is(value: object) -> Cell:
    return value  # type: ignore[return-value]  # the field's own type says what it is


def _text(value: object) -> Cell:
    if isinstance(value, Decimal):
        return format(value, "f")
    return None if value is None else str(value)


def _float(value: object) -> Cell:
    return float(value) if isinstance(value, Decimal) else None


def _list(value: object) -> Cell:
    return [str(one) for one in value] if isinstance(value, tuple) else []

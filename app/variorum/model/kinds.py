"""All kinds of record, in dataset order, and the field types they are built from."""

import dataclasses
import types
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from variorum.model import records, tags
from variorum.model.ids import Id
from variorum.model.records import Record

KINDS: dict[str, type[Record]] = {
    cls.kind_name: cls
    for cls in (
        records.Project,
        records.Annotator,
        records.Outlet,
        records.Article,
        records.TextVersion,
        records.Region,
        records.Actor,
        records.Alias,
        records.ActorLink,
        records.Topic,
        records.Proposition,
        records.PropositionLink,
        records.Quantity,
        records.Independence,
        tags.Tag,
        tags.TagLink,
        records.Relation,
        records.Constraint,
        records.Decision,
        records.Assessment,
        records.Note,
        records.ReadMark,
    )
}
"""Record class by name; the order is the dataset's and satisfies references between kinds,
but for mutual ones inside `article` and from `article` to `actor`."""


@dataclasses.dataclass(frozen=True, slots=True)
class FieldType:
    """How one field is stored: `base` is Id, str, int, bool, Decimal or a StrEnum class."""

    name: str
    base: type
    optional: bool
    many: bool
    required: bool


@cache
def fields_of(kind: str) -> tuple[FieldType, ...]:
    """Return the fields of a kind of record, in order of declaration."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    return tuple(_field_type(field, hints[field.name]) for field in dataclasses.fields(cls))


def _field_type(field: "dataclasses.Field[Any]", hint: Any) -> FieldType:  # noqa: ANN401  # a type hint
    optional = many = False
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not types.NoneType)
        optional = True
    if get_origin(hint) is tuple:
        hint = get_args(hint)[0]
        many = True
    required = field.default is dataclasses.MISSING
    return FieldType(field.name, hint, optional, many, required)


def to_plain(record: Record) -> dict[str, Any]:
    """Return the record as JSON-ready values: ids, enums, dates and decimals as text."""
    names, values, richer = _reader(record.kind_name)
    plain = dict(zip(names, values(record), strict=True))
    for name in richer:
        plain[name] = _plain(plain[name])
    return plain


_Reader = tuple[tuple[str, ...], Callable[[Record], tuple[object, ...]], tuple[str, ...]]


@cache
def _reader(kind: str) -> _Reader:
    """Return the names of a kind's fields, what reads them, and those whose values are no JSON."""
    fields = fields_of(kind)
    names = tuple(field.name for field in fields)
    plain = (Id, str, int, bool)
    richer = tuple(one.name for one in fields if one.many or one.base not in plain)
    return names, attrgetter(*names), richer


_PLAIN = frozenset({str, type(None), bool, int})


def _plain(value: object) -> object:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def from_plain(kind: str, values: dict[str, Any]) -> Record:
    """Build a record from `to_plain` values; absent optional fields take their default.

    Raises KeyError for an unknown kind, TypeError for a missing or unknown field, ValueError
    for a value outside its vocabulary or of the wrong type.
    """
    known = {field.name: field for field in fields_of(kind)}
    unknown = values.keys() - known.keys()
    if unknown:
        message = f"unknown field {min(unknown)!r}"
        raise TypeError(message)
    built = {name: value_of(known[name], value) for name, value in values.items()}
    return KINDS[kind](**built)


def value_of(field: FieldType, value: Any) -> Any:  # noqa: ANN401  # JSON in, field out
    """Return the value of one field from its plain form; raise ValueError if it does not fit."""
    if value is None:
        if field.optional:
            return None
        message = f"{field.name} must not be null"
        raise ValueError(message)
    if field.many:
        if not isinstance(value, list):
            message = f"{field.name} must be a list"
            raise ValueError(message)
        return tuple(_scalar(field, item) for item in value)
    return _scalar(field, value)


def _scalar(field: FieldType, value: Any) -> Any:  # noqa: ANN401  # JSON in, field out
    base = field.base
    if base is bool or base is int:
        if type(value) is not base:
            message = f"{field.name} must be {base.__name__}, not {value!r}"
            raise ValueError(message)
        return value
    if not isinstance(value, str):
        message = f"{field.name} must be text, not {value!r}"
        raise ValueError(message)  # noqa: TRY004  # one error type for bad values
    if base is Decimal:
        return _decimal(field.name, value)
    if isinstance(base, type) and issubclass(base, StrEnum):
        return base(value)
    return Id(value) if base is Id else value


def _decimal(name: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or format(number, "f") != text:
        message = f"{name} must be a plain decimal number, not {text!r}"
        raise ValueError(message)
    return number

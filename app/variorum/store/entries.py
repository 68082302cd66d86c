"""Whole records as the journal writes them: in JSON, without the fields that hold nothing.

Nothing is null, and where a field is never null: empty text, an empty list, false or 0. What a
field left out means follows from its type alone, so no later default changes what was written.
Lines written before version 6 of the file name every field and are read the same way.
"""

import json
from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring

from variorum.model.kinds import FieldType, fields_of
from variorum.store.rows import Plain, canonical, quoted_json

_QUOTES = {"text": quoted_json}
"""What quotes the texts of fields that may be long."""


def entry(kind: str, plain: Plain) -> str:
    """Return a record as the one JSON text the journal has of it, as `canonical` would write it."""
    told = []
    for name, before, quote, is_optional in _leads(kind):
        value = plain.get(name)
        if value or (is_optional and value is not None):
            told.append(before + (quote(value) if type(value) is str else canonical(value)))
    return f"{{{','.join(told)}}}"


def plain_of(kind: str, written: str | None) -> Plain | None:
    """Return the record an entry tells of, every field named; raise ValueError if it is no JSON."""
    return None if written is None else {**_nothing(kind), **json.loads(written)}


_Lead = tuple[str, str, Callable[[str], str], bool]


@cache
def _leads(kind: str) -> tuple[_Lead, ...]:
    """Return the fields of a kind as JSON sorts them.

    Of each its name, what stands before its value, what quotes that, and whether it may be null.
    """
    fields = sorted(fields_of(kind), key=lambda field: field.name)
    return tuple(
        (name := field.name, f'"{name}":', _QUOTES.get(name, encode_basestring), field.optional)
        for field in fields
    )


@cache
def _nothing(kind: str) -> Plain:
    """Return the plain values of fields that hold nothing."""
    return {field.name: _empty(field) for field in fields_of(kind)}


def _empty(field: FieldType) -> object:
    if field.optional:
        return None
    if field.many:
        return []
    return field.base() if field.base in (bool, int) else ""

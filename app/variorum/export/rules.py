"""What a line of a dataset must hold to, beyond the types of its fields."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

from variorum.model.dates import is_date
from variorum.model.errors import UserError
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.model.records import Record
from variorum.model.tags import TagLink
from variorum.model.vocabulary import LinkRole

DATE_FIELDS = frozenset(
    (
        *("published", "accessed", "event_time", "statement_date"),
        *("window_start", "window_end", "as_of"),
    )
)
"""Text fields that hold a partial date, or nothing."""

BOUNDS = {
    "strength": (1, 3),
    "credibility": (1, 6),
    "likelihood_low": (0, 100),
    "likelihood_high": (0, 100),
    "tolerance": (0, 100),
    "number": (1, None),
    "position": (0, None),
    "start": (0, None),
    "end": (1, None),
}
"""Least and greatest value of the whole-number fields."""

TARGETS = {
    LinkRole.ACTOR: ("actor",),
    LinkRole.PROPOSITION: ("proposition",),
    LinkRole.SPEAKER: ("actor", "outlet"),
    LinkRole.HOLDER: ("actor", "outlet"),
    LinkRole.TARGET: ("actor", "outlet", "topic", "proposition"),
    LinkRole.QUANTITY: ("quantity",),
}
"""What a tag's link of each role may point at."""

SHA256 = re.compile(r"[0-9a-f]{64}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)")
_LARGEST = 2**53
_UNFIT = re.compile("[\0\ud800-\udfff]")
_TARGET_FIELDS = ("actor", "outlet", "topic", "proposition", "quantity")


def check_record(record: Record, line: int) -> None:
    """Raise UserError if the record breaks a rule.

    dataset.value, dataset.date, dataset.span, dataset.target or dataset.role, each with `line`.
    """
    for field in _checked_fields(record.kind_name):
        for value in _values(record, field):
            _check_value(record, field, value, line)
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if start is not None and end is not None and start >= end:
        raise UserError("dataset.span", line=line, start=start, end=end)
    if isinstance(record, TagLink):
        _check_target(record, line)


@cache
def _checked_fields(kind: str) -> tuple[FieldType, ...]:
    """Return the fields whose values may be unfit although their type is right."""
    return tuple(
        field for field in fields_of(kind) if field.base is str or field.base in (int, Decimal)
    )


def _values(record: Record, field: FieldType) -> tuple[object, ...]:
    value = getattr(record, field.name)
    if value is None or (value == "" and field.name not in _CHECKS):
        return ()
    return value if isinstance(value, tuple) else (value,)


def _check_value(record: Record, field: FieldType, value: object, line: int) -> None:
    name = field.name
    if isinstance(value, int) and not isinstance(value, bool):
        fits = _in_bounds(name, value)
    elif field.base is str and name in DATE_FIELDS:
        if value and not is_date(str(value)):
            raise UserError("dataset.date", line=line, field=name, value=str(value)[:80])
        fits = True
    else:
        fits = not _UNFIT.search(str(value)) and _CHECKS.get(name, _anything)(str(value))
    if not fits:
        raise bad_value(record.kind_name, name, value, line)


def bad_value(kind: str, name: str, value: object, line: int) -> UserError:
    """Return the error for a field's value; long values are cut, broken characters replaced."""
    shown = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", str(value))[:80]
    return UserError("dataset.value", line=line, record=kind, field=name, value=shown)


def bad_json(kind: str, field: FieldType, value: object, line: int) -> UserError:
    """Return the error for a value that is not of its field's type.

    dataset.choice names the words there are for it, dataset.text asks for text, else
    dataset.value.
    """
    name, base = field.name, field.base
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    error = bad_value(kind, name, shown, line)
    shown = str(error.params["value"])
    if issubclass(base, StrEnum):
        words = ", ".join(base)
        return UserError(
            "dataset.choice", line=line, record=kind, field=name, value=shown, choices=words
        )
    if issubclass(base, str | Decimal) and not isinstance(value, str) and not field.many:
        return UserError("dataset.text", line=line, record=kind, field=name, value=shown)
    return error


def _in_bounds(name: str, value: int) -> bool:
    least, most = BOUNDS.get(name, (-_LARGEST, None))
    return least <= value <= (_LARGEST if most is None else most)


def _anything(_text: str) -> bool:
    return True


def _is_time(text: str) -> bool:
    if not TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_CHECKS: dict[str, Callable[[str], bool]] = {
    "about": lambda text: text in KINDS,
    "created": _is_time,
    "sha256": lambda text: bool(SHA256.fullmatch(text)),
}


def _check_target(link: TagLink, line: int) -> None:
    targets = [name for name in _TARGET_FIELDS if getattr(link, name) is not None]
    if len(targets) != 1:
        raise UserError("dataset.target", line=line, count=len(targets))
    if targets[0] not in TARGETS[link.role]:
        raise UserError("dataset.role", line=line, role=link.role.value, target=targets[0])

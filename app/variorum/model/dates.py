"""Partial dates: EDTF level 0 as day intervals.

`2023`, `2023-09`, `2023-09-14`, and ranges `a/b` whose ends may be open (`..`). Empty text is an
unknown date. The precision is what the text says; nothing is padded when stored.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_RECENT = 4096
"""Dates whose days are remembered: thousands of voices speak on one."""

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class DayInterval:
    """Days from `first` to `last`, both included; None is an open end."""

    first: date | None
    last: date | None


@lru_cache(_RECENT)
def day_interval(text: str) -> DayInterval:
    """Return the days that `text` covers; raise ValueError if it is no partial date."""
    if "/" not in text:
        return DayInterval(_first(text), _last(text))
    left, _, right = text.partition("/")
    first = None if left == ".." else _first(left)
    last = None if right == ".." else _last(right)
    if first and last and last < first:
        message = f"a range must not run backwards: {text!r}"
        raise ValueError(message)
    return DayInterval(first, last)


def is_date(text: str) -> bool:
    """Tell whether `text` is a partial date or a range of them."""
    try:
        day_interval(text)
    except ValueError:
        return False
    return True


def _split(text: str) -> tuple[int, int | None, int | None]:
    found = _PART.fullmatch(text)
    if not found:
        message = f"not a date: {text!r} (write 2023, 2023-09, 2023-09-14 or a/b)"
        raise ValueError(message)
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _first(text: str) -> date:
    year, month, day = _split(text)
    return date(year, month or 1, day or 1)


def _last(text: str) -> date:
    year, month, day = _split(text)
    if month is None:
        return date(year, 12, 31)
    return date(year, month, day or calendar.monthrange(year, month)[1])

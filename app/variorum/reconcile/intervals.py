"""The values a figure allows, and what two such intervals have in common."""

from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import NamedTuple

from variorum.model.evidence import AnyTag
from variorum.model.verdict import Interval
from variorum.model.vocabulary import Comparator
from variorum.reconcile.units import COUNT, convert

_BELOW_ALL = Decimal("-Infinity")
_PERCENT = Decimal(100)
_RECENT = 4096
"""Figures remembered."""


class Measured(NamedTuple):
    """A figure's value and its upper one in the unit of its quantity, and all that it allows."""

    shown: Decimal | None
    shown_high: Decimal | None
    values: Interval | None


def measured(tag: AnyTag, unit: str, dimension: str, tolerance: int) -> Measured:
    """Return what a figure says in `unit`; words and unknown units allow no values.

    `tolerance` is p of "about", in percent, unless the tag has its own. Counts are whole numbers:
    "more than v" begins at v + 1, and nothing lies below zero. In other dimensions "less than"
    has no lower end (minus infinity).
    """
    percent = tolerance if tag.tolerance is None else tag.tolerance
    written = str(tag.value), str(tag.value_high)  # else 1 would be remembered for 1.0
    kept_in = tag.unit, unit, dimension
    return _measured(tag.comparator, tag.value, tag.value_high, kept_in, percent, written)


@lru_cache(_RECENT)
def _measured(
    comparator: Comparator | None,
    value: Decimal | None,
    value_high: Decimal | None,
    kept_in: tuple[str, str, str],
    percent: int,
    _written: tuple[str, str],
) -> Measured:
    """Return what all figures say that are alike; it is one object for many of them."""
    unit, into, dimension = kept_in
    low = None if value is None else convert(value, unit, into, dimension)
    high = None if value_high is None else convert(value_high, unit, into, dimension)
    values = None
    if low is not None and comparator is not None:
        values = _interval(comparator, low, high, percent, counted=dimension == COUNT)
    return Measured(low, high, values)


def _interval(
    comparator: Comparator, low: Decimal, high: Decimal | None, percent: int, *, counted: bool
) -> Interval | None:
    if comparator is Comparator.BETWEEN:
        return None if high is None else Interval(min(low, high), max(low, high))
    if comparator is Comparator.ABOUT:
        return _about(low, Decimal(percent))
    return _bounded(comparator, low, counted=counted)


def overlap(one: Interval, other: Interval) -> Interval | None:
    """Return the values both allow; None if there are none."""
    if (one.high is not None and one.high < other.low) or (
        other.high is not None and other.high < one.low
    ):
        return None
    low, low_open = max((one.low, one.low_open), (other.low, other.low_open))
    high, high_open = one.high, one.high_open
    if other.high is not None and (
        high is None or (other.high, not other.high_open) < (high, not high_open)
    ):
        high, high_open = other.high, other.high_open
    if high is not None and (high < low or (high == low and (low_open or high_open))):
        return None
    return Interval(low, high, low_open, high_open)


def is_point(values: Interval) -> bool:
    """Tell whether only one value is allowed."""
    return values.low == values.high


def above(one: Interval, other: Interval) -> bool:
    """Tell whether the least value of `one` lies above the greatest of `other`."""
    if other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))


def _about(value: Decimal, percent: Decimal) -> Interval:
    ends = (value * (_PERCENT - percent) / _PERCENT, value * (_PERCENT + percent) / _PERCENT)
    return Interval(min(ends), max(ends))


def _bounded(comparator: Comparator, value: Decimal, *, counted: bool) -> Interval | None:
    bottom = Decimal(0) if counted else _BELOW_ALL
    if comparator is Comparator.EQUAL:
        return Interval(value, value)
    if comparator is Comparator.AT_LEAST:
        return Interval(value, None)
    if comparator is Comparator.AT_MOST:
        return Interval(bottom, value)
    if comparator is Comparator.MORE:
        return Interval(_next(value), None) if counted else Interval(value, None, low_open=True)
    if comparator is Comparator.LESS:
        return _less(bottom, value, counted=counted)
    return None


def _less(bottom: Decimal, value: Decimal, *, counted: bool) -> Interval | None:
    if not counted:
        return Interval(bottom, value, high_open=True)
    high = -_next(-value)
    return Interval(bottom, high) if high >= bottom else None


def _next(value: Decimal) -> Decimal:
    """Return the least whole number above `value`."""
    return value.to_integral_value(ROUND_FLOOR) + 1

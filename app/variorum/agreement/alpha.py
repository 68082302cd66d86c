"""Krippendorff's alpha for any number of raters, missing values and any metric.

Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability".
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

V = TypeVar("V")
Metric = Callable[[V, V], float]
"""The squared difference of two values: 0 for equal ones, symmetric."""


def nominal(one: object, other: object) -> float:
    """Return 0 for the same value and 1 for another."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """Return the squared difference of two numbers."""
    return (one - other) ** 2


def ratio(one: float, other: float) -> float:
    """Return the squared difference of two numbers in proportion to their sum."""
    return ((one - other) / (one + other)) ** 2 if one + other else 0.0


def ordinal(units: Sequence[Sequence[float]]) -> Metric[float]:
    """Return the ordinal metric of some data: how many values lie between two."""
    counts = Counter(value for unit in units if len(unit) > 1 for value in unit)
    ranked = sorted(counts)

    def differs(one: float, other: float) -> float:
        low, high = sorted((one, other))
        between = sum(counts[value] for value in ranked if low <= value <= high)
        return (between - (counts[low] + counts[high]) / 2) ** 2

    return differs


def alpha(units: Sequence[Sequence[V]], metric: Metric[V] = nominal) -> float | None:
    """Return 1 - Do/De. Each unit lists the values given to it, those missing left out.

    Units with fewer than two values say nothing. None where it is not defined: no pairable
    values, or no variation in them.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    values = Counter(value for unit in pairable for value in unit)
    total = values.total()
    if not total:
        return None
    observed = sum(_differences(Counter(unit), metric) / (len(unit) - 1) for unit in pairable)
    expected = _differences(values, metric) / (total - 1)
    return None if not expected else 1 - observed / expected


def _differences(counts: "Counter[V]", metric: Metric[V]) -> float:
    """Return the sum of the metric over all ordered pairs of values."""
    found = list(counts.items())
    return 2 * sum(
        number * times * metric(value, other)
        for place, (value, number) in enumerate(found)
        for other, times in found[:place]
    )

"""Krippendorff's alpha for unitizing: do several raters mark the same stretches of a continuum.

Krippendorff (2004), "Measuring the Reliability of Qualitative Text Analysis Data", Quality and
Quantity 38: 787-800. Lengths are code points, so the smallest unit is 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Half-open [start, end)."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What was observed and what chance would give, of one category."""

    observed: float
    expected: float


def alpha_u(
    length: int, marked: Mapping[str, Sequence[Sequence[Span]]]
) -> tuple[float | None, dict[str, float | None]]:
    """Return the joint alpha and that of each category.

    `marked` gives for each category one list of spans per rater, in a text of `length`. Spans of
    one rater and category that overlap are joined first, as the measure knows no overlap. None
    where nobody marked anything.
    """
    found = {category: disagreement(length, raters) for category, raters in marked.items()}
    observed = sum(one.observed for one in found.values())
    expected = sum(one.expected for one in found.values())
    return _alpha(observed, expected), {
        category: _alpha(one.observed, one.expected) for category, one in found.items()
    }


def _alpha(observed: float, expected: float) -> float | None:
    return 1 - observed / expected if expected else None


def disagreement(length: int, raters: Sequence[Sequence[Span]]) -> Disagreement:
    """Return the observed and expected disagreement on one category."""
    units = [joined(spans) for spans in raters]
    gaps = [_gaps(spans, length) for spans in units]
    return Disagreement(_observed(length, units, gaps), _expected(length, units, gaps))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, overlapping ones made one; those that touch stay apart."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif end > start:
            found.append((start, end))
    return found


def _gaps(units: Sequence[Span], length: int) -> list[Span]:
    edges = [0, *(edge for unit in units for edge in unit), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _observed(length: int, units: Sequence[list[Span]], gaps: Sequence[list[Span]]) -> float:
    total = sum(
        _difference(units[one], units[other], gaps[other])
        for one in range(len(units))
        for other in range(len(units))
        if one != other
    )
    count = len(units)
    return total / (count * (count - 1) * length**2) if count > 1 else 0.0


def _difference(units: Sequence[Span], others: Sequence[Span], gaps: Sequence[Span]) -> float:
    """Return the differences of one rater's units from another's units and gaps.

    Of two units that intersect, the squares of how far their ends lie apart, half of it here and
    half when the raters change places; of a unit wholly within a gap, the square of its length,
    which stands on both sides of the sum.
    """
    total = 0.0
    for start, end in units:
        for other_start, other_end in others:
            if start < other_end and other_start < end:
                total += (start - other_start) ** 2 + (end - other_end) ** 2
        for gap_start, gap_end in gaps:
            if gap_start <= start and end <= gap_end:
                total += 2 * (end - start) ** 2
    return total


def _expected(length: int, units: Sequence[list[Span]], gaps: Sequence[list[Span]]) -> float:
    marked = [end - start for spans in units for start, end in spans]
    free = [end - start for spans in gaps for start, end in spans]
    whole = len(units) * length
    ways = whole * (whole - 1) - sum(size * (size - 1) for size in marked)
    if not marked or not ways:
        return 0.0
    total = sum(
        (len(marked) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in free if gap >= size)
        for size in marked
    )
    return 2 / length * total / ways

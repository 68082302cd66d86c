"""The figures of one quantity, packed: in a third of the room they take as values."""

from array import array
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate, chain
from typing import Any

from typing_extensions import override

from variorum.model.ids import id_text
from variorum.model.lazy import LazyTuple
from variorum.model.packed import PackedIds
from variorum.model.verdict import FigureHeard, Interval
from variorum.model.vocabulary import Comparator
from variorum.model.voices import Behind

Stated = tuple[
    bytes,
    bytes,
    str,
    Comparator | None,
    Decimal | None,
    Decimal | None,
    Interval | None,
    Behind,
    str,
    str,
    str,
    str,
    bool,
    bool,
]
"""A figure as it is packed: the id of its tag, its quote in UTF-8, and the fields of a
`FigureHeard` in their order, who is behind it as one.
"""
_ID = 16
_VALUES = 12


class Figures(LazyTuple[FigureHeard]):
    """Figures that are made when they are looked at."""

    __slots__ = ("_ends", "_ids", "_quotes", "_values")

    def __init__(self, stated: Iterable[Stated]) -> None:
        """Hold some figures."""
        ids, quotes, *columns = zip(*stated, strict=True)
        self._ids = b"".join(ids)
        self._quotes = b"".join(quotes)
        self._ends = array("I", accumulate(map(len, quotes)))
        self._values: tuple[Any, ...] = tuple(chain.from_iterable(zip(*columns, strict=True)))

    @property
    def tags(self) -> PackedIds:
        """The ids of their tags."""
        return PackedIds(self._ids)

    @override
    def __len__(self) -> int:
        return len(self._ends)

    @override
    def _value_at(self, place: int) -> FigureHeard:
        quote = self._quotes[self._ends[place - 1] if place else 0 : self._ends[place]]
        values = self._values[place * _VALUES : (place + 1) * _VALUES]
        article, comparator, value, value_high, interval, behind, *rest = values
        return FigureHeard(
            id_text(self._ids[place * _ID : (place + 1) * _ID]),
            article,
            quote.decode("utf-8", "surrogatepass"),
            comparator,
            value,
            value_high,
            interval,
            behind.origins,
            behind.speaker_names,
            *rest,
        )

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Figures):
            return self._parts() == other._parts()
        return super().__eq__(other)

    __hash__ = LazyTuple.__hash__

    def _parts(self) -> tuple[object, ...]:
        return self._ids, self._quotes, self._ends, self._values

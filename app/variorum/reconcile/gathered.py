"""Weighed voices on one proposition, packed until all of them are known: a rebuild has them all."""

from array import array
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any

from variorum.model.voices import IDS
from variorum.reconcile.counting import Heard

_NAMES = (
    "article",
    "is_stance",
    "said",
    "polarity",
    "by",
    "document",
    "inferred",
    "reason",
    "detail",
    "let_in",
)
_values_of: Callable[[Heard], tuple[Any, ...]] = attrgetter(*_NAMES)


class Gathered:
    """Voices in half of the room they take while they are weighed together."""

    __slots__ = ("_ids", "_numbers", "_quotes", "_values")

    def __init__(self) -> None:
        """Begin with none."""
        self._ids = bytearray()
        self._quotes = bytearray()
        self._numbers = array("I")
        self._values: list[Any] = []

    def add(self, heard: Heard) -> None:
        """Take a voice as it is now."""
        self._ids += heard.ids
        self._quotes += heard.quote
        self._numbers.extend((heard.published, heard.start, heard.end, len(self._quotes)))
        self._values += _values_of(heard)

    def voices(self) -> Iterator[Heard]:
        """Yield the voices as they were taken."""
        ids, quotes = bytes(self._ids), bytes(self._quotes)
        published, starts, ends, quoted = (self._numbers[at::4] for at in range(4))
        values = (self._values[at :: len(_NAMES)] for at in range(len(_NAMES)))
        articles, is_stance, *others = values
        return map(
            Heard,
            (ids[at : at + IDS] for at in range(0, len(ids), IDS)),
            articles,
            published,
            starts,
            ends,
            is_stance,
            (quotes[start:end] for start, end in pairwise(chain((0,), quoted))),
            *others,
        )

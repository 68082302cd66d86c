"""Many small values that stay, packed: as objects they would take three times the room."""

from array import array
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Shape(NamedTuple, Generic[T]):
    """How values are packed that `made` makes of their parts.

    The parts are, in this order: `ids`, as many bytes in each; a quote, in bytes; `numbers` whole
    numbers from 0 to 2³² - 1, two or more; and `values`, two or more, that are shared by many.
    """

    made: Callable[..., T]
    ids: int
    numbers: int
    values: int


class Pile(Generic[T]):
    """Values in the order they were added, each as its parts. What is in it is never altered."""

    __slots__ = ("_ends", "_ids", "_numbers", "_quotes", "_shape", "_split", "_values")

    def __init__(self, shape: Shape[T]) -> None:
        """Begin with none."""
        self._shape = shape
        self._split = 2 + shape.numbers
        self._ids = bytearray()
        self._quotes = bytearray()
        self._ends = array("I")
        self._numbers = array("I")
        self._values: list[Any] = []

    def add(self, parts: tuple[Any, ...]) -> None:
        """Take the parts of a value."""
        self._ids += parts[0]
        self._quotes += parts[1]
        self._ends.append(len(self._quotes))
        self._numbers.extend(parts[2 : self._split])
        self._values += parts[self._split :]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends)

    def __getitem__(self, place: int) -> T:
        """Return the value at a place, counted from 0."""
        shape = self._shape
        ids, numbers, values = shape.ids, shape.numbers, shape.values
        return shape.made(
            bytes(self._ids[place * ids : (place + 1) * ids]),
            bytes(self._quotes[self._ends[place - 1] if place else 0 : self._ends[place]]),
            *self._numbers[place * numbers : (place + 1) * numbers],
            *self._values[place * values : (place + 1) * values],
        )

    def __iter__(self) -> Iterator[T]:
        """Yield all of them in order, quicker than one by one."""
        shape, ids, quotes = self._shape, bytes(self._ids), bytes(self._quotes)
        return map(
            shape.made,
            (ids[at : at + shape.ids] for at in range(0, len(ids), shape.ids)),
            (quotes[start:end] for start, end in pairwise(chain((0,), self._ends))),
            *(self._numbers[at :: shape.numbers] for at in range(shape.numbers)),
            *(self._values[at :: shape.values] for at in range(shape.values)),
        )

    def found(self, ids: bytes) -> Iterator[int]:
        """Yield the places of the values with some ids."""
        at = self._ids.find(ids)
        while at >= 0:
            if at % len(ids) == 0:
                yield at // len(ids)
            at = self._ids.find(ids, at + 1)

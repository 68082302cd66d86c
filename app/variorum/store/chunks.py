"""Long lists in pieces that fit one SQL statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def chunks(items: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """Yield the items in order, in lists of at most `size`."""
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece


def marks(count: int) -> str:
    """Return that many question marks, for IN (…)."""
    return ", ".join("?" * count)

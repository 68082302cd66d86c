"""What differs between two states of a sequence whose values stay the same objects."""

from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import is_not
from typing import TypeVar

T = TypeVar("T")


def differing(before: Sequence[T], now: Sequence[T]) -> tuple[list[T], list[T]]:
    """Return what is gone and what is new, each told by being the very same.

    What is alike at both ends is passed over in C: after an act that is nearly all.
    """
    most = min(len(before), len(now))
    head = _alike(before, now, most)
    tail = _alike(reversed(before), reversed(now), most - head)
    was, is_now = (
        {id(one): one for one in some[head : len(some) - tail]} for some in (before, now)
    )
    return (
        [one for key, one in was.items() if key not in is_now],
        [one for key, one in is_now.items() if key not in was],
    )


def _alike(some: Iterable[object], others: Iterable[object], most: int) -> int:
    """Return how many at the beginning, `most` at most, are the very same."""
    return min(most, next(compress(count(), map(is_not, some, others)), most))

"""A text in pieces of a few sentences: a change renews the pieces it touches, not the text."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from variorum.text.sentences import sentences

_LENGTH = 400
"""Code points from which a piece ends with its sentence."""


class Placed(Protocol):
    """Something with a place in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


P = TypeVar("P", bound=Placed)


class Blocks:
    """The pieces of one text by number; a thing lies in the piece in which it begins."""

    def __init__(self, text: str) -> None:
        """Cut `text` at ends of sentences."""
        self._starts = [0]
        for start, _ in sentences(text):
            if start - self._starts[-1] >= _LENGTH:
                self._starts.append(start)
        self._length = len(text)

    def __len__(self) -> int:
        """Return the number of pieces, at least one."""
        return len(self._starts)

    def at(self, offset: int) -> int:
        """Return the number of the piece at `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def over(self, start: int, end: int) -> range:
        """Return the numbers of the pieces whose things may touch [start, end)."""
        return range(max(0, self.at(start) - 1), self.at(max(start, end - 1)) + 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a piece begins and ends."""
        last = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
        return self._starts[number], last

    def sorted(self, things: Iterable[P]) -> list[list[P]]:
        """Return things by the number of their piece."""
        found: list[list[P]] = [[] for _ in self._starts]
        for one in things:
            found[self.at(one.start)].append(one)
        return found

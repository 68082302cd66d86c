"""Conversion between code points, UTF-16 units (Qt, JavaScript) and UTF-8 bytes of one text."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable


class OffsetMap:
    """Positions of one text in three countings. Built once per text, looked up by bisection.

    An offset in the middle of a character is rounded down to the character's start; offsets
    outside the text are clamped. A lone surrogate counts as one unit and three bytes.
    """

    def __init__(self, text: str) -> None:
        """Remember where the characters stand that take more than one unit or byte."""
        self.length = len(text)
        self._astral = _positions(text, "[\U00010000-\U0010ffff]")
        self._pairs = array("L", (at + before for before, at in enumerate(self._astral)))
        self._two = _positions(text, "[^\x00-\x7f]")
        self._three = _positions(text, "[^\x00-\u07ff]")

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 units before code point `offset`."""
        offset = min(max(offset, 0), self.length)
        return offset + bisect_left(self._astral, offset)

    def from_utf16(self, units: int) -> int:
        """Return the code point at UTF-16 position `units`."""
        return self._clamped(units - bisect_left(self._pairs, units))

    def to_utf8(self, offset: int) -> int:
        """Return the UTF-8 bytes before code point `offset`."""
        offset = min(max(offset, 0), self.length)
        longer = (bisect_left(places, offset) for places in (self._two, self._three, self._astral))
        return offset + sum(longer)

    def from_utf8(self, count: int) -> int:
        """Return the code point at byte `count`."""
        return self._inverse(count, self.to_utf8) if self._two else self._clamped(count)

    def _clamped(self, offset: int) -> int:
        return min(max(offset, 0), self.length)

    def _inverse(self, value: int, forward: Callable[[int], int]) -> int:
        return max(bisect_right(range(self.length + 1), value, key=forward) - 1, 0)


def _positions(text: str, characters: str) -> "array[int]":
    if text.isascii():
        return array("L")
    return array("L", (found.start() for found in re.finditer(characters, text)))

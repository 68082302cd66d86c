"""Finding words in a text, whatever their case, by code points of that text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum

from variorum.ui.reader.spans import Span

_VARIANTS = ("['‘’‚‛ʼ]", '["“”„‟«»]', "[-‐‑–—]")  # noqa: RUF001  # a keyboard has one of each


class Way(Enum):
    """Where to look on from a position."""

    HERE = "here"
    AFTER = "after"
    BEFORE = "before"


def places(text: str, words: str) -> list[Span]:
    """Return where `words` stand in `text`, whatever the case, white space, quotes and dashes."""
    pattern = r"\s+".join("".join(map(_sign, word)) for word in words.split())
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []


def _sign(char: str) -> str:
    """Return a pattern for the variants of one character."""
    return next((one for one in _VARIANTS if char in one[1:-1]), re.escape(char))


def nearest(found: Sequence[Span], offset: int, way: Way) -> int:
    """Return which of the places comes next from `offset`, round the ends of the text; -1 if none.

    HERE takes one that starts at `offset`, AFTER and BEFORE do not.
    """
    if not found:
        return -1
    starts = [start for start, _ in found]
    if way is Way.AFTER:
        number = bisect_right(starts, offset)
    else:
        number = bisect_left(starts, offset) - (way is Way.BEFORE)
    return number % len(found)

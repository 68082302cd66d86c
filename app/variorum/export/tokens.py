"""Tokens as programs for language models want them: words and signs, without white space."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from variorum.text.spans import Span
from variorum.text.words import words

_SIGN = re.compile(r"([^\w\s])\1*+|\S")


def tokens(text: str) -> Iterator[Span]:
    """Yield words and signs in order; every character that is not white space lies in one."""
    at = 0
    for start, end in words(text):
        yield from (found.span() for found in _SIGN.finditer(text, at, start))
        yield start, end
        at = end
    yield from (found.span() for found in _SIGN.finditer(text, at))


def split_at(found: Iterable[Span], edges: Iterable[int]) -> Iterator[Span]:
    """Yield spans, each parted at the edges that lie within it."""
    cuts = sorted(set(edges))
    for start, end in found:
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from zip((start, *inner), (*inner, end), strict=True)

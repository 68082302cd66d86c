"""A text in tokens as spaCy and Prodigy have them, none of them cut by a tag.

Put together, each with the blank that may follow it, they are the text: all other white space is
tokens too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from variorum.model.tags import Tag
from variorum.text.spans import Span
from variorum.text.tokens import tokens

_BLANK = " "


class Token(NamedTuple):
    """A token at [start, end); `blank` tells that a single space follows that is none itself."""

    start: int
    end: int
    blank: bool


def tokens_for(text: str, tags: Iterable[Tag]) -> list[Token]:
    """Return the tokens of a text in order; each tag begins with one and ends with one."""
    tags = tuple(tags)
    starts, ends = {tag.start for tag in tags}, {tag.end for tag in tags}
    edges = sorted(starts | ends)
    made: list[Token] = []
    at = 0
    for start, end in (*tokens(text), (len(text), len(text))):
        is_free = at not in starts and at + 1 not in ends
        if made and at < start and text[at] == _BLANK and is_free:
            made[-1] = made[-1]._replace(blank=True)
            at += 1
        pieces = (*_parted((at, start), edges), *_parted((start, end), edges))
        made += [Token(*piece, blank=False) for piece in pieces]
        at = end
    return made


def _parted(span: Span, edges: list[int]) -> Iterator[Span]:
    start, end = span
    if start < end:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        yield from zip((start, *inner), (*inner, end), strict=True)


class Places:
    """Which tokens a tag begins and ends with."""

    def __init__(self, found: list[Token]) -> None:
        """Take the tokens that were made for the tag, among others."""
        self._first = {token.start: number for number, token in enumerate(found)}
        self._last = {token.end: number for number, token in enumerate(found)}

    def of(self, tag: Tag) -> tuple[int, int]:
        """Return the numbers of the first token of a tag and of its last."""
        return self._first[tag.start], self._last[tag.end]

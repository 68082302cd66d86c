"""Tokens that no tag cuts, as formats want them whose spans begin and end with tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from variorum.model.tags import Tag
from variorum.text.spans import Span
from variorum.text.tokens import tokens


def tokens_for(text: str, tags: Iterable[Tag]) -> list[Span]:
    """Return the tokens of a text in order, parted where a tag begins or ends within one."""
    edges = sorted({edge for tag in tags for edge in (tag.start, tag.end)})
    return [piece for token in tokens(text) for piece in _parted(token, edges)]


def _parted(token: Span, edges: list[int]) -> Iterator[Span]:
    start, end = token
    inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    yield from zip((start, *inner), (*inner, end), strict=True)


def covered(found: list[Span], tag: Tag) -> tuple[int, int]:
    """Return the first token of a tag and the one after its last; equal for white space alone."""
    first = bisect_right(found, tag.start, key=lambda span: span[1])
    return first, max(first, bisect_left(found, tag.end, key=lambda span: span[0]))

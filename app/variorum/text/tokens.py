"""A text as trainers of taggers cut it: words, and every other sign by itself.

Finer than `words`: hyphens part ("North-South", "10,000-strong"), and a possessive ending stands
alone ("Korea" and "'s"), because names and numbers are tagged without them.
"""

from collections.abc import Iterator

from variorum.text.graphemes import next_boundary
from variorum.text.spans import Span
from variorum.text.words import HYPHENS, trim_possessive, words


def tokens(text: str) -> Iterator[Span]:
    """Yield the tokens in order: every character but white space lies in exactly one of them."""
    done = 0
    for start, end in words(text):
        if any(map(str.isalnum, text[start:end])):
            yield from _signs(text, done, start)
            yield from _parts(text, start, end)
            done = end
    yield from _signs(text, done, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between words, grapheme by grapheme."""
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        stop = min(next_boundary(text, start), end)
        yield start, stop
        start = stop


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    _, bare = trim_possessive(text, start, end)
    first = start
    for at in range(start, bare):
        if text[at] in HYPHENS:
            if first < at:
                yield first, at
            yield at, at + 1
            first = at + 1
    if first < bare:
        yield first, bare
    if bare < end:
        yield bare, end

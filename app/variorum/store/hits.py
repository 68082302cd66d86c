"""Where the phrases of a query stand in a text, read as FTS5's unicode61 reads it.

FTS5 says in which texts; its own highlight takes time by the square of the hits.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

Phrase = tuple[tuple[str, ...], bool]
"""Folded words that stand together, and whether the last one is only a beginning."""

_WORD = re.compile("(?:[^\\W_]|[\u0300-\u0331])+")


@lru_cache(16_384)
def folded(word: str) -> str:
    """Return a word without case and accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def phrase(words: str, *, is_start: bool) -> Phrase:
    """Return words as a phrase."""
    return tuple(folded(word) for word in _WORD.findall(words)), is_start


def places(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield where a phrase begins and ends, in text order; of several at a word the longest."""
    wanted = [one for one in phrases if one[0]]
    longest = max((len(words) for words, _ in wanted), default=0)
    window: list[tuple[str, int, int]] = []
    for found in _WORD.finditer(text):
        window.append((folded(found.group()), *found.span()))
        if len(window) == longest:
            yield from _at_first(window, wanted)
            window.pop(0)
    while window:
        yield from _at_first(window, wanted)
        window.pop(0)


def _at_first(
    window: Sequence[tuple[str, int, int]], wanted: Sequence[Phrase]
) -> Iterator[tuple[int, int]]:
    fitting = [len(words) for words, is_start in wanted if _fits(window, words, is_start=is_start)]
    if fitting:
        yield window[0][1], window[max(fitting) - 1][2]


def _fits(
    window: Sequence[tuple[str, int, int]], words: tuple[str, ...], *, is_start: bool
) -> bool:
    if len(window) < len(words):
        return False
    *first, last = words
    here = [word for word, _, _ in window[: len(words)]]
    return here[:-1] == first and (here[-1].startswith(last) if is_start else here[-1] == last)

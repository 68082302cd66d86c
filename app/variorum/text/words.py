"""Words as a reader of news sees them: "U.S.", "Jong-un", "1,500", "10,000+", "Korea's" are one."""

# ruff: noqa: RUF001  # typographic apostrophes and hyphens are the subject

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from variorum.text.spans import Span, strip_punctuation

_APOSTROPHES = "'’ʼ"
HYPHENS = "-‐‑"
"""Signs that join words into one."""


@cache
def _marks() -> str:
    """Return all combining marks and joiners, as the inside of a character class.

    The word class of `re` leaves them out, so that a decomposed "é" would fall apart.
    """
    runs: list[list[int]] = []
    for point in range(0x300, 0xFFFF):
        if unicodedata.category(chr(point))[0] == "M" or point in (0x200C, 0x200D):
            if runs and runs[-1][1] == point - 1:
                runs[-1][1] = point
            else:
                runs.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


@cache
def _word() -> "re.Pattern[str]":
    letter = f"[\\w{_marks()}]"
    core = "|".join(
        (
            r"Ph\.D\.",
            rf"[^\W\d_](?:\.[^\W\d_])+(?!{letter})\.?",  # U.S., a.m., J.K.
            rf"[$€£¥₩]?\d++(?:[.,:]\d++)*+(?:%|\+|{letter}++)?",  # 1,500  $2.5bn  10,000+  9th
            rf"[$€£¥₩]?{letter}++",
        )
    )
    joined = rf"(?:[{HYPHENS}{_APOSTROPHES}](?:{core}))*+"
    return re.compile(rf"(?:{core}){joined}")


def words(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    """Yield the words of `text` that lie in [start, end), in order; punctuation is left out."""
    for found in _word().finditer(text, start, min(end, len(text))):
        yield found.span()


def words_outside(text: str, without: Iterable[Span]) -> Iterator[str]:
    """Yield the words that stand between some spans of `text`, in order."""
    start = 0
    for first, last in (*sorted(without), (len(text), len(text))):
        yield from _word().findall(text, start, max(start, first))
        start = max(start, last)


def word_at(text: str, offset: int) -> Span | None:
    """Return the word that `offset` stands in, at the start of or right behind, or None.

    Between two words that touch the later one wins.
    """
    start, end = _chunk(text, offset)
    touching = [span for span in words(text, start, end) if span[0] <= offset <= span[1]]
    return touching[-1] if touching else None


def snap_to_words(text: str, start: int, end: int) -> Span:
    """Return [start, end) grown to whole words, without outer white space and punctuation.

    Dots that belong to a word stay ("the U.S."), a comma behind one never comes along. An empty
    span is returned if the selection holds no word.
    """
    first = _cut(text, start)
    last = _cut(text, end)
    low = first[0] if first else start
    high = last[1] if last else end
    final = max((stop for _, stop in words(text, low, high)), default=low)
    return strip_punctuation(text, low, high, keep_end=final)


def trim_possessive(text: str, start: int, end: int) -> Span:
    """Return [start, end) without a possessive ending: 's, or the apostrophe behind an s."""
    if end - start > len("'s") and text[end - 2] in _APOSTROPHES and text[end - 1] in "sS":
        return start, end - 2
    if end - start > 1 and text[end - 1] in _APOSTROPHES and text[end - 2] in "sS":
        return start, end - 1
    return start, end


def _chunk(text: str, offset: int) -> Span:
    start = end = min(max(offset, 0), len(text))
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _cut(text: str, offset: int) -> Span | None:
    """Return the word that `offset` stands strictly inside of, if any."""
    start, end = _chunk(text, offset)
    return next((span for span in words(text, start, end) if span[0] < offset < span[1]), None)

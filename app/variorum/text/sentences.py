"""Sentences of news prose, without breaking at "U.N.", initials, "Gen." or decimals.

Rules, not a model: a boundary is a stop with white space behind it that none of the exceptions
below explains away. Paragraph breaks always end a sentence, so a heading is one of its own.
"""

# ruff: noqa: RUF001  # typographic quotes and full-width stops are the subject

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from variorum.text.abbreviations import BEFORE_NUMBER, NEVER_LAST, OFTEN_LAST, STARTERS
from variorum.text.spans import OPENING, Span, strip_space

_BREAK = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH = re.compile("\n[^\\S\n]*\n|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CLOSERS = "[\"'”’»›)\\]]"
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++{_CLOSERS}*+(?=\s)|[。！？]++[」』”’）]*+")
_NEXT = re.compile(rf"\s*+[{re.escape(OPENING)}]*+(\w[\w'’]*+|)")
_SAID = re.compile(
    r"\s*+(?:[A-Z][\w.’'-]*+\s){1,3}(?:said|says|asked|told|added|replied|wrote|warned)\b"
)
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]$")
_LOOK = 40
"""Characters looked at on either side of a stop: longer than any abbreviation, and bounded."""

_WRAP = 100
_WRAPPED_LINES = 4


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, without white space around them.

    Every character that is not white space lies in exactly one of them. Linear in the length.
    """
    return tuple(span for start, end in _paragraphs(text) for span in _split(text, start, end))


def sentence_at(text: str, offset: int) -> Span | None:
    """Return the sentence `offset` stands in or right behind, else the one before it on its line.

    Before the first sentence of a text it is the first; None if the text is blank.
    """
    spans = sentences(text)
    if not spans:
        return None
    return spans[max(bisect_right(spans, offset, key=lambda span: span[0]) - 1, 0)]


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs: lines, or blocks of lines where the text was wrapped by hand."""
    separator = _PARAGRAPH if _is_wrapped(text) else _BREAK
    start = 0
    for found in separator.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken at a column: short ones that run on into the next."""
    runs_on = 0
    start = 0
    while (end := text.find("\n", start)) >= 0:
        if end - start > _WRAP:
            return False
        running = end > start and (text[end - 1].islower() or text[end - 1] == ",")
        runs_on += running and text[end + 1 : end + 2].islower()
        start = end + 1
    return runs_on >= _WRAPPED_LINES and len(text) - start <= _WRAP


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for found in _STOP.finditer(text, start, end):
        if _ends_sentence(text, first, found):
            yield from _filled(text, first, found.end())
            first = found.end()
    yield from _filled(text, first, end)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    start, end = strip_space(text, start, end)
    if start < end:
        yield start, end


def _ends_sentence(text: str, first: int, stop: "re.Match[str]") -> bool:
    marks = stop.group()
    if marks[0] in "。！？":
        return True
    following = _NEXT.match(text, stop.end(), min(stop.end() + _LOOK, len(text)))
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if marks[0] in "!?" and len(marks) > 1 and _SAID.match(text, stop.end()):
        return False
    if marks[0] != "." or marks[1:2] in (".", "!", "?"):
        return True
    return not _is_abbreviation(text, first, stop.start(), word)


def _is_abbreviation(text: str, first: int, dot: int, following: str) -> bool:
    """Tell whether the dot belongs to the word before it and `following` runs on from there."""
    before = text[max(first, dot - _LOOK) : dot].split()
    token = before[-1].lstrip(OPENING) if before else ""
    key = token.casefold()
    if key in BEFORE_NUMBER:
        return following[:1].isdigit()
    numbering = token.isdigit() and len(before) == 1  # "1. First of all"
    if numbering or token in NEVER_LAST:
        return True
    if len(token) == 1 and token.isupper():
        named = len(before) > 1 and before[-2][:1].isupper()  # "Cha, Victor D. The …"
        return named or following not in STARTERS
    maybe = key in OFTEN_LAST or _INITIALS.search(token)
    return bool(maybe) and following not in STARTERS

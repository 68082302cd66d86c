"""How far a selection or a tag reaches: growing, shrinking, moving one end. Pure, code points."""

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.text.graphemes import next_boundary, previous_boundary
from variorum.text.spans import strip_space
from variorum.text.words import snap_to_words, word_at, words
from variorum.ui.reader.spans import Span

_WINDOW = 600
"""Code points looked at around a position; a paragraph may be millions long."""

_TWO = 2
_CLAUSE_MARKS = ",;:–—()"  # noqa: RUF001  # the dashes of news writing


class Sentences:
    """The sentences of a text, found by bisection. They are sorted and never overlap."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        """Hold `spans` in text order."""
        self.spans = tuple(spans)

    def __len__(self) -> int:
        """Count the sentences."""
        return len(self.spans)

    def number_at(self, offset: int) -> int:
        """Return which sentence `offset` belongs to: the last to start by then; -1 if none.

        What stands before the first sentence belongs to it.
        """
        if not self.spans:
            return -1
        return max(self._after(offset) - 1, 0)

    def starting_in(self, start: int, end: int) -> range:
        """Return the numbers of the sentences that start in [start, end)."""
        return range(self._after(start - 1), self._after(max(end - 1, -1)))

    def _after(self, offset: int) -> int:
        """Count the sentences that start by `offset`."""
        return bisect_right(self.spans, (offset, sys.maxsize))


def extents(text: str, sentences: Sentences, offset: int) -> Iterator[Span]:
    """Yield what lies around `offset`, ever wider: word, name, clause, sentence, paragraph."""
    word = word_at(text, offset)
    number = sentences.number_at(offset)
    sentence = sentences.spans[number] if number >= 0 else (0, len(text))
    if word is not None:
        yield word
        if sentence[0] <= word[0] and word[1] <= sentence[1]:
            yield _name(text, word, sentence)
            yield _clause(text, word, sentence)
    yield sentence
    yield paragraph(text, offset)


class Growing:
    """Remembers what a selection grew from, so that it can shrink the same way."""

    def __init__(self) -> None:
        """Begin with nothing to shrink to."""
        self._steps: list[Span] = []

    def grow(self, text: str, sentences: Sentences, span: Span) -> Span:
        """Return the next wider extent around `span`, or `span` itself."""
        if not self._steps or self._steps[-1] != span:
            self._steps = [span]
        wider = grown(text, sentences, span)
        if wider != span:
            self._steps.append(wider)
        return wider

    def shrink(self, span: Span) -> Span:
        """Return what `span` grew from, or `span` itself if it did not grow."""
        if len(self._steps) < _TWO or self._steps[-1] != span:
            return span
        self._steps.pop()
        return self._steps[-1]


def grown(text: str, sentences: Sentences, span: Span) -> Span:
    """Return the next wider extent around `span`, or `span` itself if there is none."""
    start, end = span
    for wider in extents(text, sentences, start):
        if wider[0] <= start and end <= wider[1] and wider[1] - wider[0] > end - start:
            return wider
    return span


def paragraph(text: str, offset: int) -> Span:
    """Return the line `offset` stands in, without the white space around it."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return strip_space(text, start, end if end >= 0 else len(text))


def snapped(text: str, start: int, end: int) -> Span:
    """Return a dragged selection grown to whole words; what holds no word stays as it is."""
    low, high = snap_to_words(text, start, end)
    return (low, high) if low < high else (start, end)


def end_moved(text: str, span: Span, step: int, *, by_character: bool) -> Span:
    """Return `span` with its end moved by one word or character; it never becomes empty."""
    start, end = span
    if by_character:
        moved = next_boundary(text, end) if step > 0 else previous_boundary(text, end)
    elif step > 0:
        moved = next((stop for _, stop in _words_around(text, end) if stop > end), end)
    else:
        stops = [stop for _, stop in _words_around(text, end) if start < stop < end]
        moved = stops[-1] if stops else end
    return (start, moved) if moved > start else span


def start_moved(text: str, span: Span, step: int, *, by_character: bool) -> Span:
    """Return `span` with its start moved by one word or character; it never becomes empty."""
    start, end = span
    if by_character:
        moved = next_boundary(text, start) if step > 0 else previous_boundary(text, start)
    elif step > 0:
        moved = next((low for low, _ in _words_around(text, start) if start < low < end), start)
    else:
        lows = [low for low, _ in _words_around(text, start) if low < start]
        moved = lows[-1] if lows else start
    return (moved, end) if moved < end else span


def _words_around(text: str, offset: int) -> list[Span]:
    start = max(offset - _WINDOW, 0)
    while start and not text[start - 1].isspace():
        start -= 1
    return list(words(text, start, offset + _WINDOW))


def _name(text: str, word: Span, sentence: Span) -> Span:
    """Return the run of capitalised words around `word`, or `word` if it has no capital."""
    if not text[word[0]].isupper():
        return word
    low = max(sentence[0], word[0] - _WINDOW)
    around = list(words(text, low, min(sentence[1], word[1] + _WINDOW)))
    joined = [
        text[one[1] : other[0]].isspace() and text[one[0]].isupper() and text[other[0]].isupper()
        for one, other in pairwise(around)
    ]
    place = next((n for n, span in enumerate(around) if span == word), None)
    if place is None:
        return word
    first = last = place
    while first and joined[first - 1]:
        first -= 1
    while last < len(joined) and joined[last]:
        last += 1
    return around[first][0], around[last][1]


def _clause(text: str, word: Span, sentence: Span) -> Span:
    start, end = sentence
    for place in range(word[0] - 1, start - 1, -1):
        if _is_clause_mark(text, place):
            start = place + 1
            break
    for place in range(word[1], end):
        if _is_clause_mark(text, place):
            end = place
            break
    return strip_space(text, start, end)


def _is_clause_mark(text: str, place: int) -> bool:
    inside_number = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
    return text[place] in _CLAUSE_MARKS and not inside_number

"""Selecting with the mouse: drag by words, or by characters with Alt; two clicks, three clicks."""

from collections.abc import Callable
from dataclasses import dataclass

from variorum.text.graphemes import whole_graphemes
from variorum.text.words import word_at
from variorum.ui.reader.extent import Sentences, snapped
from variorum.ui.reader.spans import Span

Unit = Callable[[int], Span]
"""Returns the extent of one unit of selection around an offset."""


@dataclass(frozen=True, slots=True)
class Drag:
    """A selection in the making: what was pressed on, and the unit it grows by.

    All values are code points. `unit` None means a drag that has not chosen its unit by clicks.
    """

    anchor: int
    unit: Unit | None = None

    def reach(self, text: str, offset: int, *, exact: bool) -> Span:
        """Return the selection when the pointer is at `offset`; `exact` does not snap to words."""
        if self.unit is not None:
            one, other = self.unit(self.anchor), self.unit(offset)
            return min(one[0], other[0]), max(one[1], other[1])
        start, end = sorted((self.anchor, offset))
        if exact or start == end:
            return whole_graphemes(text, start, end)
        return whole_graphemes(text, *snapped(text, start, end))


def word_unit(text: str) -> Unit:
    """Return the unit of a double click; beside a word it is empty."""
    return lambda offset: word_at(text, offset) or (offset, offset)


def sentence_unit(sentences: Sentences) -> Unit:
    """Return the unit of a triple click."""

    def unit(offset: int) -> Span:
        number = sentences.number_at(offset)
        return sentences.spans[number] if number >= 0 else (offset, offset)

    return unit

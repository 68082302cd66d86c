"""How each block of a text is set: as running text, heading, blank line or dimmed part."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QTextBlock

from variorum.model.records import Region
from variorum.model.vocabulary import EXCLUDED_REGIONS, RegionKind
from variorum.ui.offsets import Shown
from variorum.ui.reader.look import Look
from variorum.ui.reader.spans import Span

_HEADINGS = frozenset({RegionKind.HEADLINE, RegionKind.SUBHEAD})
_ENOUGH_BREAKS = 200


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How one block is set. `font` None is the running text's; the rest is pixels.

    `pitch`: from line to line; `before`, `after`: empty space above the first, below the last.
    """

    font: QFont | None
    pitch: float
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Which parts of a text are headings or dimmed, in Qt positions, and where gaps stand.

    `wrapped`: lines were broken by hand, so only blank lines part paragraphs.
    """

    headings: tuple[tuple[int, int, RegionKind], ...] = ()
    dimmed: tuple[Span, ...] = ()
    soft: frozenset[int] = field(default_factory=frozenset)
    wrapped: bool = False

    def style(self, block: QTextBlock, look: Look) -> BlockStyle:
        """Return how `block` is set."""
        if block.length() == 1:
            previous = block.previous()
            again = previous.isValid() and previous.length() == 1
            return BlockStyle(None, look.gap / (4 if again else 1))
        heading = self._heading(block.position(), block.position() + block.length() - 1)
        following = block.next()
        parted = following.isValid() and following.length() > 1
        if heading is RegionKind.HEADLINE:
            return BlockStyle(look.title, look.title_pitch, 0.0, look.gap * parted)
        if heading is RegionKind.SUBHEAD:
            return BlockStyle(look.subhead, look.pitch, 0.0, look.px(8) * parted)
        runs_on = self.wrapped or block.position() + block.length() - 1 in self.soft
        return BlockStyle(None, look.pitch, 0.0, 0.0 if runs_on else look.gap * parted)

    def dims(self, start: int, end: int) -> list[Span]:
        """Return the dimmed parts of the Qt positions [start, end), relative to `start`."""
        found = []
        for number in range(bisect_right(self.dimmed, start, key=_end), len(self.dimmed)):
            low, high = self.dimmed[number]
            if low >= end:
                break
            found.append((max(low, start) - start, min(high, end) - start))
        return found

    def _heading(self, start: int, end: int) -> RegionKind | None:
        number = bisect_right(self.headings, start, key=_end)
        if number < len(self.headings):
            low, high, kind = self.headings[number]
            if 2 * (min(high, end) - max(low, start)) > end - start:
                return kind
        return None


def make_plan(
    shown: Shown, regions: Sequence[Region], sentences: Sequence[Span], text: str
) -> Plan:
    """Return the plan of a text with its regions; sentences tell whether lines were wrapped."""
    placed = sorted((shown.to_qt(r.start), shown.to_qt(r.end), r.kind) for r in regions)
    headings = tuple(region for region in placed if region[2] in _HEADINGS)
    dimmed = tuple((low, high) for low, high, kind in placed if kind in EXCLUDED_REGIONS)
    return Plan(headings, _merged(dimmed), shown.soft, _is_wrapped(text, sentences))


def _end(region: tuple[int, ...] | tuple[int, int, RegionKind]) -> int:
    return region[1]


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_wrapped(text: str, sentences: Sequence[Span]) -> bool:
    """Tell whether one of the first line ends lies inside a sentence."""
    place = text.find("\n")
    for _ in range(_ENOUGH_BREAKS):
        if place < 0:
            return False
        number = bisect_left(sentences, (place, 0)) - 1  # the last to start before the line end
        if number >= 0 and sentences[number][1] > place:
            return True
        place = text.find("\n", place + 1)
    return False

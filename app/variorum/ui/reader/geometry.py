"""Where tags stand on the page, worked out per block when it is first painted."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui.offsets import Shown
from variorum.ui.reader.layout import ReadingLayout
from variorum.ui.reader.spans import Span, SpanIndex, SpanView

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its code points [start, end) without the space before `stop`, and its box.

    `top`, `bottom`, `baseline` are pixels from the top of the block; `left`, `right` of the ink.
    """

    start: int
    end: int
    stop: int
    top: float
    bottom: float
    baseline: float
    left: float
    right: float


@dataclass(slots=True)
class Piece:
    """The part of a span on one line, from `left` to `right` in pixels.

    `lane` counts the lines under the text from the top. A span in mixed directions may have
    several pieces on one line; `first` and `last` are true at its two ends.
    """

    span: SpanView
    line: int
    left: float
    right: float
    first: bool
    last: bool
    lane: int = 0


@dataclass(frozen=True, slots=True)
class ClaimBar:
    """The bar of one claim beside one block: its lines, and its lane from the text outwards."""

    span: SpanView
    first: int
    last: int
    lane: int


@dataclass(slots=True)
class BlockShapes:
    """Everything drawn in one block, long spans first so that short ones lie on top."""

    lines: list[Line]
    pieces: list[Piece] = field(default_factory=list)
    fore: list[Piece] = field(default_factory=list)
    """Those of `pieces` that draw something before the letters even where nothing is picked."""
    bars: list[ClaimBar] = field(default_factory=list)


class Geometry:
    """Works out and keeps the shapes of blocks; forgets those that a change touches."""

    def __init__(self, layout: ReadingLayout) -> None:
        """Measure by `layout`, at first an empty text without spans."""
        self._layout = layout
        self._blocks: dict[int, BlockShapes] = {}
        self._lanes: dict[Id, int] = {}
        self.text = ""
        self.shown = Shown("")
        self.index = SpanIndex()
        self.is_visible: Callable[[SpanView], bool] = lambda _: True

    def forget(self) -> None:
        """Drop everything: the layout, the text, or what is shown of it has changed."""
        self._blocks.clear()
        self._lanes.clear()

    def forget_span(self, span: SpanView) -> None:
        """Drop the blocks that `span` touches."""
        document = self._layout.document()
        block = document.findBlock(self.shown.to_qt(span.start))
        end = self.shown.to_qt(span.end)
        while block.isValid() and block.position() <= end:
            self._blocks.pop(block.blockNumber(), None)
            block = block.next()
        self._lanes.pop(span.id, None)

    def shapes(self, block: QTextBlock) -> BlockShapes:
        """Return what is drawn in `block`, in pixels from its top left."""
        found = self._blocks.get(block.blockNumber())
        if found is None:
            self._layout.blockBoundingRect(block)
            found = self._measure(block)
            self._blocks[block.blockNumber()] = found
        return found

    def stretches(
        self, block: QTextBlock, line: Line, number: int, span: Span
    ) -> list[tuple[float, float]]:
        """Return where code points `span` stand on one line, as pairs of x from left to right."""
        start, end = max(span[0], line.start), min(span[1], line.end)
        if start >= end:
            return []
        low = self.shown.to_qt(start) - block.position()
        high = self.shown.to_qt(end) - block.position()
        row = block.layout().lineAt(number)
        if self._mixed(line):
            return _mixed_stretches(row, low, high)
        ruler = _Ruler(row)
        return [(ruler.x(low), ruler.x(high))]

    def _mixed(self, line: Line) -> bool:
        return _RIGHT_TO_LEFT.search(self.text, line.start, line.end) is not None

    def _measure(self, block: QTextBlock) -> BlockShapes:
        pitch = self._layout.style(block).pitch
        layout = block.layout()
        lines = [
            self._line(block.position(), layout.lineAt(number), pitch)
            for number in range(layout.lineCount())
        ]
        shapes = BlockShapes(lines)
        spans = self.index.touching(lines[0].start, max(lines[-1].end, lines[0].start + 1))
        spans = [span for span in spans if self.is_visible(span)]
        shapes.pieces = self._pieces(block, lines, spans)
        _share_lanes(shapes.pieces)
        shapes.pieces.sort(key=_depth)
        shapes.fore = [piece for piece in shapes.pieces if _is_fore(piece)]
        shapes.bars = self._bars([span for span in spans if span.kind is TagKind.CLAIM], lines)
        return shapes

    def _line(self, position: int, line: QTextLine, pitch: float) -> Line:
        start = self.shown.to_text(position + line.textStart())
        stop = self.shown.to_text(position + line.textStart() + line.textLength())
        end = start + len(self.text[start:stop].rstrip())
        top = line.y() - (pitch - line.height()) / 2
        ink = line.naturalTextRect()
        baseline = line.y() + line.ascent()
        return Line(start, end, stop, top, top + pitch, baseline, ink.left(), ink.right())

    def _pieces(self, block: QTextBlock, lines: list[Line], spans: list[SpanView]) -> list[Piece]:
        rulers = [_Ruler(block.layout().lineAt(number)) for number in range(len(lines))]
        mixed = [self._mixed(line) for line in lines]
        starts = [line.start for line in lines]
        units = self._units(block, lines)
        pieces: list[Piece] = []
        for span in spans:
            number = max(bisect_right(starts, span.start) - 1, 0)
            while number < len(lines) and starts[number] < span.end:
                line, ruler = lines[number], rulers[number]
                start, end = max(span.start, line.start), min(span.end, line.end)
                if start < end:
                    first, last = line.start <= span.start, span.end <= line.stop
                    low, high = units(start), units(end)
                    if mixed[number]:
                        found = _mixed_stretches(ruler.line, low, high)
                        pieces += _in_parts(span, number, found, first=first, last=last)
                    else:
                        left, right = ruler.x(low), ruler.x(high)
                        pieces.append(Piece(span, number, left, right, first, last))
                number += 1
        return pieces

    def _units(self, block: QTextBlock, lines: list[Line]) -> Callable[[int], int]:
        """Return what turns code points of `lines` into units from the start of `block`."""
        to_qt, origin = self.shown.to_qt, block.position()
        first, last = lines[0].start, lines[-1].stop
        ahead = to_qt(first) - first
        if to_qt(last) - last == ahead:  # one unit each: adding is quicker than looking up
            return (ahead - origin).__add__
        return lambda offset: to_qt(offset) - origin

    def _bars(self, claims: list[SpanView], lines: list[Line]) -> list[ClaimBar]:
        """Give claims that share a line different lanes, the outermost left the first."""
        bars = []
        taken: list[int] = []
        for span in claims:
            if span.ghost:
                continue
            first = max(bisect_right(lines, span.start, key=_start) - 1, 0)
            last = max(bisect_right(lines, span.end - 1, key=_start) - 1, first)
            lane = next((n for n, busy in enumerate(taken) if busy < first), len(taken))
            if span.start < lines[0].start:
                lane = self._lanes.get(span.id, lane)
            self._lanes[span.id] = lane
            taken.extend([-1] * (lane + 1 - len(taken)))
            taken[lane] = max(taken[lane], last)
            bars.append(ClaimBar(span, first, last, lane))
        return bars


class _Ruler:
    """Where the units of one line of one direction stand, each measured once."""

    __slots__ = ("_known", "line")

    def __init__(self, line: QTextLine) -> None:
        self.line = line
        self._known: dict[int, float] = {}

    def x(self, unit: int) -> float:
        """Return the x before unit `unit` of the block."""
        found = self._known.get(unit)
        if found is None:
            found = self._known[unit] = cast("tuple[float, int]", self.line.cursorToX(unit))[0]
        return found


def _mixed_stretches(line: QTextLine, low: int, high: int) -> list[tuple[float, float]]:
    """Return the x ranges of units [low, high) of a block on a line of both directions."""
    found = sorted(
        (rect.left(), rect.right())
        for rect in (QRectF(run.boundingRect()) for run in line.glyphRuns(low, high - low))
        if rect.width() > 0
    )
    merged: list[tuple[float, float]] = []
    for left, right in found:
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _in_parts(
    span: SpanView, line: int, stretches: list[tuple[float, float]], *, first: bool, last: bool
) -> Iterator[Piece]:
    """Yield the pieces of a span on a line of both directions; only the outer ones are its ends."""
    end = len(stretches) - 1
    for place, (left, right) in enumerate(stretches):
        yield Piece(span, line, left, right, first and place == 0, last and place == end)


def _depth(piece: Piece) -> tuple[bool, int]:
    return (piece.span.kind is not TagKind.CLAIM, -piece.span.length)


def _is_fore(piece: Piece) -> bool:
    kind = piece.span.kind
    is_claim_end = kind is TagKind.CLAIM and (piece.first or piece.last)
    return piece.span.ghost or is_claim_end or (kind is TagKind.STANCE and piece.last)


def _start(line: Line) -> int:
    return line.start


def _share_lanes(pieces: list[Piece]) -> None:
    """Give `pieces` lanes such that no two underlines of one line cover each other."""
    busy: dict[int, list[float]] = {}
    for piece in pieces:
        if piece.span.kind is TagKind.CLAIM or piece.span.ghost:
            continue
        ends = busy.setdefault(piece.line, [])
        limit = piece.left + 1
        for lane, end in enumerate(ends):
            if end <= limit:
                piece.lane = lane
                ends[lane] = piece.right
                break
        else:
            piece.lane = len(ends)
            ends.append(piece.right)

"""Where tags stand on the page, worked out per block when it is first painted."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui.offsets import Shown
from variorum.ui.reader.layout import ReadingLayout
from variorum.ui.reader.spans import Span, SpanIndex, SpanView

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


class Line(NamedTuple):
    """One line: its code points [start, end) without the space before `stop`, and its height.

    `top`, `bottom`, `baseline` are pixels from the top of the block.
    """

    start: int
    end: int
    stop: int
    top: float
    bottom: float
    baseline: float


@dataclass(slots=True)
class Piece:
    """The part of a span on one line, from `left` to `right` in pixels of its block.

    `lane` counts the lines under the text from the top. A span in mixed directions may have
    several pieces on one line; `first` and `last` are true at its two ends.
    """

    span: SpanView
    line: int
    baseline: float
    left: float
    right: float
    first: bool
    last: bool
    lane: int = 0


class ClaimBar(NamedTuple):
    """The bar of one claim beside one block: its lines, and its lane from the text outwards."""

    span: SpanView
    first: int
    last: int
    lane: int


@dataclass(slots=True)
class BlockShapes:
    """Everything drawn in one block, long spans first so that short ones lie on top.

    `tinted`, `lined` and `fore` are those of `pieces` that draw a ground, a line below or
    something before the letters even where nothing is picked.
    """

    lines: list[Line]
    pieces: list[Piece] = field(default_factory=list)
    tinted: list[Piece] = field(default_factory=list)
    lined: list[Piece] = field(default_factory=list)
    fore: list[Piece] = field(default_factory=list)
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
        self.kinds: AbstractSet[TagKind] = frozenset(TagKind)
        """Of which tags are shown."""

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
        return [(ruler[low], ruler[high])]

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
        kinds = self.kinds
        touching = self.index.touching(lines[0].start, max(lines[-1].end, lines[0].start + 1))
        spans = [span for span in touching if span.kind in kinds]
        if spans:
            starts = [line.start for line in lines]
            shapes.pieces = self._pieces(block, lines, starts, spans)
            _share_lanes(shapes.pieces)
            shapes.pieces.sort(key=_depth)
            _sort_out(shapes)
            claims = [span for span in spans if span.kind is TagKind.CLAIM]
            shapes.bars = self._bars(claims, lines, starts)
        return shapes

    def _line(self, position: int, line: QTextLine, pitch: float) -> Line:
        start = self.shown.to_text(position + line.textStart())
        stop = self.shown.to_text(position + line.textStart() + line.textLength())
        end = start + len(self.text[start:stop].rstrip())
        y = line.y()
        top = y - (pitch - line.height()) / 2
        return Line(start, end, stop, top, top + pitch, y + line.ascent())

    def _pieces(
        self, block: QTextBlock, lines: list[Line], starts: list[int], spans: list[SpanView]
    ) -> list[Piece]:
        rulers = [_Ruler(block.layout().lineAt(number)) for number in range(len(lines))]
        mixed = [self._mixed(line) for line in lines]
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
                        pieces += _in_parts(span, number, line.baseline, found, (first, last))
                    else:
                        left, right = ruler[low], ruler[high]
                        made = Piece(span, number, line.baseline, left, right, first, last)
                        pieces.append(made)
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

    def _bars(self, claims: list[SpanView], lines: list[Line], starts: list[int]) -> list[ClaimBar]:
        """Give claims that share a line different lanes, the outermost left the first."""
        bars = []
        taken: list[int] = []
        for span in claims:
            if span.ghost:
                continue
            first = max(bisect_right(starts, span.start) - 1, 0)
            last = max(bisect_right(starts, span.end - 1) - 1, first)
            lane = next((n for n, busy in enumerate(taken) if busy < first), len(taken))
            if span.start < lines[0].start:
                lane = self._lanes.get(span.id, lane)
            self._lanes[span.id] = lane
            taken.extend([-1] * (lane + 1 - len(taken)))
            taken[lane] = max(taken[lane], last)
            bars.append(ClaimBar(span, first, last, lane))
        return bars


class _Ruler(dict[int, float]):
    """At which x the units of a block stand on one line of one direction, each measured once."""

    def __init__(self, line: QTextLine) -> None:
        super().__init__()
        self.line = line

    def __missing__(self, unit: int) -> float:
        x = self[unit] = cast("tuple[float, int]", self.line.cursorToX(unit))[0]
        return x


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
    span: SpanView,
    line: int,
    baseline: float,
    stretches: list[tuple[float, float]],
    ends: tuple[bool, bool],
) -> Iterator[Piece]:
    """Yield the pieces of a span on a line of both directions; only the outer ones are its ends."""
    stop = len(stretches) - 1
    for place, (left, right) in enumerate(stretches):
        first, last = ends[0] and place == 0, ends[1] and place == stop
        yield Piece(span, line, baseline, left, right, first, last)


def _depth(piece: Piece) -> tuple[bool, int]:
    span = piece.span
    return span.kind is not TagKind.CLAIM, span.start - span.end


def _sort_out(shapes: BlockShapes) -> None:
    """Name the pieces that draw something behind, below and before the letters."""
    tinted, lined, fore = shapes.tinted, shapes.lined, shapes.fore
    for piece in shapes.pieces:
        span = piece.span
        kind = span.kind
        if span.ghost:
            fore.append(piece)
        elif kind is TagKind.CLAIM:
            tinted.append(piece)
            if piece.first or piece.last:
                fore.append(piece)
        else:
            lined.append(piece)
            if kind is TagKind.FIGURE:
                tinted.append(piece)
            elif kind is TagKind.STANCE and piece.last:
                fore.append(piece)


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

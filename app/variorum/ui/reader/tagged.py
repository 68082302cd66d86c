"""The page with its tags: which there are, which are shown, and how they are painted."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import theme
from variorum.ui.reader.caret import CaretPage
from variorum.ui.reader.geometry import BlockShapes, Line
from variorum.ui.reader.look import MARGIN
from variorum.ui.reader.margin import MarginPlan, State, draw_margin, draw_state, plan_margin
from variorum.ui.reader.page import REACH, PlacedBlock
from variorum.ui.reader.paint import SpanPainter
from variorum.ui.reader.spans import SpanIndex, SpanView

_GUTTER_X = 26.0
_EDGE = 6.0


class TaggedPage(CaretPage):
    """Paints tags over the page, sentence states left of it and claims right of it.

    A change repaints the lines it touches; drawing costs what is in view.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text and no tags."""
        super().__init__(parent)
        self.read: AbstractSet[int] = frozenset()
        self.kinds: AbstractSet[TagKind] = frozenset(TagKind)
        self._selected: Id | None = None
        self._lit: frozenset[Id] = frozenset()

    @property
    def index(self) -> SpanIndex:
        """The spans of this text."""
        return self.geometry_of_tags.index

    def set_spans(self, spans: Iterable[SpanView]) -> None:
        """Show `spans` in place of all that were there."""
        self.geometry_of_tags.index = SpanIndex(spans)
        self.geometry_of_tags.forget()
        if self.index.get(self._selected) is None:
            self._selected = None
        self.viewport().update()

    def put(self, span: SpanView) -> SpanView | None:
        """Show one span, new or changed; return what it replaces."""
        before = self.index.put(span)
        self._changed([one for one in (before, span) if one is not None])
        return before

    def drop(self, *span_ids: Id) -> list[SpanView]:
        """Take spans away; return those that were there."""
        before = [one for one in map(self.index.drop, span_ids) if one is not None]
        if self._selected in span_ids:
            self._selected = None
        self._changed(before)
        return before

    def add(self, spans: Collection[SpanView]) -> None:
        """Show spans that were not there before."""
        for span in spans:
            self.index.put(span)
        self._changed(spans)

    def _changed(self, spans: Collection[SpanView]) -> None:
        for span in spans:
            self.geometry_of_tags.forget_span(span)
        self._update_spans(spans)

    def show_kinds(self, kinds: AbstractSet[TagKind]) -> None:
        """Show only tags of these kinds."""
        self.kinds = self.geometry_of_tags.kinds = kinds
        self.geometry_of_tags.forget()
        self.viewport().update()

    @property
    def selected(self) -> Id | None:
        """The tag drawn as selected."""
        return self._selected

    def mark_selected(self, span_id: Id | None) -> None:
        """Draw a tag as selected, without announcing it."""
        if span_id != self._selected:
            touched = (self.index.get(self._selected), self.index.get(span_id))
            self._selected = span_id
            self._update_spans([span for span in touched if span is not None])

    def light(self, span_ids: frozenset[Id]) -> None:
        """Draw these tags as strongly as the selected one, and no others."""
        changed, self._lit = span_ids ^ self._lit, span_ids
        found = map(self.index.get, changed)
        self._update_spans([span for span in found if span is not None])

    @property
    def lit(self) -> frozenset[Id]:
        """The tags drawn as strongly as the selected one."""
        return self._lit

    def spans_at(self, offset: int) -> list[SpanView]:
        """Return the visible tags at a code point, the shortest first; suggestions are no tags."""
        found = self.index.at(offset)
        return [span for span in found if span.kind in self.kinds and not span.ghost]

    def ghosts_at(self, offset: int) -> list[SpanView]:
        """Return the visible suggestions at a code point, the shortest first."""
        found = self.index.at(offset)
        return [span for span in found if span.kind in self.kinds and span.ghost]

    # Painting

    def margin_plan(self, blocks: Iterable[PlacedBlock] | None = None) -> MarginPlan:
        """Return what stands in the right margin now, beside `blocks` if they are known."""
        column = self.page_layout.column
        right = min(column.right + MARGIN, self.viewport().width()) - _EDGE
        placed = self.visible_shapes() if blocks is None else blocks
        return plan_margin(((top, shapes) for _, top, shapes in placed), column.right, right, _EDGE)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # Labels give way to each other, so they are not simply moved along with the text.
        self._update_margin()

    def _update_margin(self) -> None:
        left = int(self.page_layout.column.right)
        self.viewport().update(left, 0, self.viewport().width() - left, self.viewport().height())

    def _update_spans(self, spans: Collection[SpanView]) -> None:
        """Repaint the lines that `spans` touch, and the margin if one has a bar there."""
        self.update_lines([(span.start, span.end) for span in spans])
        if any(span.kind is TagKind.CLAIM for span in spans):
            self._update_margin()

    @override
    def paint_under(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        drawn = self._span_painter(painter)
        current = self.sentences.spans[self.sentence] if self.sentence >= 0 else None
        for block, top, shapes in blocks:
            lines = _lines_in(rect, top, shapes)
            painter.translate(0, top)
            for number in lines if current else ():
                line = shapes.lines[number]
                stretches = self.geometry_of_tags.stretches(block, line, number, current or (0, 0))
                for left, right in stretches:
                    drawn.sentence(line, left, right)
            drawn.under(shapes, lines)
            painter.translate(0, -top)

    @override
    def paint_over(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        drawn = self._span_painter(painter)
        column = self.page_layout.column
        for _, top, shapes in blocks:
            lines = _lines_in(rect, top, shapes)
            painter.translate(0, top)
            drawn.over(shapes, lines)
            if rect.left() < column.left:
                for number in lines:
                    self._draw_state(painter, shapes.lines[number])
            painter.translate(0, -top)
        if rect.right() > column.right:
            plan = self.margin_plan(blocks)
            picked = self._selected, self._lit
            draw_margin(painter, theme.current(), plan, rect, picked)

    def _span_painter(self, painter: QPainter) -> SpanPainter:
        scale = self.page_layout.look.zoom / 100
        return SpanPainter(painter, theme.current(), scale, self._selected, self._lit)

    def _draw_state(self, painter: QPainter, line: Line) -> None:
        numbers = self.sentences.starting_in(line.start, line.stop)
        if not numbers:
            return
        if self.sentence in numbers:
            state = State.CURRENT
        elif all(self.sentences.spans[number][0] in self.read for number in numbers):
            state = State.READ
        else:
            state = State.UNREAD
        place = QPointF(self.page_layout.column.left - _GUTTER_X, (line.top + line.bottom) / 2)
        draw_state(painter, state, place, self.page_layout.look.zoom / 100)


def _lines_in(rect: QRect, top: float, shapes: BlockShapes) -> range:
    """Return which lines of a block with its top at y `top` draw something inside `rect`."""
    lines = shapes.lines
    first = bisect_left(lines, rect.top() - top - REACH, key=lambda line: line.bottom)
    last = bisect_right(lines, rect.bottom() - top + REACH, key=lambda line: line.top)
    return range(first, last)

"""The text widget of the reader: the page with its tags painted, picked and resized."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import theme
from variorum.ui.reader.caret import CaretPage
from variorum.ui.reader.geometry import Line
from variorum.ui.reader.look import MARGIN
from variorum.ui.reader.margin import MarginPlan, State, draw_margin, draw_state, plan_margin
from variorum.ui.reader.page import PlacedBlock
from variorum.ui.reader.paint import SpanPainter
from variorum.ui.reader.resizing import Resizing
from variorum.ui.reader.spans import SpanIndex, SpanView

_GUTTER_X = 26.0
_EDGE = 6.0
_NOTCH = 120
_ZOOM_STEP = 10
_REACH = 8.0
"""How far a bracket or a glyph may stand out of its block, in pixels."""


class ReaderText(CaretPage):
    """Paints the tags of the page and announces what the analyst does to them."""

    span_picked = Signal(object)
    """The id of the tag that was picked, or None."""
    span_resized = Signal(object, int, int)
    """Id, start and end (code points) of a tag whose resizing was ended with Enter."""
    resizing_changed = Signal(bool)
    margin_clicked = Signal(object)
    zoom_stepped = Signal(int)
    """Percent to add to the zoom."""

    _resizing: Resizing | None = None  # Qt sends events before __init__ has come to it

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text and no tags."""
        super().__init__(parent)
        self.read: Set[int] = frozenset()
        self.kinds: Set[TagKind] = frozenset(TagKind)
        self.geometry_of_tags.is_visible = lambda span: span.kind in self.kinds
        self._selected: Id | None = None
        self.clicked.connect(self._on_clicked)

    # Spans

    @property
    def index(self) -> SpanIndex:
        """The spans of this text."""
        return self.geometry_of_tags.index

    def set_spans(self, spans: Iterable[SpanView]) -> None:
        """Show `spans` in place of all that were there."""
        self._drop_resizing()
        self.geometry_of_tags.index = SpanIndex(spans)
        self.geometry_of_tags.forget()
        if self.index.get(self._selected) is None:
            self._selected = None
        self.viewport().update()

    def put(self, span: SpanView) -> SpanView | None:
        """Show one span, new or changed; return what it replaces."""
        before = self.index.put(span)
        for touched in (before, span):
            if touched is not None:
                self.geometry_of_tags.forget_span(touched)
                self._update_span(touched)
        return before

    def drop(self, span_id: Id) -> SpanView | None:
        """Take one span away; return it if it was there."""
        if self._resizing is not None and self._resizing.before.id == span_id:
            self._drop_resizing()
        before = self.index.drop(span_id)
        if before is not None:
            self.geometry_of_tags.forget_span(before)
            self._update_span(before)
        if span_id == self._selected:
            self._selected = None
        return before

    def show_kinds(self, kinds: Set[TagKind]) -> None:
        """Show only tags of these kinds."""
        self.kinds = kinds
        self.geometry_of_tags.forget()
        self.viewport().update()

    @property
    def selected(self) -> Id | None:
        """The tag drawn as selected."""
        return self._selected

    def mark_selected(self, span_id: Id | None) -> None:
        """Draw a tag as selected, without announcing it."""
        if span_id != self._selected:
            self.end_resizing(keep=False)
            touched = (self.index.get(self._selected), self.index.get(span_id))
            self._selected = span_id
            for span in touched:
                if span is not None:
                    self._update_span(span)

    def spans_at(self, offset: int) -> list[SpanView]:
        """Return the visible tags at a code point, the shortest first; suggestions are no tags."""
        found = self.index.at(offset)
        return [span for span in found if span.kind in self.kinds and not span.ghost]

    def _on_clicked(self, offset: int) -> None:
        found = [span for span in self.spans_at(offset) if span.start <= offset < span.end]
        self.mark_selected(found[0].id if found else None)
        self.span_picked.emit(self._selected)

    # Resizing

    def begin_resizing(self) -> bool:
        """Let the arrow keys move the ends of the selected tag; tell whether there is one."""
        span = self.index.get(self._selected)
        if span is None or self._resizing is not None:
            return False
        self._resizing = Resizing(span, span)
        self.resizing_changed.emit(True)  # noqa: FBT003  # a signal has no keywords
        return True

    @property
    def is_resizing(self) -> bool:
        """Whether the arrow keys move the ends of a tag."""
        return self._resizing is not None

    def end_resizing(self, *, keep: bool) -> None:
        """Leave the mode; announce the new size if it is kept, else show the old one again."""
        if self._resizing is None:
            return
        before, now = self._resizing.before, self._resizing.now
        self._drop_resizing()
        if keep and (now.start, now.end) != (before.start, before.end):
            self.put(replace(now, pending=True))
            self.span_resized.emit(now.id, now.start, now.end)
        else:
            self.put(before)

    def _drop_resizing(self) -> None:
        if self._resizing is not None:
            self._resizing = None
            self.resizing_changed.emit(False)  # noqa: FBT003  # a signal has no keywords

    @override
    def event(self, event: QEvent) -> bool:
        mine = self._resizing is not None and isinstance(event, QKeyEvent)
        if mine and event.type() == QEvent.Type.ShortcutOverride and Resizing.wants(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._resizing is None or not Resizing.wants(event):
            super().keyPressEvent(event)
        elif Resizing.ends(event) or Resizing.cancels(event):
            self.end_resizing(keep=Resizing.ends(event))
        elif self._resizing.move(self.text, event):
            self.put(self._resizing.now)

    # Mouse beside the text

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.end_resizing(keep=False)
        found = self.margin_plan().at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.mark_selected(found)
            self.margin_clicked.emit(found)
        else:
            super().mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_stepped.emit(_ZOOM_STEP * round(event.angleDelta().y() / _NOTCH))
            event.accept()
        else:
            super().wheelEvent(event)

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

    def _update_span(self, span: SpanView) -> None:
        """Repaint the blocks `span` touches, and the margin if it has a bar there."""
        low, high = self.shown.to_qt(span.start), self.shown.to_qt(span.end)
        for block, top in self.visible_blocks():
            if block.position() <= high and low < block.position() + block.length():
                height = self.blockBoundingRect(block).height()
                rect = QRectF(0, top - _REACH, self.viewport().width(), height + 2 * _REACH)
                self.viewport().update(rect.toAlignedRect())
        if span.kind is TagKind.CLAIM:
            self._update_margin()

    @override
    def paint_under(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        drawn = self._span_painter(painter)
        current = self.sentences.spans[self.sentence] if self.sentence >= 0 else None
        for block, top, shapes in _meeting(blocks, rect):
            painter.translate(0, top)
            for number, line in enumerate(shapes.lines) if current else ():
                stretches = self.geometry_of_tags.stretches(block, line, number, current or (0, 0))
                for left, right in stretches:
                    drawn.sentence(line, left, right)
            drawn.under(shapes)
            painter.translate(0, -top)

    @override
    def paint_over(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        drawn = self._span_painter(painter)
        column = self.page_layout.column
        for _, top, shapes in _meeting(blocks, rect):
            painter.translate(0, top)
            drawn.over(shapes)
            if rect.left() < column.left:
                for line in shapes.lines:
                    self._draw_state(painter, line)
            painter.translate(0, -top)
        if rect.right() > column.right:
            draw_margin(painter, theme.current(), self.margin_plan(blocks), self._selected)

    def _span_painter(self, painter: QPainter) -> SpanPainter:
        scale = self.page_layout.look.zoom / 100
        return SpanPainter(painter, theme.current(), scale, self._selected)

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


def _meeting(blocks: Iterable[PlacedBlock], rect: QRect) -> Iterator[PlacedBlock]:
    """Yield the blocks that draw something inside `rect`."""
    for placed in blocks:
        _, top, shapes = placed
        if top - _REACH <= rect.bottom() and top + shapes.lines[-1].bottom + _REACH >= rect.top():
            yield placed

"""The page: one text in Qt's plain editor, laid out for reading, spans painted over it.

Positions are code points of the article's text. Whatever Qt holds of the text is only its picture.
"""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from variorum.model.records import Region
from variorum.text.graphemes import previous_boundary
from variorum.ui import theme
from variorum.ui.offsets import Shown
from variorum.ui.reader.extent import Sentences
from variorum.ui.reader.geometry import BlockShapes, Geometry, Line
from variorum.ui.reader.layout import ReadingLayout
from variorum.ui.reader.look import Look
from variorum.ui.reader.plan import make_plan
from variorum.ui.reader.spans import Span

_TOP = 20
_UPPER_THIRD = 1 / 3
_COMFORT = 0.62
"""Down to this share of the height a place in view is left where it is."""

REACH = 8.0
"""How far a bracket or a glyph may stand out of its block, in pixels."""

PlacedBlock = tuple[QTextBlock, float, BlockShapes]
"""A block in view, the y of its top in the viewport, and what is drawn in it."""


class Page(QPlainTextEdit):
    """Shows a text and answers where its code points stand in the viewport."""

    _anchor: tuple[int, float] | None = None  # Qt sends events before __init__ has come to it
    """A code point and the y of its line, kept while nothing but the width changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text."""
        super().__init__(parent)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(_TOP)
        self.page_layout = ReadingLayout(document)
        document.setDocumentLayout(self.page_layout)
        document.setDefaultFont(self.page_layout.look.body)
        self.setDocument(document)
        self.geometry_of_tags = Geometry(self.page_layout)
        self.text = ""
        self.shown = Shown("")
        self.sentences = Sentences()
        self._set_up()
        theme.watcher().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setAccessibleName(self.tr("Article text"))

    # What is shown

    def set_content(self, text: str, sentences: Sequence[Span], regions: Sequence[Region]) -> None:
        """Show `text` from its top; both sequences count code points of it."""
        self.verticalScrollBar().setValue(0)  # while there are lines to measure by
        self.text = text
        self.shown = Shown(text)
        self.sentences = Sentences(sentences)
        geometry = self.geometry_of_tags
        geometry.forget()
        geometry.text, geometry.shown = text, self.shown
        with self.page_layout.waiting():
            self.setPlainText(self.shown.text)
        self.page_layout.plan = make_plan(self.shown, regions, sentences, text)
        self.relayout()
        self.verticalScrollBar().setValue(0)

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Show the same text with other regions."""
        spans = self.sentences.spans
        self.page_layout.plan = make_plan(self.shown, regions, spans, self.text)
        self.relayout()

    def set_look(self, look: Look) -> None:
        """Show the same text at another zoom, keeping the place that is read."""
        place = self.first_visible()
        self.page_layout.look = look
        self.document().setDefaultFont(look.body)
        self.relayout()
        self.scroll_to(place, share=0.0)

    def relayout(self) -> None:
        """Lay out everything anew, when it is next seen."""
        self.page_layout.column = self.page_layout.look.column(self.viewport().width())
        self.page_layout.start_over()
        self.geometry_of_tags.forget()
        self._anchor = None
        self.viewport().update()

    # Where things are

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """Yield the blocks in view with the y of their tops in the viewport."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.viewport().height()
        while block.isValid() and top < height:
            bottom = top + self.blockBoundingRect(block).height()
            yield block, top
            block, top = block.next(), bottom

    def visible_shapes(self) -> Iterator[PlacedBlock]:
        """Yield the blocks in view with the y of their tops and what is drawn in them."""
        for block, top in self.visible_blocks():
            yield block, top, self.geometry_of_tags.shapes(block)

    def first_visible(self) -> int:
        """Return the first code point of the first line that is wholly in view."""
        for _, top, shapes in self.visible_shapes():
            for line in shapes.lines:
                if top + line.top >= 0:
                    return line.start
        return 0

    def offset_at(self, point: QPointF, *, between: bool = True) -> int:
        """Return the code point nearest to a point of the viewport.

        `between`: the gap between characters that is nearest, else the character under the point.
        """
        nearest: tuple[float, QTextBlock, Line, int] | None = None
        for block, top, shapes in self.visible_shapes():
            for number, line in enumerate(shapes.lines):
                away = max(top + line.top - point.y(), point.y() - top - line.bottom, 0.0)
                if nearest is None or away < nearest[0]:
                    nearest = (away, block, line, number)
        if nearest is None:
            return 0
        _, block, line, number = nearest
        position = block.layout().lineAt(number).xToCursor(point.x())
        offset = self.shown.to_text(block.position() + position)
        # Qt takes a ligature for one character, so "on" is decided by the boxes.
        before = previous_boundary(self.text, offset)
        boxes = self.geometry_of_tags.stretches(block, line, number, (before, offset))
        on_it = any(left <= point.x() < right for left, right in boxes)
        return before if on_it and not between else offset

    def line_rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield the boxes of [start, end) in the viewport, line by line, where they are in view."""
        for block, top, shapes in self.visible_shapes():
            for number, line in enumerate(shapes.lines):
                for left, right in self.geometry_of_tags.stretches(
                    block, line, number, (start, end)
                ):
                    yield QRectF(left, top + line.top, right - left, line.bottom - line.top)

    def top_of(self, offset: int) -> float | None:
        """Return the y of the line that holds `offset`, or None if it is not in view."""
        for _, top, shapes in self.visible_shapes():
            for line in shapes.lines:
                if line.start <= offset <= line.end or line.start <= offset < line.stop:
                    return top + line.top
        return None

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the box around [start, end) in the viewport; null where nothing is in view."""
        whole = QRectF()
        for rect in self.line_rects(start, end):
            whole = whole.united(rect)
        return whole.toAlignedRect()

    def update_lines(self, stretches: Collection[tuple[int, int]]) -> None:
        """Paint again, in their whole width, the lines in view that any [start, end) touches."""
        width = self.viewport().width()
        for _, top, shapes in self.visible_shapes() if stretches else ():
            for line in shapes.lines:
                if any(line.start <= end and start <= line.stop for start, end in stretches):
                    height = line.bottom - line.top + 2 * REACH
                    rect = QRectF(0, top + line.top - REACH, width, height)
                    self.viewport().update(rect.toAlignedRect())

    # Scrolling

    def scroll_to(self, offset: int, share: float = _UPPER_THIRD) -> None:
        """Scroll so that the line of `offset` stands at this share of the height, if it can."""
        position = self.shown.to_qt(offset)
        block = self.document().findBlock(position)
        self.page_layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        room = self.viewport().height() * share
        top = self.page_layout.line_above(block, max(line.lineNumber(), 0), room)
        self.verticalScrollBar().setValue(top)

    def reveal(self, start: int, place: int) -> None:
        """Scroll `start` into the upper third unless it is comfortably in view.

        Where that leaves `place` out of view, `place` itself is scrolled there.
        """
        for offset in (start, place):
            top = self.top_of(offset)
            if top is None or not 0 <= top < self.viewport().height() * _COMFORT:
                self.scroll_to(offset)

    # Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        offset, y = self._anchor or self._looked_at()
        super().resizeEvent(event)
        self.relayout()
        self.scroll_to(offset, y / max(self.viewport().height(), 1))
        self._anchor = offset, y

    def _looked_at(self) -> tuple[int, float]:
        """Return what stays where it is when lines break elsewhere: the caret, else the top."""
        caret = self.shown.to_text(self.textCursor().position())
        top = self.top_of(caret)
        if top is not None and 0 <= top < self.viewport().height():
            return caret, top
        return self.first_visible(), 0.0

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._anchor = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        blocks = list(self.visible_shapes())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_under(painter, event.rect(), blocks)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(painter, event.rect(), blocks)
        painter.end()

    def paint_under(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        """Draw what lies behind the letters of `blocks` inside `rect` of the viewport."""

    def paint_over(self, painter: QPainter, rect: QRect, blocks: Sequence[PlacedBlock]) -> None:
        """Draw what lies before the letters of `blocks` inside `rect` of the viewport."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # QPlainTextEdit hands the application's new font on to its document.
            self.document().setDefaultFont(self.page_layout.look.body)
            self.relayout()

    def _on_theme_changed(self) -> None:
        paper = theme.current().colour("paper").name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {paper}; border: none; border-radius: 0; padding: 0; }}"
        )
        self.relayout()

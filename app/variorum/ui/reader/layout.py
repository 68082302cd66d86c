"""The page's own line spacing over Qt's cheapest document: blocks are laid out when first seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout
from typing_extensions import override

from variorum.ui import theme
from variorum.ui.reader.look import RAGGED, Column, Look
from variorum.ui.reader.plan import BlockStyle, Plan
from variorum.ui.theme import Theme


class ReadingLayout(QPlainTextDocumentLayout):
    """Lays out each block inside the column, with the pitch, gaps and fonts of its style.

    Line boxes are `pitch` high, the glyphs centred in them. Until a block is seen its line count
    is an estimate, which keeps the scroll bar honest.
    """

    def __init__(self, document: QTextDocument) -> None:
        """Serve `document`, with an empty plan and the plain look."""
        super().__init__(document)
        self.look = Look()
        self.plan = Plan()
        self.column = Column(0.0, float(self.look.column(0).width))
        self.theme: Theme | None = None
        """In whose colours dimmed parts are set; without one, in those in force."""
        self._announcing = False
        self._is_waiting = False
        self._boxes: dict[int, QRectF] = {}
        """Of blocks that were laid out since the last start, by number."""

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Lay nothing out inside: the text is being replaced, and all will start over after it."""
        self._is_waiting = True
        try:
            yield
        finally:
            self._is_waiting = False

    def style(self, block: QTextBlock) -> BlockStyle:
        """Return how `block` is set."""
        return self.plan.style(block, self.look)

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        if self._is_waiting:
            return QRectF(0.0, 0.0, self.column.right, self.look.pitch)
        layout = block.layout()
        number = block.blockNumber()
        if layout.lineCount():
            box = self._boxes.get(number)
            if box is not None:
                return box
        box = self._boxes[number] = self._measured(block, layout)
        return box

    def _measured(self, block: QTextBlock, layout: QTextLayout) -> QRectF:
        style = self.style(block)
        if not layout.lineCount():
            self._lay_out(block, layout, style)
        last = layout.lineAt(layout.lineCount() - 1)
        height = last.y() + (style.pitch + last.height()) / 2 + style.after
        if not block.next().isValid():
            height += self.document().documentMargin()
        return QRectF(0.0, 0.0, self.column.right, height)

    def start_over(self) -> None:
        """Forget all lines; give every block the number it will about have."""
        self._boxes.clear()
        per_line = max(self.column.width / self.look.characters - RAGGED, 1.0)
        block = self.document().begin()
        for _ in range(self.document().blockCount()):
            block.clearLayout()
            block.setLineCount(int(block.length() / per_line) + 1)
            block = block.next()
        self._announce()

    def line_above(self, block: QTextBlock, number: int, room: float) -> int:
        """Return the line of the document with at most `room` pixels between its top and a line's.

        The latter is line `number` of `block`; lines are counted from 0 over the whole document.
        """
        while True:
            if number > 0:
                room -= self.style(block).pitch
                if room < 0:
                    break
                number -= 1
                continue
            previous = block.previous()
            if not previous.isValid():
                break
            style = self.style(previous)
            room -= style.pitch + style.after + self.style(block).before
            if room < 0:
                break
            self.blockBoundingRect(previous)
            block, number = previous, previous.layout().lineCount() - 1
        return block.firstLineNumber() + number

    def _lay_out(self, block: QTextBlock, layout: QTextLayout, style: BlockStyle) -> None:
        option = QTextOption(self.document().defaultTextOption())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        formats = self._formats(block, style)
        if formats or layout.formats():
            layout.setFormats(formats)
        layout.beginLayout()
        y = style.before
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(self.column.width)
            line.setPosition(QPointF(self.column.left, y + (style.pitch - line.height()) / 2))
            y += style.pitch
        layout.endLayout()
        before = block.lineCount()
        block.setLineCount(layout.lineCount())
        if before != layout.lineCount():
            self._announce()

    def _formats(self, block: QTextBlock, style: BlockStyle) -> list[QTextLayout.FormatRange]:
        end = block.position() + block.length() - 1
        formats = []
        if style.font is not None:
            heading = QTextCharFormat()
            heading.setFont(style.font)
            formats.append(_range(0, block.length(), heading))
        for low, high in self.plan.dims(block.position(), end):
            dim = QTextCharFormat()
            if style.font is not None:
                dim.setFont(style.font)
            dim.setForeground((self.theme or theme.current()).colour("text3"))
            formats.append(_range(low, high - low, dim))
        return formats

    def _announce(self) -> None:
        # The scroll bar lays out blocks itself when told, so it must not be told again meanwhile.
        if not self._announcing:
            self._announcing = True
            self.documentSizeChanged.emit(self.documentSize())
            self._announcing = False


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    made.format = form
    return made

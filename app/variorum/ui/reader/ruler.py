"""The scroll bar of the page with a mark for every tag of the article, where it stands."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget
from typing_extensions import override

from variorum.model.vocabulary import TagKind
from variorum.ui import theme
from variorum.ui.reader.paint import glyph
from variorum.ui.reader.spans import SpanView

WIDTH = 14
_MARK = 3
_COLUMNS = {TagKind.CLAIM: 1, TagKind.ACTOR: 5, TagKind.STANCE: 9, TagKind.FIGURE: 9}
_THUMB = 6

Row = tuple[TagKind, str, int]
"""Kind, colour token and row of pixels of a mark."""


class OverviewScrollBar(QScrollBar):
    """Marks claims, actors, and stances with figures, in three columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without marks."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._spans: Iterable[SpanView] = ()
        self._length = 1
        self._rows: Counter[Row] | None = None
        self.setAccessibleName(self.tr("Position in the article"))

    def set_marks(self, spans: Iterable[SpanView], length: int) -> None:
        """Mark `spans` of a text of `length` code points; counted when first painted."""
        self._spans = spans
        self._length = max(length, 1)
        self._rows = None
        self.update()

    def add(self, span: SpanView) -> None:
        """Mark one more span."""
        self._count(span, 1)

    def remove(self, span: SpanView) -> None:
        """Take the mark of one span away."""
        self._count(span, -1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rows = None
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows is None:
            self._rows = Counter(self._row(span) for span in self._spans if not span.ghost)
        colours = theme.current().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours["paper"])
        painter.setOpacity(0.75)
        for (kind, token, row), count in self._rows.items():
            if count > 0:
                painter.fillRect(_COLUMNS[kind], row, _MARK, 2, colours[token])
        painter.setOpacity(1.0)
        self._paint_thumb(painter)

    def _count(self, span: SpanView, step: int) -> None:
        if self._rows is not None and not span.ghost:
            self._rows[self._row(span)] += step
            self.update()

    def _paint_thumb(self, painter: QPainter) -> None:
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        thumb = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        colour = theme.current().colour("controlLine" if self.isSliderDown() else "lineStrong")
        colour.setAlpha(190)
        box = QRectF(WIDTH - _THUMB - 2, thumb.top() + 1, _THUMB, thumb.height() - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, _THUMB / 2, _THUMB / 2)

    def _row(self, span: SpanView) -> Row:
        token = glyph(span.attitude)[1] if span.kind is TagKind.STANCE else span.kind.value
        return span.kind, token, span.start * (self.height() - 2) // self._length

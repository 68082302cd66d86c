"""The scroll bar of the page with a mark for every tag of the article, where it stands."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QBasicTimer, QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget
from typing_extensions import override

from variorum.model.vocabulary import Attitude, TagKind
from variorum.ui import theme
from variorum.ui.reader.paint import glyph
from variorum.ui.reader.spans import SpanView

WIDTH = 14
_MARK = 3
_THICK = 2
_COLUMNS = {TagKind.CLAIM: 1, TagKind.ACTOR: 5, TagKind.STANCE: 9, TagKind.FIGURE: 9}
_THUMB = 6
_MANY = 20_000
"""More marks than this are counted only after the page itself has been painted."""
_SOME = 8_000
"""How many are then counted in one turn of the window: a few milliseconds' worth."""

Mark = tuple[TagKind, Attitude | None, int]
"""Kind, attitude and row of pixels of a mark."""


class OverviewScrollBar(QScrollBar):
    """Marks claims, actors, and stances with figures, in three columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without marks."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._spans: Collection[SpanView] = ()
        self._length = 1
        self._marks: Counter[Mark] | None = None
        self._picture: QPixmap | None = None
        self._waiting = QBasicTimer()
        self._begun: Counter[Mark] = Counter()
        self._left: Iterator[SpanView] = iter(())
        self.setAccessibleName(self.tr("Position in the article"))
        theme.watcher().changed.connect(self._forget_picture)

    def set_marks(self, spans: Collection[SpanView], length: int) -> None:
        """Mark `spans` of a text of `length` code points; they are counted when painted."""
        self._spans = spans
        self._length = max(length, 1)
        self._start_over()

    def add(self, span: SpanView) -> None:
        """Mark one more span."""
        if self._marks is None:
            self._start_over()
        if self._marks is None or span.ghost:
            return
        mark = self._mark(span)
        self._marks[mark] += 1
        if self._marks[mark] == 1:
            self._forget_picture()

    def remove(self, span: SpanView) -> None:
        """Take the mark of one span away."""
        if self._marks is None:
            self._start_over()
        if self._marks is None or span.ghost:
            return
        mark = self._mark(span)
        self._marks[mark] -= 1
        if not self._marks[mark]:
            del self._marks[mark]
            self._forget_picture()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._start_over()
        super().resizeEvent(event)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._waiting.timerId():
            self._count_some()
        else:
            super().timerEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks is None and len(self._spans) > _MANY:
            self._count_later()
        elif self._marks is None:
            self._marks = Counter(self._marks_of(self._spans))
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        self._draw_thumb(painter)

    def _start_over(self) -> None:
        self._waiting.stop()
        self._marks = None
        self._forget_picture()

    def _count_later(self) -> None:
        """Begin to count, unless it is going on: some marks in each turn of the window."""
        if not self._waiting.isActive():
            self._begun = Counter()
            self._left = iter(self._spans)
            self._waiting.start(0, self)

    def _count_some(self) -> None:
        some = list(islice(self._left, _SOME))
        self._begun.update(self._marks_of(some))
        if not some:
            self._waiting.stop()
            self._marks = self._begun
            self._forget_picture()

    def _marks_of(self, spans: Iterable[SpanView]) -> Iterator[Mark]:
        rows, length = self._rows(), self._length
        return (
            (span.kind, span.attitude, span.start * rows // length)
            for span in spans
            if not span.ghost
        )

    def _rows(self) -> int:
        return max(self.height() - _THICK, 1)

    def _mark(self, span: SpanView) -> Mark:
        return span.kind, span.attitude, span.start * self._rows() // self._length

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        colours = theme.current().colours
        made.fill(colours["paper"])
        painter = QPainter(made)
        painter.setOpacity(0.75)
        fill = painter.fillRect
        styles = {
            (kind, attitude): (
                _COLUMNS[kind],
                colours[glyph(attitude)[1] if kind is TagKind.STANCE else kind.value],
            )
            for kind in TagKind
            for attitude in (None, *Attitude)
        }
        for kind, attitude, row in self._marks or ():
            column, colour = styles[kind, attitude]
            fill(column, row, _MARK, _THICK, colour)
        painter.end()
        return made

    def _draw_thumb(self, painter: QPainter) -> None:
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

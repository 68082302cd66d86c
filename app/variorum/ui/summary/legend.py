"""What the signs of the matrix mean, always in sight."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.charts.matrix import CellState, paint_glyph
from variorum.ui.summary.words import tr

_LINE = 20.0
_GAP = 10.0
_WIDE = frozenset({CellState.UNCOUNTED, CellState.UNREAD})


class Legend(QWidget):
    """Each sign with its meaning, in as many lines as the width needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show all signs."""
        super().__init__(parent)
        self._entries: tuple[tuple[CellState | None, str], ...] = (
            (CellState.ASSERTS, tr("asserts")),
            (CellState.DENIES, tr("denies")),
            (CellState.BOTH, tr("both")),
            (CellState.WITHHOLDS, tr("withholds")),
            (CellState.UNCOUNTED, tr("not counted")),
            (CellState.SILENT, tr("read, silent")),
            (CellState.UNREAD, tr("unread")),
            (None, tr("provisional")),
        )
        self.setAccessibleName(", ".join(words for _, words in self._entries))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(_LINE))

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(round(self._places()[-1].bottom()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas = Canvas(QPainter(self), theme.current())
        for (state, words), place in zip(self._entries, self._places(), strict=True):
            sign = QRectF(place.left(), place.center().y() - 6.5, _sign_width(state), 13)
            if state is None:
                canvas.frame(sign.adjusted(0.5, 0.5, -0.5, -0.5), "claim", 6, 1.3, dashed=True)
            else:
                paint_glyph(canvas, state, sign)
            room = QRectF(place)
            room.setLeft(sign.right() + 5)
            canvas.text(room, words, fonts.ui("small"), "text2")

    def _places(self) -> list[QRectF]:
        metrics = QFontMetricsF(fonts.ui("small"))
        left, top, places = 0.0, 0.0, []
        for state, words in self._entries:
            width = _sign_width(state) + 7 + metrics.horizontalAdvance(words)
            if left and left + width > self.width():
                left, top = 0.0, top + _LINE
            places.append(QRectF(left, top, width, _LINE))
            left += width + _GAP
        return places


def _sign_width(state: CellState | None) -> float:
    return 20.0 if state in _WIDE else 13.0

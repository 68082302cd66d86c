"""What the signs of the matrix mean, always in sight."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.charts.matrix import CellState, paint_glyph
from variorum.ui.summary.words import tr
from variorum.ui.widgets import FlowLayout

_WIDE = frozenset({CellState.UNCOUNTED, CellState.UNREAD})


def legend() -> QWidget:
    """Return the legend, broken into lines where there is no room."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    flow = FlowLayout(holder, gap=13)
    for state, words in (
        (CellState.ASSERTS, tr("asserts")),
        (CellState.DENIES, tr("denies")),
        (CellState.BOTH, tr("both")),
        (CellState.WITHHOLDS, tr("withholds")),
        (CellState.UNCOUNTED, tr("not counted")),
        (CellState.SILENT, tr("read, silent")),
        (CellState.UNREAD, tr("not read to the end")),
        (None, tr("provisional")),
    ):
        flow.addWidget(_Entry(state, words))
    return holder


class _Entry(QWidget):
    """One sign with its meaning."""

    def __init__(self, state: CellState | None, words: str) -> None:
        super().__init__()
        self._state, self._words = state, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(fonts.ui("small")).horizontalAdvance(self._words)
        return QSize(round(self._sign() + 6 + width) + 2, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        sign = QRectF(0, rect.center().y() - 6.5, self._sign(), 13)
        if self._state is None:
            canvas.frame(sign.adjusted(0.5, 0.5, -0.5, -0.5), "claim", 6, 1.3, dashed=True)
        else:
            paint_glyph(canvas, self._state, sign)
        left = sign.right() + 6
        canvas.text(
            QRectF(left, 0, rect.width() - left, rect.height()),
            self._words,
            fonts.ui("small"),
            "text2",
            LEFT,
        )

    def _sign(self) -> float:
        return 20.0 if self._state in _WIDE else 13.0

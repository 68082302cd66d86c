"""A proposition in a list: its status, its words; pressing it leads to the matrix."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.model.summary import PropositionRow
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.summary.words import STATUS_LOOKS, phrases
from variorum.ui.widgets.painted_button import PaintedButton

_ROW = 28


class PropositionLink(PaintedButton):
    """One proposition on one row."""

    def __init__(self, row: PropositionRow, parent: QWidget | None = None) -> None:
        """Show a proposition."""
        super().__init__(parent)
        self._row = row
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW)
        status = verdict_phrases.group(row.verdict.status, phrases)
        self.setAccessibleName(plain.visible(f"{row.proposition.text}, {status}"))
        plain.set_tooltip(self, f"{row.proposition.text}\n{status}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        if self.underMouse():
            canvas.box(rect, "hover", 6)
        icon, _tone, ink = STATUS_LOOKS[self._row.verdict.status]
        canvas.icon(icon, QRectF(4, rect.center().y() - 7, 14, 14), ink)
        words = plain.visible(self._row.proposition.text)
        canvas.text(rect.adjusted(26, 0, -6, 0), words, fonts.ui("body"), "text", LEFT)
        if self.hasFocus():
            canvas.ring(rect, 6)

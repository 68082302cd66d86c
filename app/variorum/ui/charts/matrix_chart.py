"""The matrix of propositions and articles as one chart, for reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from variorum.model.summary import Cell
from variorum.ui import fonts
from variorum.ui.charts.canvas import Canvas
from variorum.ui.charts.matrix import CELL_WIDTH, Column, paint_cell, paint_column
from variorum.ui.theme import Theme

_ROW, _HEAD, _GROUP = 28.0, 52.0, 30.0
_TEXT = 430.0
_PLACE = CELL_WIDTH + 8


@dataclass(frozen=True, slots=True)
class Group:
    """Propositions of one status: its heading, and each with its cells."""

    heading: str
    rows: tuple[tuple[str, Sequence[Cell]], ...]


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """The heads of the columns and the groups, top to bottom."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        rows = sum(len(group.rows) for group in self.groups)
        height = _HEAD + len(self.groups) * _GROUP + rows * _ROW
        return QSizeF(_TEXT + len(self.columns) * _PLACE, height)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the chart into `rect`."""
        canvas = Canvas(painter, theme)
        for place, column in enumerate(self.columns):
            paint_column(canvas, self._place(rect, place, rect.top(), _HEAD), column)
        top = rect.top() + _HEAD
        heading = fonts.ui("body", fonts.Weight.DemiBold)
        for group in self.groups:
            canvas.text(
                QRectF(rect.left(), top, rect.width(), _GROUP), group.heading, heading, "text2"
            )
            top += _GROUP
            for words, cells in group.rows:
                room = QRectF(rect.left() + 8, top, _TEXT - 20, _ROW)
                canvas.text(room, words, fonts.ui("body"), "text")
                for place, cell in enumerate(cells):
                    paint_cell(canvas, self._place(rect, place, top, _ROW), cell)
                top += _ROW

    @staticmethod
    def _place(rect: QRectF, place: int, top: float, height: float) -> QRectF:
        return QRectF(rect.left() + _TEXT + place * _PLACE, top, _PLACE, height)

"""How the lines of the matrix are drawn: headings, propositions, cells, origins."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from variorum.model.summary import PropositionRow
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.charts.matrix import cell_rect, paint_cell, paint_sides
from variorum.ui.summary.grid import Line
from variorum.ui.summary.marks import PROVISIONAL
from variorum.ui.summary.matrix_model import CellRole, LineRole, SignsRole, was_words
from variorum.ui.summary.words import STATUS_LOOKS, origins_words, phrases
from variorum.ui.summary.wrapping import two_lines

Index = QModelIndex | QPersistentModelIndex

_ICON = 14.0
_PAD = 8.0
_MARK = 19.0
LINE = 17.0
"""The height of one line of a proposition."""


class MatrixDelegate(QStyledItemDelegate):
    """Draws one cell of a MatrixView; the whole row of the cursor is tinted."""

    def __init__(self, view: QTableView) -> None:
        """Draw for `view`."""
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LineRole)
        area: Any = option.rect
        canvas, rect = Canvas(painter, theme.current()), QRectF(area)
        if line.row is None:
            _paint_heading(canvas, rect, line)
            return
        current = self._view.currentIndex()
        last = self._view.model().columnCount() - 1
        if current.row() == index.row():
            _paint_row_ground(canvas, rect, first=index.column() == 0, last=index.column() == last)
        cell = index.data(CellRole)
        if cell is not None:
            paint_cell(canvas, rect, cell)
        elif index.column() == 0:
            signs = index.data(SignsRole)
            _paint_proposition(canvas, rect, line.row.proposition.text, was_words(line), signs)
        else:
            _paint_origins(canvas, rect, line.row)
        if current == index and self._view.hasFocus():
            ring = rect.adjusted(1, 1, -1, -1) if cell is None else cell_rect(rect)
            canvas.ring(ring.adjusted(-1, -1, 1, 1), 6)
        elif current == index and cell is not None:
            canvas.frame(cell_rect(rect).adjusted(-1, -1, 1, 1), "controlLine", 6, 1.5)


def _paint_heading(canvas: Canvas, rect: QRectF, line: Line) -> None:
    icon, _tone, ink = STATUS_LOOKS[line.status]
    canvas.icon(icon, QRectF(rect.left(), rect.center().y() - _ICON / 2, _ICON, _ICON), ink)
    strong, weak = fonts.ui("small", fonts.Weight.DemiBold), fonts.ui("small")
    left = rect.left() + _ICON + 7
    for words, font in (
        (verdict_phrases.group(line.status, phrases), strong),
        (str(line.count), strong),
        (line.note, weak),
    ):
        width = min(QFontMetricsF(font).horizontalAdvance(words) + 1, rect.right() - left)
        canvas.text(QRectF(left, rect.top(), width, rect.height()), words, font, "text2", LEFT)
        left += width + 7


def _paint_row_ground(canvas: Canvas, rect: QRectF, *, first: bool, last: bool) -> None:
    room = rect.adjusted(0, 1, 0, -1)
    canvas.box(room, "accentSoft", 5 if first or last else 0)
    if first != last:
        square = QRectF(room)
        square.setLeft(room.right() - 6) if first else square.setRight(room.left() + 6)
        canvas.box(square, "accentSoft", 0)


def text_width(signs: int, width: float) -> float:
    """Return the room for a proposition's words beside its signs in a column of `width` pixels."""
    return width - _PAD - 6 - _MARK * signs


def _paint_proposition(
    canvas: Canvas, rect: QRectF, text: str, was: str, signs: Sequence[tuple[str, str]]
) -> None:
    width = text_width(len(signs), rect.width())
    lines, font = two_lines(text, width), fonts.ui("body")
    place = QRectF(rect.left() + _PAD, 0, width, LINE)
    place.moveTop(rect.center().y() - LINE * (len(lines) + bool(was)) / 2)
    for words in lines:
        canvas.text(place, words, font, "text", LEFT)
        place.translate(0, LINE)
    if was:
        canvas.icon("chevron-right", QRectF(place.left(), place.center().y() - 6, 12, 12), "warn")
        small = fonts.ui("small", fonts.Weight.DemiBold)
        canvas.text(place.adjusted(17, 0, 0, 0), was, small, "warn", LEFT)
    end = QFontMetricsF(font).horizontalAdvance(lines[-1])
    left, middle = place.left() + min(end, width) + 6, place.top() - LINE / 2
    for mark, ink in signs:
        sign = QRectF(left, middle - 7, 14, 14)
        if mark == PROVISIONAL:
            canvas.frame(sign.adjusted(1, 1, -1, -1), ink, 6, 1.3, dashed=True)
        else:
            canvas.icon(mark, sign, ink)
        left += _MARK


def _paint_origins(canvas: Canvas, rect: QRectF, row: PropositionRow) -> None:
    room = rect.adjusted(10, 0, -4, 0)
    words = origins_words(row.verdict)
    if words:
        canvas.text(room, plain.visible(words), fonts.ui("small"), "text2", LEFT)
    else:
        paint_sides(canvas, room, row.verdict.support, row.verdict.denial)

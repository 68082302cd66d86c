"""How the lines of the matrix are drawn: headings, propositions, cells, origins.

All that is in view is gone through here, not cell by cell by Qt, which asks the model a dozen
questions about each. Cells and origins look alike in many places: each look is drawn once.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from variorum.model.summary import Cell, PropositionRow
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.charts.matrix import (
    Seen,
    cell_rect,
    paint_cell,
    paint_seen,
    paint_sides,
    seen,
)
from variorum.ui.summary.grid import Line
from variorum.ui.summary.marks import PROVISIONAL
from variorum.ui.summary.matrix_model import MatrixModel, was_words
from variorum.ui.summary.words import STATUS_LOOKS, origins_words, phrases
from variorum.ui.summary.wrapping import two_lines

_ICON = 14.0
_PAD = 8.0
_MARK = 19.0
LINE = 17.0
"""The height of one line of a proposition."""
_LOOKS = 400
"""Pictures of cells that are kept, a few kilobytes each."""

Sides = tuple[int, int]
"""How many origins stand for a proposition, and how many against it."""


class MatrixPainter:
    """Draws what is in view of a matrix; the whole row of the cursor is tinted."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        """Draw the lines of `model` for `view`."""
        self._view, self._model = view, model

    def paint(self, painter: QPainter, area: QRect, *, frozen: bool) -> None:
        """Draw what lies in `area`; `frozen`: the first column, over what is scrolled under it."""
        view, model = self._view, self._model
        canvas = Canvas(painter, theme.current())
        columns, last = self._columns_in(area), model.columnCount() - 1
        ratio = view.devicePixelRatioF()
        length, here = view.horizontalHeader().length(), view.currentIndex().row()
        for row in self._rows_in(area):
            line = model.lines[row]
            top, height = view.rowViewportPosition(row), view.rowHeight(row)
            if line.row is None:
                width = view.viewport().width() if frozen else length
                left = 0 if frozen else view.columnViewportPosition(0)
                _paint_heading(canvas, QRectF(left, top, width, height), line)
                continue
            for column, left, width in columns:
                if column and row != here:
                    shown = seen(line.cells[column - 1]) if column < last else _origins(line.row)
                    picture = _picture(shown, (width, height), canvas.theme.name, ratio)
                    painter.drawPixmap(left, top, picture)
                elif column or not frozen:
                    rect = QRectF(left, top, width, height)
                    self._paint_place(canvas, rect, line, (row, column), last)
            if frozen:
                rect = QRectF(0, top, view.columnWidth(0), height)
                painter.fillRect(rect, canvas.theme.colour("surface"))
                self._paint_place(canvas, rect, line, (row, 0), last)

    def _rows_in(self, area: QRect) -> range:
        return _between(
            self._view.rowAt(area.top()), self._view.rowAt(area.bottom()), len(self._model.lines)
        )

    def _columns_in(self, area: QRect) -> list[tuple[int, int, int]]:
        """Return the columns in an area, each with its left end and its width."""
        view = self._view
        first, last = view.columnAt(area.left()), view.columnAt(area.right())
        return [
            (at, view.columnViewportPosition(at), view.columnWidth(at))
            for at in _between(first, last, self._model.columnCount())
        ]

    def _paint_place(
        self, canvas: Canvas, rect: QRectF, line: Line, place: tuple[int, int], last: int
    ) -> None:
        """Draw a proposition, or a cell or the origins at the cursor; the line is no heading."""
        assert line.row is not None  # headings are drawn elsewhere  # noqa: S101
        current, column = self._view.currentIndex(), place[1]
        cell = line.cells[column - 1] if 0 < column < last else None
        if current.row() == place[0]:
            _paint_row_ground(canvas, rect, first=column == 0, last=column == last)
            if cell is not None:
                paint_cell(canvas, rect, cell)
            elif column:
                _paint_origins(canvas, rect, _origins(line.row))
        if not column:
            signs = self._model.signs(line)
            _paint_proposition(canvas, rect, line.row.proposition.text, was_words(line), signs)
        if (current.row(), current.column()) == place:
            self._mark(canvas, rect, cell)

    def _mark(self, canvas: Canvas, rect: QRectF, cell: Cell | None) -> None:
        """Draw the cursor."""
        if self._view.hasFocus():
            ring = rect.adjusted(1, 1, -1, -1) if cell is None else cell_rect(rect)
            canvas.ring(ring.adjusted(-1, -1, 1, 1), 6)
        elif cell is not None:
            canvas.frame(cell_rect(rect).adjusted(-1, -1, 1, 1), "controlLine", 6, 1.5)


def _between(first: int, last: int, count: int) -> range:
    """Return what lies from one place to another, as Qt finds them: -1 where there is none."""
    return range(first, count if last < 0 else last + 1) if first >= 0 else range(0)


@lru_cache(_LOOKS)
def _picture(
    shown: Seen | Sides | str, size: tuple[int, int], theme_name: str, ratio: float
) -> QPixmap:
    """Return what a cell or origins look like, on the ground all of them stand on."""
    width, height = size
    made = QPixmap(QSize(ceil(width * ratio), ceil(height * ratio)))
    made.setDevicePixelRatio(ratio)
    chosen, rect = theme.theme(theme_name), QRectF(0, 0, width, height)
    made.fill(chosen.colour("surface"))
    painter = QPainter(made)
    canvas = Canvas(painter, chosen)
    if isinstance(shown, Seen):
        paint_seen(canvas, rect, shown)
    else:
        _paint_origins(canvas, rect, shown)
    painter.end()
    return made


def _origins(row: PropositionRow) -> Sides | str:
    """Return what is drawn of the origins of a proposition: words, or how many on each side."""
    return origins_words(row.verdict) or (row.verdict.support, row.verdict.denial)


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


def _paint_origins(canvas: Canvas, rect: QRectF, shown: Sides | str) -> None:
    room = rect.adjusted(10, 0, -4, 0)
    if isinstance(shown, str):
        canvas.text(room, plain.visible(shown), fonts.ui("small"), "text2", LEFT)
    else:
        paint_sides(canvas, room, *shown)

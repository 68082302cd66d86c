"""How the rows of a table are drawn: all that is in view, not cell by cell by Qt.

Qt asks the model a dozen questions about each cell, and its stylesheet as many.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QTableView

from variorum.ui import fonts, icons, theme
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.table_model import TableModel

PAD = 8
"""Pixels between the words of a cell and its borders at the left and the right."""
_ICON, _AFTER = 14, 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Put together once, because that takes longer than to draw a word.
_WRAPPED = {flags: flags | Qt.TextFlag.TextWordWrap for flags in (_LEFT, _RIGHT)}
_ONE_LINE = {flags: flags | Qt.TextFlag.TextSingleLine for flags in (_LEFT, _RIGHT)}
_CUT = Qt.TextElideMode.ElideRight


class TablePainter:
    """Draws what is in view of a table; a chosen row has a ground of its own."""

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        """Draw the rows of `model` for `view`."""
        self._view, self._model = view, model

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw what lies in `area`."""
        view, model = self._view, self._model
        columns, wrapped = self._columns_in(area), view.wordWrap()
        painter.setPen(theme.current().colours["text"])
        for at in _between(view.rowAt(area.top()), view.rowAt(area.bottom()), model.rowCount()):
            place, room = model.place(at), self.row_rect(at)
            chosen = view.selectionModel().isSelected(model.index(at, 0))
            if chosen:
                painter.fillRect(room, theme.current().colours["accentSoft"])
            row = model.sheet.rows[place]
            for number, column, left, width in columns:
                rect = QRectF(left + PAD, room.top(), width - 2 * PAD, room.height())
                if column.icon and _paint_icon(painter, rect, column.icon(row), chosen=chosen):
                    rect.setLeft(rect.left() + _ICON + _AFTER)
                words = model.sheet.words(place, number)
                _paint_words(painter, rect, words, column, wrapped=wrapped)

    def row_rect(self, at: int) -> QRect:
        """Return where a row stands, in view or not."""
        view = self._view
        left, width = view.columnViewportPosition(0), view.horizontalHeader().length()
        return QRect(left, view.rowViewportPosition(at), width, view.rowHeight(at))

    def _columns_in(self, area: QRect) -> Sequence[tuple[int, TableColumn[Any], int, int]]:
        """Return the columns in an area, each with its number, its left end and its width."""
        view, columns = self._view, self._model.columns
        first, last = view.columnAt(area.left()), view.columnAt(area.right())
        return [
            (at, columns[at], view.columnViewportPosition(at), view.columnWidth(at))
            for at in _between(first, last, len(columns))
        ]


def _between(first: int, last: int, count: int) -> range:
    """Return what lies from one place to another, as Qt finds them: -1 where there is none."""
    return range(first, count if last < 0 else last + 1) if first >= 0 else range(0)


def _paint_icon(painter: QPainter, rect: QRectF, icon: tuple[str, str], *, chosen: bool) -> bool:
    """Draw an icon at the left of a cell, if there is one; tell whether there is."""
    name, ink = icon
    if name:
        top = rect.top() + rect.height() // 2 - _ICON // 2
        box = QRectF(rect.left(), top, _ICON, _ICON).toRect()
        mode = QIcon.Mode.Selected if chosen else QIcon.Mode.Normal
        made = _icon(name, ink, theme.current().name)
        made.paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)
    return bool(name)


@cache
def _icon(name: str, ink: str, _theme: str) -> QIcon:
    """Return an icon as it is in a theme, which is the one in force."""
    return icons.icon(name, ink, _ICON)


def _paint_words(
    painter: QPainter, rect: QRectF, words: str, column: TableColumn[Any], *, wrapped: bool
) -> None:
    painter.setFont(font_of(column))
    metrics = _metrics(serif=column.serif, number=column.number)
    flags = _RIGHT if column.number else _LEFT
    if wrapped:  # a word that has no room on a line is cut
        parts = [_cut(metrics, word, rect.width()) for word in words.split(" ")]
        painter.drawText(rect, _WRAPPED[flags], " ".join(parts))
    else:
        shown = _cut(metrics, words, rect.width())
        painter.drawText(rect, _ONE_LINE[flags], shown)


def _cut(metrics: QFontMetricsF, words: str, width: float) -> str:
    return metrics.elidedText(words, _CUT, width)


def font_of(column: TableColumn[Any]) -> QFont:
    """Return the font of the words of a column."""
    return _font(serif=column.serif, number=column.number)


@cache
def _font(*, serif: bool, number: bool) -> QFont:
    if serif:
        return fonts.reading("strong")
    return fonts.tabular(fonts.ui("body")) if number else fonts.ui("body")


@cache
def _metrics(*, serif: bool, number: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(serif=serif, number=number))

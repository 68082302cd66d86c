"""Shadows of cards: each drawn once around a small one, and put around any from its pieces."""

from collections.abc import Callable
from functools import cache
from itertools import product

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from variorum.ui import theme

Draw = Callable[[QPainter, QRectF, theme.Theme], None]
"""Draws the shadow of the card that stands in a widget, whose rectangle is given."""

CORNER = 60
"""Pixels along a side from where on every shadow is the same all the way; whole at any scale."""
_BETWEEN = 4
"""Length of the piece of a side that is drawn longer."""


def paint_around(painter: QPainter, rect: QRect, ratio: float, draw: Draw) -> None:
    """Draw the shadow in a widget of size `rect`, with `ratio` dots to a pixel."""
    small = _around_a_small_card(draw, theme.current().name, ratio)
    whole = 2 * CORNER + _BETWEEN
    for row, column in product(range(3), range(3)):
        if row == column == 1:
            continue
        source = _piece(QRect(0, 0, whole, whole), row, column)
        scaled = QRectF(QPoint(), source.size() * ratio)
        scaled.moveTo(source.x() * ratio, source.y() * ratio)
        painter.drawPixmap(QRectF(_piece(rect, row, column)), small, scaled)


def _piece(rect: QRect, row: int, column: int) -> QRect:
    """Return one of nine pieces: corners, the sides between them, the middle."""
    xs = (0, CORNER, rect.width() - CORNER, rect.width())
    ys = (0, CORNER, rect.height() - CORNER, rect.height())
    return QRect(QPoint(xs[column], ys[row]), QPoint(xs[column + 1] - 1, ys[row + 1] - 1))


@cache
def _around_a_small_card(draw: Draw, name: str, ratio: float) -> QPixmap:
    size = round((2 * CORNER + _BETWEEN) * ratio)
    made = QPixmap(size, size)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(0, 0, size / ratio, size / ratio), theme.theme(name))
    painter.end()
    return made

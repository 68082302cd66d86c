"""The shadow of a card: drawn once around a small one, and put around any from its pieces."""

from functools import cache
from itertools import product

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from variorum.ui import theme
from variorum.ui.widgets.paint import spare_inside

SHADOW = 20
"""Room around the card for its shadow, in pixels."""
_CORNER = 3 * SHADOW
"""Further along a side than this, the shadow is the same all the way."""
_BETWEEN = 4
"""Length of the piece of a side that is drawn longer; like a corner whole at any scale in use."""


def card_in(rect: QRectF) -> QRectF:
    """Return where the card of a widget stands, the shadow around it."""
    return rect.adjusted(SHADOW, SHADOW - 4, -SHADOW, -SHADOW)


def paint_shadow(painter: QPainter, rect: QRect, ratio: float) -> None:
    """Draw the shadow around the card of a widget of size `rect`, `ratio` dots to a pixel."""
    small = _around_a_small_card(theme.current().name, ratio)
    whole = 2 * _CORNER + _BETWEEN
    for row, column in product(range(3), range(3)):
        if row == column == 1:
            continue
        source = _piece(QRect(0, 0, whole, whole), row, column)
        scaled = QRectF(QPoint(), source.size() * ratio)
        scaled.moveTo(source.x() * ratio, source.y() * ratio)
        painter.drawPixmap(QRectF(_piece(rect, row, column)), small, scaled)


def _piece(rect: QRect, row: int, column: int) -> QRect:
    """Return one of nine pieces: corners, the sides between them, the middle."""
    xs = (0, _CORNER, rect.width() - _CORNER, rect.width())
    ys = (0, _CORNER, rect.height() - _CORNER, rect.height())
    return QRect(QPoint(xs[column], ys[row]), QPoint(xs[column + 1] - 1, ys[row + 1] - 1))


@cache
def _around_a_small_card(name: str, ratio: float) -> QPixmap:
    size = round((2 * _CORNER + _BETWEEN) * ratio)
    made = QPixmap(size, size)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _draw(painter, card_in(QRectF(0, 0, size / ratio, size / ratio)), theme.theme(name))
    painter.end()
    return made


def _draw(painter: QPainter, card: QRectF, look: theme.Theme) -> None:
    shade = look.colour("shadow")
    full = shade.alphaF()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spare_inside(painter, card, look.radius["popover"])
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW, 0, -2):
        shade.setAlphaF(full * 0.16 * (1 - step / (SHADOW + 2)))
        painter.setBrush(shade)
        grown = card.adjusted(-step, -step + 4, step, min(step + 4, SHADOW))
        painter.drawRoundedRect(grown, 10 + step, 10 + step)

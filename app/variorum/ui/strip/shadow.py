"""The shadow of the card of a strip."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from variorum.ui import theme
from variorum.ui.widgets.paint import spare_inside
from variorum.ui.widgets.shadows import paint_around

SHADOW = 20
"""Room around the card for its shadow, in pixels."""


def card_in(rect: QRectF) -> QRectF:
    """Return where the card of a widget stands, the shadow around it."""
    return rect.adjusted(SHADOW, SHADOW - 4, -SHADOW, -SHADOW)


def paint_shadow(painter: QPainter, rect: QRect, ratio: float) -> None:
    """Draw the shadow around the card of a widget of size `rect`, `ratio` dots to a pixel."""
    paint_around(painter, rect, ratio, _draw)


def _draw(painter: QPainter, rect: QRectF, look: theme.Theme) -> None:
    card = card_in(rect)
    shade = look.colour("shadow")
    full = shade.alphaF()
    spare_inside(painter, card, look.radius["popover"])
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW, 0, -2):
        shade.setAlphaF(full * 0.16 * (1 - step / (SHADOW + 2)))
        painter.setBrush(shade)
        grown = card.adjusted(-step, -step + 4, step, min(step + 4, SHADOW))
        painter.drawRoundedRect(grown, 10 + step, 10 + step)

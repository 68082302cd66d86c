"""A raised card over the window, with its own shadow: the ground of popovers."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import theme
from variorum.ui.widgets.paint import paint_box, spare_inside
from variorum.ui.widgets.shadows import paint_around

SHADOW = 18
"""Pixels around the card that its shadow may take."""


class Overlay(QWidget):
    """A card laid over its parent window; `card` is its column. Hidden until shown."""

    def __init__(self, parent: QWidget, radius: int = 10) -> None:
        """Lay an empty card over `parent`."""
        super().__init__(parent)
        self.owner = parent
        self._radius, self._shadow = radius, partial(_draw_shadow, radius)
        self.card = QVBoxLayout(self)
        self.card.setContentsMargins(SHADOW + 12, SHADOW + 12, SHADOW + 12, SHADOW + 12)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        parent.installEventFilter(self)

    def place(self) -> None:
        """Move to where the card belongs; called when it is shown and the window resized."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_around(painter, self.rect(), self.devicePixelRatio(), self._shadow)
        paint_box(painter, _card_in(QRectF(self.rect())), "raised", "lineStrong", self._radius)


def _card_in(rect: QRectF) -> QRectF:
    return rect.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def _draw_shadow(radius: float, painter: QPainter, rect: QRectF, look: theme.Theme) -> None:
    """Draw a soft shadow around the card, at most `SHADOW` pixels wide."""
    card, colour = _card_in(rect), look.colour("shadow")
    strength = colour.alphaF() / SHADOW
    spare_inside(painter, card, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW - 2, 0, -1):
        colour.setAlphaF(strength * (1 - step / SHADOW) * 1.6)
        painter.setBrush(colour)
        grown = card.adjusted(-step, -step + 3, step, step + 2)
        painter.drawRoundedRect(grown, radius + step, radius + step)

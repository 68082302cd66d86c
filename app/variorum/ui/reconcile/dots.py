"""How strong a proposal is: five dots, never a percentage."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from variorum.ui.widgets.paint import paint_box

MOST = 5
_SIDE, _STEP = 6.0, 8.0
WIDTH = (MOST - 1) * _STEP + _SIDE


def paint_dots(painter: QPainter, left: float, middle: float, strength: int) -> None:
    """Draw `strength` dots of five from `left` on, centred on the height `middle`."""
    for place in range(MOST):
        rect = QRectF(left + place * _STEP, middle - _SIDE / 2, _SIDE, _SIDE)
        paint_box(painter, rect, "accent" if place < strength else "lineStrong", radius=1.5)

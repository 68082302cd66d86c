"""How strong a proposal is: five dots, never a percentage."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from variorum.ui import theme
from variorum.ui.charts.canvas import Canvas

MOST = 5
_SIDE, _STEP = 6.0, 8.0
WIDTH = (MOST - 1) * _STEP + _SIDE


def paint_dots(painter: QPainter, left: float, middle: float, strength: int) -> None:
    """Draw `strength` dots of five from `left` on, centred on the height `middle`."""
    canvas = Canvas(painter, theme.current())
    for place in range(MOST):
        rect = QRectF(left + place * _STEP, middle - _SIDE / 2, _SIDE, _SIDE)
        if place < strength:
            canvas.box(rect, "accent", 1.5)
        elif canvas.theme.high_contrast:
            canvas.frame(rect, "lineStrong", 1.5)  # filled ones stand out by their form too
        else:
            canvas.box(rect, "lineStrong", 1.5)

"""What small widgets and list delegates draw alike: rings, pills, badges, bars.

Every function takes a painter and a rectangle in logical pixels, reads the theme in force and
leaves the painter as it found it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QRegion

from variorum.ui import fonts, plain, theme

# Looked up once, because to look an enumeration up takes as long as a call of the painter.
_SMOOTH = QPainter.RenderHint.Antialiasing
_NO_PEN = QPen(Qt.PenStyle.NoPen)

_AROUND = 100
"""Pixels beyond the inside of a box that its corners and its shadow may take."""


@contextmanager
def saved(painter: QPainter) -> Iterator[QPainter]:
    """Antialias inside; restore the painter afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.restore()


def spare_inside(painter: QPainter, box: QRectF, radius: float) -> None:
    """Draw nothing within a rounded box that is filled afterwards: large fills take long."""
    inset = radius + 1
    inside = box.adjusted(inset, inset, -inset, -inset).toRect()
    around = inside.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    painter.setClipRegion(QRegion(around).subtracted(QRegion(inside)))


def paint_box(  # noqa: PLR0913  # each is a part of one drawn box
    painter: QPainter,
    rect: QRectF,
    fill: str | QColor,
    line: str | QColor = "",
    radius: float = 6,
    *,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Draw a rounded box; colours are tokens or colours, an empty one is left out."""
    painter.save()
    painter.setRenderHint(_SMOOTH)
    painter.setBrush(_colour(fill))
    if line:
        pen = QPen(_colour(line), width)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(_NO_PEN)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float = 6) -> None:
    """Draw the ring of keyboard focus just inside `rect`."""
    none = QColor(0, 0, 0, 0)
    paint_box(painter, rect, none, "focus", radius, width=theme.current().focus_width)


def paint_text(  # noqa: PLR0913, PLR0917  # each is a part of one drawn word
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str | QColor,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Draw one line of text."""
    painter.save()
    painter.setRenderHint(_SMOOTH)
    painter.setFont(font)
    painter.setPen(_colour(colour))
    painter.drawText(rect, _one_line(flags), text)
    painter.restore()


def shortened(text: str, font: QFont, width: float) -> str:
    """Return text as it may be shown on one line, cut with an ellipsis to `width` pixels."""
    metrics = QFontMetricsF(font)
    return metrics.elidedText(plain.visible(text), Qt.TextElideMode.ElideRight, width)


def paint_chosen(painter: QPainter, ground: QRectF) -> None:
    """Draw what lies behind the chosen line of a list: a soft box with a bar at its left."""
    paint_box(painter, ground, "accentSoft")
    bar = QRectF(ground.left(), ground.top() + 6, 3, ground.height() - 12)
    paint_box(painter, bar, "accent", radius=1.5)


def paint_badge(painter: QPainter, rect: QRectF, letter: str, *, rounded: bool = False) -> None:
    """Draw an article's letter in its little box, or in a circle if `rounded`."""
    radius = rect.height() / 2 if rounded else 5
    paint_box(painter, rect, "surface", "lineStrong", radius)
    size = 11 if len(letter) <= 1 else 9.5
    paint_text(painter, rect, letter, fonts.ui(size, fonts.Weight.DemiBold), "text")


def paint_key(painter: QPainter, rect: QRectF, text: str) -> None:
    """Draw a key as printed on a button."""
    paint_box(painter, rect, "panel", "lineStrong", 4)
    paint_text(painter, rect, text, fonts.ui("micro", fonts.Weight.DemiBold), "text2")


def paint_pill(painter: QPainter, rect: QRectF, text: str, *, strong: bool = False) -> None:
    """Draw a number in a pill."""
    fill, ink = ("accent", "accentText") if strong else ("pressed", "text2")
    paint_box(painter, rect, fill, radius=rect.height() / 2)
    paint_text(painter, rect, text, fonts.ui("micro", fonts.Weight.DemiBold), ink)


def paint_progress(painter: QPainter, rect: QRectF, share: float, colour: str = "accent") -> None:
    """Draw a thin bar filled to `share` of its length (0 to 1)."""
    radius = rect.height() / 2
    paint_box(painter, rect, "line", radius=radius)
    if share > 0:
        width = max(rect.height(), rect.width() * min(share, 1.0))
        filled = QRectF(rect.left(), rect.top(), width, rect.height())
        paint_box(painter, filled, colour, radius=radius)


def _colour(wish: str | QColor) -> QColor:
    return theme.current().colours[wish] if isinstance(wish, str) else wish


@cache
def _one_line(flags: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return flags | Qt.TextFlag.TextSingleLine

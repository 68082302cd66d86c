"""Who is named with whom, as a network: a thicker line for more sentences."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter

from variorum.ui import fonts, plain
from variorum.ui.charts.canvas import CENTRE, Canvas
from variorum.ui.charts.force import Point
from variorum.ui.theme import Theme

_WIDTH, _HEIGHT = 900.0, 620.0
_MARGIN, _TOP = 80.0, 26.0


@dataclass(frozen=True, slots=True)
class Node:
    """An actor where the forces put it, in the unit square; `weight` from 0 to 1 is its size."""

    name: str
    at: Point
    weight: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes by their place in the list, and in how many sentences they stand together."""

    one: int
    other: int
    sentences: int


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """Nodes and the ties between them."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        return QSizeF(_WIDTH, _HEIGHT if self.nodes else 0)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw ties, then nodes, then names, each name on the ground so that lines do not cross."""
        canvas = Canvas(painter, theme)
        places = [self._place(node, rect) for node in self.nodes]
        most = max((tie.sentences for tie in self.ties), default=1)
        for tie in sorted(self.ties, key=lambda one: one.sentences):
            strong = tie.sentences / most
            ink = "lineStrong" if strong < 0.34 else "controlLine"  # noqa: PLR2004  # a third
            canvas.line(places[tie.one], places[tie.other], ink, 0.8 + 4.2 * strong)
        for node, place in zip(self.nodes, places, strict=True):
            radius = 4 + 8 * node.weight
            circle = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
            canvas.box(circle, "actor", radius)
        for node, place in zip(self.nodes, places, strict=True):
            _paint_name(canvas, node, place)

    @staticmethod
    def _place(node: Node, rect: QRectF) -> QPointF:
        width, height = rect.width() - 2 * _MARGIN, rect.height() - 3 * _TOP
        return QPointF(
            rect.left() + _MARGIN + node.at[0] * width, rect.top() + _TOP + node.at[1] * height
        )


def _paint_name(canvas: Canvas, node: Node, place: QPointF) -> None:
    weight = fonts.Weight.DemiBold if node.weight > 0.4 else fonts.Weight.Normal  # noqa: PLR2004  # the larger ones
    font, shown = fonts.ui("small", weight), plain.visible(node.name)
    width = min(QFontMetricsF(font).horizontalAdvance(shown) + 8, 160)
    room = QRectF(0, 0, width, 16)
    room.moveCenter(QPointF(place.x(), place.y() + 4 + 8 * node.weight + 10))
    with canvas.saved() as painter:
        painter.setOpacity(0.8)
        canvas.box(room, "surface", 4)
    canvas.text(room, shown, font, "text", CENTRE)

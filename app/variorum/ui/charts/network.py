"""Who is named with whom, as a network: a thicker line for more sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

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
        circles = [_circle(node, place) for node, place in zip(self.nodes, places, strict=True)]
        for circle in circles:
            canvas.box(circle, "actor", circle.width() / 2)
        for node, room in zip(self.nodes, name_rooms(self.nodes, circles), strict=True):
            _paint_name(canvas, node, room)

    @staticmethod
    def _place(node: Node, rect: QRectF) -> QPointF:
        width, height = rect.width() - 2 * _MARGIN, rect.height() - 3 * _TOP
        return QPointF(
            rect.left() + _MARGIN + node.at[0] * width, rect.top() + _TOP + node.at[1] * height
        )


def _circle(node: Node, place: QPointF) -> QRectF:
    radius = 4 + 8 * node.weight
    return QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)


def name_rooms(nodes: Sequence[Node], circles: Sequence[QRectF]) -> list[QRectF]:
    """Return where the names stand: below their circle, or wherever beside it they cover least.

    The heaviest choose first.
    """
    rooms = [QRectF() for _ in nodes]
    taken = list(circles)
    for at in sorted(range(len(nodes)), key=lambda one: -nodes[one].weight):
        rooms[at] = min(_choices(nodes[at], circles[at]), key=lambda room: _covered(room, taken))
        taken.append(rooms[at])
    return rooms


def _choices(node: Node, circle: QRectF) -> list[QRectF]:
    """Return the rooms for a name: below, above, at the right and at the left, as liked best."""
    width = min(QFontMetricsF(_font(node)).horizontalAdvance(plain.visible(node.name)) + 8, 160)
    away, middle = circle.height() / 2 + 10, circle.center()
    aside = circle.width() / 2 + width / 2 + 2
    found = []
    for right, down in ((0, away), (0, -away), (aside, 0), (-aside, 0)):
        room = QRectF(0, 0, width, 16)
        room.moveCenter(QPointF(middle.x() + right, middle.y() + down))
        found.append(room)
    return found


def _covered(room: QRectF, taken: Sequence[QRectF]) -> float:
    """Return how much of what is taken already a room would cover, in square pixels."""
    shared = (room.intersected(one) for one in taken)
    return sum(one.width() * one.height() for one in shared)


def _font(node: Node) -> QFont:
    weight = fonts.Weight.DemiBold if node.weight > 0.4 else fonts.Weight.Normal  # noqa: PLR2004  # the larger ones
    return fonts.ui("small", weight)


def _paint_name(canvas: Canvas, node: Node, room: QRectF) -> None:
    font, shown = _font(node), plain.visible(node.name)
    with canvas.saved() as painter:
        painter.setOpacity(0.8)
        canvas.box(room, "surface", 4)
    canvas.text(room, shown, font, "text", CENTRE)

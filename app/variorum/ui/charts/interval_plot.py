"""Figures of one quantity on one scale, with brackets that name how they relate.

Hollow circle: the value itself is excluded (>, <); filled: included (=, ≥, ≤); arrow: an open
end; bar: a range; words alone stand as they are quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from variorum.ui import fonts
from variorum.ui.charts.canvas import CENTRE, LEFT, Canvas
from variorum.ui.charts.scale import Scale, fitted
from variorum.ui.theme import Theme

ROW = 35.0
_AXIS = 22.0
_NAMES = 196.0
_LANE = 98.0
_ARROW = 30.0
_DOT = 5.0
_LANES_MOST = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure. `low` and `high` are the ends drawn; None on one side is an open end (arrow).

    Both None: words only. `hollow`: the value is excluded. `middle`: the value of an "about".
    `clash`: it cannot hold together with another figure.
    """

    badge: str
    name: str
    detail: str
    label: str
    low: float | None = None
    high: float | None = None
    hollow: bool = False
    middle: float | None = None
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """How the figures on lines `first` and `last` relate."""

    first: int
    last: int
    relation: str
    badges: str = ""
    clash: bool = False


@dataclass(frozen=True, slots=True)
class IntervalPlot:
    """The figures, top to bottom, and the brackets at their right."""

    marks: tuple[Mark, ...]
    brackets: tuple[Bracket, ...] = ()

    def size(self) -> QSizeF:
        """Return the least width and the height it needs."""
        lanes = len(lanes_of(self.brackets))
        return QSizeF(_NAMES + 150 + lanes * _LANE, len(self.marks) * ROW + _AXIS)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the chart into `rect`."""
        canvas = Canvas(painter, theme)
        lanes = lanes_of(self.brackets)
        names = QRectF(rect.left(), rect.top(), min(_NAMES, rect.width() * 0.38), rect.height())
        right = rect.right() - len(lanes) * _LANE
        scale = self._scale(names.right() + 16, right)
        bottom = rect.top() + len(self.marks) * ROW
        if scale is not None:
            _paint_axis(canvas, scale, rect.top(), bottom)
        for at, mark in enumerate(self.marks):
            row = QRectF(rect.left(), rect.top() + at * ROW, right - rect.left(), ROW)
            _paint_name(canvas, QRectF(row.left(), row.top(), names.width(), ROW), mark)
            _paint_mark(canvas, QRectF(names.right() + 8, row.top(), 0, ROW), mark, scale, right)
        for at, lane in enumerate(lanes):
            for bracket in lane:
                _paint_bracket(canvas, rect.top(), right + at * _LANE + 4, bracket)

    def _scale(self, left: float, right: float) -> Scale | None:
        ends = (end for mark in self.marks for end in (mark.low, mark.high, mark.middle))
        values = [end for end in ends if end is not None]
        if not values:
            return None
        metrics = QFontMetricsF(_bold())
        label = max(metrics.horizontalAdvance(mark.label) for mark in self.marks)
        return fitted(values, left, max(left + 30, right - _ARROW - label - 12))


def lanes_of(brackets: Sequence[Bracket]) -> list[list[Bracket]]:
    """Return the brackets in lanes in which none overlaps another, short and clashing ones first.

    What finds no place in the lanes there are is left to the table of pairs.
    """
    lanes: list[list[Bracket]] = []
    order = sorted(brackets, key=lambda one: (not one.clash, one.last - one.first, one.first))
    for bracket in order:
        free = (lane for lane in lanes if all(_apart(bracket, other) for other in lane))
        lane = next(free, None)
        if lane is not None:
            lane.append(bracket)
        elif len(lanes) < _LANES_MOST:
            lanes.append([bracket])
    return lanes


def _apart(one: Bracket, other: Bracket) -> bool:
    return one.last <= other.first or other.last <= one.first


def _bold() -> QFont:
    return fonts.tabular(fonts.ui("body", fonts.Weight.DemiBold))


def _paint_axis(canvas: Canvas, scale: Scale, top: float, bottom: float) -> None:
    font = fonts.tabular(fonts.ui("small"))
    metrics = QFontMetricsF(font)
    free = scale.left - 60
    for tick in scale.ticks():
        x = round(scale.x(tick)) + 0.5
        canvas.line(QPointF(x, top), QPointF(x, bottom), "line")
        words = f"{tick:,.10g}"
        width = metrics.horizontalAdvance(words) + 8
        if x - width / 2 >= free:
            canvas.text(QRectF(x - width / 2, bottom + 2, width, 18), words, font, "text2", CENTRE)
            free = x + width / 2 + 6


def _paint_name(canvas: Canvas, room: QRectF, mark: Mark) -> None:
    canvas.badge(QRectF(room.left(), room.center().y() - 10, 20, 20), mark.badge)
    words = QRectF(room.left() + 28, room.top() + 1, room.width() - 28, 17)
    canvas.text(words, mark.name, fonts.ui("small", fonts.Weight.DemiBold), "text")
    words.translate(0, 15.5)
    canvas.text(words, mark.detail, fonts.ui("small"), "text2")


def _paint_mark(canvas: Canvas, row: QRectF, mark: Mark, scale: Scale | None, right: float) -> None:
    y = row.center().y()
    if scale is None or (mark.low is None and mark.high is None):
        room = QRectF(row.left(), row.top(), right - row.left() - 8, ROW)
        canvas.text(room, f"“{mark.label}”", fonts.reading("strong", italic=True), "text2")
        return
    ink = "error" if mark.clash else "figure"
    start = scale.x(mark.low) if mark.low is not None else None
    end = scale.x(mark.high) if mark.high is not None else None
    if start is None:
        start = _arrow(canvas, end or scale.left, y, -1, ink)
    elif end is None:
        end = _arrow(canvas, start, y, 1, ink)
    elif end > start:
        canvas.line(QPointF(start, y), QPointF(end, y), ink, 4)
    _paint_ends(canvas, mark, scale, y, ink)
    left = max(start, end or start) + 9
    room = QRectF(left, row.top(), max(0.0, right - left), ROW)
    canvas.text(room, mark.label, _bold(), "text", LEFT)


def _paint_ends(canvas: Canvas, mark: Mark, scale: Scale, y: float, ink: str) -> None:
    values = {mark.low, mark.high} if mark.middle is None else {mark.middle}
    with canvas.saved() as painter:
        painter.setPen(canvas.pen(ink, 2))
        painter.setBrush(canvas.theme.colour("surface" if mark.hollow else ink))
        for value in values:
            if value is not None:
                painter.drawEllipse(QPointF(scale.x(value), y), _DOT, _DOT)


def _arrow(canvas: Canvas, x: float, y: float, way: int, ink: str) -> float:
    """Draw an arrow from `x` to the right (`way` 1) or left (-1); return where its head ends."""
    tip = x + way * _ARROW
    with canvas.saved() as painter:
        pen = canvas.pen(ink, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, y), QPointF(tip, y))
        for up in (-4.5, 4.5):
            painter.drawLine(QPointF(tip, y), QPointF(tip - way * 6, y + up))
    return tip


def _paint_bracket(canvas: Canvas, top: float, left: float, bracket: Bracket) -> None:
    first = top + bracket.first * ROW + ROW / 2 + 3
    last = top + bracket.last * ROW + ROW / 2 - 3
    ink = "error" if bracket.clash else "controlLine"
    for y in (first, last):
        canvas.line(QPointF(left, y), QPointF(left + 6, y), ink)
    canvas.line(QPointF(left + 6, first), QPointF(left + 6, last), ink)
    middle = (first + last) / 2
    words = QRectF(left + 12, middle - 16, _LANE - 14, 16)
    strong = fonts.ui("small", fonts.Weight.DemiBold)
    if not bracket.badges:
        words.translate(0, 8)
    canvas.text(words, bracket.relation, strong, "error" if bracket.clash else "text2")
    words.translate(0, 15)
    if bracket.badges:
        canvas.text(words, bracket.badges, fonts.ui("small"), "text2")

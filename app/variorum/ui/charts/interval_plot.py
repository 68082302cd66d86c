"""Figures of one quantity on one scale, with brackets that name how they relate.

Hollow circle: the value itself is excluded (>, <); filled: included (=, ≥, ≤); arrow: an open
end; bar: a range; words alone stand as they are quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from variorum.ui import fonts
from variorum.ui.charts.canvas import CENTRE, LEFT, Canvas
from variorum.ui.charts.scale import Scale, fitted
from variorum.ui.theme import Theme

ROW = 35.0
_AXIS = 22.0
_NAMES = 204.0
_LANE_MOST = 130.0
_BRACKET = 14.0
_ARROW = 28.0
_SCALE_LEAST = 90.0
_FIELD = 50.0
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


@dataclass(frozen=True)
class IntervalPlot:
    """The figures, top to bottom, and the brackets at their right.

    What does not depend on the room is worked out once: figures may be many, and pictures of them.
    """

    marks: tuple[Mark, ...]
    brackets: tuple[Bracket, ...] = ()

    def size(self) -> QSizeF:
        """Return the least width and the height it needs."""
        axis = _AXIS if self._values else 0.0
        return QSizeF(_NAMES + 150 + sum(self._widths), len(self.marks) * ROW + axis)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the chart into `rect`; lanes that do not fit are left to the table of pairs.

        Of rows that the painter would clip nothing is drawn.
        """
        canvas = Canvas(painter, theme)
        lanes, widths = list(self._lanes), list(self._widths)
        names = QRectF(rect.left(), rect.top(), min(_NAMES, rect.width() * 0.4), ROW)
        while lanes and rect.width() - names.width() - sum(widths) < self._label_width + _FIELD:
            lanes.pop()
            widths.pop()
        right = rect.right() - sum(widths)
        field = QRectF(names.right() + 14, rect.top(), right - names.right() - 14, ROW)
        drawing = _Drawing(canvas, field, self._label_width, self._values)
        drawing.paint_axis(len(self.marks))
        whole = QRectF(rect.left(), rect.top(), rect.width(), len(self.marks) * ROW)
        seen = painter.clipBoundingRect() if painter.hasClipping() else whole
        for mark in self.marks:
            if seen.top() - ROW <= names.top() <= seen.bottom():
                _paint_name(canvas, names, mark)
                drawing.paint_mark(mark)
            drawing.go_on()
            names.translate(0, ROW)
        for lane, width in zip(lanes, widths, strict=True):
            for bracket in lane:
                first, last = (rect.top() + at * ROW for at in (bracket.first, bracket.last))
                if first <= seen.bottom() and last + ROW >= seen.top():
                    _paint_bracket(canvas, QRectF(right, rect.top(), width, 0), bracket)
            right += width

    @cached_property
    def _lanes(self) -> list[list[Bracket]]:
        return lanes_of(self.brackets)

    @cached_property
    def _widths(self) -> list[float]:
        return [_lane_width(lane) for lane in self._lanes]

    @cached_property
    def _values(self) -> list[float]:
        ends = (end for mark in self.marks for end in (mark.low, mark.high, mark.middle))
        return [end for end in ends if end is not None]

    @cached_property
    def _label_width(self) -> float:
        metrics = QFontMetricsF(_bold())
        drawn = (mark.label for mark in self.marks if mark.low is not None or mark.high is not None)
        return max((metrics.horizontalAdvance(label) for label in drawn), default=0.0) + 2


class _Drawing:
    """The marks on their common scale, row by row.

    A label stands right of its mark; where that would leave the scale too short, above it.
    """

    def __init__(
        self, canvas: Canvas, field: QRectF, label: float, values: Sequence[float]
    ) -> None:
        self._canvas, self._row = canvas, QRectF(field)
        beside = field.right() - _ARROW - label - 14
        self._above = beside - field.left() < _SCALE_LEAST
        right = field.right() - max(_ARROW + 4, label) if self._above else beside
        self._scale = fitted(values, field.left(), max(field.left() + 20, right))
        self._empty = not values

    def paint_axis(self, rows: int) -> None:
        """Draw the round values with their lines."""
        if self._empty:
            return
        scale, font = self._scale, fonts.tabular(fonts.ui("small"))
        top, bottom = self._row.top(), self._row.top() + rows * ROW
        free = scale.left - 60
        for tick in scale.ticks(max(2, round((scale.right - scale.left) / 40))):
            x = round(scale.x(tick)) + 0.5
            self._canvas.line(QPointF(x, top), QPointF(x, bottom), "line")
            words = f"{tick:,.10g}"
            width = QFontMetricsF(font).horizontalAdvance(words) + 8
            if x - width / 2 >= free:
                place = QRectF(x - width / 2, bottom + 2, width, 18)
                self._canvas.text(place, words, font, "text2", CENTRE)
                free = x + width / 2 + 6

    def paint_mark(self, mark: Mark) -> None:
        """Draw one figure."""
        if self._empty or (mark.low is None and mark.high is None):
            italic = fonts.reading("strong", italic=True)
            self._canvas.text(self._row, f"“{mark.label}”", italic, "text2")
        else:
            self._paint_value(mark)

    def go_on(self) -> None:
        """Go on to the next row."""
        self._row.translate(0, ROW)

    def _paint_value(self, mark: Mark) -> None:
        ink = "error" if mark.clash else "figure"
        y = self._row.center().y() + (7 if self._above else 0)
        ends = [self._scale.x(end) for end in (mark.low, mark.high) if end is not None]
        left, right = min(ends), max(ends)
        if mark.high is None:
            right = _arrow(self._canvas, left, y, 1, ink)
        elif mark.low is None:
            left = _arrow(self._canvas, right, y, -1, ink)
        elif right > left:
            self._canvas.line(QPointF(left, y), QPointF(right, y), ink, 4)
        _paint_ends(self._canvas, mark, self._scale, y, ink)
        if self._above:
            place = QRectF(left - _DOT, self._row.top() + 1, self._row.right() - left + _DOT, 18)
        else:
            place = QRectF(right + 10, self._row.top(), self._row.right() - right - 10, ROW)
        self._canvas.text(place, mark.label, _bold(), "text", LEFT)


def lanes_of(brackets: Sequence[Bracket]) -> list[list[Bracket]]:
    """Return the brackets in lanes in which none overlaps another, short and clashing ones first.

    What finds no place in the lanes there are is left to the table of pairs.
    """
    ends = [(one.first, one.last, one.clash) for one in brackets]
    return [[brackets[at] for at in lane] for lane in places_in_lanes(ends)]


def places_in_lanes(ends: Sequence[tuple[int, int, bool]]) -> list[list[int]]:
    """Return the lanes of brackets given as (first, last, clash), each bracket by its place."""
    lanes: list[list[int]] = []
    taken: list[int] = []
    order = sorted(
        range(len(ends)),
        key=lambda at: (not ends[at][2], ends[at][1] - ends[at][0], ends[at][0]),
    )
    for at in order:
        first, last, _clash = ends[at]
        steps = (1 << last) - (1 << first)
        for number, held in enumerate(taken):
            if not held & steps:
                lanes[number].append(at)
                taken[number] |= steps
                break
        else:
            if len(lanes) < _LANES_MOST:
                lanes.append([at])
                taken.append(steps)
    return lanes


def _lane_width(lane: Sequence[Bracket]) -> float:
    strong = QFontMetricsF(fonts.ui("small", fonts.Weight.DemiBold))
    weak = QFontMetricsF(fonts.ui("small"))
    words = [strong.horizontalAdvance(bracket.relation) for bracket in lane]
    words += [weak.horizontalAdvance(bracket.badges) for bracket in lane]
    return min(_LANE_MOST, max(words, default=0.0) + _BRACKET + 2)


def _bold() -> QFont:
    return fonts.tabular(fonts.ui("body", fonts.Weight.DemiBold))


def _paint_name(canvas: Canvas, room: QRectF, mark: Mark) -> None:
    canvas.badge(QRectF(room.left(), room.center().y() - 10, 20, 20), mark.badge)
    words = QRectF(room.left() + 28, room.top() + 1, room.width() - 28, 17)
    canvas.text(words, mark.name, fonts.ui("small", fonts.Weight.DemiBold), "text")
    words.translate(0, 15.5)
    canvas.text(words, mark.detail, fonts.ui("small"), "text2")


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


def _paint_bracket(canvas: Canvas, lane: QRectF, bracket: Bracket) -> None:
    first = lane.top() + bracket.first * ROW + ROW / 2 + 3
    last = lane.top() + bracket.last * ROW + ROW / 2 - 3
    left, stem = lane.left() + 2, lane.left() + 8
    ink = "error" if bracket.clash else "controlLine"
    for y in (first, last):
        canvas.line(QPointF(left, y), QPointF(stem, y), ink)
    canvas.line(QPointF(stem, first), QPointF(stem, last), ink)
    top = (first + last) / 2 - (16 if bracket.badges else 8)
    words = QRectF(lane.left() + _BRACKET, top, lane.width() - _BRACKET, 16)
    strong = fonts.ui("small", fonts.Weight.DemiBold)
    canvas.text(words, bracket.relation, strong, "error" if bracket.clash else "text2")
    if bracket.badges:
        canvas.text(words.translated(0, 15), bracket.badges, fonts.ui("small"), "text2")

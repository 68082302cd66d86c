"""What is dated, in lanes along an axis of time; how long a bar is says how unsure its date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from variorum.model.ids import Id
from variorum.ui import fonts, plain
from variorum.ui.charts.canvas import CENTRE, LEFT, Canvas
from variorum.ui.charts.first_fit import FirstFit
from variorum.ui.charts.scale import Scale
from variorum.ui.theme import Theme

_LANE, _WIDTH = 150.0, 1000.0
_AXIS, _ROW, _GAP = 30.0, 24.0, 12.0
_LABEL, _LEAST, _TICK = 230.0, 9.0, 64.0
_ABOVE = 4.0
"""Pixels of a row above its bar."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200)
_DAYS = 30.44


@dataclass(frozen=True, slots=True)
class Dated:
    """Something between two days (None: open), with words, its ink and what it opens."""

    first: date | None
    last: date | None
    words: str
    ink: str
    inferred: bool
    key: Id


@dataclass(frozen=True, slots=True)
class Lane:
    """A heading and what stands in its lane."""

    heading: str
    items: tuple[Dated, ...]


@dataclass(frozen=True)
class TimelineChart:
    """Lanes under one axis. What lies outside [first, last] stands at the end it passed."""

    lanes: tuple[Lane, ...]
    first: date
    last: date

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        rows = sum(max(1, len(rows)) for rows in self._in_rows)
        return QSizeF(_WIDTH, _AXIS + rows * _ROW + len(self.lanes) * _GAP + 8)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw axis and lanes into `rect`."""
        canvas = Canvas(painter, theme)
        self._paint_axis(canvas, rect)
        top = rect.top() + _AXIS
        for lane, rows in zip(self.lanes, self._in_rows, strict=True):
            height = max(1, len(rows)) * _ROW + _GAP
            canvas.line(QPointF(rect.left(), top), QPointF(rect.right(), top), "line")
            room = QRectF(rect.left() + 4, top + _GAP / 2, _LANE - 14, _ROW)
            font = fonts.ui("small", fonts.Weight.DemiBold)
            canvas.text(room, plain.visible(lane.heading), font, "text2", LEFT)
            self._paint_lane(canvas, rect, lane, rows, top + _GAP / 2)
            top += height

    def places(self, rect: QRectF) -> list[tuple[QRectF, Id]]:
        """Return where each item stands in `rect`, with what it opens."""
        found, top, scale = [], rect.top() + _AXIS, self._scale(rect)
        for lane, rows in zip(self.lanes, self._rows, strict=True):
            for item, row in zip(lane.items, rows, strict=True):
                bar = self._bar(scale, item, top + _GAP / 2 + row * _ROW)
                found.append((bar.adjusted(-4, 0, _LABEL, 0), item.key))
            top += max(1, _count(rows)) * _ROW + _GAP
        return found

    def at(self, rect: QRectF, x: float, y: float) -> Id | None:
        """Return what an item at a point of `rect` opens."""
        top, scale = rect.top() + _AXIS, self._scale(rect)
        for lane, rows in zip(self.lanes, self._in_rows, strict=True):
            row = int((y - top - _GAP / 2) // _ROW)
            for place in rows[row] if 0 <= row < len(rows) else ():
                item = lane.items[place]
                bar = self._bar(scale, item, top + _GAP / 2 + row * _ROW)
                if bar.adjusted(-4, 0, _LABEL, 0).contains(x, y):
                    return item.key
            top += max(1, len(rows)) * _ROW + _GAP
        return None

    def _paint_lane(
        self, canvas: Canvas, rect: QRectF, lane: Lane, rows: Sequence[Sequence[int]], top: float
    ) -> None:
        """Draw what stands in those rows of a lane that are seen, from `top` on."""
        first, last = 0, len(rows)
        if canvas.seen is not None:
            first = max(0, int((canvas.seen.top() - top) // _ROW))
            last = max(0, min(last, int((canvas.seen.bottom() - top) // _ROW) + 1))
        scale = self._scale(rect)
        for at in range(first, last):
            items = [lane.items[place] for place in rows[at]]
            bars = [self._bar(scale, item, top + at * _ROW) for item in items]
            # The words may go on to the next bar of the row, or to the edge.
            ends = (*(bar.left() for bar in bars[1:]), rect.right())
            for item, bar, end in zip(items, bars, ends, strict=False):
                self._paint_item(canvas, item, bar, end - 10)

    @cached_property
    def _rows(self) -> tuple[tuple[int, ...], ...]:
        """In which row of its lane each item stands so that none covers another or its words."""
        scale = self._scale(QRectF(0, 0, _WIDTH, 0))
        found = []
        for lane in self.lanes:
            places = FirstFit()
            rows = []
            for item in lane.items:
                bar = self._bar(scale, item, 0)
                end = bar.right() + 8 + _word_width(item.words)
                rows.append(places.place(bar.left() - 6, end))
            found.append(tuple(rows))
        return tuple(found)

    @cached_property
    def _in_rows(self) -> list[list[list[int]]]:
        """By lane and row, the places of the items that stand there, from left to right."""
        return [_by_row(rows) for rows in self._rows]

    def _scale(self, rect: QRectF) -> Scale:
        low, high = float(self.first.toordinal()), float(self.last.toordinal())
        return Scale(low, max(high, low + 1), rect.left() + _LANE + 14, rect.right() - _LABEL - 20)

    def _bar(self, scale: Scale, item: Dated, top: float) -> QRectF:
        first = float((item.first or self.first).toordinal())
        last = float((item.last or self.last).toordinal()) + 1
        left, right = scale.x(first), scale.x(last)
        if right - left < _LEAST:
            middle = (left + right) / 2
            left, right = middle - _LEAST / 2, middle + _LEAST / 2
        return QRectF(left, top + _ABOVE, right - left, _ROW - 9)

    def _paint_item(self, canvas: Canvas, item: Dated, bar: QRectF, end: float) -> None:
        with canvas.saved() as painter:
            fill = canvas.theme.colour(item.ink)
            fill.setAlphaF(0.85 if bar.width() <= _LEAST else 0.28)
            painter.setBrush(fill)
            painter.setPen(canvas.pen(item.ink, 1.2, dashed=item.inferred))
            painter.drawRoundedRect(bar, 4, 4)
        before = item.first is None or item.first < self.first
        after = item.last is None or item.last > self.last
        if before:
            _paint_point(canvas, QPointF(bar.left() - 2, bar.center().y()), -1, item.ink)
        if after:
            _paint_point(canvas, QPointF(bar.right() + 2, bar.center().y()), 1, item.ink)
        left = bar.right() + (10 if after else 5)
        room = end - left
        if room < _LABEL:
            room = max(_word_width(item.words), room)
        words = QRectF(left, bar.top() - _ABOVE, room, _ROW - 1)
        canvas.text(words, plain.visible(item.words), fonts.ui("small"), "text", LEFT)

    def _paint_axis(self, canvas: Canvas, rect: QRectF) -> None:
        scale, font = self._scale(rect), fonts.tabular(fonts.ui("small"))
        for day in ticks(self.first, self.last, (scale.right - scale.left) / _TICK):
            x = scale.x(float(day.toordinal()))
            canvas.line(QPointF(x, rect.top() + 22), QPointF(x, rect.bottom()), "line")
            room = QRectF(x - 40, rect.top() + 2, 80, 18)
            month = QLocale().toString(QDate(day.year, day.month, 1), "MMM yyyy")
            shown = month if day.month > 1 else str(day.year)
            canvas.text(room, shown, font, "text2", CENTRE)


def ticks(first: date, last: date, most: float) -> list[date]:
    """Return first days of months between two days, about `most` of them at most."""
    months = (last - first).days / _DAYS
    step = next((one for one in _MONTHS if months / one <= max(1.0, most)), _MONTHS[-1])
    at = -(-(first.year * 12 + first.month - (first.day == 1)) // step) * step
    found = []
    while (day := _month(at)) is not None and day <= last:
        found.append(day)
        at += step
    return found


def _month(number: int) -> date | None:
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None


def _paint_point(canvas: Canvas, tip: QPointF, way: int, ink: str) -> None:
    """Draw an arrow head: it goes on beyond."""
    with canvas.saved() as painter:
        painter.setPen(canvas.pen(ink, 1))
        painter.setBrush(canvas.theme.colour(ink))
        x, y = tip.x(), tip.y()
        corners = [QPointF(x + 5 * way, y), QPointF(x, y - 4), QPointF(x, y + 4)]
        painter.drawPolygon(QPolygonF(corners))


def _word_width(words: str) -> float:
    metrics = QFontMetricsF(fonts.ui("small"))
    return min(_LABEL, metrics.horizontalAdvance(plain.visible(words)) + 2)


def _by_row(rows: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(_count(rows))]
    for place, row in enumerate(rows):
        found[row].append(place)
    return found


def _count(rows: Sequence[int]) -> int:
    return max(rows, default=-1) + 1

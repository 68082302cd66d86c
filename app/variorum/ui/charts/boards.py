"""Grids of rows and columns: stances of holders towards targets, mentions of actors by article."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude
from variorum.ui import fonts, plain
from variorum.ui.charts.canvas import CENTRE, LEFT, Canvas
from variorum.ui.theme import Theme

ATTITUDES: dict[Attitude, tuple[str, str]] = {
    Attitude.SUPPORTS: ("asserts", "supports"),
    Attitude.OPPOSES: ("denies", "opposes"),
    Attitude.AMBIVALENT: ("half-circle", "hedged"),
}
"""The glyph of each attitude and its ink."""

_HOLDER, _TARGET, _STANCE = 180.0, 122.0, 46.0
_HEAD, _ROW, _LINE = 62.0, 40.0, 17.0


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance: its attitude, the letter of its article, its tag."""

    attitude: Attitude
    label: str
    tag: Id


@dataclass(frozen=True)
class StanceBoard:
    """Holders by targets; `cells` follow both, the stances of each in the order of time."""

    holders: tuple[str, ...]
    targets: tuple[str, ...]
    cells: tuple[tuple[tuple[Stance, ...], ...], ...]

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        return QSizeF(self._lefts[-1], _HEAD + len(self.holders) * _ROW + 8)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the board into `rect`."""
        canvas = Canvas(painter, theme)
        rows = canvas.seen_rows(rect.top() + _HEAD, _ROW, len(self.holders))
        columns = self._seen_columns(canvas, rect)
        end = rect.left() + self._lefts[-1]
        for at in columns:
            left, width = rect.left() + self._lefts[at], self._lefts[at + 1] - self._lefts[at]
            _paint_head(canvas, QRectF(left, rect.top(), width - 10, _HEAD - 8), self.targets[at])
        bold = fonts.ui("body", fonts.Weight.DemiBold)
        for at in rows:
            top = rect.top() + _HEAD + at * _ROW
            canvas.line(QPointF(rect.left(), top), QPointF(end, top), "line")
            room = QRectF(rect.left() + 4, top, _HOLDER - 16, _ROW)
            canvas.text(room, plain.visible(self.holders[at]), bold, "actor", LEFT)
        for box, cell in self._boxes(rect, rows, columns):
            _paint_stances(canvas, box, cell)

    def places(self, rect: QRectF) -> list[tuple[QRectF, Id]]:
        """Return where each stance stands in `rect`, with its tag."""
        return [
            (QRectF(box.left() + at * _STANCE, box.top(), _STANCE, box.height()), stance.tag)
            for box, cell in self._boxes(rect, range(len(self.holders)), range(len(self.targets)))
            for at, stance in enumerate(cell)
        ]

    def at(self, rect: QRectF, x: float, y: float) -> Id | None:
        """Return the tag of the stance at a point of `rect`."""
        row = int((y - rect.top() - _HEAD) // _ROW)
        column = bisect_right(self._lefts, x - rect.left()) - 1
        if not (0 <= row < len(self.holders) and 0 <= column < len(self.targets)):
            return None
        for box, cell in self._boxes(rect, range(row, row + 1), range(column, column + 1)):
            if box.contains(x, y):
                return cell[min(int((x - box.left()) // _STANCE), len(cell) - 1)].tag
        return None

    @cached_property
    def _lefts(self) -> list[float]:
        """Where each target begins, and where the last one ends."""
        most = (
            max((len(row[at]) for row in self.cells), default=0) for at in range(len(self.targets))
        )
        widths = (max(_TARGET, _STANCE * count + 16) for count in most)
        return list(accumulate(widths, initial=_HOLDER))

    def _seen_columns(self, canvas: Canvas, rect: QRectF) -> range:
        if canvas.seen is None:
            return range(len(self.targets))
        first = bisect_right(self._lefts, canvas.seen.left() - rect.left()) - 1
        last = bisect_right(self._lefts, canvas.seen.right() - rect.left())
        return range(max(0, first), min(last, len(self.targets)))

    def _boxes(
        self, rect: QRectF, rows: range, columns: range
    ) -> Iterator[tuple[QRectF, tuple[Stance, ...]]]:
        for at in rows:
            top = rect.top() + _HEAD + at * _ROW
            for target in columns:
                cell = self.cells[at][target]
                if cell:
                    left = rect.left() + self._lefts[target]
                    yield QRectF(left, top + 6, len(cell) * _STANCE, _ROW - 12), cell


def _paint_head(canvas: Canvas, rect: QRectF, words: str) -> None:
    """Draw a target on up to three lines, the last one cut."""
    font = fonts.ui("small")
    lines = _broken(plain.visible(words), font, rect.width(), 3)
    top = rect.bottom() - _LINE * len(lines)
    for at, line in enumerate(lines):
        canvas.text(QRectF(rect.left(), top + at * _LINE, rect.width(), _LINE), line, font, "text2")


def _broken(words: str, font: object, width: float, most: int) -> list[str]:
    metrics = QFontMetricsF(font)  # type: ignore[call-overload]  # a QFont
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and metrics.horizontalAdvance(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines.append(" ".join(rest))
    return lines


def _paint_stances(canvas: Canvas, box: QRectF, cell: tuple[Stance, ...]) -> None:
    attitudes = {stance.attitude for stance in cell}
    tints = {
        Attitude.SUPPORTS: "supportsTint",
        Attitude.OPPOSES: "opposesTint",
        Attitude.AMBIVALENT: "hedgedTint",
    }
    if len(attitudes) == 1:
        canvas.box(box, tints[cell[0].attitude], 6)
    else:
        canvas.frame(box, "warn", 6, 1.3, dashed=True)
    for at, stance in enumerate(cell):
        left = box.left() + at * _STANCE
        icon, ink = ATTITUDES[stance.attitude]
        canvas.icon(icon, QRectF(left + 7, box.center().y() - 6.5, 13, 13), ink)
        label = QRectF(left + 22, box.top(), 18, box.height())
        font = fonts.ui("small", fonts.Weight.DemiBold)
        canvas.text(label, stance.label, font, "text", CENTRE)
        if at:
            canvas.icon("chevron-right", QRectF(left - 5, box.center().y() - 5, 10, 10), "text2")


@dataclass(frozen=True, slots=True)
class HeatBoard:
    """Counts by row and column, shaded by size; the number stands in every cell that has one."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        return QSizeF(_HOLDER + 40 + len(self.columns) * 52, 34 + len(self.rows) * 28 + 8)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the board into `rect`."""
        canvas = Canvas(painter, theme)
        most = max((count for row in self.counts for count in row), default=0)
        first = rect.left() + _HOLDER + 40
        columns = canvas.seen_columns(first, 52, len(self.columns))
        for at in columns:
            canvas.badge(QRectF(first + at * 52 + 15, rect.top() + 4, 20, 20), self.columns[at])
        for number in canvas.seen_rows(rect.top() + 34, 28, len(self.rows)):
            name, counts = self.rows[number], self.counts[number]
            top = rect.top() + 34 + number * 28
            room = QRectF(rect.left() + 4, top, _HOLDER + 24, 28)
            canvas.text(room, plain.visible(name), fonts.ui("body"), "text", LEFT)
            for at in columns:
                _paint_heat(canvas, QRectF(first + at * 52 + 3, top + 3, 44, 22), counts[at], most)


def _paint_heat(canvas: Canvas, box: QRectF, count: int, most: int) -> None:
    if not count:
        dot = QRectF(0, 0, 3, 3)
        dot.moveCenter(box.center())
        canvas.box(dot, "text3", 1.5)
        return
    with canvas.saved() as painter:
        colour = canvas.theme.colour("actor")
        colour.setAlphaF(0.10 + 0.35 * count / most)
        painter.setPen(canvas.pen("line"))
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 5, 5)
    font = fonts.tabular(fonts.ui("small", fonts.Weight.DemiBold))
    canvas.text(box, str(count), font, "text", CENTRE)

"""What outlets or origins carry, as bars: for, against, alone, opposed."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from variorum.ui import fonts, plain
from variorum.ui.charts.canvas import LEFT, RIGHT, Canvas
from variorum.ui.charts.matrix import CellState, paint_glyph
from variorum.ui.theme import Theme

_NAME, _GRADE, _BAR, _NUMBER = 220.0, 40.0, 300.0, 36.0
_ROW, _HEAD = 64.0, 30.0


@dataclass(frozen=True, slots=True)
class Carrier:
    """One outlet or origin: how many propositions it asserts, denies, carries alone, is opposed on.

    `alone` and `opposed` are among those it asserts or denies.
    """

    name: str
    grade: str
    asserts: int
    denies: int
    alone: int
    opposed: int


@dataclass(frozen=True, slots=True)
class CarrierChart:
    """One row of bars for each, all on one scale. `words` name the lower bars and the legend."""

    carriers: tuple[Carrier, ...]
    words: tuple[str, str, str, str]
    """For, against, only here, opposed."""

    def size(self) -> QSizeF:
        """Return the width and the height it needs."""
        width = _NAME + _GRADE + _BAR + _NUMBER
        return QSizeF(width, _HEAD + len(self.carriers) * _ROW + 8)

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the chart into `rect`, the bars as long as there is room."""
        canvas = Canvas(painter, theme)
        longest = max((one.asserts + one.denies for one in self.carriers), default=0) or 1
        room = max(_BAR, rect.width() - _NAME - _GRADE - _NUMBER - 8)
        unit = room / longest
        self._paint_legend(canvas, rect)
        for at, one in enumerate(self.carriers):
            top = rect.top() + _HEAD + at * _ROW
            _paint_carrier(canvas, QRectF(rect.left(), top, rect.width(), _ROW), one, unit)

    def _paint_legend(self, canvas: Canvas, rect: QRectF) -> None:
        font, left = fonts.ui("small"), rect.left() + _NAME + _GRADE
        signs = (("supports", 5.0), ("opposes", 5.0), ("figure", 2.0), ("warn", 2.0))
        for (ink, height), words in zip(signs, self.words, strict=True):
            canvas.box(QRectF(left, rect.top() + 12 - height, 18, 2 * height), ink, 2)
            canvas.text(QRectF(left + 24, rect.top() + 2, 90, 20), words, font, "text2", LEFT)
            left += 118


def _paint_carrier(canvas: Canvas, rect: QRectF, one: Carrier, unit: float) -> None:
    name = QRectF(rect.left() + 4, rect.top() + 5, _NAME - 12, 22)
    canvas.text(name, plain.visible(one.name), fonts.ui("body", fonts.Weight.DemiBold), "text")
    if one.grade:
        canvas.badge(QRectF(rect.left() + _NAME + 4, rect.top() + 6, 20, 20), one.grade)
    left, top = rect.left() + _NAME + _GRADE, rect.top() + 6
    number = fonts.tabular(fonts.ui("small", fonts.Weight.DemiBold))
    for count, ink, state in (
        (one.asserts, "supports", CellState.ASSERTS),
        (one.denies, "opposes", CellState.DENIES),
    ):
        if count:
            bar = QRectF(left, top, max(18.0, count * unit), 20)
            canvas.box(bar, f"{ink}Tint", 4)
            canvas.frame(bar, ink, 4)
            paint_glyph(canvas, state, QRectF(bar.left() + 5, bar.center().y() - 5.5, 11, 11))
            canvas.text(bar.adjusted(0, 0, -6, 0), str(count), number, "text", RIGHT)
            left = bar.right() + 2
    for at, (count, ink) in enumerate(((one.alone, "figure"), (one.opposed, "warn"))):
        line = QRectF(rect.left() + _NAME + _GRADE, top + 27 + at * 12, count * unit, 4)
        if count:
            canvas.box(line, ink, 2)
            room = QRectF(line.right() + 6, line.center().y() - 8, 40, 16)
            canvas.text(room, str(count), fonts.tabular(fonts.ui(10)), "text2", LEFT)

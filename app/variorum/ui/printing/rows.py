"""Rows of a printed page, and how they are told off into pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine, QTextOption

UNITS = 960
"""To the inch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page. `draw` is given a painter whose origin is the row's top left.

    `keep`: no page ends after it. `blank`: no page begins with it.
    """

    height: float
    draw: Callable[[QPainter], None]
    keep: bool = False
    blank: bool = False


def gap(height: float) -> Row:
    """Return an empty row."""
    return Row(height, lambda _: None, blank=True)


def paged(rows: Iterable[Row], room: float) -> Iterator[list[Row]]:
    """Yield the rows page by page, each page at most `room` high where its rows allow that."""
    page: list[Row] = []
    used = 0.0
    for group in _groups(rows):
        height = sum(row.height for row in group)
        whole = height <= room
        for number, row in enumerate(group):
            need = height if whole and number == 0 else row.height
            if page and used + need > room:
                yield page
                page, used = [], 0.0
            if page or not row.blank:
                page.append(row)
                used += row.height
    if page:
        yield page


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows together that no page may part."""
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in one font and colour, from `left` to `right`; lines are `pitch` high."""

    text: str
    font: QFont
    ink: QColor
    left: float
    right: float
    pitch: float

    def rows(self) -> list[Row]:
        """Return the lines, kept together where there are few."""
        layout = QTextLayout(self.text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.right - self.left)
            lines.append(line)
        layout.endLayout()
        last = len(lines) - 1
        return [
            Row(self.pitch, self._drawing(layout, line), keep=number in {0, last - 1} and last > 0)
            for number, line in enumerate(lines)
        ]

    def _drawing(self, layout: QTextLayout, line: QTextLine) -> Callable[[QPainter], None]:
        def draw(painter: QPainter) -> None:
            assert layout.lineCount()  # a line lives as long as its layout  # noqa: S101
            painter.setPen(self.ink)
            top = (self.pitch - line.height()) / 2 - line.y()
            line.draw(painter, QPointF(self.left, top))

        return draw

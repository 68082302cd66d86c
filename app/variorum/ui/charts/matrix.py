"""The parts of the matrix of propositions and articles: cells, column heads, origins."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QLinearGradient

from variorum.model.summary import Cell, Reading
from variorum.ui import fonts, plain
from variorum.ui.charts.canvas import CENTRE, LEFT, Canvas

GLYPH = 13.0
CELL_WIDTH, CELL_HEIGHT = 42.0, 22.0
BADGE = 20.0


class CellState(StrEnum):
    """What a cell shows, in the order it is tried."""

    BOTH = "both"
    ASSERTS = "asserts"
    DENIES = "denies"
    WITHHOLDS = "withholds"
    UNCOUNTED = "uncounted"
    SILENT = "silent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one article's column; `share` is how much of it is read (0 to 1).

    A column that is no article's has a `name` instead.
    """

    label: str
    date: str
    share: float | None
    name: str = ""


class Seen(NamedTuple):
    """All that is drawn of a cell."""

    state: CellState
    number: int


def seen(cell: Cell) -> Seen:
    """Return what is drawn of a cell."""
    return Seen(state_of(cell), count_of(cell))


def state_of(cell: Cell) -> CellState:
    """Return what a cell shows. An article begun but silent so far counts as unread."""
    if cell.asserts and cell.denies:
        return CellState.BOTH
    if cell.asserts:
        return CellState.ASSERTS
    if cell.denies:
        return CellState.DENIES
    if cell.withholds:
        return CellState.WITHHOLDS
    if cell.uncounted:
        return CellState.UNCOUNTED
    return CellState.SILENT if cell.reading is Reading.SILENT else CellState.UNREAD


def count_of(cell: Cell) -> int:
    """Return the number a cell shows beside its glyph."""
    return (cell.asserts + cell.denies) or cell.withholds or cell.uncounted


def paint_glyph(canvas: Canvas, state: CellState, rect: QRectF) -> None:
    """Draw the sign of a cell's state: a shape of its own for each, not a colour alone."""
    if state is CellState.BOTH:
        canvas.icon("half-left", rect, "supports")
        canvas.icon("half-right", rect, "opposes")
    elif state is CellState.ASSERTS:
        canvas.icon("asserts", rect, "supports")
    elif state is CellState.DENIES:
        canvas.icon("denies", rect, "opposes")
    elif state is CellState.WITHHOLDS:
        canvas.icon("withholds", rect, "hedged")
    elif state is CellState.UNCOUNTED:
        canvas.frame(rect, "controlLine", 5, dashed=True)
    elif state is CellState.SILENT:
        dot = QRectF(0, 0, 3, 3)
        dot.moveCenter(rect.center())
        canvas.box(dot, "text3", 1.5)
    else:
        canvas.hatch(rect)


def paint_cell(canvas: Canvas, rect: QRectF, cell: Cell) -> None:
    """Draw one cell in the middle of `rect`."""
    paint_seen(canvas, rect, seen(cell))


def paint_seen(canvas: Canvas, rect: QRectF, shown: Seen) -> None:
    """Draw what is to be seen of a cell in the middle of `rect`."""
    room = cell_rect(rect)
    state, count = shown
    if state in {CellState.SILENT, CellState.UNREAD}:
        paint_glyph(canvas, state, room)
        return
    font = fonts.tabular(fonts.ui("small", fonts.Weight.DemiBold))
    if state is CellState.UNCOUNTED:
        canvas.frame(room, "controlLine", 5, dashed=True)
        canvas.text(room, f"({count})", fonts.ui("small"), "text2", CENTRE)
        return
    _paint_ground(canvas, room, state)
    glyph = QRectF(room.left() + 6, room.center().y() - GLYPH / 2, GLYPH, GLYPH)
    paint_glyph(canvas, state, glyph)
    number = QRectF(glyph.right() + 3, room.top(), room.right() - glyph.right() - 4, room.height())
    canvas.text(number, str(count), font, "text", CENTRE)


def cell_rect(rect: QRectF) -> QRectF:
    """Return where the cell's box stands in its place in the grid."""
    room = QRectF(0, 0, CELL_WIDTH, CELL_HEIGHT)
    room.moveCenter(rect.center())
    return room


def paint_column(canvas: Canvas, rect: QRectF, column: Column) -> None:
    """Draw the head of a column: letter, month, progress."""
    if column.name:
        _paint_name(canvas, rect, column.name)
        return
    middle = rect.center().x()
    badge = QRectF(middle - BADGE / 2, rect.top() + 2, BADGE, BADGE)
    canvas.badge(badge, column.label)
    date = QRectF(rect.left(), badge.bottom() + 2, rect.width(), 17)
    canvas.text(date, column.date, fonts.ui("small"), "text2", CENTRE)
    if column.share is not None:
        canvas.progress(QRectF(middle - 15, date.bottom() + 2, 30, 3), column.share)


def _paint_name(canvas: Canvas, rect: QRectF, name: str) -> None:
    """Draw a name on two lines at most, in the middle, close to the cells."""
    font, shown = fonts.ui("small"), plain.visible(name)
    room = QRectF(rect.left() + 2, rect.bottom() - 42, rect.width() - 4, 16)
    metrics = QFontMetricsF(font)
    first, rest = shown, ""
    if metrics.horizontalAdvance(shown) > room.width() and " " in shown:
        words = shown.split(" ")
        fitting = [
            at
            for at in range(1, len(words))
            if metrics.horizontalAdvance(" ".join(words[:at])) <= room.width()
        ]
        cut = fitting[-1] if fitting else 1
        first, rest = " ".join(words[:cut]), " ".join(words[cut:])
    if rest:
        canvas.text(room, first, font, "text2", CENTRE)
    canvas.text(room.translated(0, 17), rest or first, font, "text2", CENTRE)


def paint_sides(canvas: Canvas, rect: QRectF, support: int, denial: int) -> None:
    """Draw how many origins stand on each side, with its sign."""
    left = rect.left()
    font = fonts.tabular(fonts.ui("small"))
    for state, count in ((CellState.ASSERTS, support), (CellState.DENIES, denial)):
        if count:
            glyph = QRectF(left, rect.center().y() - 5.5, 11, 11)
            paint_glyph(canvas, state, glyph)
            number = QRectF(glyph.right() + 5, rect.top(), 20, rect.height())
            canvas.text(number, str(count), font, "text2", LEFT)
            left += 38


def _paint_ground(canvas: Canvas, room: QRectF, state: CellState) -> None:
    if state is not CellState.BOTH:
        tints = {CellState.ASSERTS: "supportsTint", CellState.DENIES: "opposesTint"}
        canvas.box(room, tints.get(state, "hedgedTint"), 5)
        return
    blend = QLinearGradient(room.topLeft(), room.topRight())
    blend.setColorAt(0.35, canvas.theme.colour("supportsTint"))
    blend.setColorAt(0.65, canvas.theme.colour("opposesTint"))
    with canvas.saved() as painter:
        painter.setPen(canvas.pen("supportsTint", 0))
        painter.setBrush(blend)
        painter.drawRoundedRect(room, 5, 5)

"""Cells of the matrix: which state is shown, and that each state looks different from the rest."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from variorum.model.ids import Id
from variorum.model.summary import Cell, Reading
from variorum.ui import theme
from variorum.ui.charts.canvas import Canvas, hatch_lines
from variorum.ui.charts.matrix import CellState, count_of, paint_cell, state_of

ARTICLE = Id("A")
CASES = [
    (Cell(ARTICLE, asserts=2, denies=1), CellState.BOTH, 3),
    (Cell(ARTICLE, asserts=2, withholds=1), CellState.ASSERTS, 2),
    (Cell(ARTICLE, denies=1, uncounted=4), CellState.DENIES, 1),
    (Cell(ARTICLE, withholds=1, uncounted=1), CellState.WITHHOLDS, 1),
    (Cell(ARTICLE, uncounted=2), CellState.UNCOUNTED, 2),
    (Cell(ARTICLE, reading=Reading.SILENT), CellState.SILENT, 0),
    (Cell(ARTICLE, reading=Reading.UNREAD), CellState.UNREAD, 0),
    (Cell(ARTICLE, reading=Reading.READING), CellState.UNREAD, 0),
]


@pytest.mark.parametrize(("cell", "state", "count"), CASES)
def test_a_cell_shows_the_first_state_that_fits(cell: Cell, state: CellState, count: int) -> None:
    assert state_of(cell) is state
    assert count_of(cell) == count


def drawn(cell: Cell, name: str) -> QImage:
    image = QImage(QSize(50, 27), QImage.Format.Format_RGB32)
    chosen = theme.theme(name)
    image.fill(chosen.colour("surface"))
    painter = QPainter(image)
    paint_cell(Canvas(painter, chosen), QRectF(0, 0, 50, 27), cell)
    painter.end()
    return image


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_two_states_look_alike_even_without_colour(name: str) -> None:
    one_each = {state_of(cell): cell for cell, _state, _count in CASES[:7]}
    grey = {
        state: drawn(cell, name).convertToFormat(QImage.Format.Format_Grayscale8)
        for state, cell in one_each.items()
    }
    for one, other in combinations(grey, 2):
        assert grey[one] != grey[other], f"{one} looks like {other}"


def test_what_asserts_is_blue_and_what_denies_is_red() -> None:
    light = theme.theme("light")
    asserts, denies = drawn(CASES[1][0], "light"), drawn(CASES[2][0], "light")
    place = (24, 5)
    assert QColor(asserts.pixel(*place)) == light.colour("supportsTint")
    assert QColor(denies.pixel(*place)) == light.colour("opposesTint")


def test_a_hatch_never_leaves_its_box() -> None:
    ends = [point for line in hatch_lines(42, 22) for point in (line.p1(), line.p2())]
    assert len(ends) > 10
    assert all(0 <= point.x() <= 42 and 0 <= point.y() <= 22 for point in ends)

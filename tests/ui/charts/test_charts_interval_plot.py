"""The plot of figures: its scale, its brackets, and the forms of its marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from variorum.ui import theme
from variorum.ui.charts.interval_plot import ROW, Bracket, IntervalPlot, Mark, lanes_of
from variorum.ui.charts.scale import fitted, nice_step

WIDTH = 800


def drawn(plot: IntervalPlot, name: str = "light") -> QImage:
    image = QImage(QSize(WIDTH, 200), QImage.Format.Format_RGB32)
    chosen = theme.theme(name)
    image.fill(chosen.colour("surface"))
    painter = QPainter(image)
    plot.paint(painter, QRectF(image.rect()), chosen)
    painter.end()
    return image


def inked(image: QImage, token: str, row: int) -> list[int]:
    """Return where along the middle of a row the colour of a token stands."""
    wanted, y = theme.theme("light").colour(token), int(ROW * (row + 0.5))
    return [x for x in range(WIDTH) if QColor(image.pixel(x, y)) == wanted]


def mark(low: float | None, high: float | None, *, hollow: bool = False) -> Mark:
    return Mark("A", "Seoul", "as of 2024", "5", low, high, hollow=hollow)


@given(st.floats(1e-6, 1e12))
def test_a_step_is_round_and_never_too_small(rough: float) -> None:
    step = nice_step(rough)
    assert rough * (1 - 1e-6) <= step <= rough * 2.6
    digits = f"{step:.6e}".split("e", maxsplit=1)[0].rstrip("0").rstrip(".")
    assert digits in {"1", "2", "2.5", "5"}


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=6), st.floats(40, 900))
def test_every_value_stands_inside_the_scale_in_its_order(
    values: list[float], width: float
) -> None:
    scale = fitted(values, 10, 10 + width)
    places = [scale.x(value) for value in sorted(values)]
    assert places == sorted(places)
    assert places[0] >= 10
    assert places[-1] <= 10 + width + 1e-6
    assert all(scale.low - 1e-3 <= tick <= scale.high + 1e-3 for tick in scale.ticks())


def test_an_excluded_value_is_hollow_and_an_included_one_filled() -> None:
    plot = IntervalPlot((mark(10, None, hollow=True), mark(10, None)))
    image = drawn(plot)
    hollow, filled = inked(image, "figure", 0), inked(image, "figure", 1)
    assert filled[0] == pytest.approx(hollow[0], abs=1), "both stand at ten"
    assert len(filled) > len(hollow) + 4, "the hollow circle leaves its middle free"


def test_an_open_end_points_up_for_least_and_down_for_most() -> None:
    image = drawn(IntervalPlot((mark(10, None), mark(None, 10))))
    least, most = inked(image, "figure", 0), inked(image, "figure", 1)
    assert max(least) > max(most), "at least ten goes right"
    assert min(most) < min(least), "at most ten goes left"


def test_a_range_is_a_bar_between_its_ends() -> None:
    image = drawn(IntervalPlot((mark(10, 20), mark(10, 10), mark(20, 20))))
    bar, low, high = (inked(image, "figure", row) for row in range(3))
    assert min(bar) == pytest.approx(min(low), abs=1)
    assert max(bar) == pytest.approx(max(high), abs=1)
    assert len(bar) == pytest.approx(max(bar) - min(bar), abs=4), "no gap"


def test_words_alone_have_no_mark() -> None:
    words = Mark("A", "Seoul", "", "tens of thousands")
    assert not inked(drawn(IntervalPlot((words, mark(10, None)))), "figure", 0)


def test_a_plot_of_nothing_paints_nothing_and_fails_nowhere() -> None:
    blank = QImage(QSize(WIDTH, 200), QImage.Format.Format_RGB32)
    blank.fill(theme.theme("light").colour("surface"))
    assert drawn(IntervalPlot(())) == blank


def test_brackets_in_one_lane_never_overlap_and_short_ones_come_first() -> None:
    brackets = (Bracket(0, 2, "wider window"), Bracket(0, 1, "bounds"), Bracket(1, 2, "update"))
    lanes = lanes_of(brackets)
    assert [[one.relation for one in lane] for lane in lanes] == [
        ["bounds", "update"],
        ["wider window"],
    ]


def test_a_conflict_keeps_its_bracket_where_not_all_fit() -> None:
    many = [Bracket(0, last, "compatible") for last in range(1, 6)]
    clash = Bracket(0, 5, "conflict", clash=True)
    lanes = lanes_of([*many, clash])
    assert len(lanes) == 2
    assert clash in [one for lane in lanes for one in lane]


def test_both_themes_paint_alike_in_their_own_colours() -> None:
    plot = IntervalPlot((mark(10, None), mark(13, None)), (Bracket(0, 1, "bounds"),))
    light, dark = drawn(plot), drawn(plot, "dark")
    assert light != dark
    assert QColor(dark.pixel(WIDTH - 1, 199)) == theme.theme("dark").colour("surface")


@pytest.mark.parametrize("top", [0, 20, 70, 105])
def test_what_is_drawn_through_a_clip_is_that_part_of_the_whole(top: int) -> None:
    marks = tuple(mark(float(at), None if at % 2 else at + 1.0) for at in range(1, 7))
    plot = IntervalPlot(marks, (Bracket(0, 4, "conflict", clash=True),))
    whole, part = drawn(plot), QImage(QSize(WIDTH, 200), QImage.Format.Format_RGB32)
    part.fill(theme.theme("light").colour("surface"))
    painter = QPainter(part)
    painter.setClipRect(QRect(0, top, WIDTH, 50))
    plot.paint(painter, QRectF(part.rect()), theme.theme("light"))
    painter.end()
    seen = QRect(0, top + 1, WIDTH, 48)
    assert part.copy(seen) == whole.copy(seen)

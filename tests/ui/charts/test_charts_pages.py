"""The charts of the further pages: where things stand, and that nothing covers another."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude
from variorum.ui import theme
from variorum.ui.charts.bars import Carrier, CarrierChart
from variorum.ui.charts.boards import HeatBoard, Stance, StanceBoard
from variorum.ui.charts.force import placed
from variorum.ui.charts.network import NetworkChart, Node, Tie, name_rooms
from variorum.ui.charts.timeline import Dated, Lane, TimelineChart, ticks


def drawn(chart: StanceBoard | HeatBoard | CarrierChart | NetworkChart | TimelineChart) -> QImage:
    """Return a chart on its own ground, in the theme in force."""
    size = chart.size().toSize()
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(theme.current().colour("surface"))
    painter = QPainter(image)
    chart.paint(painter, QRectF(0, 0, size.width(), size.height()), theme.current())
    painter.end()
    return image


# -- forces


def test_the_same_ties_always_give_the_same_places() -> None:
    ties = {(0, 1): 1.0, (1, 2): 0.5, (3, 4): 0.2}
    assert placed(5, ties) == placed(5, ties)


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    at = placed(6, {(0, 1): 1.0, (2, 3): 1.0, (4, 5): 1.0})
    gaps = {
        pair: (at[pair[0]][0] - at[pair[1]][0]) ** 2 + (at[pair[0]][1] - at[pair[1]][1]) ** 2
        for pair in combinations(range(6), 2)
    }
    tied = [gaps.pop(pair) for pair in ((0, 1), (2, 3), (4, 5))]
    assert max(tied) < min(gaps.values())


@given(
    st.integers(0, 8).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.dictionaries(
                st.sampled_from(list(combinations(range(count), 2)) or [(0, 1)]),
                st.floats(0, 1),
                max_size=6 if count > 1 else 0,
            ),
        )
    )
)
def test_every_node_stands_in_the_unit_square(
    made: tuple[int, dict[tuple[int, int], float]],
) -> None:
    count, ties = made
    at = placed(count, ties)
    assert len(at) == count
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in at)


def test_a_network_draws_more_ink_for_more_ties(qapp: object) -> None:
    assert qapp
    nodes = tuple(Node("", (x, y), 0.5) for x, y in ((0.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
    bare = drawn(NetworkChart(nodes, ()))
    assert drawn(NetworkChart(nodes, (Tie(0, 1, 3),))) != bare


def test_names_of_neighbours_do_not_cover_each_other_or_a_circle(qapp: object) -> None:
    assert qapp
    nodes = tuple(Node(f"Officials from {at}", (0.5, 0.5), 0.1) for at in ("Seoul", "Washington"))
    circles = [QRectF(200, 100, 10, 10), QRectF(240, 102, 10, 10)]
    one, other = name_rooms(nodes, circles)
    assert not one.intersects(other)
    assert not any(room.intersects(circle) for room in (one, other) for circle in circles)
    (alone,) = name_rooms(nodes[:1], circles[:1])
    assert alone.top() > circles[0].bottom(), "below, where nothing else stands"


# -- time


def dated(words: str, first: date | None, last: date | None, *, sure: bool = True) -> Dated:
    return Dated(first, last, words, "claim", not sure, Id(words))


JUNE = date(2024, 6, 1)


def timeline(*items: Dated) -> TimelineChart:
    return TimelineChart((Lane("Said", items),), date(2023, 9, 1), date(2024, 10, 31))


def test_what_falls_on_one_day_stands_one_below_the_other(qapp: object) -> None:
    assert qapp
    chart = timeline(*(dated(f"words {n}", JUNE, JUNE) for n in range(4)))
    rects = [rect for rect, _key in chart.places(QRectF(0, 0, 1000, 400))]
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))


def test_what_lies_apart_shares_a_row(qapp: object) -> None:
    assert qapp
    near = timeline(dated("a", JUNE, JUNE), dated("b", JUNE, JUNE))
    apart = timeline(
        dated("a", date(2023, 9, 2), date(2023, 9, 2)), dated("b", date(2024, 9, 1), None)
    )
    assert apart.size().height() < near.size().height()


def test_an_unsure_date_is_wider_than_a_day(qapp: object) -> None:
    assert qapp
    rect = QRectF(0, 0, 1000, 400)
    (month, _), (day, _) = timeline(
        dated("x", JUNE, date(2024, 6, 30)), dated("x", JUNE, JUNE)
    ).places(rect)
    assert month.width() > day.width()


def test_part_of_many_is_drawn_as_in_the_whole_and_found_where_it_stands(qapp: object) -> None:
    assert qapp
    days = [date(2024, 1, 1 + n % 28) for n in range(60)]
    items = tuple(dated(f"words {n}", day, day, sure=n % 2 == 0) for n, day in enumerate(days))
    chart = TimelineChart(
        (Lane("Said", items[:40]), Lane("Done", items[40:])), date(2023, 9, 1), date(2024, 10, 31)
    )
    size = chart.size().toSize()
    rect, part = QRectF(0, 0, size.width(), size.height()), QRect(100, 300, 700, 260)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(theme.current().colour("surface"))
    painter = QPainter(image)
    painter.setClipRect(part)
    chart.paint(painter, rect, theme.current())
    painter.end()
    assert image.copy(part) == drawn(chart).copy(part)
    for place, key in chart.places(rect):
        middle = place.center()
        first = next(one for box, one in chart.places(rect) if box.contains(middle))
        assert chart.at(rect, middle.x(), middle.y()) == first, key
    assert chart.at(rect, 1, 1) is None


def test_what_lies_outside_stands_at_the_edge(qapp: object) -> None:
    assert qapp
    rect = QRectF(0, 0, 1000, 400)
    ((place, _),) = timeline(dated("old", date(1950, 1, 1), date(1953, 7, 27))).places(rect)
    assert 0 <= place.left() < 200


def test_a_guessed_date_is_drawn_otherwise(qapp: object) -> None:
    assert qapp
    sure = drawn(timeline(dated("x", JUNE, date(2024, 8, 1))))
    assert drawn(timeline(dated("x", JUNE, date(2024, 8, 1), sure=False))) != sure


@pytest.mark.parametrize(
    ("first", "last", "most", "wanted"),
    [
        (date(2024, 1, 15), date(2024, 4, 2), 6, [(2024, 2), (2024, 3), (2024, 4)]),
        (date(2023, 1, 1), date(2024, 1, 1), 3, [(2023, 1), (2023, 7), (2024, 1)]),
        (date(2000, 5, 1), date(2020, 5, 1), 5, [(2005, 1), (2010, 1), (2015, 1), (2020, 1)]),
    ],
)
def test_ticks_stand_on_first_days_of_round_months(
    first: date, last: date, most: float, wanted: list[tuple[int, int]]
) -> None:
    found = ticks(first, last, most)
    assert [(day.year, day.month) for day in found] == wanted
    assert all(day.day == 1 for day in found)


# -- boards and bars


def test_a_click_finds_each_stance_of_a_cell(qapp: object) -> None:
    assert qapp
    cell = (
        Stance(Attitude.SUPPORTS, "A", Id("early")),
        Stance(Attitude.OPPOSES, "B", Id("late")),
    )
    board = StanceBoard(("Seoul",), ("pact", "arms"), (((), cell),))
    places = board.places(QRectF(0, 0, *board.size().toTuple()))
    assert [key for _, key in places] == ["early", "late"]
    assert places[0][0].right() <= places[1][0].left()


def test_of_a_large_board_the_part_that_is_seen_is_drawn_and_clicked_as_of_the_whole(
    qapp: object,
) -> None:
    assert qapp
    sides = list(Attitude)
    cells = tuple(
        tuple(
            tuple(
                Stance(sides[(row + at) % 3], "AB"[at % 2], Id(f"{row} {column} {at}"))
                for at in range((row * column) % 4)
            )
            for column in range(9)
        )
        for row in range(20)
    )
    names, targets = (tuple(f"{one} {at}" for at in range(20)) for one in ("Name", "Target"))
    counts = tuple(tuple((row * column) % 7 for column in range(20)) for row in range(20))
    board = StanceBoard(names, targets[:9], cells)
    part = QRect(410, 300, 500, 220)
    for chart in (board, HeatBoard(names, tuple("ABCDEFGHIJKLMNOPQRST"), counts)):
        size = chart.size().toSize()
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(theme.current().colour("surface"))
        painter = QPainter(image)
        painter.setClipRect(part)
        chart.paint(painter, QRectF(0, 0, size.width(), size.height()), theme.current())
        painter.end()
        inside = part.adjusted(4, 4, -4, -4)
        assert image.copy(inside) == drawn(chart).copy(inside)
    rect = QRectF(QPointF(0, 0), board.size())
    for place, key in board.places(rect):
        assert board.at(rect, place.center().x(), place.center().y()) == key
    assert board.at(rect, 1, 1) is None


def test_a_change_is_drawn_otherwise_than_saying_it_twice(qapp: object) -> None:
    assert qapp

    def board(second: Attitude) -> StanceBoard:
        cell = (Stance(Attitude.SUPPORTS, "A", Id("a")), Stance(second, "B", Id("b")))
        return StanceBoard(("Seoul",), ("pact",), ((cell,),))

    assert drawn(board(Attitude.OPPOSES)) != drawn(board(Attitude.SUPPORTS))


def test_charts_of_nothing_are_small_and_paint(qapp: object) -> None:
    assert qapp
    for chart in (StanceBoard((), (), ()), HeatBoard((), (), ()), CarrierChart((), ("",) * 4)):
        assert not drawn(chart).isNull()


def test_more_mentions_are_darker(qapp: object) -> None:
    assert qapp
    image = drawn(HeatBoard(("x",), ("A", "B"), ((1, 9),)))
    few, many = (image.pixelColor(round(180 + 40 + at * 52 + 8), 48).lightness() for at in (0, 1))
    assert many < few


def test_bars_grow_with_what_is_carried(qapp: object) -> None:
    assert qapp

    def ink(asserts: int) -> int:
        chart = CarrierChart(
            (Carrier("x", "B", asserts, 0, 0, 0), Carrier("y", "", 9, 0, 0, 0)), ("", "", "", "")
        )
        image, ground = drawn(chart), theme.current().colour("surface")
        return sum(image.pixelColor(x, 46) != ground for x in range(270, image.width()))

    assert ink(6) > ink(2)

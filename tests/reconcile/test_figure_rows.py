"""The eleven rows of the figure table, the container example, units, windows and fusion."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from variorum.model.verdict import Badge, FigurePair, FigureRelation, Interval, Reason
from variorum.model.vocabulary import Comparator, QuantityKind, RegionKind, RelationKind

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

EQ, ABOUT, MORE, LEAST = Comparator.EQUAL, Comparator.ABOUT, Comparator.MORE, Comparator.AT_LEAST
LESS, MOST, BETWEEN, WORDS = (
    Comparator.LESS,
    Comparator.AT_MOST,
    Comparator.BETWEEN,
    Comparator.WORDS,
)
YEAR = {"since": "2023", "until": "2023"}


def only_pair(world: "World") -> FigurePair:
    (found,) = world.figures_verdict().pairs
    return found


def row_of(world: "World") -> tuple[int, FigureRelation]:
    found = only_pair(world)
    return found.row, found.relation


def test_the_container_example_exactly(koreas: "World") -> None:
    for label, published in (("A", "2024-06-01"), ("D", "2024-06-20"), ("E", "2024-10-20")):
        koreas.article(label, published=published)
    us = koreas.figure("A", MORE, 10_000, by="US", since="2023-09", as_of="2024-06")
    seoul = koreas.figure("D", LEAST, 10_000, by="Seoul", as_of="2024-06")
    spies = koreas.figure(
        "E", MORE, 13_000, by="South Korean intelligence", since="2023-08", as_of="2024-10"
    )
    found = koreas.figures_verdict()
    assert [(pair.one, pair.other) for pair in found.pairs] == [
        (us, seoul),
        (us, spies),
        (seoul, spies),
    ]
    assert [pair.relation for pair in found.pairs] == [
        FigureRelation.BOUNDS,
        FigureRelation.WIDER_WINDOW,
        FigureRelation.UPDATE,
    ]
    assert [pair.marked for pair in found.pairs] == [us, spies, spies]
    assert found.pairs[0].badges == (Badge.WINDOW_UNKNOWN,)
    assert found.pairs[1].badges == ()
    assert Badge.SAME_ORIGIN in found.pairs[2].badges
    assert found.fusions == ()


# row 1


def test_words_are_not_comparable(world: "World") -> None:
    world.figure("A", WORDS, None)
    world.figure("B", EQ, 5)
    assert row_of(world) == (1, FigureRelation.NOT_COMPARABLE)


def test_other_count_nouns_are_not_comparable(world: "World") -> None:
    world.figure("A", EQ, 5, unit="shells")
    world.figure("B", EQ, 5)
    assert row_of(world) == (1, FigureRelation.NOT_COMPARABLE)


def test_the_noun_in_the_singular_is_comparable(world: "World") -> None:
    world.figure("A", EQ, 5, unit="Container")
    world.figure("B", EQ, 5)
    assert row_of(world) == (8, FigureRelation.AGREE)


# row 2


def test_disjoint_windows_are_apart(world: "World") -> None:
    world.figure("A", EQ, 5, since="2022", until="2022")
    world.figure("B", EQ, 7, **YEAR)
    assert row_of(world) == (2, FigureRelation.APART)


def test_disjoint_windows_of_one_origin_are_apart_not_an_update(world: "World") -> None:
    world.figure("A", EQ, 5, by="US", since="2022", until="2022")
    world.figure("B", EQ, 7, by="US", **YEAR)
    assert row_of(world) == (2, FigureRelation.APART)


# row 3


def test_a_shorter_window_cannot_hold_more(world: "World") -> None:
    world.figure("A", LEAST, 200, since="2023-03", until="2023-06")
    world.figure("B", MOST, 100, **YEAR)
    assert row_of(world) == (3, FigureRelation.CONFLICT)


def test_nor_for_one_origin(world: "World") -> None:
    world.figure("A", EQ, 101, by="US", since="2023-03", until="2023-06")
    world.figure("B", EQ, 100, by="US", **YEAR)
    assert row_of(world) == (3, FigureRelation.CONFLICT)


# row 4


def test_a_later_as_of_by_the_same_origin_is_an_update(world: "World") -> None:
    world.figure("A", EQ, 10, by="US", as_of="2024-10-18")
    later = world.figure("B", EQ, 12, by="US", as_of="2024-10-20")
    assert row_of(world) == (4, FigureRelation.UPDATE)
    assert only_pair(world).marked == later


def test_a_wider_window_by_the_same_origin_is_an_update(world: "World") -> None:
    wider = world.figure("A", EQ, 12, by="US", since="2023", until="2024")
    world.figure("B", EQ, 10, by="US", since="2023-05", until="2024")
    assert row_of(world) == (4, FigureRelation.UPDATE)
    assert only_pair(world).marked == wider


def test_two_values_for_one_window_are_no_update(world: "World") -> None:
    world.figure("A", EQ, 10, by="US", as_of="2023-10", **YEAR)
    world.figure("B", EQ, 12, by="US", as_of="2023-12", **YEAR)
    assert row_of(world) == (6, FigureRelation.CONFLICT)


def test_two_narrators_are_not_one_origin(world: "World") -> None:
    world.figure("A", EQ, 10, as_of="2024-10-18")
    world.figure("B", EQ, 12, as_of="2024-10-20")
    assert row_of(world) == (7, FigureRelation.POSSIBLE_CONFLICT)


# row 5


def test_a_wider_window_of_another_origin(world: "World") -> None:
    world.figure("A", LEAST, 10, by="US", since="2023-03", until="2023-06")
    wider = world.figure("B", LEAST, 12, by="UK", **YEAR)
    assert row_of(world) == (5, FigureRelation.WIDER_WINDOW)
    assert only_pair(world).marked == wider


def test_windows_do_not_nest_for_a_stock(world: "World") -> None:
    world.quantity = replace(world.quantity, kind=QuantityKind.STOCK)
    world.figure("A", LEAST, 10, by="US", since="2023-03", until="2023-06")
    world.figure("B", LEAST, 12, by="UK", **YEAR)
    assert row_of(world) == (10, FigureRelation.BOUNDS)


# rows 6 and 7


def test_no_common_value_in_one_window(world: "World") -> None:
    world.figure("A", EQ, 10, **YEAR)
    world.figure("B", MORE, 10, **YEAR)
    assert row_of(world) == (6, FigureRelation.CONFLICT)


def test_no_common_value_in_windows_the_analyst_says_are_one(world: "World") -> None:
    one, other = world.figure("A", EQ, 10), world.figure("B", EQ, 12)
    world.relate(RelationKind.SAME_WINDOW, "tag", one, other)
    assert row_of(world) == (6, FigureRelation.CONFLICT)
    assert only_pair(world).badges == ()


def test_no_common_value_in_unknown_windows(world: "World") -> None:
    world.figure("A", LESS, 10)
    world.figure("B", LEAST, 10)
    assert row_of(world) == (7, FigureRelation.POSSIBLE_CONFLICT)
    assert only_pair(world).badges == (Badge.WINDOW_UNKNOWN,)


def test_an_inferred_window_is_not_known(world: "World") -> None:
    world.figure("A", EQ, 10, **YEAR)
    world.figure("B", EQ, 12, inferred=("window_end",), **YEAR)
    assert row_of(world) == (7, FigureRelation.POSSIBLE_CONFLICT)
    assert only_pair(world).badges == (Badge.WINDOW_INFERRED,)


# rows 8 and 9


def test_equal_points_agree(world: "World") -> None:
    world.figure("A", EQ, "10.0")
    world.figure("B", EQ, "10")
    assert row_of(world) == (8, FigureRelation.AGREE)


def test_a_range_of_one_value_is_a_point(world: "World") -> None:
    world.figure("A", BETWEEN, 10, 10)
    world.figure("B", EQ, 10)
    assert row_of(world) == (8, FigureRelation.AGREE)


def test_equal_bounds_agree_on_the_bound(world: "World") -> None:
    world.figure("A", MORE, 9_999)
    world.figure("B", LEAST, 10_000)
    assert row_of(world) == (9, FigureRelation.AGREE_ON_BOUND)


def test_equal_ranges_agree_on_their_bounds(world: "World") -> None:
    world.figure("A", BETWEEN, 5, 7)
    world.figure("B", BETWEEN, 7, 5)
    assert row_of(world) == (9, FigureRelation.AGREE_ON_BOUND)


# rows 10 and 11


def test_a_point_inside_a_bound_is_tighter(world: "World") -> None:
    world.figure("A", LEAST, 10)
    tighter = world.figure("B", EQ, 12)
    assert row_of(world) == (10, FigureRelation.BOUNDS)
    assert only_pair(world).marked == tighter


def test_a_point_inside_an_estimate(world: "World") -> None:
    world.figure("A", ABOUT, 100)
    world.figure("B", EQ, 91)
    assert row_of(world) == (10, FigureRelation.BOUNDS)


def test_a_lower_and_an_upper_bound_are_compatible(world: "World") -> None:
    world.figure("A", LEAST, 10)
    world.figure("B", MOST, 12)
    assert row_of(world) == (11, FigureRelation.COMPATIBLE)


def test_overlapping_ranges_are_compatible(world: "World") -> None:
    world.figure("A", BETWEEN, 5, 10)
    world.figure("B", BETWEEN, 8, 12)
    assert row_of(world) == (11, FigureRelation.COMPATIBLE)


# intervals


@pytest.mark.parametrize(
    ("comparator", "value", "low", "high"),
    [
        (EQ, "5", "5", "5"),
        (MORE, "5", "6", None),
        (MORE, "2.5", "3", None),
        (LEAST, "5", "5", None),
        (LESS, "5", "0", "4"),
        (MOST, "5", "0", "5"),
        (ABOUT, "1000", "900", "1100"),
    ],
)
def test_counts_are_closed(
    world: "World", comparator: Comparator, value: str, low: str, high: str | None
) -> None:
    world.figure("A", comparator, value)
    (heard,) = world.figures_verdict().figures
    assert heard.interval == Interval(Decimal(low), None if high is None else Decimal(high))


def test_a_tolerance_of_its_own(world: "World") -> None:
    world.figure("A", ABOUT, 1000, tolerance=1)
    (heard,) = world.figures_verdict().figures
    assert heard.interval == Interval(Decimal(990), Decimal(1010))


def test_fewer_than_none_is_no_number(world: "World") -> None:
    world.figure("A", LESS, 0)
    (heard,) = world.figures_verdict().figures
    assert heard.interval is None


def test_measures_are_open_and_converted(world: "World") -> None:
    world.quantity = replace(world.quantity, unit="kilogram", dimension="mass")
    world.figure("A", MORE, "1.5", unit="tonne")
    world.figure("B", LESS, 2000)
    one, other = world.figures_verdict().figures
    assert one.interval == Interval(Decimal(1500), None, low_open=True)
    assert other.interval is not None
    assert other.interval.high_open
    assert row_of(world) == (11, FigureRelation.COMPATIBLE)


def test_measures_of_other_dimensions_are_not_comparable(world: "World") -> None:
    world.quantity = replace(world.quantity, unit="kilogram", dimension="mass")
    world.figure("A", EQ, 1, unit="kilometre")
    world.figure("B", EQ, 1)
    assert row_of(world) == (1, FigureRelation.NOT_COMPARABLE)


@pytest.mark.parametrize("unit", ["qwerty", "kg(", "__import__('os')", "1e9**9**9"])
def test_units_nobody_knows_are_not_comparable(world: "World", unit: str) -> None:
    world.quantity = replace(world.quantity, unit="kilogram", dimension="mass")
    world.figure("A", EQ, 1, unit=unit)
    world.figure("B", EQ, 1)
    assert row_of(world) == (1, FigureRelation.NOT_COMPARABLE)


# badges, exclusion, fusion


def test_scope_and_copy_are_badges(world: "World") -> None:
    world.copy("B", "A")
    world.figure("A", EQ, 10, scope="in Kursk")
    world.figure("B", EQ, 10, scope="in Russia")
    badges = only_pair(world).badges
    assert badges == (Badge.WINDOW_UNKNOWN, Badge.SCOPE_DIFFERS, Badge.COPY)


def test_two_figures_of_one_article_are_no_copies(world: "World") -> None:
    world.figure("A", EQ, 10)
    world.figure("A", EQ, 10)
    assert only_pair(world).badges == (Badge.WINDOW_UNKNOWN,)


def test_rejected_and_excluded_figures_are_not_compared(world: "World") -> None:
    rejected = world.figure("A", EQ, 10, rejected=True)
    world.figure("A", EQ, 10, start=5)
    again = world.figure("A", EQ, 10, start=5)
    found = world.figures_verdict()
    assert set(found.excluded) == {(rejected, Reason.REJECTED), (again, Reason.SAME_CLAIM)}
    assert (len(found.figures), found.pairs) == (1, ())


def test_a_figure_in_boilerplate_is_not_compared(world: "World") -> None:
    tag = world.figure("A", EQ, 10)
    world.figures = [replace(world.figures[0], excluded_by=RegionKind.BOILERPLATE)]
    assert world.figures_verdict().excluded == ((tag, Reason.REGION),)


def test_figures_of_one_window_are_fused(world: "World") -> None:
    world.figure("A", LEAST, 10, **YEAR)
    world.figure("B", MOST, 20, **YEAR)
    world.figure("C", ABOUT, 20, **YEAR)
    world.figure("D", EQ, 5)
    (fusion,) = world.figures_verdict().fusions
    assert len(fusion.figures) == 3
    assert fusion.interval == Interval(Decimal(18), Decimal(20))


def test_a_fusion_that_cannot_hold_names_the_pairs(world: "World") -> None:
    one = world.figure("A", EQ, 10, **YEAR)
    other = world.figure("B", EQ, 20, **YEAR)
    world.figure("C", LEAST, 5, **YEAR)
    (fusion,) = world.figures_verdict().fusions
    assert fusion.interval is None
    assert fusion.clashes == ((one, other),)


def test_as_of_ends_a_running_count_but_not_a_stock(world: "World") -> None:
    world.figure("A", EQ, 10, since="2023", as_of="2024")
    assert world.figures_verdict().figures[0].window_known
    world.quantity = replace(world.quantity, kind=QuantityKind.STOCK)
    assert not world.figures_verdict().figures[0].window_known


def test_an_open_end_is_not_stated(world: "World") -> None:
    world.figure("A", EQ, 10, since="2023", until="2023/..")
    assert not world.figures_verdict().figures[0].window_known

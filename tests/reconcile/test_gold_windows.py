"""The container example as the articles give it: "since" without an end, dates on articles."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.verdict import Badge, FigurePair, FigureRelation
from variorum.model.vocabulary import Comparator, QuantityKind

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

MORE, LEAST, MOST, EQUAL = (
    Comparator.MORE,
    Comparator.AT_LEAST,
    Comparator.AT_MOST,
    Comparator.EQUAL,
)


def only_pair(world: "World") -> FigurePair:
    (found,) = world.figures_verdict().pairs
    return found


@pytest.mark.parametrize("as_of", ["", "2024-10"])
@pytest.mark.parametrize("published", ["2024-05-28/2024-06-17", "2024-06", "2024-06-05/.."])
def test_the_container_example_from_the_words_alone(
    koreas: "World", published: str, as_of: str
) -> None:
    koreas.article("A", published="2024-06-01/2024-06-02")
    koreas.article("D", published=published)
    koreas.article("E", published="2024-10", inferred=("published",))
    us = koreas.figure("A", MORE, 10_000, by="US", since="2023-09")
    seoul = koreas.figure("D", LEAST, 10_000, by="Seoul")
    spies = koreas.figure(
        "E", MORE, 13_000, by="South Korean intelligence", since="2023-08", as_of=as_of
    )
    found = {frozenset((pair.one, pair.other)): pair for pair in koreas.figures_verdict().pairs}
    bound, wider, update = (
        found[frozenset(pair)] for pair in ((us, seoul), (us, spies), (seoul, spies))
    )
    assert (bound.relation, bound.marked) == (FigureRelation.BOUNDS, us)
    assert bound.badges == (Badge.WINDOW_UNKNOWN,)
    assert (wider.relation, wider.marked) == (FigureRelation.WIDER_WINDOW, spies)
    assert wider.badges == (Badge.WINDOW_INFERRED,)
    assert (update.relation, update.marked) == (FigureRelation.UPDATE, spies)
    assert update.badges == (Badge.WINDOW_UNKNOWN, Badge.SAME_ORIGIN)


@pytest.mark.parametrize("as_of", ["", "2024-10"])
def test_without_any_date_the_earlier_since_is_the_wider(world: "World", as_of: str) -> None:
    world.figure("A", MORE, 10, since="2023-09")
    wider = world.figure("B", MORE, 13, since="2023-08", as_of=as_of)
    assert (only_pair(world).relation, only_pair(world).marked) == (
        FigureRelation.WIDER_WINDOW,
        wider,
    )
    assert only_pair(world).badges == (Badge.WINDOW_UNKNOWN,)


def test_without_any_date_one_since_is_no_wider_than_itself(world: "World") -> None:
    world.figure("A", MORE, 10, since="2023-09")
    world.figure("B", MORE, 13, since="2023-09")
    assert only_pair(world).relation is FigureRelation.BOUNDS


def test_a_stated_end_before_the_other_was_told_is_not_wider(world: "World") -> None:
    world.article("A", published="2024-06")
    world.figure("A", MORE, 10, since="2023-09")
    world.figure("B", MORE, 13, since="2023-08", until="2023-12")
    assert only_pair(world).relation is FigureRelation.BOUNDS


def test_a_date_of_publication_never_makes_a_conflict(world: "World") -> None:
    world.article("A", published="2024-06")
    world.article("B", published="2024-06")
    world.figure("A", EQUAL, 10, since="2023-09")
    world.figure("B", EQUAL, 12, since="2023-09")
    world.figure("A", LEAST, 200, since="2023-12")
    relations = {pair.relation for pair in world.figures_verdict().pairs}
    assert relations == {FigureRelation.POSSIBLE_CONFLICT}
    assert world.figures_verdict().fusions == ()


def test_a_guessed_end_is_as_good_as_none(world: "World") -> None:
    guess = {"since": "2023-09", "until": "2024-06", "inferred": ("window_end",)}
    world.figure("A", MORE, 10, **guess)
    world.figure("B", MORE, 13, since="2023-08", as_of="2024-10")
    assert only_pair(world).relation is FigureRelation.WIDER_WINDOW
    assert only_pair(world).badges == (Badge.WINDOW_INFERRED,)
    assert not world.figures_verdict().figures[0].window_known


def test_a_guessed_start_stays_unknown(world: "World") -> None:
    world.article("A", published="2024-06")
    world.article("B", published="2024-10")
    world.figure("A", MORE, 10, since="2023-09", inferred=("window_start",))
    world.figure("B", MORE, 13, since="2023-08")
    assert only_pair(world).relation is FigureRelation.BOUNDS


def test_one_origin_repeated_later_agrees_and_is_no_update(world: "World") -> None:
    world.article("A", published="2024-06")
    world.article("B", published="2024-10")
    world.figure("A", LEAST, 10, by="US")
    world.figure("B", LEAST, 10, by="US")
    assert only_pair(world).relation is FigureRelation.AGREE_ON_BOUND
    assert only_pair(world).badges == (Badge.WINDOW_UNKNOWN, Badge.SAME_ORIGIN)


def test_values_that_exclude_each_other_need_a_stated_as_of_to_be_an_update(
    world: "World",
) -> None:
    world.article("A", published="2024-06")
    world.article("B", published="2024-10")
    world.figure("A", EQUAL, 10, by="US")
    world.figure("B", EQUAL, 12, by="US")
    assert only_pair(world).relation is FigureRelation.POSSIBLE_CONFLICT


def test_an_as_of_after_the_other_was_told_is_later_for_certain(world: "World") -> None:
    world.article("A", published="2024-06")
    world.figure("A", EQUAL, 10, by="US")
    later = world.figure("B", EQUAL, 12, by="US", as_of="2024-09")
    assert (only_pair(world).relation, only_pair(world).marked) == (FigureRelation.UPDATE, later)


def test_a_stated_as_of_goes_before_the_date_of_publication(world: "World") -> None:
    world.article("A", published="2024-06")
    world.article("B", published="2024-10")
    later = world.figure("A", MOST, 20, by="US", as_of="2024-05")
    world.figure("B", MOST, 10, by="US", as_of="2023-12")
    assert (only_pair(world).relation, only_pair(world).marked) == (FigureRelation.UPDATE, later)


@pytest.mark.parametrize(
    ("kind", "unit", "one", "other"),
    [
        (QuantityKind.DURATION, "hours", ("1.5", "hours"), ("90", "minutes")),
        (QuantityKind.PROBABILITY, "%", ("70", ""), ("70", "percent")),
    ],
)
def test_durations_and_probabilities_are_measures_though_nobody_said_so(
    world: "World",
    kind: QuantityKind,
    unit: str,
    one: tuple[str, str],
    other: tuple[str, str],
) -> None:
    world.quantity = replace(world.quantity, kind=kind, unit=unit)
    world.figure("A", EQUAL, one[0], unit=one[1])
    world.figure("B", EQUAL, other[0], unit=other[1])
    assert only_pair(world).relation is FigureRelation.AGREE

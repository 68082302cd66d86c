"""Laws of statuses and figure relations: order, copies, symmetry, totality."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.model.verdict import FigureRelation, Interval
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    Polarity,
    QuantityKind,
    Ruling,
)
from variorum.reconcile.relations import Figure, relate
from variorum.reconcile.windows import Window

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

NewWorld = Callable[[], "World"]

voices = st.lists(st.sampled_from(["US", "Seoul", "UK", "[analysts]"]), max_size=3, unique=True)
claims = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(list(Polarity)),
        voices,
        st.sampled_from([ClaimType.FACT, ClaimType.ASSESSMENT, ClaimType.PREDICTION]),
    ),
    max_size=7,
)
rulings = st.dictionaries(
    st.sampled_from([("US", "Seoul"), ("US", "UK"), ("Seoul", "UK")]),
    st.sampled_from(list(Ruling)),
)


def told(make: NewWorld, found: list[tuple[str, Polarity, list[str], ClaimType]]) -> "World":
    world = make()
    for label in "ABC":
        world.article(label)
    for label, polarity, by, kind in found:
        world.claim(label, polarity, by=by, type=kind)
    return world


@given(claims, rulings, st.randoms(use_true_random=False))
def test_a_verdict_does_not_depend_on_order(
    new_world: NewWorld,
    found: list[tuple[str, Polarity, list[str], ClaimType]],
    ruled: dict[tuple[str, str], Ruling],
    chance: random.Random,
) -> None:
    world = told(new_world, found)
    for pair, ruling in ruled.items():
        world.rule(*pair, ruling)
    first = world.verdict()
    chance.shuffle(world.evidence)
    assert world.verdict() == first


@given(claims, st.sampled_from("ABC"))
def test_a_copy_changes_neither_status_nor_support(
    new_world: NewWorld,
    found: list[tuple[str, Polarity, list[str], ClaimType]],
    copied: str,
) -> None:
    before = told(new_world, found).verdict()
    named = [claim for claim in found if "[analysts]" not in claim[2]]
    again = [("Z", *rest) for label, *rest in named if label == copied]
    world = told(new_world, [*found, *again])  # type: ignore[list-item]  # unpacked tuples
    world.copy("Z", copied)
    after = world.verdict()
    assert (after.status, after.support, after.denial, after.articles, after.outlets) == (
        before.status,
        before.support,
        before.denial,
        before.articles,
        before.outlets,
    )


@given(claims, st.sampled_from("ABC"))
def test_a_copy_changes_no_support_whoever_speaks_in_it(
    new_world: NewWorld,
    found: list[tuple[str, Polarity, list[str], ClaimType]],
    copied: str,
) -> None:
    """An unnamed voice of the copy is a group of its own, but in the same document."""
    before = told(new_world, found).verdict()
    again = [("Z", *rest) for label, *rest in found if label == copied]
    world = told(new_world, [*found, *again])  # type: ignore[list-item]  # unpacked tuples
    world.copy("Z", copied)
    after = world.verdict()
    assert (after.support, after.denial) == (before.support, before.denial)


@given(claims)
def test_more_evidence_never_lowers_support(
    new_world: NewWorld, found: list[tuple[str, Polarity, list[str], ClaimType]]
) -> None:
    sizes = [told(new_world, found[:count]).verdict().support for count in range(len(found) + 1)]
    assert sizes == sorted(sizes)


@given(claims)
def test_every_voice_is_counted_or_has_its_reason(
    new_world: NewWorld, found: list[tuple[str, Polarity, list[str], ClaimType]]
) -> None:
    verdict = told(new_world, found).verdict()
    assert len(verdict.counted) + len(verdict.not_counted) == len(found)
    assert all(voice.reason is None and voice.origins for voice in verdict.counted)
    assert all(voice.reason for voice in verdict.not_counted)


@given(st.sampled_from(list(Attitude)), st.sampled_from(list(Polarity)))
def test_a_stance_of_the_same_holder_changes_no_number(
    new_world: NewWorld, attitude: Attitude, polarity: Polarity
) -> None:
    world = new_world()
    world.claim("A", polarity, by="US")
    before = world.verdict()
    if (attitude, polarity) in {
        (Attitude.SUPPORTS, Polarity.ASSERTS),
        (Attitude.OPPOSES, Polarity.DENIES),
    }:
        world.stance("A", attitude, by="US")
        assert replace(world.verdict(), not_counted=()) == replace(before, not_counted=())


days = st.dates(date(2024, 1, 1), date(2024, 1, 6))
numbers = st.integers(0, 6).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(numbers)
    high = draw(st.none() | numbers.filter(lambda value: value >= low))
    ends_open = st.booleans() if high is None or high > low else st.just(value=False)
    return Interval(low, high, draw(ends_open), high is not None and draw(ends_open))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = draw(st.none() | days), draw(st.none() | days)
    if first and last:
        first, last = min(first, last), max(first, last)
    start_guessed, guessed = draw(st.booleans()), draw(st.booleans())
    return Window(
        first,
        last,
        guessed or start_guessed,
        as_of=draw(st.none() | days),
        told=draw(st.none() | days),
        running=draw(st.booleans()),
        start_guessed=start_guessed,
    )


figures = st.builds(
    Figure,
    st.uuids().map(lambda found: Id(str(found))),
    st.none() | intervals(),
    windows(),
    st.frozensets(st.sampled_from("UV"), max_size=2),
    st.sampled_from(["", "in Kursk"]),
    st.sampled_from(["a", "b", "copy of a"]),
    st.sampled_from(["a", "b"]),
)
kinds = st.sampled_from(list(QuantityKind))


@given(one=figures, other=figures, kind=kinds, same_window=st.booleans())
def test_relations_are_symmetric(
    one: Figure, other: Figure, kind: QuantityKind, *, same_window: bool
) -> None:
    there = relate(one, other, kind, same_window=same_window)
    back = relate(other, one, kind, same_window=same_window)
    mirrored = None if back.marked is None else 1 - back.marked
    assert there == back._replace(marked=mirrored)


@given(one=figures, other=figures, kind=kinds, same_window=st.booleans())
def test_relations_are_total_and_mark_one_of_the_two(
    one: Figure, other: Figure, kind: QuantityKind, *, same_window: bool
) -> None:
    found = relate(one, other, kind, same_window=same_window)
    assert 1 <= found.row <= 11
    marks = {FigureRelation.UPDATE, FigureRelation.WIDER_WINDOW, FigureRelation.BOUNDS}
    assert (found.marked in {0, 1}) == (found.relation in marks)


@given(figures, kinds)
def test_a_figure_never_conflicts_with_itself(figure: Figure, kind: QuantityKind) -> None:
    twin = replace(figure, tag=Id("twin"))
    found = relate(figure, twin, kind, same_window=False).relation
    expected = {FigureRelation.AGREE, FigureRelation.AGREE_ON_BOUND}
    assert found in (expected if figure.values else {FigureRelation.NOT_COMPARABLE})


@given(one=figures, other=figures, kind=kinds)
def test_days_nobody_stated_never_make_or_unmake_a_conflict(
    one: Figure, other: Figure, kind: QuantityKind
) -> None:
    bare = [
        replace(
            figure, origins=frozenset(), window=replace(figure.window, running=False, told=None)
        )
        for figure in (one, other)
    ]
    strict = relate(*bare, kind, same_window=False)
    full = [replace(figure, origins=frozenset()) for figure in (one, other)]
    found = relate(*full, kind, same_window=False)
    wider = found.relation is FigureRelation.WIDER_WINDOW
    assert wider or (found.row, found.relation) == (strict.row, strict.relation)


told_figures = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from([Comparator.EQUAL, Comparator.AT_LEAST, Comparator.LESS, Comparator.ABOUT]),
        st.integers(1, 9),
        st.sampled_from([("2024-01-01", "2024-02-01"), ("2024-01-01", "2024-03-01"), ("", "")]),
        st.sampled_from(["US", "Seoul"]),
    ),
    max_size=6,
)
Told = list[tuple[str, Comparator, int, tuple[str, str], str]]


def _with_figures(make: NewWorld, found: Told) -> "World":
    world = make()
    for label in "ABC":
        world.article(label)
    for label, comparator, value, (since, until), by in found:
        world.figure(label, comparator, value, by=by, since=since, until=until)
    return world


@given(told_figures, st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_order(
    new_world: NewWorld, found: Told, chance: random.Random
) -> None:
    world = _with_figures(new_world, found)
    first = world.figures_verdict()
    chance.shuffle(world.figures)
    assert world.figures_verdict() == first


@given(told_figures)
def test_the_pairs_named_are_the_smallest_sets_that_cannot_hold(
    new_world: NewWorld, found: Told
) -> None:
    """Tried on a grid: every end here is a tenth, so twentieths up to 20 hit all there is."""
    verdict = _with_figures(new_world, found).figures_verdict()
    ranges = {one.tag: one.interval for one in verdict.figures}
    grid = [Decimal(number) / 20 for number in range(-1, 400)]

    def meet(tags: tuple[Id, ...]) -> bool:
        held = [ranges[tag] for tag in tags]
        return any(all(_allows(one, value) for one in held) for value in grid)

    for fusion in verdict.fusions:
        assert (fusion.interval is not None) == meet(fusion.figures)
        subsets = [
            set(tags)
            for size in range(2, len(fusion.figures) + 1)
            for tags in combinations(fusion.figures, size)
            if not meet(tags)
        ]
        smallest = {frozenset(one) for one in subsets if not any(two < one for two in subsets)}
        assert {frozenset(pair) for pair in fusion.clashes} == smallest


def _allows(held: Interval | None, value: Decimal) -> bool:
    if held is None:
        return False
    above = value > held.low if held.low_open else value >= held.low
    below = held.high is None or (value < held.high if held.high_open else value <= held.high)
    return above and below

"""A ruling bears on what both origins are heard on, on one side; no other verdict changes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from variorum.model.verdict import Verdict
from variorum.model.vocabulary import ClaimType, Polarity, Ruling
from variorum.reconcile.moved import ruled
from variorum.reconcile.origins import Origins

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

NewWorld = Callable[[], "World"]
Claims = list[tuple[str, Polarity, list[str]]]
Pair = tuple[str, str]

_US, _SEOUL, _UK = "US", "Seoul", "UK"
_ASSERTS, _DENIES = Polarity.ASSERTS, Polarity.DENIES

claims = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from([_ASSERTS, _DENIES]),
        st.lists(st.sampled_from([_US, _SEOUL, _UK, "[analysts]"]), max_size=2, unique=True),
    ),
    max_size=7,
)
pairs = st.sampled_from([(_US, _SEOUL), (_US, _UK), (_SEOUL, _UK)])
rulings = st.dictionaries(pairs, st.sampled_from(list(Ruling)))


def told(make: NewWorld, found: Claims) -> "World":
    world = make()
    for name in (_US, _SEOUL, _UK):
        world.actor(name)
    for label in "ABC":
        world.article(label)
    for label, polarity, by in found:
        world.claim(label, polarity, by=by, type=ClaimType.FACT)
    return world


def after_ruling(world: "World", found: dict[Pair, Ruling]) -> tuple[Verdict, Verdict, set[object]]:
    """Return the verdict before and after some rulings, and what they are said to bear on."""
    before, known = Origins(world.catalogue), world.verdict()
    for pair, ruling in found.items():
        world.rule(*pair, ruling)
    bearing = ruled(before, Origins(world.catalogue), [known])
    return known, world.verdict(), set(bearing)


@given(claims, rulings, rulings)
@example(
    [("A", _ASSERTS, [_US]), ("B", _ASSERTS, [_US, _SEOUL])], {}, {(_US, _SEOUL): Ruling.DEPENDENT}
)
@example(
    [("A", _ASSERTS, [_US]), ("B", _ASSERTS, [_SEOUL])],
    {(_US, _SEOUL): Ruling.DEPENDENT},
    {(_US, _SEOUL): Ruling.CONFIRMED},
)
@example(  # the joint voice is left out for as long as one of its two depends on the other report
    [("A", _ASSERTS, [_US]), ("A", _ASSERTS, [_SEOUL]), ("B", _ASSERTS, [_SEOUL, _UK])],
    {(_US, _UK): Ruling.DEPENDENT},
    {(_US, _UK): Ruling.CONFIRMED},
)
def test_a_verdict_changes_only_where_a_ruling_bears(
    new_world: NewWorld, found: Claims, first: dict[Pair, Ruling], then: dict[Pair, Ruling]
) -> None:
    world = told(new_world, found)
    for pair, ruling in first.items():
        world.rule(*pair, ruling)
    before, after, bearing = after_ruling(world, then)
    assert before == after or bearing


@pytest.mark.parametrize(
    ("found", "bears"),
    [
        ([("A", _ASSERTS, [_US]), ("B", _ASSERTS, [_SEOUL])], True),
        ([("A", _DENIES, [_US]), ("B", _DENIES, [_SEOUL])], True),
        ([("A", _ASSERTS, [_US, _SEOUL])], True),
        ([("A", _ASSERTS, [_US]), ("B", _DENIES, [_SEOUL])], False),
        ([("A", _ASSERTS, [_US]), ("B", _ASSERTS, [_UK])], False),
        ([], False),
    ],
)
def test_a_ruling_bears_where_both_are_heard_on_one_side(
    new_world: NewWorld,
    found: Claims,
    bears: bool,  # noqa: FBT001  # a column of the table
) -> None:
    world = told(new_world, found)
    *_, bearing = after_ruling(world, {(_US, _SEOUL): Ruling.DOUBTFUL})
    assert bearing == ({world.proposition.id} if bears else set())


def test_nothing_is_ruled_where_nothing_was(new_world: NewWorld) -> None:
    world = told(new_world, [("A", _ASSERTS, [_US]), ("B", _ASSERTS, [_SEOUL])])
    world.rule(_US, _SEOUL, Ruling.CONFIRMED)
    *_, bearing = after_ruling(world, {})
    assert bearing == set()

"""Each guard, between two forms and across a whole component."""

from typing import TYPE_CHECKING

import pytest

from variorum.grouping.guards import between
from variorum.grouping.names import parse
from variorum.model.proposal import Match, Tier
from variorum.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from tests.grouping.conftest import Press


@pytest.mark.parametrize(
    ("one", "other", "guard"),
    [
        ("North Korea", "South Korea", Match.DIRECTION),
        ("Northern Norland", "Norland", Match.DIRECTION),
        ("New Norport", "Norport", Match.DIRECTION),
        ("Brigade 12", "Brigade 14", Match.NUMERAL),
        ("Moor II", "Moor III", Match.NUMERAL),
        ("First Norland Bank", "Second Norland Bank", Match.NUMERAL),
        ("Ada Moor", "Ben Moor", Match.OTHER_GIVEN_NAME),
        ("Kim Tal-ho", "Kim Jong-su", Match.OTHER_GIVEN_NAME),
        ("Mr. Moor", "Mrs. Moor", Match.OTHER_GIVEN_NAME),
        ("Norland", "Bank of Norland", Match.INSIDE_ORGANISATION),
        ("Moor", "Moor University", Match.INSIDE_ORGANISATION),
        ("Ada Moor", "A. Moor", None),
        ("Ada Moor", "Ada B. Moor", None),
        ("Ada Moor", "Minister Ada Moor", None),
        ("Rob Moor", "Robert Moor", None),
        ("South Norland envoy Ada Moor", "Ada Moor", None),
    ],
)
def test_names_that_are_kept_apart(one: str, other: str, guard: Match | None) -> None:
    assert between(parse(one), parse(other)) == guard
    assert between(parse(other), parse(one)) == guard


def test_north_and_south_are_never_one_in_any_chain(press: "Press") -> None:
    press.actor("Korea", aliases=["North Korea", "South Korea", "the Peninsula"])
    press.article("A", "North Korea", "South Korea", "the Peninsula", "Seoul", "Pyongyang")
    for tier in Tier:
        if tier is not Tier.AMBIGUOUS:
            for group in press.groups(tier):
                assert not (
                    {"North Korea", "Pyongyang"} & group and {"South Korea", "Seoul"} & group
                )


def test_actors_of_other_kinds_are_kept_apart(press: "Press") -> None:
    press.actor("Norland", ActorKind.STATE)
    press.actor("Norland", ActorKind.PERSON, home="")
    press.records[-1] = press.records[-1]
    press.article("A", "Kestrel")
    assert press.groups(Tier.TWO) == []


def test_a_person_and_a_body_of_one_name_are_not_proposed(press: "Press") -> None:
    press.actor("Kestrel", ActorKind.ORGANISATION, aliases=["The Bird"])
    press.actor("the bird", ActorKind.PERSON)
    assert press.groups() == []


def test_ministries_of_two_states_make_the_bare_one_ambiguous(press: "Press") -> None:
    press.article(
        "A", "North Korean Trade Ministry", "South Korean Trade Ministry", "Trade Ministry"
    )
    assert press.groups() == []
    (one,) = press.of(Tier.AMBIGUOUS)
    assert one.forms[0].text == "Trade Ministry"


def test_a_no_is_respected(press: "Press") -> None:
    one, other = press.actor("Ada Moor"), press.actor("Minister Ada Moor")
    assert press.groups() == [{"Ada Moor", "Minister Ada Moor"}]
    press.cannot(one, other)
    assert press.groups() == []


def test_a_no_holds_through_merges_and_third_forms(press: "Press") -> None:
    one, other = press.actor("Ada Moor"), press.actor("Minister Ada Moor")
    gone = press.actor("Clerk Ada Moor")
    press.merge(gone, one)
    press.cannot(gone, other)
    press.article("A", "envoy Ada Moor")
    for group in press.groups():
        assert not {"Ada Moor", "Minister Ada Moor"} <= group


def test_a_no_between_tags_stands_for_their_forms(press: "Press") -> None:
    press.article("A", "Ada Moor", "Minister Ada Moor")
    press.cannot(press.tag("A", "Ada Moor", 0), press.tag("A", "Minister Ada Moor", 1), "tag")
    assert press.groups() == []


def test_a_no_between_tags_holds_when_one_is_linked_since(press: "Press") -> None:
    press.article("A", "Minister Ada Moor")
    linked = press.actor("Ada Moor", tagged={"B": "Ada Moor"})
    once = press.tag("B", "Ada Moor", 7)
    press.cannot(press.tag("A", "Minister Ada Moor", 0), once, "tag")
    press.held[once] = linked
    assert press.groups() == []


def test_a_no_between_two_tags_of_one_key_ends_the_question(press: "Press") -> None:
    press.article("A", "Norland Guard").article("B", "Norland Guard")
    assert len(press.of(Tier.ONE)) == 1
    press.cannot(press.tag("A", "Norland Guard", 0), press.tag("B", "Norland Guard", 1), "tag")
    assert press.of(Tier.ONE) == []


def test_a_state_is_not_its_media(press: "Press") -> None:
    press.article("A", "North Korea", "North Korean State Media", "North Korea")
    assert press.groups() == [{"North Korea"}]
    assert press.groups(Tier.TWO) == []

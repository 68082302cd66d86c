"""Which names are proposed, for whom, and with what doubt."""

# ruff: noqa: RUF001  # typographic apostrophes are part of names

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from variorum.model.drafts import ActorDraft
from variorum.model.records import Actor, Alias
from variorum.model.suggestion import Hint
from variorum.model.vocabulary import ActorKind, ActorRole, RegionKind

if TYPE_CHECKING:
    from conftest import Desk

Open = Callable[..., "Desk"]
MakeActor = Callable[..., Actor]
MakeAlias = Callable[[Actor, str], Alias]


def _state(name: str) -> tuple[str, str, str]:
    return name, name, ""


# -- the table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway’s crates reached Ghana.", [("Norway", "Norway", ""), ("Ghana", "Ghana", "")]),
        ("The U.S.-Chilean pact holds.", [("U.S.", "United States", ""), ("Chilean", "Chile", "")]),
        ("It was sent by the UN.", [("UN", "United Nations", "")]),
        ("He told us all.", []),
        ("South Korea wrote to North Korea.", [_state("South Korea"), _state("North Korea")]),
        ("They met on the Korean Peninsula.", []),
        ("A lake in Papua New Guinea", [("Papua New Guinea", "Papua New Guinea", "place")]),
        ("Georgia agreed.", [("Georgia", "Georgia", "ambiguous")]),
        ("Oslo agreed to it.", [("Oslo", "Norway", "place")]),
        ("Oslo has agreed to it.", [("Oslo", "Norway", "")]),
        ("Norwegians left. Oslo paid.", [("Norwegians", "Norway", ""), ("Oslo", "Norway", "")]),
        ("Crates lie in Oslo. Norway pays.", [("Oslo", "Norway", "place"), _state("Norway")]),
    ],
)  # fmt: skip
def test_the_table_knows_states_capitals_demonyms_and_bodies(
    desk: Open, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert desk(text).actors() == expected


def test_the_north_is_a_state_only_where_the_state_is_named(desk: Open) -> None:
    assert desk("Winds from the North grew.").actors() == []
    named = desk("North Korea paid. Winds from the North grew.").actors()
    assert ("the North", "North Korea", "") in named
    assert desk("The West Wing slept.").actors() == []
    assert desk("North Korea paid in the North Atlantic.").actors() == [
        ("North Korea", "North Korea", "")
    ]


def test_roles_follow_the_words_around(desk: Open) -> None:
    found = desk("Norwegian crates lie in Ghana, and Chile knows.").suggest()
    roles = [one.draft.role for one in found if isinstance(one.draft, ActorDraft)]
    assert roles == [ActorRole.AFFILIATION, ActorRole.PLACE, ActorRole.ACTOR]


def test_a_known_state_is_linked_and_a_new_one_is_made_as_a_state(
    desk: Open, make_actor: MakeActor
) -> None:
    norway = make_actor("Norway", ActorKind.STATE)
    first, second = desk("Norway and Ghana", [norway]).suggest()
    assert isinstance(first.draft, ActorDraft)
    assert isinstance(second.draft, ActorDraft)
    assert first.draft.picks[0].id == norway.id
    assert (second.draft.picks[0].id, second.draft.picks[0].actor_kind) == (None, ActorKind.STATE)


def test_a_state_in_the_name_of_a_university_is_part_of_it(desk: Open) -> None:
    fair = desk("The University of Ghana sent Chilean crates to Ghana.")
    runs = [fair.span("University of Ghana"), fair.span("Chilean")]
    found = fair.suggest(runs=runs)
    assert [(one.quote, one.doubt) for one in found] == [
        ("Ghana", "part_of_name"),
        ("Chilean", ""),
        ("Ghana", ""),
    ]


# -- the project's own strings


def test_what_was_tagged_once_is_proposed_elsewhere(desk: Open, make_actor: MakeActor) -> None:
    fleet = make_actor("Harbour Fleet", ActorKind.GROUP)
    one = desk("The Old Barges left. Old Barges’ crews sang, but old barges rot.", [fleet])
    one.tag("Old Barges", fleet.id)
    assert one.actors() == [("Old Barges", "Harbour Fleet", "")]
    assert one.suggest()[0].hint is Hint.OWN


def test_aliases_count_as_own_strings(
    desk: Open, make_actor: MakeActor, make_alias: MakeAlias
) -> None:
    union = make_actor("Dockers’ Union", ActorKind.ORGANISATION)
    found = desk("Then DU met.", [union, make_alias(union, "DU")]).actors()
    assert found == [("DU", "Dockers’ Union", "")]


def test_a_string_of_two_actors_is_ambiguous(desk: Open, make_actor: MakeActor) -> None:
    one, other = make_actor("Quay One"), make_actor("Quay Two")
    open_desk = desk("Quay opens. Quay shuts. Quay waits.", [one, other])
    for who in (one, other):
        open_desk.known.tag("Quay", who.id)
    assert {doubt for _, _, doubt in open_desk.actors()} == {"ambiguous"}


def test_an_unnamed_voice_stays_in_its_article(desk: Open, make_actor: MakeActor) -> None:
    elsewhere = make_actor("Senior Clerk", ActorKind.PERSON, home=make_actor("x").id)
    open_desk = desk("Senior Clerk spoke.", [elsewhere])
    open_desk.known.tag("Senior Clerk", elsewhere.id)
    assert open_desk.actors() == []


def test_a_description_is_proposed_in_its_article_with_doubt(
    desk: Open, make_actor: MakeActor
) -> None:
    moor = make_actor("Ada Moor", ActorKind.PERSON)
    open_desk = desk("Then the clerk sang. The clerk left.", [moor])
    open_desk.tag("the clerk", moor.id)
    assert open_desk.actors() == [("The clerk", "Ada Moor", "ambiguous")]
    assert desk("The clerk left.", [moor]).actors() == []


# -- people


def test_a_surname_means_who_was_named_in_full(desk: Open) -> None:
    found = desk("Ada Moor came. Moor spoke. Eve Moor sang, and Moor Bay froze.").actors("Ada Moor")
    assert found == [("Ada Moor", "Ada Moor", ""), ("Moor", "Ada Moor", "")]


def test_a_surname_in_a_heading_is_no_piece_of_a_name(desk: Open) -> None:
    one = desk("Barges Sink, Moor Says\nAda Moor said so.")
    found = one.suggest("Ada Moor", runs=[one.span("Moor")])
    assert [one.quote for one in found] == ["Moor", "Ada Moor"]


def test_a_capital_that_opens_a_longer_name_is_doubtful(desk: Open) -> None:
    one = desk("Norway paid. Oslo Opera sang, and Oslo listened.")
    found = one.suggest(runs=[one.span("Norway"), one.span("Oslo Opera")])
    assert [(one.quote, one.doubt) for one in found] == [
        ("Norway", ""),
        ("Oslo", "part_of_name"),
        ("Oslo", ""),
    ]


def test_a_language_is_not_its_people(desk: Open) -> None:
    found = desk("It was said in Norwegian, by Norwegian sailors.").actors()
    assert [doubt for _, _, doubt in found] == ["ambiguous", ""]


def test_an_administration_is_not_who_heads_it(desk: Open) -> None:
    found = desk("Ada Moor won. The Moor administration began.").actors("Ada Moor")
    assert found[1] == ("Moor", "Ada Moor", "part_of_name")


def test_family_names_come_first_where_that_is_the_custom(desk: Open) -> None:
    found = desk("Hong Gil-dong came. Hong’s hat fell.").actors("Hong Gil-dong")
    assert found[1:] == [("Hong", "Hong Gil-dong", "")]


def test_a_surname_of_two_is_marked_and_means_the_last_named(desk: Open) -> None:
    found = desk("Ada Moor met Tom Moor. Moor spoke.").actors("Ada Moor", "Tom Moor")
    assert found[2] == ("Moor", "Tom Moor", "surname")


def test_a_tagged_surname_is_doubtful_where_nobody_is_named_in_full(
    desk: Open, make_actor: MakeActor
) -> None:
    moor = make_actor("Ada Moor", ActorKind.PERSON)
    open_desk = desk("Moor spoke.", [moor])
    open_desk.known.tag("Moor", moor.id)
    assert open_desk.actors() == [("Moor", "Ada Moor", "surname")]


# -- where nothing is proposed


def test_nothing_lies_on_a_tag_of_the_kind_or_in_furniture(desk: Open) -> None:
    open_desk = desk("Norway pays.\nChile sells.\nAlso read: Ghana buys.")
    open_desk.tag("Norway pays")
    open_desk.region("Also read: Ghana buys.", RegionKind.RELATED)
    assert open_desk.actors() == [("Chile", "Chile", "")]


def test_what_was_rejected_is_never_proposed_again(desk: Open) -> None:
    open_desk = desk("Norway pays Chile.")
    open_desk.tag("Norway", rejected=True)
    assert open_desk.actors() == [("Chile", "Chile", "")]

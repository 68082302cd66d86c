"""Towns and governments, bodies and persons a text introduces: general rules, made-up cases."""

# ruff: noqa: RUF001  # typographic quotes are part of the cases

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from variorum.model.drafts import ActorDraft
from variorum.model.records import Actor
from variorum.model.suggestion import Suggestion
from variorum.model.vocabulary import ActorKind
from variorum.suggest import contexts
from variorum.suggest.bodies import bodies
from variorum.suggest.introduced import heard, introduced, whole
from variorum.suggest.people import may_be_person, surname

if TYPE_CHECKING:
    from conftest import Desk

Open = Callable[..., "Desk"]
MakeActor = Callable[..., Actor]
_TITLES = frozenset(("President", "Spokesman"))


def _runs(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def _who(one: Suggestion) -> str | None:
    assert isinstance(one.draft, ActorDraft)
    return one.draft.picks[0].id


# -- places


@pytest.mark.parametrize(
    "text",
    [
        "Norway mourned the strike on [Oslo] today.",
        "Norway’s king was visiting [Oslo] today.",
        "Norway’s king will visit [Oslo] soon.",
        "Norway’s king met [Oslo] Mayor Ada Moor.",
        "Barges lie in [Oslo] and [Ghana] now.",
        "[OSLO] (Tide News) – Norwegian barges left.".replace("OSLO", "Oslo"),
        "They met in Accra, [Ghana].",
        "Crates lie in neighbouring [Ghana] still.",
        "It spread to northern areas of [Ghana] last year.",
        "It rained in areas such as [Ghana] then.",
        "It was fired from [Ghana] at dawn.",
        "Ghana fell, and northern [Ghana]’s barges sank.",
        "Crowds grew at [Ghana]’s southern coast.",
        "Norwegians met at the [Pentagon] today.",
        "Norway’s king will soon visit [Oslo] again.",
    ],
)
def test_a_town_or_state_where_something_is_is_a_place(desk: Open, text: str) -> None:
    places = [piece.split("]")[0] for piece in text.split("[")[1:]]
    found = desk(text.replace("[", "").replace("]", "")).actors()
    assert [quote for quote, _, doubt in found if doubt == "place"][-len(places) :] == places


@pytest.mark.parametrize(
    "text",
    [
        "In June, Ghana, Norway and Chile met.",
        "On Friday, Ghana.",
        "Oslo’s barges left; Norway paid.",
        "Both Oslo and Accra deny it, say Norwegians and Ghanaians.",
        "Ghana\nsaid so after a visit\nNorway made.",
    ],
)
def test_who_acts_is_no_place(desk: Open, text: str) -> None:
    assert [doubt for _, _, doubt in desk(text).actors()] == [""] * len(desk(text).actors())


def test_an_ambiguous_state_is_clear_once_its_capital_or_people_are_named(desk: Open) -> None:
    assert desk("Georgia paid.").actors()[0][2] == "ambiguous"
    assert ("Georgia", "Georgia", "") in desk("Georgia paid, Tbilisi said.").actors()


def test_for_and_against_whom_is_no_affiliation(desk: Open) -> None:
    assert desk("A pro-Norwegian crew").actors() == [("Norwegian", "Norway", "part_of_name")]


def test_seas_and_wars_hide_the_states_in_their_names(desk: Open) -> None:
    one = desk("Barges crossed the West Ghana Sea, not Ghana.")
    found = one.suggest(runs=[one.span("West Ghana Sea")])
    assert [(each.quote, each.start) for each in found] == [
        ("Ghana", one.article.text.rindex("Gh"))
    ]
    assert contexts.is_site("Sea", 0, 3) is False


# -- bodies


def test_a_body_is_known_by_its_last_word_and_by_its_initials() -> None:
    text = "The Tide Harbour Commission met. The Low Water Guard (LWG) slept. THC and LWG agree."
    found = bodies(text, _runs(text, "Tide Harbour Commission", "Low Water Guard"), _TITLES)
    assert {name: body.name for name, body in found.items()} == {
        "Tide Harbour Commission": "Tide Harbour Commission",
        "Low Water Guard": "Low Water Guard",
        "LWG": "Low Water Guard",
        "THC": "Tide Harbour Commission",
    }


def test_initials_before_a_name_in_brackets_are_the_same_body() -> None:
    text = "All TWA (Tide Watchers Abroad) crews slept."
    found = bodies(text, _runs(text, "Tide Watchers Abroad"), _TITLES)
    assert {name: body.name for name, body in found.items()} == {
        "Tide Watchers Abroad": "TWA",
        "TWA": "TWA",
    }


def test_an_office_is_no_body(desk: Open) -> None:
    found = desk("The U.S. Treasury Secretary left the U.S. Treasury.").actors()
    assert [quote for quote, _, _ in found] == ["U.S.", "U.S. Treasury"]


def test_a_common_name_of_many_bodies_is_doubtful_and_a_school_a_place() -> None:
    text = "The Foreign Ministry wrote to Moor University and the Ministry of Tides."
    names = ("Foreign Ministry", "Moor University", "Ministry of Tides")
    found = bodies(text, _runs(text, *names), _TITLES)
    assert [found[name].doubt for name in names] == ["ambiguous", "place", ""]


def test_a_word_beside_tells_what_a_name_is() -> None:
    text = "The ruling Old Tide party and the newspaper Morning Ebb left; Ada Moor stayed."
    found = bodies(text, _runs(text, "Old Tide", "Morning Ebb", "Ada Moor"), _TITLES)
    assert {name: body.kind for name, body in found.items()} == {
        "Old Tide": ActorKind.ORGANISATION,
        "Morning Ebb": ActorKind.MEDIA,
    }


def test_a_title_behind_a_body_begins_a_person() -> None:
    text = "Tide Commission Spokesman Ada Moor spoke."
    found = bodies(text, _runs(text, "Tide Commission Spokesman Ada Moor"), _TITLES)
    assert list(found) == ["Tide Commission"]


# -- persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was told by tide chief Ada Moor.", "Ada Moor"),
        ("The harbour minister, Ada Moor, left.", "Ada Moor"),
        ("Barges Sink\nBy Ada Moor", "Ada Moor"),
        ("By Tom Roe and Ada Moor\nBarges sank.", "Ada Moor"),
        ("Barges sank. Ada Moor, whose crew was saved, wept.", "Ada Moor"),
        ("Ada Moor said so.", "Ada Moor"),
    ],
)
def test_the_words_around_introduce_a_person(text: str, name: str) -> None:
    runs = _runs(text, name)
    assert list(introduced(text, runs)) == runs


@pytest.mark.parametrize("text", ["The minister, Tide Hall officials heard.", "Near Tide Hall, a"])
def test_other_words_around_introduce_nobody(text: str) -> None:
    assert list(introduced(text, _runs(text, "Tide Hall"))) == []


def test_a_body_goes_on_with_on_and_a_name_with_a_particle() -> None:
    text = "The Tide Commission on Barge Rights met Ada al-Moor on Ebb Day."
    runs = _runs(text, "Tide Commission", "Barge Rights", "Ada", "Ebb Day")
    assert [text[slice(*run)] for run in whole(text, runs)] == [
        "Tide Commission on Barge Rights",
        "Ada al-Moor",
        "Ebb Day",
    ]


@pytest.mark.parametrize("name", ["West Barges", "Ghana-led Crews", "Tide Rights", "Moor-era Ebb"])
def test_regions_and_made_adjectives_are_no_persons(name: str) -> None:
    assert not may_be_person(name)
    assert may_be_person("Ada Moor")
    assert may_be_person("Jean-luc Moor")


def test_an_initial_or_nickname_does_not_part_a_name() -> None:
    text = "Ada B. Moor met Tom 'Ebb' Roe. Then Eve left."
    runs = _runs(text, "Ada B", "Moor", "Tom", "Roe", "Eve")
    assert [text[slice(*run)] for run in whole(text, runs)] == [
        "Ada B. Moor",
        "Tom 'Ebb' Roe",
        "Eve",
    ]


def test_what_stands_behind_a_surname_is_none() -> None:
    assert [surname(name) for name in ("Ada II", "Ada Moor Jr", "Ada Moor Jr.")] == [
        "Ada",
        "Moor",
        "Moor",
    ]


def test_a_title_before_a_surname_of_somebody_named_leaves_no_doubt(desk: Open) -> None:
    one = desk("President Ada Moor came. President Moor spoke.")
    moor = (one.article.text.rindex("Moor"), one.article.text.rindex("Moor") + len("Moor"))
    found = one.suggest("Ada Moor", also=[moor])
    assert [(each.quote, each.doubt) for each in found] == [("Ada Moor", ""), ("Moor", "")]


# -- surnames of people whom only other articles name


def test_a_surname_of_the_project_is_proposed_with_doubt_where_it_stands_alone(
    desk: Open, make_actor: MakeActor
) -> None:
    moor = make_actor("Ada Moor", ActorKind.PERSON)
    one = desk("Later Moor spoke. Moor Bay froze.", [moor])
    found = one.suggest(runs=[one.span("Moor"), one.span("Moor Bay")])
    assert [(each.quote, each.doubt, _who(each)) for each in found] == [
        ("Moor", "surname", moor.id)
    ]


def test_a_surname_of_two_in_the_project_is_shown_and_nobody_chosen(
    desk: Open, make_actor: MakeActor
) -> None:
    people = [make_actor(name, ActorKind.PERSON) for name in ("Ada Moor", "Tom Moor")]
    one = desk("Later Moor spoke.", people)
    (found,) = one.suggest(runs=[one.span("Moor")])
    assert isinstance(found.draft, ActorDraft)
    assert (found.doubt, found.draft.picks, found.tier) == ("ambiguous", (), 2)


def test_a_single_name_that_speaks_may_be_a_new_actor() -> None:
    text = "Moor said no. Ebb fell."
    assert [text[slice(*span)] for span in heard(text, _runs(text, "Moor", "Ebb"))] == ["Moor"]

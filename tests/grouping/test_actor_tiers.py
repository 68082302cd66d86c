"""Each rule of the two tiers, and what is ambiguous, on names of our own."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pytest

from variorum.grouping import pairs
from variorum.grouping.names import Name, parse
from variorum.model.proposal import Match, Tier
from variorum.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from tests.grouping.conftest import Press


def test_tags_of_one_key_are_one_question(press: "Press") -> None:
    press.article("A", "the Norland Guard", "Norland Guard’s").article("B", "Norland Guard")  # noqa: RUF001  # the typographic apostrophe on purpose
    (one,) = press.of(Tier.ONE)
    (form,) = one.forms
    assert (form.count, form.ticked, len(form.tags), len(form.articles)) == (3, True, 3, 2)
    assert one.strength == 5


def test_a_single_tag_asks_nothing(press: "Press") -> None:
    press.article("A", "Norland Guard", "Ada Moor")
    assert press.propose().actors == []


def test_dots_hyphens_accents_and_inc_are_no_difference(press: "Press") -> None:
    press.article("A", "Moor Tal-ho", "Kestrel Inc.").article("B", "Moor Tal Ho", "Kestrel")
    assert {frozenset(group) for group in press.groups()} == {
        frozenset({"Moor Tal-ho", "Moor Tal Ho"}),
        frozenset({"Kestrel Inc.", "Kestrel"}),
    }


def test_an_alias_of_the_project_joins(press: "Press") -> None:
    press.actor("Norland", ActorKind.STATE, aliases=["the Fjord"])
    press.article("A", "the Fjord")
    assert press.groups() == [{"Norland", "the Fjord"}]
    assert press.why("the Fjord") == {Match.ALIAS}


def test_a_string_linked_before_joins(press: "Press") -> None:
    press.actor("Norland", tagged={"A": "the Fjord Palace"})
    press.article("B", "the Fjord Palace")
    assert press.groups() == [{"Norland", "the Fjord Palace"}]


def test_a_string_that_names_several_at_once_is_nobodys(press: "Press") -> None:
    press.actor("Norland", tagged={"A": "Both Nations"}, joint=True)
    press.actor("Suland", tagged={"A": "Both Nations"}, joint=True)
    press.article("B", "Both Nations")
    assert press.propose().actors == []


def test_a_string_of_two_actors_is_ambiguous(press: "Press") -> None:
    press.actor("Norland", tagged={"A": "the Palace"})
    press.actor("Suland", tagged={"B": "the Palace"})
    press.article("C", "the Palace")
    assert press.groups() == []
    assert press.groups(Tier.AMBIGUOUS) == [{"the Palace", "Norland", "Suland"}]


def test_the_shipped_table_joins_capital_demonym_and_state(press: "Press") -> None:
    press.article("A", "Seoul", "South Korean", "South Korea")
    (one,) = press.of(Tier.ONE)
    assert one.name == "South Korea"
    assert press.why("Seoul") == {Match.SHIPPED_ALIAS}


def test_the_table_names_what_no_actor_does(press: "Press") -> None:
    press.article("A", "Seoul", "South Korean")
    (one,) = press.of(Tier.ONE)
    assert one.name == "South Korea"


def test_the_north_is_named_only_where_its_state_is(press: "Press") -> None:
    press.article("A", "the North", "the North", "Pyongyang").article("B", "the North", "the North")
    groups = press.of(Tier.ONE)
    joined = next(one for one in groups if len(one.forms) == 2)
    assert {form.text: form.count for form in joined.forms} == {"the North": 2, "Pyongyang": 1}
    (left,) = (one for one in groups if len(one.forms) == 1)
    assert (left.forms[0].text, left.forms[0].count) == ("the North", 2)


def test_an_actor_called_the_north_is_its_state_where_all_its_articles_name_it(
    press: "Press",
) -> None:
    press.actor("the North", tagged={"A": "the North", "B": "the North"})
    press.article("A", "Pyongyang")
    assert press.groups() == []
    press.article("B", "North Korean")
    assert press.groups() == [{"the North", "Pyongyang", "North Korean"}]


def test_a_bare_surname_is_the_full_name_of_its_article(press: "Press") -> None:
    press.article("A", "Ada Moor", "Moor", "Minister Moor").article("B", "Ben Moor", "Moor")
    groups = {frozenset(group) for group in press.groups()}
    assert groups == {
        frozenset({"Ada Moor", "Moor", "Minister Moor"}),
        frozenset({"Ben Moor", "Moor"}),
    }
    assert press.why("Moor") >= {Match.SURNAME_HERE}


def test_a_bare_surname_elsewhere_is_the_only_one_in_the_project(press: "Press") -> None:
    press.article("A", "Ada Moor").article("B", "Moor")
    assert press.groups() == [{"Ada Moor", "Moor"}]
    assert press.why("Moor") == {Match.SURNAME_ONLY}


def test_a_surname_of_two_is_shown_and_not_chosen(press: "Press") -> None:
    press.article("A", "Ada Moor", "Ben Moor", "Moor", "Moor")
    assert press.groups() == []
    (one,) = press.of(Tier.AMBIGUOUS)
    assert [form.text for form in one.forms] == ["Moor", "Ada Moor", "Ben Moor"]
    assert not any(form.ticked for form in one.forms)


def test_a_title_tells_two_of_one_surname_apart(press: "Press") -> None:
    press.article("A", "President Ada Moor", "Ben Moor", "President Moor")
    assert press.groups() == [{"President Ada Moor", "President Moor"}]


def test_a_surname_may_stand_first(press: "Press") -> None:
    press.article("A", "Tal Won-ho", "Tal").article("B", "Lena Ostrova", "Ostrova", "Lena")
    assert [{"Tal Won-ho", "Tal"}, {"Lena Ostrova", "Ostrova"}] == sorted(
        press.groups(), key=lambda group: "Tal" not in group
    )


def test_a_surname_that_is_a_state_too_is_ambiguous_where_both_are_named(press: "Press") -> None:
    press.article("A", "Ada Jordan", "Jordan").article("B", "Amman")
    (one,) = press.of(Tier.AMBIGUOUS)
    assert one.name == "Jordan"
    assert {form.text for form in one.forms} == {"Jordan", "Ada Jordan", "Amman"}


def test_a_title_before_a_name_is_no_part_of_it(press: "Press") -> None:
    press.article("A", "Harbour Minister Ada Moor", "Ada Moor").article("B", "envoy Ada Moor")
    (one,) = press.of(Tier.ONE)
    assert one.name == "Ada Moor"
    assert len(one.forms) == 3
    assert press.why("envoy Ada Moor") == {Match.END_OF_NAME}


def test_the_cabinet_of_a_president_is_not_the_president(press: "Press") -> None:
    press.article("A", "the cabinet of President Ada Moor", "Ada Moor", "President Ada Moor")
    assert press.groups() == [{"Ada Moor", "President Ada Moor"}]


def test_a_known_name_may_have_an_article(press: "Press") -> None:
    press.article("A", "the Seoul", "South Korea")
    assert press.groups() == [{"the Seoul", "South Korea"}]


def test_the_name_proposed_has_no_title(press: "Press") -> None:
    press.article("A", "Harbour Minister Ada Moor", "Moor")
    (one,) = press.of(Tier.ONE)
    assert one.name == "Ada Moor"


def test_a_bodys_end_of_name_joins_in_one_article_only(press: "Press") -> None:
    press.article("A", "Norland River Police", "River Police").article("B", "Suland Coast Guard")
    press.article("C", "Coast Guard")
    assert press.groups() == [{"Norland River Police", "River Police"}]


def test_an_acronym_joins_what_it_alone_abbreviates(press: "Press") -> None:
    press.article("A", "Norland River Authority").article("B", "NRA")
    assert press.groups() == [{"Norland River Authority", "NRA"}]
    assert press.why("NRA") == {Match.ACRONYM}


def test_an_acronym_of_two_is_ambiguous(press: "Press") -> None:
    press.article("A", "Norland River Authority", "National Road Agency", "NRA")
    assert press.groups() == []
    assert press.groups(Tier.AMBIGUOUS) == [
        {"NRA", "Norland River Authority", "National Road Agency"}
    ]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Ada Ostrovska", "Ada Ostrovka", True),
        ("Vladimir Ostrov", "Vladmir Ostrov", True),
        ("Ada Moor", "Ada Moar", False),
        ("Ostrovskas", "Ostrovska", False),
        ("Bostrovska", "Kostrovska", False),
        ("Ostrovska", "Ostrovskan", False),
        ("Ostrovsky", "Ostrovskyy", True),
    ],
)
def test_one_slip_inside_a_long_word_is_a_typo(
    press: "Press", *, one: str, other: str, joined: bool
) -> None:
    press.article("A", one).article("B", other)
    assert bool(press.groups()) is joined


def test_a_rare_word_shared_asks_without_ticking(press: "Press") -> None:
    press.article("A", "Kestrel Shipping", "Kestrel Shipping of Norport")
    press.article("B", "Kestrel Lines Norport")
    press.article("C", "Zephyrine", "Zephyrine Moor")
    (one,) = (found for found in press.of(Tier.TWO) if found.forms[0].text.startswith("Zephyrine"))
    assert not any(form.ticked for form in one.forms)
    assert Match.RARE_TOKEN in press.why("Zephyrine", Tier.TWO)


def test_a_description_is_one_per_article(press: "Press") -> None:
    press.article("A", "a harbour official", "the harbour official").article(
        "B", "a harbour official"
    )
    (one,) = press.of(Tier.ONE)
    assert one.forms[0].count == 2
    assert len(one.forms[0].articles) == 1


def test_an_unnamed_voice_is_never_one_with_others_by_name(press: "Press") -> None:
    press.actor("harbour officials", home="A", tagged={"A": "harbour officials"})
    press.article("A", "harbour officials").article("B", "harbour officials", "harbour officials")
    by_articles = sorted(len(one.forms) for one in press.of(Tier.ONE))
    assert by_articles == [1, 2]
    assert press.groups(Tier.TWO) == []


def test_a_word_in_lower_case_somewhere_is_a_description(press: "Press") -> None:
    press.article("A", "Police", "police").article("B", "police")
    assert [form.count for one in press.of(Tier.ONE) for form in one.forms] == [2]


def test_an_unnamed_voice_without_tags_asks_nothing(press: "Press") -> None:
    press.actor("harbour officials", home="A")
    assert press.propose().actors == []


def test_a_capital_inside_shows_a_name_whatever_is_written_small(press: "Press") -> None:
    press.article("A", "the North", "the north", "North Korea")
    assert press.groups() == [{"the North", "North Korea"}]


def test_pronouns_ask_nothing(press: "Press") -> None:
    press.article("A", "she", "she", "They", "they", "us", "us")
    found = press.propose()
    assert (found.actors, found.ambiguous) == ([], [])


def test_us_in_capitals_is_no_pronoun(press: "Press") -> None:
    press.article("A", "US", "us", "U.S.", "us")
    (one,) = press.of(Tier.ONE)
    assert {form.text for form in one.forms} == {"US", "U.S."}


def test_what_was_merged_is_one_form_under_all_its_names(press: "Press") -> None:
    gone = press.actor("The Fjord State", tagged={"A": "the Fjord State"})
    kept = press.actor("Norland", tagged={"B": "Norland"})
    press.merge(gone, kept)
    press.article("C", "the Fjord State")
    (one,) = press.of(Tier.ONE)
    assert {form.text: form.actor for form in one.forms} == {
        "Norland": kept,
        "the Fjord State": None,
    }


def test_an_alias_called_ambiguous_is_never_chosen(press: "Press") -> None:
    press.actor("Norland", aliases=["the Palace"], ambiguous=True)
    press.article("A", "the Palace", "the Palace")
    assert press.groups() == []
    assert press.groups(Tier.AMBIGUOUS) == [{"the Palace", "Norland"}]


def test_the_known_actor_gives_its_name(press: "Press") -> None:
    press.actor("Republic of Korea", aliases=["South Korea"])
    press.article("A", "Seoul", "Seoul", "South Korean")
    (one,) = press.of(Tier.ONE)
    assert one.name == "Republic of Korea"


@pytest.mark.parametrize(
    ("written", "surnames"),
    [
        ("Ada Moor", ("moor",)),
        ("Shin Won-sik", ("shin",)),
        ("Kim Song", ("kim", "song")),
        ("Minister Ada van der Moor", ("moor",)),
        ("Norland River Authority", ()),
        ("Orr County", ()),
        ("Moor", ()),
    ],
)
def test_surnames(written: str, surnames: tuple[str, ...]) -> None:
    assert parse(written).surnames == surnames


def test_a_role_of_a_state_asks_about_its_only_bearer(press: "Press") -> None:
    press.article("A", "South Korean Defence Minister Tal Won-ho", "Seoul’s defense minister")  # noqa: RUF001  # the typographic apostrophe on purpose
    press.article("B", "North Korean Defence Minister Orr Jong-su")
    (one,) = press.of(Tier.TWO)
    assert [form.text[-14:] for form in one.forms] == ["ter Tal Won-ho", "fense minister"]
    assert Match.ROLE_ONLY in {why.match for why in one.forms[1].why}


def test_a_doubtful_name_of_the_table_is_asked_unticked(press: "Press") -> None:
    press.article("A", "Georgia").article("B", "Tbilisi")
    assert press.groups() == []
    (one,) = press.of(Tier.TWO)
    assert {form.text for form in one.forms} == {"Georgia", "Tbilisi"}
    assert press.why("Georgia", Tier.TWO) == {Match.SHIPPED_ALIAS}


def test_names_are_compared_again_only_when_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    whole = pairs.alike

    def counting(names: Sequence[Name]) -> Iterator[pairs.Alike]:
        compared.append(len(names))
        return whole(names)

    monkeypatch.setattr(pairs, "alike", counting)
    names = [parse("Ada Ostrovska"), parse("Ada Ostrovka")]
    likes = pairs.Likes()
    assert likes.among(names) == likes.among([parse(name.written) for name in names])
    assert len(likes.among(names)) == 1
    assert likes.among([*names, parse("Ben Orr")]) == likes.among([*names, parse("Ben Orr")])
    assert compared == [2, 3]

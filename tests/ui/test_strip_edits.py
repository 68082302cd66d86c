"""What the analyst does to a draft, on drafts made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.drafts import ClaimDraft, FigureDraft, PersonDraft, Pick
from variorum.model.ids import Id
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity
from variorum.ui.strip import edits

ONE = Pick("proposition", "The dam holds", Id("p1"))
TWO = Pick("proposition", "The dam leaks", Id("p2"))
GUESSED = ClaimDraft(
    0, 9, polarity=Polarity.DENIES, type=ClaimType.DEMAND, inferred=("polarity", "type", "place")
)


def actor(name: str) -> Pick:
    return Pick("actor", name, Id(name))


def test_a_proposition_starts_from_what_was_guessed_and_says_so() -> None:
    added = edits.add_proposition(GUESSED, ONE).propositions
    assert [(each.pick, each.polarity, each.type) for each in added] == [
        (ONE, Polarity.DENIES, ClaimType.DEMAND)
    ]
    assert added[0].inferred == ("polarity", "type")


def test_the_same_proposition_is_not_added_twice() -> None:
    draft = edits.add_proposition(GUESSED, ONE)
    assert edits.add_proposition(draft, ONE) is draft
    new = edits.add_proposition(draft, Pick("proposition", "New one"))
    assert edits.add_proposition(new, Pick("proposition", "new ONE")) is new


def test_polarity_goes_to_one_proposition_or_to_all() -> None:
    draft = edits.add_proposition(edits.add_proposition(GUESSED, ONE), TWO)
    one = edits.set_polarity(draft, Polarity.WITHHOLDS, 0)
    assert [each.polarity for each in one.propositions] == [Polarity.WITHHOLDS, Polarity.DENIES]
    assert [each.inferred for each in one.propositions] == [("type",), ("polarity", "type")]
    every = edits.set_polarity(draft, Polarity.ASSERTS)
    assert [each.polarity for each in every.propositions] == [Polarity.ASSERTS] * 2
    assert every.inferred == ("type", "place")


def test_a_condition_stays_only_with_a_conditional() -> None:
    draft = edits.set_type(edits.add_proposition(GUESSED, ONE), ClaimType.CONDITIONAL)
    draft = edits.set_condition(draft, "if it rains")
    assert draft.propositions[0].condition == "if it rains"
    assert edits.set_type(draft, ClaimType.FACT).propositions[0].condition == ""


def test_speakers_join_or_are_quoted_by_the_last() -> None:
    people = edits.add_person((), actor("Agency"), LinkRole.SPEAKER)
    joint = edits.add_person(people, actor("Ministry"), LinkRole.SPEAKER)
    assert [(each.position, each.origin) for each in joint] == [(0, True), (0, True)]
    quoted = edits.add_person(people, actor("Kim"), LinkRole.SPEAKER, deeper=True)
    assert [(each.position, each.origin) for each in quoted] == [(0, False), (1, True)]


def test_without_its_origin_a_chain_originates_with_the_innermost() -> None:
    people = edits.add_person((), actor("Agency"), LinkRole.SPEAKER)
    people = edits.add_person(people, actor("Kim"), LinkRole.SPEAKER, deeper=True)
    kept = edits.drop_person(people, 1)
    assert [(each.pick.text, each.origin) for each in kept] == [("Agency", True)]


def test_holders_have_no_origin() -> None:
    people = edits.add_person((), actor("Agency"), LinkRole.HOLDER)
    people = edits.add_person(people, actor("Kim"), LinkRole.HOLDER)
    assert not any(each.origin for each in people)
    assert not any(each.origin for each in edits.drop_person(people, 0))


def test_joining_and_parting_moves_those_after_along() -> None:
    people = tuple(PersonDraft(actor(name), position=at) for at, name in enumerate("xyz"))
    joined = edits.toggle_joint(people, 1)
    assert [each.position for each in joined] == [0, 0, 1]
    assert [each.position for each in edits.toggle_joint(joined, 1)] == [0, 1, 2]


def test_only_what_is_shown_is_confirmed() -> None:
    draft = edits.add_proposition(GUESSED, ONE)
    shown = edits.confirm_shown(draft, "polarity", "type")
    assert shown.inferred == ("place",)
    assert shown.propositions[0].inferred == ()


def test_setting_a_field_settles_it_alone() -> None:
    draft = FigureDraft(0, 4, unit="men", inferred=("unit", "value"))
    changed = edits.put(draft, "unit", "soldiers")
    assert (changed.unit, changed.inferred) == ("soldiers", ("value",))


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=6),
    st.lists(st.integers(0, 5), max_size=4),
)
def test_a_chain_of_speakers_always_has_an_origin(
    added: list[tuple[str, bool]], dropped: list[int]
) -> None:
    people: tuple[PersonDraft, ...] = ()
    for name, deeper in added:
        people = edits.add_person(people, actor(name), LinkRole.SPEAKER, deeper=deeper)
    for index in dropped:
        people = edits.drop_person(people, index)
    assert not people or any(each.origin for each in people)
    assert [each.position for each in people] == sorted(each.position for each in people)

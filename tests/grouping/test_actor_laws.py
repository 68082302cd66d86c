"""Laws of proposals: order does not matter, guards hold in every component, forms fall once."""

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.grouping.guards import between
from variorum.grouping.names import parse
from variorum.model.proposal import Match, Tier, keys_of

if TYPE_CHECKING:
    from tests.grouping.conftest import Press

    from variorum.grouping.actors import Proposed

NewPress = Callable[[], "Press"]

NAMES = (
    "Ada Moor",
    "Ben Moor",
    "Moor",
    "Minister Moor",
    "Minister Ada Moor",
    "Mrs. Moor",
    "Ada Moore",
    "Kim Morre",
    "Lothar Weingart",
    "Lothar Weingert",
    "LOTHAR WEINGART",
    "lothar weingart",
    "Minister Lothar Weingart",
    "Weingart",
    "Trade Minister",
    "Great Norland",
    "The Great Norland",
    "Free Great Norland",
    "North Korea",
    "South Korea",
    "Seoul",
    "Pyongyang",
    "the North",
    "the South",
    "North Korean Trade Ministry",
    "South Korean Trade Ministry",
    "Trade Ministry",
    "Norland River Authority",
    "NRA",
    "National Road Agency",
    "Kim Tal-ho",
    "Kim Jong-su",
    "Kim",
    "Ostrovska",
    "Ostrovksa",
    "Jordan",
    "Ada Jordan",
    "Brigade 12",
    "Brigade 14",
    "harbour officials",
)

tagged = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(NAMES)), max_size=14)
called = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    max_size=3,
    unique_by=lambda one: one[1],
)
STRICT = {Match.DIRECTION, Match.NUMERAL, Match.OTHER_GIVEN_NAME}
KOREAS = {"North Korea", "Pyongyang", "the North"}, {"South Korea", "Seoul", "the South"}


def told(make: NewPress, found: list[tuple[str, str]]) -> "Press":
    press = make()
    for label, name in found:
        press.article(label, name)
    return press


@given(tagged, st.randoms(use_true_random=False))
@example([("A", "Ada Moor"), ("A", "Ben Moor"), ("A", "Moor"), ("B", "Moor")], Random(1))  # noqa: S311  # no secret
def test_proposals_do_not_depend_on_order(
    new_press: NewPress, found: list[tuple[str, str]], random: "object"
) -> None:
    press = told(new_press, found)
    places = list(range(len(press.strings)))
    random.shuffle(places)  # type: ignore[attr-defined]  # Hypothesis hands in a Random
    assert _plain(press) == _plain(press.shuffled(places))


@given(tagged, called, st.integers(0, 1))
@example([("A", "Lothar Weingart"), ("B", "Lothar Weingert")], [("A", "Ada Moor", "Weingart")], 0)
@example([("A", "Lothar Weingart"), ("B", "Lothar Weingart"), ("B", "Ada Moor")], [], 1)
def test_plain_names_are_asked_about_as_all_others_are(
    new_press: NewPress,
    found: list[tuple[str, str]],
    actors: list[tuple[str, str, str]],
    refusals: int,
) -> None:
    press = told(new_press, found)
    for label, name, alias in actors:
        press.actor(name, aliases=[alias], tagged={label: alias})
    if refusals and len(found) > 1:
        one, other = (press.tag(*found[at], at) for at in (0, 1))
        press.cannot(one, other, "tag")
    quick, slow = press.propose(), press.propose(at_length=True)
    assert _weighed(quick) == _weighed(slow)
    assert quick.ambiguous == slow.ambiguous
    assert list(keys_of(quick.actors)) == [one.key for one in quick.actors]


def _weighed(found: "Proposed") -> object:
    return found.actors.weighed(lambda one: one.forms[0].count / 4, lambda count: count / 4)


def _plain(press: "Press") -> list[object]:
    found = press.propose()
    return sorted(
        (
            one.tier,
            one.name,
            one.strength,
            [(f.text, f.count, [(why.match, why.detail) for why in f.why]) for f in one.forms],
        )
        for one in (*found.actors, *found.ambiguous)
    )


@given(tagged)
def test_no_component_breaks_a_guard(new_press: NewPress, found: list[tuple[str, str]]) -> None:
    press = told(new_press, found)
    for one in press.propose().actors:
        texts = [form.text for form in one.forms]
        for first, second in combinations(texts, 2):
            assert between(parse(first), parse(second)) not in STRICT
        assert not (KOREAS[0] & set(texts) and KOREAS[1] & set(texts))


@given(tagged)
def test_a_tag_is_in_one_proposal_of_the_first_tier_at_most(
    new_press: NewPress, found: list[tuple[str, str]]
) -> None:
    press = told(new_press, found)
    tags = [tag for one in press.of(Tier.ONE) for form in one.forms for tag in form.tags]
    assert len(tags) == len(set(tags))


@given(tagged, st.data())
def test_what_was_refused_is_not_in_any_proposal(
    new_press: NewPress, found: list[tuple[str, str]], data: st.DataObject
) -> None:
    press = told(new_press, found)
    asked = [one for one in press.propose().actors if len(one.forms) > 1]
    if not asked:
        return
    refused = data.draw(st.sampled_from(asked))
    for one, other in combinations(refused.forms, 2):
        assert one.sample
        assert other.sample
        press.cannot(one.sample, other.sample, "tag")
    apart = [(set(one.tags), set(other.tags)) for one, other in combinations(refused.forms, 2)]
    for again in press.propose().actors:
        held = {tag for form in again.forms for tag in form.tags}
        assert not any(held & one and held & other for one, other in apart)

"""Cases worked out by hand from the text of the law (design: semantics), with the reasoning."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.verdict import Badge, FigurePair, FigureRelation, Reason, Status
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    Comparator,
    Genre,
    Polarity,
    PropositionKind,
    QuantityKind,
    RegionKind,
    RelationKind,
    Ruling,
)

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

DENIES, WITHHOLDS = Polarity.DENIES, Polarity.WITHHOLDS
EQ, ABOUT, MORE, LEAST = Comparator.EQUAL, Comparator.ABOUT, Comparator.MORE, Comparator.AT_LEAST
LESS, MOST = Comparator.LESS, Comparator.AT_MOST
SPRING = {"since": "2024-01-01", "until": "2024-03-31"}
HALF = {"since": "2024-01-01", "until": "2024-06-30"}


def _status(world: "World") -> tuple[Status, int, int]:
    found = world.verdict()
    return found.status, found.support, found.denial


def _pair(world: "World") -> FigurePair:
    (found,) = world.figures_verdict().pairs
    return found


# -- statuses


def test_a_joint_claim_between_its_two_members_adds_nothing(koreas: "World") -> None:
    """US in C and Seoul in B are matched; the joint claim in A has a member matched elsewhere."""
    koreas.claim("A", by=["US", "Seoul"])
    koreas.claim("B", by="Seoul")
    koreas.claim("C", by="US")
    assert _status(koreas) == (Status.AGREED, 2, 0)
    assert [voice.reason for voice in koreas.verdict().not_counted] == [Reason.JOINT]


def test_a_joint_claim_and_a_third_voice_in_one_report_are_one(koreas: "World") -> None:
    """Two that could be matched (the joint one, UK), but a single document to be matched with."""
    koreas.claim("A", by=["US", "Seoul"])
    koreas.claim("A", by="UK")
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    assert len(koreas.verdict().support_origins) == 3


def test_a_joint_claim_counts_where_its_member_finds_no_report_of_its_own(
    koreas: "World",
) -> None:
    """A has room for UK or Seoul. UK in A leaves Seoul unmatched, so the joint claim in B adds one.

    Two is the maximum: there are two documents.
    """
    koreas.claim("A", by="Seoul")
    koreas.claim("A", by="UK")
    koreas.claim("B", by=["US", "Seoul"])
    assert _status(koreas) == (Status.AGREED, 2, 0)


def test_dependent_origins_count_once_and_the_better_one_may_corroborate(koreas: "World") -> None:
    """US and UK depend on one another: one of them and Seoul make two.

    UK and Seoul are confirmed independent and can be the two that are matched.
    """
    for label, who in (("A", "US"), ("B", "UK"), ("C", "Seoul")):
        koreas.claim(label, by=who)
    koreas.rule("US", "UK", Ruling.DEPENDENT)
    assert _status(koreas) == (Status.AGREED, 2, 0)
    koreas.rule("UK", "South Korea", Ruling.CONFIRMED)
    assert _status(koreas) == (Status.CORROBORATED, 2, 0)


def test_a_ruling_on_two_that_never_meet_on_this_side_does_nothing(koreas: "World") -> None:
    """US and Russia are confirmed independent, but Russia denies: the two that agree are not."""
    koreas.claim("A", by="US")
    koreas.claim("B", by="UK")
    koreas.rule("US", "Russia", Ruling.CONFIRMED)
    assert _status(koreas) == (Status.AGREED, 2, 0)
    koreas.claim("C", DENIES, by="Moscow")
    assert _status(koreas) == (Status.CONTESTED, 2, 1)


def test_a_retraction_divides_its_origin_and_contests_with_another(koreas: "World") -> None:
    """Shin asserts on the 1st and denies on the 10th: one group, dated apart, so he changed.

    Once the US asserts it too, support and denial have different groups.
    """
    koreas.claim("A", by="Shin", statement_date="2024-06-01")
    koreas.claim("B", DENIES, by="Shin", statement_date="2024-06-10")
    assert _status(koreas) == (Status.DIVIDED, 1, 1)
    assert koreas.verdict().changed
    koreas.claim("C", by="US")
    assert _status(koreas) == (Status.CONTESTED, 2, 1)


def test_two_sides_in_one_article_and_one_origin_are_divided_and_no_change(
    koreas: "World",
) -> None:
    """Shin and Seoul are one group by the chain; two speakers on one day changed nothing."""
    koreas.claim("A", by="Seoul", statement_date="2024-06-01")
    koreas.claim("A", DENIES, by="Shin", statement_date="2024-06-01")
    assert _status(koreas) == (Status.DIVIDED, 1, 1)
    assert not koreas.verdict().changed


def test_withholding_by_one_who_asserts_elsewhere_is_told_and_takes_nothing_away(
    koreas: "World",
) -> None:
    """A withhold is no denial: support 1 stays, and is shown loudly."""
    koreas.claim("A", WITHHOLDS, by="US")
    koreas.claim("B", by="Washington")
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    assert [origin.name for origin in koreas.verdict().withheld_despite] == ["US"]


def test_a_chain_of_speakers_rests_on_the_deepest_until_the_analyst_says_otherwise(
    koreas: "World",
) -> None:
    """TASS quotes Moscow: nobody marked the origin, so Moscow is a guess (provisional).

    Pyongyang's own word elsewhere is a second origin; Moscow's own word is not.
    """
    koreas.chain("A", "TASS", "Moscow")
    koreas.claim("B", by="Russia")
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    assert koreas.verdict().provisional
    koreas.claim("C", by="Pyongyang")
    assert _status(koreas) == (Status.AGREED, 2, 0)


def test_an_author_who_denies_in_an_opinion_contests_and_a_narrator_does_not(
    koreas: "World",
) -> None:
    """What an opinion does not attribute is its author's; the narrator of news is no origin."""
    koreas.article("B", genre=Genre.OPINION, byline="J. Doe")
    koreas.claim("A", by="US")
    koreas.claim("C", DENIES)
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    koreas.claim("B", DENIES)
    assert _status(koreas) == (Status.CONTESTED, 1, 1)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (PropositionKind.FACTUAL, (Status.NO_EVIDENCE, 0, 0)),
        (PropositionKind.FORECAST, (Status.SHARED_VIEW, 2, 0)),
    ],
)
def test_predictions_count_for_a_forecast_only(
    koreas: "World", kind: PropositionKind, status: tuple[Status, int, int]
) -> None:
    """Of a fact only facts and assessments count; of a forecast all types, by the same counting."""
    koreas.view(kind)
    koreas.claim("A", by="US", type=ClaimType.PREDICTION)
    koreas.claim("B", by="Seoul", type=ClaimType.CONDITIONAL, condition="if it snows")
    assert _status(koreas) == status
    reasons = [voice.reason for voice in koreas.verdict().not_counted]
    counts = kind is PropositionKind.FORECAST
    assert reasons == ([] if counts else [Reason.PREDICTION, Reason.CONDITIONAL])


def test_what_a_copy_adds_stands_in_the_same_document(koreas: "World") -> None:
    """B copies A: US and UK are two groups with one document. UK in an article of its own: two."""
    koreas.claim("A", by="US")
    koreas.claim("B", by="US")
    koreas.claim("B", by="UK")
    koreas.copy("B", "A")
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    koreas.claim("C", by="UK")
    assert _status(koreas) == (Status.AGREED, 2, 0)


def test_a_claim_that_relies_on_another_is_no_second_origin_but_its_speaker_may_be(
    koreas: "World",
) -> None:
    """UK's claim in B relies on that of the US in A: one. Its word in C was not ruled on: two."""
    source = koreas.claim("A", by="US")
    relying = koreas.claim("B", by="UK")
    koreas.relate(RelationKind.RELIES_ON, "tag", relying, source)
    assert _status(koreas) == (Status.SINGLE_ORIGIN, 1, 0)
    koreas.claim("C", by="UK")
    assert _status(koreas) == (Status.AGREED, 2, 0)


def test_stance_and_claim_of_one_denier_are_one_denial_wherever_they_stand(
    koreas: "World",
) -> None:
    """In A the stance goes with the claim; in B it is the same group again; nobody asserts."""
    koreas.claim("A", DENIES, by="Pyongyang")
    koreas.stance("A", Attitude.OPPOSES, by="Pyongyang")
    koreas.stance("B", Attitude.OPPOSES, by="North Korea")
    koreas.stance("C", Attitude.AMBIVALENT, by="US")
    assert _status(koreas) == (Status.DENIED, 0, 1)
    reasons = [voice.reason for voice in koreas.verdict().not_counted]
    assert reasons == [Reason.SAME_CLAIM, Reason.AMBIVALENT]


def test_a_speaker_in_related_links_leaves_the_narrator_alone(koreas: "World") -> None:
    """Seoul's word stands in an excluded region; what is left is one outlet's narrator."""
    koreas.claim("A", by="Seoul", region=RegionKind.RELATED)
    koreas.claim("A")
    assert _status(koreas) == (Status.UNATTRIBUTED, 0, 0)


def test_one_ally_who_is_not_accused_makes_the_denial_more_than_that_of_the_accused(
    koreas: "World",
) -> None:
    """Denied only by the accused holds for Moscow alone, and no more once China denies it."""
    koreas.about(accused=(koreas.actor("Russia"),))
    koreas.claim("A", by="US")
    koreas.claim("B", DENIES, by="Moscow")
    assert koreas.verdict().accused_only
    koreas.claim("C", DENIES, by="China")
    assert not koreas.verdict().accused_only
    assert _status(koreas) == (Status.CONTESTED, 1, 2)


# -- figures


@pytest.mark.parametrize("by", ["US", "UK"])
def test_a_point_below_a_lower_bound_conflicts_in_one_window_only(world: "World", by: str) -> None:
    """[10000, ∞) and [9000, 9000] have nothing in common: row 7, and row 6 in equal known windows.

    Row 4 (one origin) excepts just that: an empty intersection in equal windows.
    """
    world.quantity = replace(world.quantity, kind=QuantityKind.STOCK)
    world.figure("A", LEAST, 10_000, by="US", as_of="2024-05-01")
    world.figure("B", EQ, 9_000, by="UK", as_of="2024-06-01")
    assert (_pair(world).row, _pair(world).relation) == (7, FigureRelation.POSSIBLE_CONFLICT)
    world.figures.clear()
    world.figure("A", LEAST, 10_000, by="US", as_of="2024-05-01", **SPRING)
    world.figure("B", EQ, 9_000, by=by, as_of="2024-06-01", **SPRING)
    assert (_pair(world).row, _pair(world).relation) == (6, FigureRelation.CONFLICT)


def test_a_stock_counted_again_by_one_origin_is_an_update_whatever_the_values(
    world: "World",
) -> None:
    """5000 in May, 8000 in June, both by the US, no windows: row 4, the later as-of is marked."""
    world.quantity = replace(world.quantity, kind=QuantityKind.STOCK)
    world.figure("A", EQ, 5_000, by="US", as_of="2024-05-01")
    later = world.figure("B", EQ, 8_000, by="US", as_of="2024-06-01")
    assert (_pair(world).row, _pair(world).relation, _pair(world).marked) == (
        4,
        FigureRelation.UPDATE,
        later,
    )


@pytest.mark.parametrize("by", ["US", "UK"])
def test_more_in_spring_than_in_the_half_year_conflicts_even_for_one_origin(
    world: "World", by: str
) -> None:
    """Spring lies strictly inside the half year, 500 > 400: row 3, which stands before row 4."""
    world.figure("A", EQ, 500, by="US", **SPRING)
    world.figure("B", EQ, 400, by=by, **HALF)
    assert (_pair(world).row, _pair(world).relation) == (3, FigureRelation.CONFLICT)


@pytest.mark.parametrize(
    ("by", "row", "relation"),
    [("UK", 5, FigureRelation.WIDER_WINDOW), ("US", 4, FigureRelation.UPDATE)],
)
def test_a_lower_bound_on_the_longer_window_leaves_room(
    world: "World", by: str, row: int, relation: FigureRelation
) -> None:
    """A bound of "at least 400" has no maximum that 500 could exceed: row 5 fits, or row 4."""
    world.figure("A", EQ, 500, by="US", **SPRING)
    longer = world.figure("B", LEAST, 400, by=by, **HALF)
    assert (_pair(world).row, _pair(world).relation, _pair(world).marked) == (row, relation, longer)


def test_a_flow_has_no_wider_window(world: "World") -> None:
    """Rows 3 and 5 are about cumulative quantities; of a rate nothing follows: row 7."""
    world.quantity = replace(world.quantity, kind=QuantityKind.FLOW)
    world.figure("A", EQ, 500, by="US", **SPRING)
    world.figure("B", EQ, 400, by="UK", **HALF)
    assert (_pair(world).row, _pair(world).relation) == (7, FigureRelation.POSSIBLE_CONFLICT)


def test_values_of_disjoint_windows_never_meet(world: "World") -> None:
    """Row 2 stands before all others that compare: neither an update nor a conflict."""
    world.figure("A", EQ, 500, by="US", since="2023", until="2023")
    world.figure("B", EQ, 400, by="US", since="2024", until="2024")
    assert (_pair(world).row, _pair(world).relation) == (2, FigureRelation.APART)


def test_one_year_is_written_in_two_ways(world: "World") -> None:
    """Windows are day intervals of partial dates: "2023" is 1 January to 31 December."""
    world.figure("A", EQ, 500, by="US", since="2023", until="2023")
    world.figure("B", EQ, 400, by="UK", since="2023-01-01", until="2023-12")
    assert (_pair(world).row, _pair(world).relation) == (6, FigureRelation.CONFLICT)
    assert Badge.WINDOW_UNKNOWN not in _pair(world).badges


@pytest.mark.parametrize(
    ("below", "row", "relation"),
    [
        (11, 7, FigureRelation.POSSIBLE_CONFLICT),
        (12, 11, FigureRelation.COMPATIBLE),
    ],
)
def test_bounds_on_a_count_are_closed(
    world: "World", below: int, row: int, relation: FigureRelation
) -> None:
    """Counts: "more than 10" is [11, ∞); "fewer than 11" is [0, 10], "fewer than 12" [0, 11]."""
    world.figure("A", MORE, 10, by="US")
    world.figure("B", LESS, below, by="UK")
    assert (_pair(world).row, _pair(world).relation) == (row, relation)


@pytest.mark.parametrize(
    ("value", "row", "relation"),
    [
        (110, 10, FigureRelation.BOUNDS),
        (111, 7, FigureRelation.POSSIBLE_CONFLICT),
    ],
)
def test_about_reaches_ten_percent_and_no_further(
    world: "World", value: int, row: int, relation: FigureRelation
) -> None:
    """Both ends count: "about 100" is [90, 110]."""
    world.figure("A", ABOUT, 100, by="US")
    exact = world.figure("B", EQ, value, by="UK")
    assert (_pair(world).row, _pair(world).relation) == (row, relation)
    assert _pair(world).marked == (exact if row == 10 else None)


def test_a_share_is_no_count(world: "World") -> None:
    """Twelve percent of the containers and 12 containers have different units: row 1."""
    world.figure("A", EQ, 12, by="US", unit="percent")
    world.figure("B", EQ, 12, by="UK")
    assert (_pair(world).row, _pair(world).relation) == (1, FigureRelation.NOT_COMPARABLE)


def test_shares_are_one_however_they_are_written(world: "World") -> None:
    """15 % is 150 per mille: units convert first, then two equal points agree (row 8)."""
    world.quantity = replace(
        world.quantity, unit="percent", dimension="share", kind=QuantityKind.STOCK
    )
    world.figure("A", EQ, 15, by="US", unit="%")
    world.figure("B", EQ, 150, by="UK", unit="permille")
    assert (_pair(world).row, _pair(world).relation) == (8, FigureRelation.AGREE)


def test_an_estimate_in_another_unit_holds_the_exact_weight(world: "World") -> None:
    """About 0.95 t is [855, 1045] kg; 1000 kg lies inside and is the tighter (row 10)."""
    world.quantity = replace(
        world.quantity, unit="kilogram", dimension="mass", kind=QuantityKind.STOCK
    )
    world.figure("A", ABOUT, "0.95", by="US", unit="tonne")
    exact = world.figure("B", EQ, 1000, by="UK")
    assert (_pair(world).row, _pair(world).marked) == (10, exact)


def test_of_three_in_one_window_only_the_pair_that_clashes_is_named(world: "World") -> None:
    """[10, ∞), [0, 12] and [15, 15]: the last two have nothing in common, the others have."""
    world.figure("A", LEAST, 10, by="US", **SPRING)
    most = world.figure("B", MOST, 12, by="UK", **SPRING)
    exact = world.figure("C", EQ, 15, by="Seoul", **SPRING)
    (fusion,) = world.figures_verdict().fusions
    assert fusion.interval is None
    assert fusion.clashes == ((most, exact),)

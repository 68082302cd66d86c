"""Every row of the status table, and what counts, in cases made by hand."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.verdict import Reason, Status, Verdict
from variorum.model.vocabulary import (
    Attitude,
    ClaimType,
    DecisionKind,
    Genre,
    Polarity,
    PropositionKind,
    RegionKind,
    RelationKind,
    Ruling,
    Voice,
)

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

DENIES, WITHHOLDS = Polarity.DENIES, Polarity.WITHHOLDS


def left_out(found: Verdict) -> list[tuple[Reason | None, str]]:
    return [(voice.reason, voice.detail) for voice in found.not_counted]


def names(found: Verdict) -> list[str]:
    return [origin.name for origin in found.support_origins]


# contested


def test_contested_by_one_who_is_not_accused(koreas: "World") -> None:
    koreas.about(accused=(koreas.actor("Russia"),))
    koreas.claim("A", by="US")
    koreas.claim("B", DENIES, by="Moscow")
    koreas.claim("B", DENIES, by="China")
    found = koreas.verdict()
    assert (found.status, found.accused_only) == (Status.CONTESTED, False)
    assert found.denial == 1  # two voices, one report


def test_contested_when_one_of_two_that_assert_also_denies(koreas: "World") -> None:
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    koreas.claim("C", DENIES, by="Shin")
    assert koreas.verdict().status is Status.CONTESTED


def test_a_stance_is_a_denial_with_no_claim_beside_it(koreas: "World") -> None:
    koreas.claim("A", by="US")
    koreas.stance("A", Attitude.OPPOSES, by=["Moscow", "Pyongyang"])
    found = koreas.verdict()
    assert (found.status, found.denial) == (Status.CONTESTED, 1)
    assert found.counted[1].joint


# divided


def test_divided_within_one_state(koreas: "World") -> None:
    koreas.claim("A", by="Shin")
    koreas.claim("D", DENIES, by="Seoul")
    found = koreas.verdict()
    assert (found.status, found.changed) == (Status.DIVIDED, False)


def test_one_speaker_at_two_dates_changed_position(koreas: "World") -> None:
    koreas.claim("A", by="Shin", statement_date="2024-06")
    koreas.claim("D", DENIES, by="Shin", statement_date="2024-10-20")
    found = koreas.verdict()
    assert (found.status, found.changed) == (Status.DIVIDED, True)


def test_two_speakers_of_one_state_did_not_change_position(koreas: "World") -> None:
    koreas.claim("A", by="Shin", statement_date="2024-06")
    koreas.claim("D", DENIES, by="Seoul", statement_date="2024-10-20")
    assert not koreas.verdict().changed


def test_the_date_of_publication_stands_in_for_that_of_the_statement(koreas: "World") -> None:
    koreas.article("A", published="2023-09")
    koreas.article("D", published="2024-06-01")
    koreas.claim("A", by="Shin")
    koreas.claim("D", DENIES, by="Shin")
    assert koreas.verdict().changed


# corroborated, agreed


def test_two_confirmed_independent_origins_corroborate(koreas: "World") -> None:
    koreas.rule("US", "South Korea", Ruling.CONFIRMED)
    koreas.claim("A", by="Washington")
    koreas.claim("B", by="Shin")
    found = koreas.verdict()
    assert (found.status, found.independence) == (Status.CORROBORATED, "confirmed")
    assert found.pair is not None
    assert [origin.name for origin in found.pair] == ["US", "South Korea"]


def test_confirmed_origins_in_one_report_do_not_corroborate(koreas: "World") -> None:
    koreas.rule("US", "South Korea", Ruling.CONFIRMED)
    koreas.claim("A", by="US")
    koreas.claim("A", by="Seoul")
    koreas.claim("B", by="UK")
    found = koreas.verdict()
    assert (found.status, found.support, found.independence) == (Status.AGREED, 2, "unchecked")


def test_the_best_ruling_of_any_matched_pair_holds(koreas: "World") -> None:
    koreas.rule("US", "South Korea", Ruling.DOUBTFUL)
    koreas.rule("US", "UK", Ruling.CONFIRMED)
    for article, voice in (("A", "US"), ("B", "Seoul"), ("C", "UK")):
        koreas.claim(article, by=voice)
    assert koreas.verdict().status is Status.CORROBORATED


def test_two_unchecked_origins_agree(koreas: "World") -> None:
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    found = koreas.verdict()
    assert (found.status, found.independence) == (Status.AGREED, "unchecked")


def test_two_doubtful_origins_agree(koreas: "World") -> None:
    koreas.rule("US", "Seoul", Ruling.DOUBTFUL)
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    found = koreas.verdict()
    assert (found.status, found.independence) == (Status.AGREED, "doubtful")


def test_a_later_ruling_replaces_an_earlier_one(koreas: "World") -> None:
    koreas.rule("US", "Seoul", Ruling.CONFIRMED)
    koreas.rule("South Korea", "Washington", Ruling.DOUBTFUL)
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    assert koreas.verdict().status is Status.AGREED


def test_dependent_origins_count_as_one_and_the_pair_stays_visible(koreas: "World") -> None:
    koreas.rule("US", "Seoul", Ruling.DEPENDENT)
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    found = koreas.verdict()
    assert (found.status, found.support) == (Status.SINGLE_ORIGIN, 1)
    assert found.independence == "dependent"
    assert found.pair is not None


def test_two_that_depend_on_a_third_are_still_two(koreas: "World") -> None:
    koreas.rule("US", "Seoul", Ruling.DEPENDENT)
    koreas.rule("UK", "Seoul", Ruling.DEPENDENT)
    koreas.rule("US", "UK", Ruling.CONFIRMED)
    for article, voice in (("A", "US"), ("B", "Seoul"), ("C", "UK")):
        koreas.claim(article, by=voice)
    found = koreas.verdict()
    assert (found.status, found.support) == (Status.CORROBORATED, 2)


# single origin, denied


def test_unnamed_voices_of_two_articles_are_two_origins(koreas: "World") -> None:
    koreas.claim("A", by="[analysts]")
    koreas.claim("B", by="[analysts]")
    assert koreas.verdict().status is Status.AGREED


def test_unnamed_voices_of_one_article_and_description_are_one(koreas: "World") -> None:
    koreas.claim("A", by="[analysts]")
    koreas.claim("A", by="[Analysts ]")
    assert koreas.verdict().support_origins == koreas.verdict().support_origins[:1]


def test_an_unnamed_voice_with_a_parent_speaks_for_it(koreas: "World") -> None:
    koreas.claim("B", by="Seoul")
    koreas.claim("A", by="Senior official")
    koreas.tie("Senior official", "South Korea")
    assert koreas.verdict().status is Status.SINGLE_ORIGIN


def test_membership_does_not_join(koreas: "World") -> None:
    from variorum.model.vocabulary import ActorTie  # noqa: PLC0415  # used once

    koreas.tie("US", "NATO", ActorTie.MEMBER_OF)
    koreas.tie("UK", "NATO", ActorTie.MEMBER_OF)
    koreas.claim("A", by="US")
    koreas.claim("B", by="UK")
    assert koreas.verdict().status is Status.AGREED


def test_only_denials(koreas: "World") -> None:
    koreas.claim("A", DENIES, by="Moscow")
    koreas.claim("B", DENIES, by="Pyongyang")
    found = koreas.verdict()
    assert (found.status, found.denial, found.support) == (Status.DENIED, 2, 0)


# unattributed, withheld, no evidence


def test_narrators_of_two_outlets(world: "World") -> None:
    world.article("A", outlet=world.outlet("Daily"))
    world.article("B", outlet=world.outlet("Daily"))
    world.article("C", outlet=world.outlet("Weekly"))
    for label in "ABC":
        world.claim(label)
    found = world.verdict()
    assert (found.status, found.outlets) == (Status.UNATTRIBUTED, 2)


def test_a_copy_of_a_narrator_is_no_second_outlet(world: "World") -> None:
    world.article("A", outlet=world.outlet("Daily"))
    world.article("B", outlet=world.outlet("Weekly"))
    world.copy("B", "A")
    world.claim("A")
    world.claim("B")
    assert world.verdict().outlets == 1


def test_only_withholding(koreas: "World") -> None:
    koreas.claim("E", WITHHOLDS, by="Washington")
    found = koreas.verdict()
    assert found.status is Status.WITHHELD
    assert [origin.name for origin in found.withholding] == ["US"]
    assert left_out(found) == [(Reason.WITHHELD, "")]


def test_withholding_beside_a_narrator_is_unattributed(koreas: "World") -> None:
    koreas.claim("E", WITHHOLDS, by="Washington")
    koreas.claim("A")
    assert koreas.verdict().status is Status.UNATTRIBUTED


def test_withholding_by_one_credited_jointly_is_loud(koreas: "World") -> None:
    koreas.claim("C", by=["South Korea", "US"])
    koreas.claim("E", by="Seoul")
    koreas.claim("E", WITHHOLDS, by="US")
    found = koreas.verdict()
    assert [origin.name for origin in found.withheld_despite] == ["US"]


def test_nothing_tagged(world: "World") -> None:
    assert world.verdict().status is Status.NO_EVIDENCE


def test_only_a_rejected_tag(world: "World") -> None:
    world.claim("A", by="US", rejected=True)
    assert world.verdict().status is Status.NO_EVIDENCE


# views


@pytest.mark.parametrize(
    "kind", [PropositionKind.FORECAST, PropositionKind.JUDGEMENT, PropositionKind.POLICY]
)
def test_views_count_all_types(koreas: "World", kind: PropositionKind) -> None:
    koreas.view(kind)
    koreas.claim("A", by="US", type=ClaimType.PREDICTION)
    assert koreas.verdict().status is Status.SINGLE_VIEW
    koreas.claim("B", by="Seoul", type=ClaimType.JUDGEMENT)
    assert koreas.verdict().status is Status.SHARED_VIEW
    koreas.claim("C", DENIES, by="[analysts]", type=ClaimType.POSSIBILITY)
    assert koreas.verdict().status is Status.SPLIT_VIEW


def test_a_view_split_within_one_origin(koreas: "World") -> None:
    koreas.view(PropositionKind.FORECAST)
    koreas.claim("A", by="Shin", type=ClaimType.PREDICTION)
    koreas.claim("B", DENIES, by="Seoul", type=ClaimType.PREDICTION)
    assert koreas.verdict().status is Status.SPLIT_VIEW


def test_two_that_deny_a_forecast_share_that_view(koreas: "World") -> None:
    koreas.view(PropositionKind.FORECAST)
    koreas.claim("A", DENIES, by="US", type=ClaimType.PREDICTION)
    koreas.claim("B", DENIES, by="Seoul", type=ClaimType.PREDICTION)
    assert koreas.verdict().status is Status.SHARED_VIEW


# what counts


@pytest.mark.parametrize(
    "kind",
    [
        ClaimType.POSSIBILITY,
        ClaimType.PREDICTION,
        ClaimType.CONDITIONAL,
        ClaimType.DEMAND,
        ClaimType.JUDGEMENT,
    ],
)
def test_types_that_are_no_evidence_of_fact(world: "World", kind: ClaimType) -> None:
    world.claim("A", by="US", type=kind, condition="if it goes on")
    assert left_out(world.verdict()) == [(Reason(kind.value), "if it goes on")]


def test_a_tag_in_boilerplate_is_left_out_with_the_region(world: "World") -> None:
    world.claim("A", by="US", region=RegionKind.BOILERPLATE)
    assert left_out(world.verdict()) == [(Reason.REGION, "boilerplate")]


def test_an_ambivalent_stance_is_left_out(world: "World") -> None:
    world.stance("A", Attitude.AMBIVALENT, by="US")
    assert left_out(world.verdict()) == [(Reason.AMBIVALENT, "")]


def test_a_stance_counts_once_with_its_holders_claim(koreas: "World") -> None:
    koreas.claim("A", DENIES, by="Moscow")
    koreas.stance("A", Attitude.OPPOSES, by="Russia")
    found = koreas.verdict()
    assert len(found.counted) == 1
    assert left_out(found) == [(Reason.SAME_CLAIM, "Russia")]


def test_a_stance_in_another_article_counts(koreas: "World") -> None:
    koreas.claim("A", DENIES, by="Moscow")
    koreas.stance("B", Attitude.OPPOSES, by="Russia")
    assert len(koreas.verdict().counted) == 2


def test_a_copy_is_left_out_naming_its_original(koreas: "World") -> None:
    koreas.copy("B", "A")
    koreas.claim("A", by="US")
    koreas.claim("B", by="US")
    found = koreas.verdict()
    assert (found.support, found.articles) == (1, 1)
    assert left_out(found) == [(Reason.COPY, "A")]


def test_what_only_a_copy_carries_counts_once(koreas: "World") -> None:
    koreas.copy("B", "A")
    koreas.claim("A", by="US")
    koreas.claim("B", by="Seoul")
    found = koreas.verdict()
    assert (found.support, len(found.support_origins), found.support_reports) == (1, 2, 1)


def test_the_same_tag_of_two_analysts_counts_once(koreas: "World") -> None:
    koreas.claim("A", by="US", start=3)
    koreas.claim("A", by="US", start=3)
    assert left_out(koreas.verdict()) == [(Reason.SAME_CLAIM, "US")]


def test_in_an_adjudicated_article_only_adjudicated_tags_count(koreas: "World") -> None:
    koreas.decide(DecisionKind.ADJUDICATED, "article", koreas.article("A"))
    koreas.claim("A", by="US")
    koreas.claim("A", DENIES, by="Moscow", adjudicated=True)
    koreas.claim("B", DENIES, by="Pyongyang")
    found = koreas.verdict()
    assert (found.status, found.denial) == (Status.DENIED, 2)
    assert left_out(found) == [(Reason.NOT_ADJUDICATED, "")]


def test_an_outlet_is_an_origin_where_it_is_marked(world: "World") -> None:
    world.claim("A", outlet="Daily")
    found = world.verdict()
    assert found.status is Status.SINGLE_ORIGIN
    assert found.support_origins[0].key.startswith("outlet:")


def test_a_narrator_in_an_opinion_is_its_author_but_a_quoted_voice_is_not(
    koreas: "World",
) -> None:
    koreas.article("D", genre=Genre.OPINION, byline="J. Roe")
    koreas.claim("D", by="Seoul")
    assert names(koreas.verdict()) == ["South Korea"]
    koreas.claim("D", voice=Voice.UNCLEAR)
    assert names(koreas.verdict()) == ["South Korea", "J. Roe"]


# chains, merges, relations, provisional


def test_the_deepest_speaker_is_the_origin_and_is_marked_as_a_guess(koreas: "World") -> None:
    koreas.chain("A", "KCNA", "Kim")
    found = koreas.verdict()
    assert names(found) == ["Kim"]
    assert found.provisional


def test_a_single_speaker_needs_no_mark(koreas: "World") -> None:
    koreas.chain("A", "Kim")
    assert not koreas.verdict().provisional


def test_a_guessed_link_makes_it_provisional(koreas: "World") -> None:
    koreas.claim("A", by="US", guessed=("polarity",))
    assert koreas.verdict().provisional


def test_a_guessed_tie_makes_it_provisional(koreas: "World") -> None:
    koreas.tie("Spokesman", "US", inferred=("kind",))
    koreas.claim("A", by="Spokesman")
    assert koreas.verdict().provisional


def test_a_guess_on_a_voice_left_out_does_not(koreas: "World") -> None:
    koreas.claim("A", by="US")
    koreas.claim("A", by="UK", type=ClaimType.DEMAND, guessed=("type",))
    assert not koreas.verdict().provisional


def test_merged_actors_are_one_until_split(koreas: "World") -> None:
    one, other = koreas.actor("USA"), koreas.actor("US")
    koreas.claim("A", by="USA")
    koreas.claim("B", by="US")
    koreas.decide(DecisionKind.MERGE, "actor", one, other)
    assert names(koreas.verdict()) == ["US"]
    koreas.decide(DecisionKind.SPLIT, "actor", one, other)
    assert koreas.verdict().support == 2


def test_a_circle_of_ties_ends(koreas: "World") -> None:
    koreas.tie("One", "Two")
    koreas.tie("Two", "One")
    koreas.claim("A", by="One")
    koreas.claim("B", by="Two")
    assert koreas.verdict().status is Status.SINGLE_ORIGIN


@pytest.mark.parametrize("kind", [RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON])
def test_actors_said_to_have_one_origin(koreas: "World", kind: RelationKind) -> None:
    koreas.claim("A", by="Agency")
    koreas.claim("B", by="Seoul")
    koreas.relate(kind, "actor", koreas.actor("Agency"), koreas.actor("Seoul"))
    assert koreas.verdict().status is Status.SINGLE_ORIGIN


def test_who_relies_on_another_takes_its_name(koreas: "World") -> None:
    koreas.claim("A", by="Agency")
    koreas.relate(RelationKind.RELIES_ON, "actor", koreas.actor("Agency"), koreas.actor("China"))
    assert names(koreas.verdict()) == ["China"]


def test_a_claim_that_relies_on_another_has_its_origin(koreas: "World") -> None:
    one = koreas.claim("A", by="US")
    other = koreas.claim("B", by="Seoul")
    koreas.relate(RelationKind.RELIES_ON, "tag", one, other)
    assert names(koreas.verdict()) == ["South Korea"]
    koreas.claim("C", by="US")
    assert koreas.verdict().support == 2  # only that claim relied on Seoul


def test_a_joint_claim_with_the_origin_of_a_single_one(koreas: "World") -> None:
    one = koreas.claim("A", by=["US", "UK"])
    other = koreas.claim("B", by="Seoul")
    koreas.relate(RelationKind.SAME_ORIGIN, "tag", one, other)
    assert koreas.verdict().support == 1


def test_a_joint_claim_adds_one_where_no_member_is_heard(koreas: "World") -> None:
    koreas.claim("A", by=["US", "UK"])
    koreas.claim("B", by="Seoul")
    found = koreas.verdict()
    assert (found.support, len(found.support_origins)) == (2, 3)
    assert found.not_counted == ()


def test_joint_claims_that_overlap_add_one_together(koreas: "World") -> None:
    koreas.claim("A", by=["US", "UK"])
    koreas.claim("B", by=["US", "Seoul"])
    found = koreas.verdict()
    assert found.support == 1
    assert left_out(found) == [(Reason.JOINT, "US")]


def test_a_tie_above_a_joint_claim_makes_it_single(koreas: "World") -> None:
    koreas.claim("A", by=["Shin", "Seoul"])
    found = koreas.verdict()
    assert (found.counted[0].joint, found.support) == (False, 1)

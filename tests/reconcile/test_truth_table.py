"""The truth table of the law, row by row."""

from typing import TYPE_CHECKING

from variorum.model.verdict import Reason, Status
from variorum.model.vocabulary import (
    ActorKind,
    Attitude,
    ClaimType,
    Genre,
    Polarity,
    PropositionKind,
)

if TYPE_CHECKING:
    from tests.reconcile.conftest import World

DENIES, ASSERTS = Polarity.DENIES, Polarity.ASSERTS


def reasons(world: "World") -> list[Reason | None]:
    return [voice.reason for voice in world.verdict().not_counted]


def test_news_narrator_states_a_pact_in_one_article(world: "World") -> None:
    world.claim("E")
    found = world.verdict()
    assert found.status is Status.UNATTRIBUTED
    assert (found.outlets, found.support, found.articles) == (1, 0, 0)
    assert reasons(world) == [Reason.NARRATOR]


def test_opinion_author_states_it_and_another_article_quotes_seoul(koreas: "World") -> None:
    author = koreas.actor("Jane Roe", kind=ActorKind.AUTHOR)
    koreas.article("D", genre=Genre.OPINION, author_actor=author)
    koreas.claim("D")
    koreas.claim("E", by="Seoul")
    found = koreas.verdict()
    assert found.status is Status.AGREED
    assert [origin.name for origin in found.support_origins] == ["Jane Roe", "South Korea"]
    assert found.independence == "unchecked"


def test_opinion_author_without_actor_is_an_origin_of_that_article(koreas: "World") -> None:
    opinion = koreas.article("D", genre=Genre.OPINION)
    koreas.claim("D")
    koreas.claim("E", by="Seoul")
    found = koreas.verdict()
    assert found.status is Status.AGREED
    assert found.support_origins[0].key == f"author:{opinion}"
    assert found.support_origins[0].name == "author of D"


def test_calling_it_legitimate_counts_only_as_the_analyst_chose(koreas: "World") -> None:
    koreas.about(kind=PropositionKind.FACTUAL)
    koreas.claim("B", None, by="Pyongyang", type=None)
    assert koreas.verdict().status is Status.NO_EVIDENCE
    assert reasons(koreas) == [Reason.UNTYPED]
    koreas.claim("B", DENIES, by="Pyongyang")
    assert koreas.verdict().status is Status.DENIED


def test_calling_it_legitimate_may_be_a_stance(koreas: "World") -> None:
    koreas.stance("B", Attitude.OPPOSES, by="Pyongyang")
    assert koreas.verdict().status is Status.DENIED


def test_us_asserts_and_the_accused_deny_jointly(koreas: "World") -> None:
    koreas.about(accused=(koreas.actor("Russia"), koreas.actor("North Korea")))
    koreas.claim("A", by="US")
    koreas.claim("A", DENIES, by=["Moscow", "Pyongyang"])
    found = koreas.verdict()
    assert found.status is Status.CONTESTED
    assert found.accused_only
    assert (found.support, found.denial) == (1, 1)
    assert [origin.name for origin in found.denial_origins] == ["Russia", "North Korea"]


def test_one_country_in_three_articles_is_one_origin(koreas: "World") -> None:
    koreas.claim("A", by="Shin")
    koreas.claim("E", by="South Korean intelligence")
    koreas.claim("D", by="Seoul")
    found = koreas.verdict()
    assert found.status is Status.SINGLE_ORIGIN
    assert (found.support, found.articles) == (1, 3)
    assert [origin.name for origin in found.support_origins] == ["South Korea"]


def test_shared_assessments_add_nothing_once_seoul_is_matched(koreas: "World") -> None:
    koreas.claim("C", by=["South Korea", "US", "allies"], type=ClaimType.ASSESSMENT)
    koreas.claim("E", by="Seoul")
    found = koreas.verdict()
    assert found.status is Status.SINGLE_ORIGIN
    assert (found.support, found.articles) == (1, 1)
    assert [(voice.reason, voice.detail) for voice in found.not_counted] == [
        (Reason.JOINT, "South Korea")
    ]


def test_possibility_is_not_counted_and_very_low_counts_only_as_typed(koreas: "World") -> None:
    koreas.claim("E", by="Seoul", type=ClaimType.POSSIBILITY)
    koreas.claim("D", DENIES, by="[analysts]", type=ClaimType.PREDICTION)
    found = koreas.verdict()
    assert found.status is Status.NO_EVIDENCE
    assert reasons(koreas) == [Reason.PREDICTION, Reason.POSSIBILITY]
    koreas.claim("D", DENIES, by="[analysts]", type=ClaimType.ASSESSMENT)
    assert koreas.verdict().status is Status.DENIED


def test_two_officials_in_one_article_are_two_origins_and_one_report(koreas: "World") -> None:
    koreas.claim("A", by="Shin")
    koreas.claim("A", by="Washington")
    found = koreas.verdict()
    assert found.status is Status.SINGLE_ORIGIN
    assert (found.support, len(found.support_origins), found.support_reports) == (1, 2, 1)
    assert found.not_counted == ()

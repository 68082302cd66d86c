"""Every reason has words that take its detail; every question can be put."""

import pytest

from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Form,
    IndependenceProposal,
    Match,
    Proposal,
    Tier,
    Why,
)
from variorum.model.vocabulary import ActorKind
from variorum.shell import proposal_phrases

A, B = Id("a"), Id("b")


def _form(count: int = 2) -> Form:
    return Form("Moor", None, ActorKind.UNKNOWN, (A,), count)


ASKED: list[Proposal] = [
    ActorProposal("k", Tier.ONE, "Moor", (_form(),), 5),
    ActorProposal("k", Tier.TWO, "Moor", (_form(), _form()), 3),
    ActorProposal("k", Tier.AMBIGUOUS, "Moor", (_form(), _form(), _form()), 2),
    ClaimProposal("k", A, B, (), 1),
    FigureProposal("k", "barges", (A,), (B,), (), 3),
    CopyProposal("k", A, B, 0.625, 3),
    IndependenceProposal("k", A, B, (A,), 3),
]


def test_every_reason_and_every_tier_has_words() -> None:
    assert proposal_phrases.REASONS.keys() == set(Match)
    assert proposal_phrases.TIERS.keys() == set(Tier)


@pytest.mark.parametrize("match", list(Match))
def test_a_reason_takes_its_detail_and_no_more(match: Match) -> None:
    said = proposal_phrases.reason(Why(match, "Norland"))
    assert said
    assert "{" not in said
    assert "tier" not in said


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: type(one).__name__)
def test_a_question_ends_as_one_and_its_lead_as_a_sentence(asked: Proposal) -> None:
    assert proposal_phrases.question(asked).endswith("?")
    lead = proposal_phrases.lead(asked)
    assert lead.endswith(".")
    assert "{" not in lead


def test_one_tag_is_said_in_the_singular() -> None:
    assert proposal_phrases.form_line(_form(1)) == "Moor (1 tag)"
    assert proposal_phrases.form_line(_form()) == "Moor (2 tags)"
    assert "62 %" in proposal_phrases.lead(ASKED[5])

"""The words for rules, moves, bands and grades: each token has its own, none is left out."""

from itertools import pairwise

import pytest

from variorum.model.ids import Id
from variorum.model.verdict import Sign, Status
from variorum.model.view import Move
from variorum.model.vocabulary import (
    Confidence,
    Likelihood,
    PropositionKind,
    Reliability,
)
from variorum.shell import ruling_phrases


def move(before: Status | None, after: Status | None, **more: tuple[int, int]) -> Move:
    return Move(Id("p"), "The pact", before, after, **more)


def test_every_status_has_a_rule_in_the_order_of_the_law() -> None:
    assert all(ruling_phrases.rule(status) for status in Status)
    factual = list(ruling_phrases.rules(PropositionKind.FACTUAL))
    assert factual == [status for status in Status if status in factual]
    assert Status.CONTESTED not in ruling_phrases.rules(PropositionKind.FORECAST)
    assert {*factual, *ruling_phrases.rules(PropositionKind.POLICY)} == set(Status)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (move(Status.AGREED, Status.CONTESTED), "Agreed → Contested"),
        (move(None, Status.DENIED), "not there → Denied"),
        (move(Status.AGREED, Status.AGREED, support=(3, 2)), "Agreed: for 3 → 2"),
        (
            move(Status.CONTESTED, Status.CONTESTED, support=(1, 2), denial=(2, 1)),
            "Contested: for 1 → 2, against 2 → 1",
        ),
        (move(Status.AGREED, Status.AGREED), "Agreed: other voices, same counts"),
        (
            move(Status.CONTESTED, Status.CONTESTED, signs=((Sign.ACCUSED_ONLY,), ())),
            "Contested, denied only by the accused → Contested",
        ),
        (
            move(
                Status.CONTESTED,
                Status.CONTESTED,
                denial=(1, 2),
                signs=((Sign.CHANGED, Sign.ACCUSED_ONLY), (Sign.CHANGED,)),
            ),
            "Contested, denied only by the accused → Contested: against 1 → 2",
        ),
        (
            move(Status.AGREED, Status.CONTESTED, signs=((Sign.DOUBTFUL,), ())),
            "Agreed → Contested",
        ),
    ],
)
def test_a_move_tells_before_and_after(found: Move, words: str) -> None:
    assert ruling_phrases.move(found) == words


def test_only_changed_statuses_are_counted() -> None:
    fell, stays = move(Status.AGREED, Status.DENIED), move(Status.AGREED, Status.AGREED)
    assert ruling_phrases.would_change([stays]) == "No status would change"
    assert ruling_phrases.would_change([fell, stays]) == "1 status would change"
    assert ruling_phrases.have_moved([fell, fell, stays]) == "2 statuses moved"
    beside = move(Status.CONTESTED, Status.CONTESTED, signs=((Sign.ACCUSED_ONLY,), ()))
    assert ruling_phrases.have_moved([beside]) == "No status moved; 1 in its badge only"
    assert ruling_phrases.would_change([fell, beside, beside]) == (
        "1 status would change; 2 in their badges only"
    )


def test_the_bands_are_those_of_icd_203_and_leave_no_gap() -> None:
    shares = [
        ruling_phrases.LIKELIHOODS[band][1].rstrip(" %").split("\u2013") for band in Likelihood
    ]
    ends = [(int(low), int(high)) for low, high in shares]
    assert (ends[0][0], ends[-1][1]) == (1, 99)
    assert all(one[1] == other[0] for one, other in pairwise(ends))
    assert len(ends) == 7
    assert ruling_phrases.band(Likelihood.LIKELY) == "likely (55\u201380 %)"
    assert set(ruling_phrases.CONFIDENCES) == set(Confidence)


def test_every_grade_has_its_meaning_and_none_is_told() -> None:
    assert ruling_phrases.reliability(Reliability.A) == "A, completely reliable"
    assert ruling_phrases.reliability(None) == "not rated"
    assert set(ruling_phrases.RELIABILITIES) == set(Reliability)

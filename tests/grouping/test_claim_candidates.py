"""One claim with its nearest propositions: rare words weigh more, what was ruled out is gone."""

from variorum.grouping.claims import Known, propose_claims
from variorum.model.ids import Id
from variorum.model.tags import Tag
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind

TIME = "2024-11-01T00:00:00.000Z"

KNOWN = [
    Known(Id("sail"), ["Barges sailed to the north"], {Id("t1"): Id("a")}),
    Known(Id("freeze"), ["The harbour is frozen", "ice closed the harbour"], {}),
    Known(Id("pay"), ["The crew was paid"], {}),
    *(Known(Id(f"other{number}"), [f"The north wind number {number} blew"]) for number in range(6)),
]


def _claim(quote: str) -> LinkedTag:
    tag = Tag(
        id=Id("claim"),
        created=TIME,
        text_version=Id("v"),
        kind=TagKind.CLAIM,
        start=0,
        end=len(quote),
        quote=quote,
    )
    return LinkedTag(tag, (), Id("b"))


def _nearest(quote: str, **out: dict[Id, set[Id]]) -> list[str]:
    (one,) = propose_claims([_claim(quote)], KNOWN, out.get("cannot", {}), out.get("closed", {}))
    return [found.proposition for found in one.candidates]


def test_the_nearest_comes_first_and_five_at_most() -> None:
    found = _nearest("barges were sailing to the north")
    assert found[0] == "sail"
    assert len(found) == 5


def test_the_words_of_other_claims_count_too() -> None:
    assert _nearest("thick ice closed all of it")[0] == "freeze"


def test_scores_lie_between_0_and_100_and_fall() -> None:
    (one,) = propose_claims([_claim("the harbour is frozen")], KNOWN, {}, {})
    scores = [found.score for found in one.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert scores[0] == 100
    assert one.strength == 5


def test_a_claim_of_other_words_is_asked_without_candidates() -> None:
    (one,) = propose_claims([_claim("zzz qqq")], KNOWN, {}, {})
    assert (one.candidates, one.strength) == ((), 1)


def test_what_was_ruled_out_is_not_offered() -> None:
    quote = "barges were sailing to the north"
    assert "sail" not in _nearest(quote, cannot={Id("claim"): {Id("t1")}})


def test_a_dismissed_claim_is_asked_about_again_only_where_something_else_is_near() -> None:
    out = {Id("claim"): {Id("freeze")}}
    assert propose_claims([_claim("frozen harbour")], KNOWN, {}, out) == []
    quote = "barges were sailing to the north"
    assert "freeze" not in _nearest(quote, closed=out)
    assert "sail" in _nearest(quote, closed=out)

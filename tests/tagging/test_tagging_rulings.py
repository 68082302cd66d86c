"""What the analyst rules beside the computed: kept, replaced, taken back, never doubled."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Assessment, Decision, Outlet, Proposition, Relation
from variorum.model.tags import Tag
from variorum.model.vocabulary import (
    Confidence,
    DecisionKind,
    Likelihood,
    RelationKind,
    Reliability,
    TagKind,
)
from variorum.tagging import adjudicating, rulings
from variorum.tagging.editing import delete_tag

if TYPE_CHECKING:
    from conftest import Desk


def _proposition(desk: "Desk") -> Id:
    made = Proposition(id=new_id(), created=now(), text="Barges went north")
    desk.catalogue = type(desk.catalogue)([*desk.catalogue, made])
    return made.id


def test_an_assessment_is_one_per_analyst_and_taken_back_when_emptied(desk: "Desk") -> None:
    about, other = _proposition(desk), new_id()
    desk.do(rulings.assess(desk.catalogue, about, desk.author, likelihood=Likelihood.LIKELY))
    desk.do(rulings.assess(desk.catalogue, about, desk.author, confidence=Confidence.LOW))
    desk.do(rulings.assess(desk.catalogue, about, other, reasons="  two counts  "))
    own, theirs = desk.catalogue.all(Assessment).values()
    assert (own.likelihood, own.confidence) == (None, Confidence.LOW)
    assert theirs.reasons == "two counts"
    desk.do(rulings.assess(desk.catalogue, about, desk.author))
    assert [one.author for one in desk.catalogue.all(Assessment).values()] == [other]


def test_a_review_mark_replaces_the_authors_last_one(desk: "Desk") -> None:
    about = _proposition(desk)
    desk.do(rulings.review(desk.catalogue, about, DecisionKind.QUERIED, desk.author, "who says?"))
    desk.do(rulings.review(desk.catalogue, about, DecisionKind.APPROVED, desk.author))
    (mark,) = desk.catalogue.all(Decision).values()
    assert (mark.kind, mark.reason) == (DecisionKind.APPROVED, "")
    desk.do(rulings.review(desk.catalogue, about, None, desk.author))
    assert not desk.catalogue.all(Decision)


def test_a_status_of_ones_own_needs_a_reason(desk: "Desk") -> None:
    about = _proposition(desk)
    with pytest.raises(UserError, match=r"overrule\.reason"):
        rulings.overrule(desk.catalogue, about, "contested", desk.author, " ")
    desk.do(rulings.overrule(desk.catalogue, about, "contested", desk.author, "the memo"))
    (own,) = desk.catalogue.all(Decision).values()
    assert (own.kind, own.value, own.reason) == (DecisionKind.OVERRULE, "contested", "the memo")
    desk.do(rulings.overrule(desk.catalogue, about, "", desk.author))
    assert not desk.catalogue.all(Decision)


def test_two_statements_have_one_verdict_whichever_comes_first(desk: "Desk") -> None:
    one, other = new_id(), new_id()
    kinds = (RelationKind.CONFLICT, RelationKind.SCOPE_DIFFERS)
    desk.do(rulings.relate(desk.catalogue, "tag", one, other, kinds[0], desk.author, "a"))
    desk.do(rulings.relate(desk.catalogue, "tag", other, one, kinds[1], desk.author, "b"))
    (kept,) = desk.catalogue.all(Relation).values()
    assert (kept.kind, kept.reason) == (RelationKind.SCOPE_DIFFERS, "b")
    desk.do(rulings.relate(desk.catalogue, "tag", one, other, None, desk.author))
    assert not desk.catalogue.all(Relation)
    with pytest.raises(UserError, match=r"relation\.self"):
        rulings.relate(desk.catalogue, "tag", one, one, kinds[0], desk.author)


def test_a_verdict_leaves_the_same_origin_of_two_statements_alone(desk: "Desk") -> None:
    one, other = new_id(), new_id()
    same = Relation(
        id=new_id(),
        created=now(),
        kind=RelationKind.SAME_ORIGIN,
        about="tag",
        one=one,
        other=other,
    )
    desk.catalogue = type(desk.catalogue)([*desk.catalogue, same])
    desk.do(rulings.relate(desk.catalogue, "tag", one, other, RelationKind.CHANGED, desk.author))
    kinds = [found.kind for found in desk.catalogue.all(Relation).values()]
    assert kinds == [RelationKind.SAME_ORIGIN, RelationKind.CHANGED]


def test_a_rating_carries_its_reason() -> None:
    paper = Outlet(id=new_id(), created=now(), name="Paper")
    act = rulings.rate(paper, Reliability.B, " rarely wrong ")
    rated = act.changes[0].after
    assert isinstance(rated, Outlet)
    assert (rated.reliability, rated.reliability_reason) == (Reliability.B, "rarely wrong")
    assert not rulings.rate(rated, Reliability.B, "rarely wrong").changes


def test_a_brief_needs_a_name_and_goes_again(desk: "Desk") -> None:
    with pytest.raises(UserError, match=r"brief\.unnamed"):
        rulings.freeze(desk.catalogue, " ", {}, desk.author)
    desk.do(rulings.freeze(desk.catalogue, "June", {Id("p"): {"status": "agreed"}}, desk.author))
    (brief,) = desk.catalogue.all(Decision).values()
    assert (brief.kind, brief.value) == (DecisionKind.BRIEF, '{"p": {"status": "agreed"}}')
    desk.do(rulings.thaw(brief))
    assert not desk.catalogue.all(Decision)


def _tag(desk: "Desk", author: Id) -> Tag:
    start, end = desk.span("Suland")
    tag = Tag(
        id=new_id(),
        author=author,
        created=now(),
        text_version=desk.article.version.id,
        kind=TagKind.ACTOR,
        start=start,
        end=end,
        quote="Suland",
    )
    desk.article.tags[tag.id] = tag
    return tag


def test_settling_takes_either_both_or_neither(desk: "Desk") -> None:
    one, other = _tag(desk, new_id()), _tag(desk, new_id())
    among = (one.id, other.id)

    def settle(*taken: Id) -> None:
        act = adjudicating.settle(desk.article, desk.catalogue, among, set(taken), desk.author)
        desk.do(act)

    def taken() -> frozenset[Id] | None:
        return adjudicating.taken_of(desk.article, desk.catalogue, among)

    assert taken() is None
    settle(one.id)
    assert taken() == {one.id}
    settle(other.id)
    assert taken() == {other.id}
    settle(*among)
    assert taken() == set(among)
    settle()
    assert taken() == frozenset()
    assert not any(desk.article.tags[tag].adjudicated for tag in among)
    settle(one.id)
    assert not desk.catalogue.all(Decision)
    desk.do(adjudicating.unsettle(desk.article, desk.catalogue, among))
    assert taken() is None


def test_none_taken_of_a_discrepancy_is_settled_and_goes_with_its_tag(desk: "Desk") -> None:
    one, other = _tag(desk, new_id()), _tag(desk, new_id())
    among = (one.id, other.id)
    act = adjudicating.settle(desk.article, desk.catalogue, among, (), desk.author)
    desk.do(act)
    (kept,) = desk.catalogue.all(Decision).values()
    assert (kept.kind, kept.about, kept.author) == (DecisionKind.ADJUDICATED, "tag", desk.author)
    assert not adjudicating.is_adjudicated(desk.catalogue, desk.article.article.id)
    again = adjudicating.settle(desk.article, desk.catalogue, among, (), desk.author)
    assert not again.changes
    desk.do(delete_tag(desk.article, desk.catalogue, one.id))
    assert not desk.catalogue.all(Decision)


def test_adjudicating_takes_what_is_agreed_and_can_be_reopened(desk: "Desk") -> None:
    agreed, other = _tag(desk, new_id()), _tag(desk, new_id())
    desk.do(adjudicating.adjudicate(desk.article, desk.catalogue, [agreed.id], desk.author))
    assert desk.article.tags[agreed.id].adjudicated
    assert not desk.article.tags[other.id].adjudicated
    assert [one.kind for one in desk.catalogue.all(Decision).values()] == [DecisionKind.ADJUDICATED]
    again = adjudicating.adjudicate(desk.article, desk.catalogue, [agreed.id], desk.author)
    assert not again.changes
    desk.do(adjudicating.reopen(desk.article, desk.catalogue))
    assert not desk.catalogue.all(Decision)
    assert desk.article.tags[agreed.id].adjudicated

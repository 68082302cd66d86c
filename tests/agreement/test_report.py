"""Two and three analysts on one article: who means the same, what agrees, what is open."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.agreement.pairing import groups
from variorum.agreement.report import compare
from variorum.model.agreement import ArticleAgreement, FieldAgreement
from variorum.model.ids import Id
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    TagKind,
)

ADA, BEN, CAY = Id("ada"), Id("ben"), Id("cay")
TIME = "2026-01-01T00:00:00.000Z"


def _tag(
    name: str,
    kind: TagKind,
    author: Id,
    span: tuple[int, int],
    *links: TagLink,
    **fields: Any,  # noqa: ANN401  # fields of a tag
) -> LinkedTag:
    tag = Tag(
        id=Id(name),
        author=author,
        created=TIME,
        text_version=Id("text"),
        kind=kind,
        start=span[0],
        end=span[1],
        quote="",
        **fields,
    )
    return LinkedTag(tag, links, Id("article"))


def _link(role: LinkRole, **pointed: Any) -> TagLink:  # noqa: ANN401  # fields of a link
    return TagLink(id=Id("link"), created=TIME, tag=Id("tag"), role=role, **pointed)


def _actor(name: str, author: Id, span: tuple[int, int], actor: str) -> LinkedTag:
    link = _link(LinkRole.ACTOR, actor=Id(actor))
    return _tag(name, TagKind.ACTOR, author, span, link, role=ActorRole.ACTOR)


def _claim(
    name: str, author: Id, span: tuple[int, int], polarity: Polarity, proposition: str = "sent"
) -> LinkedTag:
    said = _link(
        LinkRole.PROPOSITION,
        proposition=Id(proposition),
        polarity=polarity,
        type=ClaimType.FACT,
    )
    return _tag(name, TagKind.CLAIM, author, span, said)


def _figure(name: str, author: Id, value: str) -> LinkedTag:
    return _tag(
        name,
        TagKind.FIGURE,
        author,
        (50, 60),
        comparator=Comparator.MORE,
        value=Decimal(value),
        unit="containers",
    )


def _compare(
    *tags: LinkedTag, by: tuple[Id, ...] = (ADA, BEN), percent: float = 0
) -> ArticleAgreement:
    return compare(Id("article"), 200, tags, by, {}, percent=percent)


def _field(found: ArticleAgreement, kind: TagKind, name: str) -> FieldAgreement:
    return next(one for one in found.fields if (one.kind, one.field) == (kind, name))


def test_the_same_tag_twice_agrees() -> None:
    found = _compare(_actor("a", ADA, (0, 6), "us"), _actor("b", BEN, (0, 6), "us"))
    assert found.agreed == (("a", "b"),)
    assert found.discrepancies == ()
    assert found.alpha_u == 1


def test_another_actor_and_another_span_are_named() -> None:
    found = _compare(_actor("a", ADA, (0, 6), "us"), _actor("b", BEN, (0, 7), "uk"))
    (one,) = found.discrepancies
    assert (one.tags, one.fields, one.start, one.end) == (("a", "b"), ("span", "actor"), 0, 7)


def test_a_tag_only_one_has_set_is_open() -> None:
    found = _compare(_actor("a", ADA, (0, 6), "us"))
    (one,) = found.discrepancies
    assert (one.tags, one.fields, one.settled_by) == (("a", None), (), ("a",))


def test_tags_that_share_less_than_half_are_not_meant_for_the_same() -> None:
    found = _compare(_actor("a", ADA, (0, 10), "us"), _actor("b", BEN, (7, 17), "us"))
    assert [one.tags for one in found.discrepancies] == [("a", None), (None, "b")]


def test_the_best_fit_is_joined_first() -> None:
    wide, close = _actor("wide", ADA, (0, 12), "us"), _actor("close", ADA, (2, 10), "us")
    other = _actor("other", BEN, (2, 11), "us")
    joined = [
        tuple(one.tag.id if one else None for one in group)
        for group in groups([wide, close, other], (ADA, BEN))
    ]
    assert joined == [("wide", None), ("close", "other")]


def test_records_merged_away_are_the_ones_kept() -> None:
    tags = [_actor("a", ADA, (0, 6), "us"), _actor("b", BEN, (0, 6), "america")]
    heads = {Id("america"): Id("us")}
    assert compare(Id("article"), 200, tags, (ADA, BEN), heads).agreed == (("a", "b"),)


def test_polarity_is_measured_over_the_claims_both_have() -> None:
    # Both assert thrice; once Ada asserts and Ben denies; once both deny: po .8, pe .56.
    sides = [("asserts", "asserts")] * 3 + [("asserts", "denies"), ("denies", "denies")]
    tags = []
    for place, (one, other) in enumerate(sides):
        span = (place * 20, place * 20 + 10)
        tags.append(_claim(f"a{place}", ADA, span, Polarity(one)))
        tags.append(_claim(f"b{place}", BEN, span, Polarity(other)))
    found = _field(_compare(*tags), TagKind.CLAIM, "polarity")
    assert (found.items, found.same) == (5, 4)
    assert found.kappa == pytest.approx((0.8 - 0.56) / 0.44)


def test_numbers_agree_within_the_tolerance() -> None:
    tags = [_figure("a", ADA, "10000"), _figure("b", BEN, "10500")]
    assert _field(_compare(*tags), TagKind.FIGURE, "value").same == 0
    close = _compare(*tags, percent=5)
    assert _field(close, TagKind.FIGURE, "value").same == 1
    assert close.agreed == (("a", "b"),)


def test_rejected_tags_and_those_of_others_are_passed_over() -> None:
    gone = _tag("x", TagKind.STANCE, ADA, (0, 5), attitude=Attitude.SUPPORTS, rejected=True)
    found = _compare(gone, _actor("c", CAY, (0, 6), "us"))
    assert (found.agreed, found.discrepancies, found.alpha_u) == ((), (), None)


def test_three_analysts_stand_in_one_group() -> None:
    tags = [_actor(f"{who}0", who, (0, 6), "us") for who in (ADA, BEN, CAY)]
    tags += [_actor(f"{who}1", who, (9, 15), "us") for who in (ADA, CAY)]
    found = _compare(*tags, by=(ADA, BEN, CAY))
    assert found.agreed == (("ada0", "ben0", "cay0"),)
    assert [one.tags for one in found.discrepancies] == [("ada1", None, "cay1")]
    assert next(one.counts for one in found.spans if one.kind is TagKind.ACTOR) == (2, 1, 2)


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6)


@given(st.tuples(SPANS, SPANS, SPANS))
def test_every_tag_stands_in_one_group_with_one_of_each_analyst(
    found: tuple[list[tuple[int, int]], ...],
) -> None:
    tags = [
        _actor(f"{who}{place}", who, (start, start + length), "us")
        for who, spans in zip((ADA, BEN, CAY), found, strict=True)
        for place, (start, length) in enumerate(spans)
    ]
    made = groups(tags, (ADA, BEN, CAY))
    members = [one for group in made for one in group if one]
    assert sorted(one.tag.id for one in members) == sorted(one.tag.id for one in tags)
    for group in made:
        assert [one.tag.author for one in group if one] == [
            who for who, one in zip((ADA, BEN, CAY), group, strict=True) if one
        ]

"""A draft becomes one change set: tag, links, and the records it newly names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import pytest

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    FigureDraft,
    PersonDraft,
    Pick,
    PropositionDraft,
    StanceDraft,
)
from variorum.model.errors import UserError
from variorum.model.records import Actor, Proposition, Quantity
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    QuantityKind,
    TagKind,
)
from variorum.tagging.acts import create, guess_claim, guess_figure

R = TypeVar("R", bound="Record")

if TYPE_CHECKING:
    from tests.tagging.conftest import Desk

    from variorum.model.changes import ChangeSet
    from variorum.model.drafts import Draft
    from variorum.model.records import Record


def _made(act: ChangeSet, cls: type[R]) -> list[R]:
    return [change.after for change in act.changes if isinstance(change.after, cls)]


def _create(desk: Desk, draft: Draft) -> ChangeSet:
    return desk.do(create(draft, desk.article, desk.catalogue, desk.author))


def test_an_actor_tag_of_a_known_actor(desk: Desk, suland: Actor) -> None:
    start, end = desk.span("Suland")
    pick = Pick("actor", "Suland", suland.id)
    act = _create(desk, ActorDraft(start, end, (pick,), inferred=("actor", "role")))
    assert (act.act, act.params) == ("tag.actor", (("quote", "Suland"),))
    [tag], [link] = _made(act, Tag), _made(act, TagLink)
    assert (tag.kind, tag.start, tag.end, tag.quote) == (TagKind.ACTOR, start, end, "Suland")
    assert (tag.author, tag.text_version) == (desk.author, desk.article.version.id)
    assert (tag.role, tag.inferred) == (ActorRole.ACTOR, ("role",))
    assert (link.role, link.actor, link.inferred) == (LinkRole.ACTOR, suland.id, ("actor",))
    assert _made(act, Actor) == []


def test_both_names_of_one_tag_are_linked_in_order(desk: Desk, suland: Actor) -> None:
    start, end = desk.span("Both Suland and Ostia")
    picks = (Pick("actor", "Suland", suland.id), Pick("actor", "Ostia"))
    act = _create(desk, ActorDraft(start, end, picks))
    [ostia] = _made(act, Actor)
    links = desk.article.linked(_made(act, Tag)[0].id).role(LinkRole.ACTOR)
    assert [link.actor for link in links] == [suland.id, ostia.id]
    assert [link.position for link in links] == [0, 1]


def test_a_claim_makes_what_it_newly_names_before_it(desk: Desk) -> None:
    start, end = desk.span("Both Suland and Ostia have denied the reports")
    ostia = desk.span("Ostia")
    draft = ClaimDraft(
        start,
        end,
        propositions=(
            PropositionDraft(Pick("proposition", "Barges came"), Polarity.DENIES, ClaimType.FACT),
            PropositionDraft(Pick("proposition", "barges  came"), inferred=("polarity",)),
        ),
        speakers=(
            PersonDraft(
                Pick("actor", "Ostia"),
                origin=True,
                start=ostia[0],
                end=ostia[1],
                inferred=("actor",),
            ),
        ),
        inferred=("voice", "polarity", "type"),
    )
    act = _create(desk, draft)
    assert act.act == "tag.claim"
    assert _is_ordered(act)
    name, claim = _made(act, Tag)
    assert (name.kind, name.quote, claim.kind) == (TagKind.ACTOR, "Ostia", TagKind.CLAIM)
    assert claim.inferred == ("voice",)
    [made] = _made(act, Proposition)
    first, second = desk.article.linked(claim.id).role(LinkRole.PROPOSITION)
    assert (first.proposition, second.proposition) == (made.id, made.id)
    assert (first.polarity, first.type, first.inferred) == (Polarity.DENIES, ClaimType.FACT, ())
    assert second.inferred == ("polarity",)
    [speaker] = desk.article.linked(claim.id).role(LinkRole.SPEAKER)
    assert (speaker.actor, speaker.origin) == (_made(act, Actor)[0].id, True)
    [naming] = desk.article.linked(name.id).links
    assert (naming.actor, naming.inferred) == (speaker.actor, ("actor",))


def _is_ordered(act: ChangeSet) -> bool:
    """Tell whether every record comes after those it refers to."""
    ids = [change.id for change in act.changes]
    links = [change.after for change in act.changes if isinstance(change.after, TagLink)]
    return all(
        ids.index(target) < ids.index(link.id)
        for link in links
        for target in (link.tag, link.actor, link.proposition, link.quantity)
        if target in ids
    )


def test_a_speaker_who_is_tagged_there_is_not_tagged_again(desk: Desk, suland: Actor) -> None:
    start, end = desk.span("Suland")
    known = Pick("actor", "Suland", suland.id)
    _create(desk, ActorDraft(start, end, (known,)))
    person = PersonDraft(known, start=start, end=end)
    act = _create(desk, ClaimDraft(start, end + 5, speakers=(person,)))
    assert [tag.kind for tag in _made(act, Tag)] == [TagKind.CLAIM]


def test_another_actor_tagged_there_does_not_count(desk: Desk, suland: Actor) -> None:
    start, end = desk.span("Suland")
    _create(desk, ActorDraft(start, end, (Pick("actor", "Suland", suland.id),)))
    person = PersonDraft(Pick("actor", "Sulandia"), start=start, end=end)
    act = _create(desk, ClaimDraft(start, end + 5, speakers=(person,)))
    assert [tag.kind for tag in _made(act, Tag)] == [TagKind.ACTOR, TagKind.CLAIM]


def test_a_typed_voice_is_tagged_where_the_sentence_describes_it(desk: Desk) -> None:
    start, end = desk.span("We counted them twice")
    clerk = PersonDraft(Pick("actor", "A clerk"))
    act = _create(desk, ClaimDraft(start, end, speakers=(clerk,)))
    naming, claim = _made(act, Tag)
    assert (naming.kind, naming.quote, claim.kind) == (TagKind.ACTOR, "a clerk", TagKind.CLAIM)
    [link] = desk.article.linked(naming.id).role(LinkRole.ACTOR)
    assert (link.actor, link.inferred) == (_made(act, Actor)[0].id, ())


@pytest.mark.parametrize("name", ["Some officials", "Ada Moor", "A cle"])
def test_a_voice_not_described_there_or_a_name_is_not_tagged(desk: Desk, name: str) -> None:
    start, end = desk.span("We counted them twice")
    act = _create(desk, ClaimDraft(start, end, speakers=(PersonDraft(Pick("actor", name)),)))
    assert [tag.kind for tag in _made(act, Tag)] == [TagKind.CLAIM]


def test_a_name_tagged_inside_a_voice_does_not_keep_it_from_being_tagged(desk: Desk) -> None:
    start, _ = desk.span("a clerk")
    _create(desk, ActorDraft(start + 2, start + 7, (Pick("actor", "Clerk"),)))
    start, end = desk.span("We counted them twice")
    act = _create(desk, ClaimDraft(start, end, speakers=(PersonDraft(Pick("actor", "a clerk")),)))
    assert _made(act, Tag)[0].quote == "a clerk"


def test_a_voice_that_is_tagged_is_not_tagged_again(desk: Desk) -> None:
    start, end = desk.span("a clerk")
    _create(desk, ActorDraft(start, end, (Pick("actor", "Moor the clerk"),)))
    start, end = desk.span("We counted them twice")
    typed = PersonDraft(Pick("actor", "A clerk"))
    act = _create(desk, ClaimDraft(start, end, speakers=(typed,)))
    assert [tag.kind for tag in _made(act, Tag)] == [TagKind.CLAIM]


def test_an_unnamed_voice_belongs_to_its_article(desk: Desk) -> None:
    start, end = desk.span("a clerk")
    act = _create(desk, ActorDraft(start, end, (Pick("actor", "a senior Ostian official"),)))
    assert _made(act, Actor)[0].article == desk.article.article.id
    act = _create(desk, ActorDraft(start, end, (Pick("actor", "Ostian intelligence"),)))
    assert _made(act, Actor)[0].article is None


def test_a_stance_has_holder_and_target(desk: Desk, sent: Proposition) -> None:
    start, end = desk.span("have denied")
    draft = StanceDraft(
        start,
        end,
        Attitude.OPPOSES,
        strength=2,
        holders=(PersonDraft(Pick("actor", "Ostia"), LinkRole.HOLDER),),
        target=Pick("proposition", sent.text, sent.id),
        inferred=("attitude", "target"),
    )
    act = _create(desk, draft)
    [tag] = _made(act, Tag)
    linked = desk.article.linked(tag.id)
    assert (act.act, tag.attitude, tag.strength) == ("tag.stance", Attitude.OPPOSES, 2)
    assert tag.inferred == ("attitude",)
    [target] = linked.role(LinkRole.TARGET)
    assert (target.proposition, target.inferred) == (sent.id, ("proposition",))
    assert len(linked.role(LinkRole.HOLDER)) == 1


def test_a_new_quantity_takes_unit_and_kind_from_the_figure(desk: Desk) -> None:
    start, end = desk.span("more than 900 barges")
    draft = FigureDraft(
        start,
        end,
        Comparator.MORE,
        Decimal(900),
        unit="barges",
        kind=QuantityKind.CUMULATIVE,
        subject="Suland",
        window_start="2021-03",
        quantity=Pick("quantity", "Barges sent by Suland"),
        inferred=("comparator", "value", "unit", "kind", "window_start", "as_of"),
    )
    act = _create(desk, draft)
    [made] = _made(act, Quantity)
    assert (made.unit, made.kind, made.subject) == ("barges", QuantityKind.CUMULATIVE, "Suland")
    [tag] = _made(act, Tag)
    assert (tag.unit, tag.value, tag.inferred) == (
        "",
        Decimal(900),
        ("comparator", "value", "window_start"),
    )
    [link] = desk.article.linked(tag.id).role(LinkRole.QUANTITY)
    assert (link.quantity, link.inferred) == (made.id, ("quantity",))


def test_a_figure_keeps_a_unit_that_its_quantity_has_not(desk: Desk, barges: Quantity) -> None:
    start, end = desk.span("900 barges")
    known = Pick("quantity", barges.name, barges.id)
    draft = FigureDraft(start, end, Comparator.EQUAL, Decimal(900), unit="barges", quantity=known)
    assert _made(_create(desk, draft), Tag)[0].unit == ""
    assert _made(_create(desk, replace(draft, unit="rafts")), Tag)[0].unit == "rafts"


def test_guesses_can_be_created_as_they_are(desk: Desk) -> None:
    claim = guess_claim(desk.article, desk.catalogue, *desk.span("We counted them twice"))
    figure = guess_figure(desk.article, desk.catalogue, *desk.span("more than 900 barges"))
    for draft in (claim, figure):
        assert _is_ordered(_create(desk, draft))
    names = [tag.quote for tag in desk.article.tags.values() if tag.kind is TagKind.ACTOR]
    assert sorted(names) == ["Ada Moor", "Norland harbour intelligence"]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (ActorDraft(5, 5), "tag.empty"),
        (ActorDraft(22, 23), "tag.empty"),
        (ActorDraft(-1, 4), "tag.outside"),
        (ActorDraft(4, 10_000), "tag.outside"),
        (ActorDraft(0, 4, (Pick("actor", "  "),)), "link.unnamed"),
        (ClaimDraft(0, 4, event_time="last May"), "tag.date"),
        (StanceDraft(0, 4, strength=4), "tag.strength"),
        (FigureDraft(0, 4, Comparator.BETWEEN, Decimal(5)), "tag.range"),
        (FigureDraft(0, 4, Comparator.BETWEEN, Decimal(5), Decimal(3)), "tag.range"),
        (FigureDraft(0, 4, Comparator.EQUAL, Decimal(5), Decimal(6)), "tag.range"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, draft: Draft, code: str) -> None:
    with pytest.raises(UserError) as caught:
        create(draft, desk.article, desk.catalogue, desk.author)
    assert caught.value.code == code


def test_an_id_nobody_knows_is_refused(desk: Desk) -> None:
    pick = Pick("actor", "Suland", desk.author)
    with pytest.raises(UserError, match=r"link\.missing"):
        create(ActorDraft(0, 4, (pick,)), desk.article, desk.catalogue, desk.author)

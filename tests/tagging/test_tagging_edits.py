"""Acts on tags that are there: each shows all it does, and its inverse takes all of it back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from variorum.model.ids import new_id, now
from variorum.model.records import Relation
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    LinkRole,
    Polarity,
    RegionKind,
    RelationKind,
    TagKind,
)
from variorum.tagging import acts

if TYPE_CHECKING:
    from tests.tagging.conftest import Desk

    from variorum.model.changes import ChangeSet
    from variorum.model.drafts import Draft
    from variorum.model.ids import Id
    from variorum.model.records import Actor, Proposition, Quantity


@pytest.fixture
def claim(desk: Desk, sent: Proposition, suland: Actor) -> Id:
    """Return a claim on two propositions by one speaker."""
    start, end = desk.span("Suland has sent")
    draft = ClaimDraft(
        start,
        end,
        propositions=(
            PropositionDraft(Pick("proposition", sent.text, sent.id), Polarity.DENIES),
            PropositionDraft(Pick("proposition", "Barges are wet"), inferred=("type",)),
        ),
        speakers=(PersonDraft(Pick("actor", "Suland", suland.id), origin=True),),
        inferred=("voice", "quotation"),
    )
    desk.do(acts.create(draft, desk.article, desk.catalogue, desk.author))
    return next(iter(desk.article.tags))


def test_a_deleted_tag_takes_links_notes_and_relations_along(desk: Desk, claim: Id) -> None:
    desk.do(acts.set_note(desk.article, "tag", claim, "Look again", desk.author))
    tie = Relation(
        id=new_id(),
        created=now(),
        kind=RelationKind.CONFLICT,
        about="tag",
        one=new_id(),
        other=claim,
    )
    desk.catalogue = type(desk.catalogue)([*desk.catalogue, tie])
    act = desk.do(acts.delete_tag(desk.article, desk.catalogue, claim))
    assert act.act == "tag.delete"
    kinds = [change.kind for change in act.changes]
    assert kinds == ["note", "relation", "tag_link", "tag_link", "tag_link", "tag"]
    assert {change.op for change in act.changes} == {"delete"}
    assert not desk.article.tags
    assert not desk.article.notes


def test_resizing_moves_the_quote_and_nothing_else(desk: Desk, claim: Id) -> None:
    before = desk.article.tags[claim]
    start, end = desk.span("Suland has sent more")
    act = desk.do(acts.resize_tag(desk.article, claim, start, end))
    after = desk.article.tags[claim]
    assert (after.start, after.end, after.quote) == (start, end, "Suland has sent more")
    assert (after.inferred, after.author, after.created) == (
        before.inferred,
        before.author,
        before.created,
    )
    assert act.params == (("quote", "Suland has sent more"),)


@pytest.mark.parametrize(("start", "end", "code"), [(9, 9, "tag.empty"), (0, 9999, "tag.outside")])
def test_resizing_to_nothing_is_refused(
    desk: Desk, claim: Id, start: int, end: int, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        acts.resize_tag(desk.article, claim, start, end)
    assert caught.value.code == code


def test_resizing_to_the_same_span_changes_nothing(desk: Desk, claim: Id) -> None:
    tag = desk.article.tags[claim]
    assert acts.resize_tag(desk.article, claim, tag.start, tag.end).changes == ()


def test_an_edited_field_is_confirmed(desk: Desk, claim: Id) -> None:
    desk.do(acts.edit_tag(desk.article, claim, event_time="2021-03", quotation="direct"))
    tag = desk.article.tags[claim]
    assert (tag.event_time, tag.inferred) == ("2021-03", ("voice",))
    with pytest.raises(UserError, match=r"tag\.date"):
        acts.edit_tag(desk.article, claim, event_time="in March")


def test_confirming_removes_marks_of_tags_and_links(desk: Desk, claim: Id) -> None:
    linked = desk.article.linked(claim)
    act = desk.do(acts.confirm([linked.tag, *linked.links], ["voice", "type"]))
    assert len(act.changes) == 2
    assert desk.article.tags[claim].inferred == ("quotation",)
    desk.do(acts.confirm([desk.article.tags[claim]]))
    assert desk.article.tags[claim].inferred == ()
    assert all(not link.inferred for link in desk.article.linked(claim).links)


def test_an_edited_link_may_change_its_target(desk: Desk, claim: Id, suland: Actor) -> None:
    [speaker] = desk.article.linked(claim).role(LinkRole.SPEAKER)
    outlet = new_id()
    desk.do(acts.edit_link(desk.article, speaker, outlet=outlet, origin=False))
    [after] = desk.article.linked(claim).role(LinkRole.SPEAKER)
    assert (after.id, after.actor, after.outlet, after.origin) == (speaker.id, None, outlet, False)
    assert speaker.actor == suland.id


def test_relinking_keeps_what_stays(desk: Desk, claim: Id, sent: Proposition) -> None:
    kept, gone = desk.article.linked(claim).role(LinkRole.PROPOSITION)
    picks = [Pick("proposition", "It snowed"), Pick("proposition", sent.text, sent.id)]
    act = desk.do(
        acts.relink(desk.article, desk.catalogue, claim, LinkRole.PROPOSITION, picks, desk.author)
    )
    assert act.act == "tag.relink"
    first, second = desk.article.linked(claim).role(LinkRole.PROPOSITION)
    assert (second.id, second.polarity, second.position) == (kept.id, Polarity.DENIES, 1)
    assert (first.polarity, first.type) == (Polarity.ASSERTS, ClaimType.FACT)
    assert gone.id in [change.id for change in act.changes if change.op == "delete"]
    assert len(desk.article.linked(claim).role(LinkRole.SPEAKER)) == 1


def test_a_link_is_added_behind_and_not_twice(desk: Desk, claim: Id, sent: Proposition) -> None:
    role = LinkRole.PROPOSITION
    new = Pick("proposition", "It snowed")
    desk.do(acts.add_link(desk.article, desk.catalogue, claim, role, new, desk.author))
    assert [link.position for link in desk.article.linked(claim).role(role)] == [0, 1, 2]
    known = Pick("proposition", sent.text, sent.id)
    with pytest.raises(UserError, match=r"link\.known"):
        acts.add_link(desk.article, desk.catalogue, claim, role, known, desk.author)


def test_a_link_is_removed_alone(desk: Desk, claim: Id) -> None:
    [speaker] = desk.article.linked(claim).role(LinkRole.SPEAKER)
    act = desk.do(acts.remove_link(desk.article, speaker))
    assert [change.id for change in act.changes] == [speaker.id]
    assert desk.article.linked(claim).role(LinkRole.SPEAKER) == ()


def test_a_claim_becomes_a_stance_with_holder_and_target(desk: Desk, claim: Id) -> None:
    desk.do(acts.edit_tag(desk.article, claim, place="Ostia", statement_date="2021"))
    act = desk.do(acts.retag(desk.article, claim, TagKind.STANCE))
    linked = desk.article.linked(claim)
    assert (linked.tag.kind, linked.tag.attitude) == (TagKind.STANCE, Attitude.OPPOSES)
    assert (linked.tag.place, linked.tag.voice, linked.tag.quotation) == ("", None, None)
    assert linked.tag.inferred == ("attitude",)
    [target] = linked.role(LinkRole.TARGET)
    assert (target.polarity, target.type) == (None, None)
    assert len(linked.role(LinkRole.HOLDER)) == 1
    assert [change.op for change in act.changes].count("delete") == 1


def test_a_stance_becomes_a_claim_with_its_proposition(desk: Desk, sent: Proposition) -> None:
    start, end = desk.span("have denied")
    target = Pick("proposition", sent.text, sent.id)
    draft = StanceDraft(start, end, Attitude.OPPOSES, strength=3, target=target)
    desk.do(acts.create(draft, desk.article, desk.catalogue, desk.author))
    [tag] = desk.article.tags
    desk.do(acts.retag(desk.article, tag, TagKind.CLAIM))
    linked = desk.article.linked(tag)
    [link] = linked.role(LinkRole.PROPOSITION)
    assert (link.proposition, link.polarity) == (sent.id, Polarity.DENIES)
    assert set(link.inferred) == {"polarity", "type"}
    assert (linked.tag.strength, linked.tag.attitude) == (None, None)


def test_a_claim_becomes_a_figure_and_keeps_its_speaker(desk: Desk, claim: Id) -> None:
    desk.do(acts.retag(desk.article, claim, TagKind.FIGURE))
    linked = desk.article.linked(claim)
    assert [link.role for link in linked.links] == [LinkRole.SPEAKER]
    desk.do(acts.retag(desk.article, claim, TagKind.ACTOR))
    linked = desk.article.linked(claim)
    assert (linked.tag.role, linked.links) == (ActorRole.ACTOR, ())


def test_retagging_to_the_same_kind_changes_nothing(desk: Desk, claim: Id) -> None:
    assert acts.retag(desk.article, claim, TagKind.CLAIM).changes == ()


def test_a_note_is_written_changed_and_deleted(desk: Desk, claim: Id) -> None:
    desk.do(acts.set_note(desk.article, "tag", claim, " First ", desk.author))
    [note] = desk.article.notes.values()
    assert (note.about, note.subject, note.text) == ("tag", claim, "First")
    desk.do(acts.set_note(desk.article, "tag", claim, "Second", desk.author))
    assert [(each.id, each.text) for each in desk.article.notes.values()] == [(note.id, "Second")]
    other = replace(note, id=new_id(), author=new_id(), text="Mine")
    desk.article.notes[other.id] = other
    desk.do(acts.set_note(desk.article, "tag", claim, "  ", desk.author))
    assert list(desk.article.notes.values()) == [other]
    assert acts.set_note(desk.article, "tag", claim, "", desk.author).changes == ()


Step = tuple[int, int, int, TagKind]

_KINDS = st.sampled_from(list(TagKind))
_STEP = st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(1, 12), _KINDS)


@given(steps=st.lists(_STEP, min_size=1, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_inverses_take_back_any_sequence_of_acts(
    desk: Desk, suland: Actor, sent: Proposition, barges: Quantity, steps: list[Step]
) -> None:
    """Undoing every act in turn restores article and catalogue exactly."""
    states, done = [desk.state()], []
    for step in steps:
        done.append(desk.do(_act(desk, suland, sent, barges, step)))
        states.append(desk.state())
        for tag in desk.article.tags.values():
            assert tag.quote == desk.article.text[tag.start : tag.end]
    for act in reversed(done):
        assert desk.state() == states.pop()
        desk.do(act.inverse())
    assert desk.state() == states.pop()


def _act(desk: Desk, suland: Actor, sent: Proposition, barges: Quantity, step: Step) -> ChangeSet:
    which, start, length, kind = step
    end = start + length
    if not desk.article.text[start:end].strip():
        start, end = 0, 6
    tags = sorted(desk.article.tags)
    if which == 0 or not tags:
        return _create(desk, suland, sent, barges, (start, end, kind))
    tag = tags[start % len(tags)]
    links = desk.article.linked(tag).links
    known = Pick("actor", suland.name, suland.id)
    choices = (
        lambda: acts.delete_tag(desk.article, desk.catalogue, tag),
        lambda: acts.resize_tag(desk.article, tag, start, end),
        lambda: acts.retag(desk.article, tag, kind),
        lambda: acts.confirm([desk.article.tags[tag], *links]),
        lambda: acts.set_note(desk.article, "tag", tag, "x" * (start % 3), desk.author),
        lambda: acts.relink(
            desk.article, desk.catalogue, tag, LinkRole.SPEAKER, [known], desk.author
        ),
        lambda: (
            acts.remove_link(desk.article, links[0])
            if links
            else acts.edit_tag(desk.article, tag, rejected=True)
        ),
        lambda: acts.mark_region(desk.article, start, end, RegionKind.CAPTION, desk.author),
        lambda: (
            acts.delete_article(desk.article, desk.catalogue)
            if start == 0
            else acts.edit_tag(desk.article, tag, scope="all")
        ),
    )
    return choices[which - 1]()


def _create(
    desk: Desk, suland: Actor, sent: Proposition, barges: Quantity, where: tuple[int, int, TagKind]
) -> ChangeSet:
    start, end, kind = where
    person = PersonDraft(Pick("actor", suland.name, suland.id), start=start, end=end)
    fresh = PersonDraft(Pick("actor", "Ostia"), position=1, origin=True)
    proposition = Pick("proposition", sent.text, sent.id)
    drafts: dict[TagKind, Draft] = {
        TagKind.ACTOR: ActorDraft(start, end, (Pick("actor", "a clerk"),), inferred=("role",)),
        TagKind.CLAIM: ClaimDraft(
            start, end, (PropositionDraft(proposition),), (person, fresh), inferred=("voice",)
        ),
        TagKind.STANCE: StanceDraft(start, end, holders=(person,), target=proposition),
        TagKind.FIGURE: FigureDraft(
            start,
            end,
            Comparator.MORE,
            Decimal(9),
            quantity=Pick("quantity", barges.name, barges.id),
            speakers=(fresh,),
        ),
    }
    return acts.create(drafts[kind], desk.article, desk.catalogue, desk.author)

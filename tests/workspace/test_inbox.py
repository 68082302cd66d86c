"""The inbox over a project: what is asked, what answers leave, undo, restart, what is read."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.drafts import Pick, PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import ActorProposal, Inbox, Tier
from variorum.model.records import Actor, Article, Decision, Proposition, Quantity, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import Status
from variorum.model.vocabulary import (
    ClaimType,
    DecisionKind,
    Genre,
    LinkRole,
    Polarity,
    Ruling,
    TagKind,
    Voice,
)
from variorum.text.keys import normal_key
from variorum.workspace import asking, deciding
from variorum.workspace.asking import Asking
from variorum.workspace.inbox import InboxKeeper
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session

if TYPE_CHECKING:
    from tests.workspace.conftest import Reopen

LONG = " ".join(f"barge{number} went" for number in range(60))


class Desk:
    """A project with texts of our own, tags in them, and its inbox."""

    def __init__(self, session: Session) -> None:
        """Open the inbox of a session."""
        self.session = session
        self.reconciler = Reconciler(session)
        self.keeper = InboxKeeper(session, self.reconciler)
        self.versions: dict[str, TextVersion] = {}

    def close(self) -> None:
        """Close the inbox."""
        self.keeper.close()
        self.reconciler.close()

    def article(self, label: str, text: str, published: str = "2022-05") -> Id:
        """Put an article into the project."""
        home = Article(
            id=new_id(), created=now(), label=label, published=published, genre=Genre.NEWS
        )
        version = TextVersion(
            id=new_id(),
            created=now(),
            article=home.id,
            sha256=sha256(text.encode()).hexdigest(),
            text=text,
        )
        self.versions[label] = version
        self.session.do(ChangeSet("import", created(home, version))).result()
        return home.id

    def tag(self, label: str, quote: str, kind: TagKind, occurrence: int = 0) -> Tag:
        """Tag a quote, link it to nothing."""
        version = self.versions[label]
        start = -1
        for _ in range(occurrence + 1):
            start = version.text.index(quote, start + 1)
        tag = Tag(
            id=new_id(),
            created=now(),
            text_version=version.id,
            kind=kind,
            start=start,
            end=start + len(quote),
            quote=quote,
            voice=Voice.ATTRIBUTED if kind is TagKind.CLAIM else None,
        )
        self.session.do(ChangeSet("tag.actor", created(tag))).result()
        return tag

    def make(self, record: Actor | Proposition | Quantity) -> Id:
        """Put a record into the project."""
        self.session.do(ChangeSet("actor.edit", created(record))).result()
        return record.id

    def link(self, tag: Tag, role: LinkRole, **target: object) -> None:
        """Link a tag."""
        link = TagLink(id=new_id(), created=now(), tag=tag.id, role=role, **target)  # type: ignore[arg-type]  # fields of TagLink
        self.session.do(ChangeSet("link.add", created(link))).result()

    def inbox(self) -> Inbox:
        """Return what is open."""
        return self.keeper.inbox().result()

    def do(self, act: ChangeSet) -> None:
        """Do an act."""
        self.session.do(act).result()

    @property
    def me(self) -> Id:
        """Return the analyst."""
        return self.session.signed()


@pytest.fixture
def desk(session: Session) -> Iterator[Desk]:
    made = Desk(session)
    yield made
    made.close()


def _names(desk: Desk) -> Desk:
    desk.article("A", "Ada Moor spoke. Minister Ada Moor nodded. Moor left, and Moor slept.")
    for quote, occurrence in [("Ada Moor", 0), ("Minister Ada Moor", 0), ("Moor", 2), ("Moor", 3)]:
        desk.tag("A", quote, TagKind.ACTOR, occurrence)
    return desk


def _actor(name: str) -> Actor:
    return Actor(id=new_id(), created=now(), name=name)


def _linked(desk: Desk) -> dict[str, str]:
    """Return who each actor tag names, by quote."""
    records = desk.session.submit(lambda store: list(store.records())).result()
    tags = {one.id: one for one in records if isinstance(one, Tag)}
    known = desk.session.state.catalogue.all(Actor)
    return {
        tags[one.tag].quote: known[one.actor].name
        for one in records
        if isinstance(one, TagLink) and one.role is LinkRole.ACTOR and one.actor
    }


def _only(found: tuple[ActorProposal, ...]) -> ActorProposal:
    (one,) = found
    return one


def test_accepting_makes_one_actor_of_loose_tags(desk: Desk) -> None:
    one = _only(_names(desk).inbox().actors)
    assert (one.name, one.tier, len(one.forms)) == ("Ada Moor", Tier.ONE, 3)
    desk.do(deciding.accept_actors(one, desk.session.state.catalogue, desk.me, description="clerk"))
    actor = next(iter(desk.session.state.catalogue.all(Actor).values()))
    assert (actor.name, actor.description) == ("Ada Moor", "clerk")
    assert set(_linked(desk).values()) == {"Ada Moor"}
    left = desk.inbox()
    assert (left.actors, left.decided) == ((), 1)


def test_accepting_joins_loose_tags_and_actors_to_the_one_of_that_name(desk: Desk) -> None:
    desk.make(_actor("Minister Moor of Norport"))
    kept = desk.make(_actor("Ada Moor"))
    _names(desk)
    one = next(found for found in desk.inbox().actors if found.tier is Tier.ONE)
    assert one.forms[0].actor == kept
    desk.do(deciding.accept_actors(one, desk.session.state.catalogue, desk.me))
    assert len(desk.session.state.catalogue.all(Actor)) == 2
    assert set(_linked(desk).values()) == {"Ada Moor"}


def test_two_actors_become_one_by_a_decision_and_undo_brings_the_question_back(desk: Desk) -> None:
    one, other = desk.make(_actor("Ada Moor")), desk.make(_actor("Envoy Ada Moor"))
    asked = _only(desk.inbox().actors)
    desk.do(
        deciding.accept_actors(
            asked, desk.session.state.catalogue, desk.me, name="Ada M. Moor", ticked=(0, 1)
        )
    )
    (decision,) = desk.session.state.catalogue.all(Decision).values()
    assert (decision.kind, decision.subject, decision.object) == (DecisionKind.MERGE, other, one)
    assert desk.session.state.catalogue.all(Actor)[one].name == "Ada M. Moor"
    assert desk.inbox().actors == ()
    desk.session.undo().result()
    assert _only(desk.inbox().actors) == asked


def test_a_form_unticked_on_the_way_is_kept_apart(desk: Desk) -> None:
    one = _only(_names(desk).inbox().actors)
    place = next(at for at, form in enumerate(one.forms) if form.text == "Moor")
    ticked = [at for at in range(3) if at != place]
    desk.do(deciding.accept_actors(one, desk.session.state.catalogue, desk.me, ticked=ticked))
    again = desk.inbox().actors
    assert all({form.text for form in found.forms} == {"Moor"} for found in again)


def test_rejecting_is_remembered_across_a_restart_and_undone_by_undo(
    desk: Desk, reopen: "Reopen"
) -> None:
    one = _only(_names(desk).inbox().actors)
    desk.do(deciding.reject_actors(one, desk.session.state.catalogue, desk.me))
    assert all(len(found.forms) == 1 for found in desk.inbox().actors)
    desk.close()
    again = Desk(reopen(desk.session))
    try:
        assert all(len(found.forms) == 1 for found in again.inbox().actors)
        again.session.undo().result()
        assert _only(again.inbox().actors).key == one.key
    finally:
        again.close()


def test_rejecting_one_key_ends_its_question(desk: Desk) -> None:
    desk.article("A", "The Norland Guard met the Norland Guard.")
    desk.tag("A", "Norland Guard", TagKind.ACTOR)
    desk.tag("A", "Norland Guard", TagKind.ACTOR, 1)
    one = _only(desk.inbox().actors)
    desk.do(deciding.reject_actors(one, desk.session.state.catalogue, desk.me))
    assert desk.inbox().actors == ()


def test_rejecting_an_actor_without_tags_makes_another_actor_of_the_loose_ones(desk: Desk) -> None:
    desk.make(_actor("Ada Moor"))
    desk.article("A", "Minister Ada Moor nodded.")
    desk.tag("A", "Minister Ada Moor", TagKind.ACTOR)
    one = _only(desk.inbox().actors)
    desk.do(deciding.reject_actors(one, desk.session.state.catalogue, desk.me))
    assert {found.name for found in desk.session.state.catalogue.all(Actor).values()} == {
        "Ada Moor",
        "Minister Ada Moor",
    }
    assert desk.inbox().actors == ()


def test_splitting_leaves_two_questions(desk: Desk) -> None:
    for name in ("Ada Moor", "Envoy Ada Moor", "Mayor Ada Moor", "Judge Ada Moor"):
        desk.make(_actor(name))
    one = _only(desk.inbox().actors)
    desk.do(deciding.split_actors(one, desk.session.state.catalogue, desk.me, at=2))
    halves = {frozenset(form.text for form in found.forms) for found in desk.inbox().actors}
    texts = [form.text for form in one.forms]
    assert halves == {frozenset(texts[:2]), frozenset(texts[2:])}


def test_merging_into_a_third_actor_leaves_its_name(desk: Desk) -> None:
    third = desk.make(_actor("Mayor of Norport"))
    one = _only(_names(desk).inbox().actors)
    desk.do(deciding.accept_actors(one, desk.session.state.catalogue, desk.me, into=third))
    assert set(_linked(desk).values()) == {"Mayor of Norport"}


def test_nothing_ticked_is_refused(desk: Desk) -> None:
    one = _only(_names(desk).inbox().actors)
    desk.make(_actor("Zoe"))
    with pytest.raises(UserError, match=r"group\.few"):
        deciding.accept_actors(one, desk.session.state.catalogue, desk.me, ticked=())


def _claims(desk: Desk) -> tuple[Tag, Id, Id]:
    desk.article("A", "Ada said barges sailed north at dawn. Ben said the harbour froze over.")
    north = desk.make(Proposition(id=new_id(), created=now(), text="Barges sailed north"))
    frozen = desk.make(Proposition(id=new_id(), created=now(), text="The harbour is frozen"))
    known = desk.tag("A", "the harbour froze over", TagKind.CLAIM)
    desk.link(
        known,
        LinkRole.PROPOSITION,
        proposition=frozen,
        polarity=Polarity.ASSERTS,
        type=ClaimType.FACT,
    )
    return desk.tag("A", "barges sailed north at dawn", TagKind.CLAIM), north, frozen


def test_a_claim_is_asked_with_its_nearest_propositions_and_linked(desk: Desk) -> None:
    tag, north, _ = _claims(desk)
    (one,) = desk.inbox().claims
    assert (one.tag, one.candidates[0].proposition) == (tag.id, north)
    draft = PropositionDraft(Pick("proposition", "", north), Polarity.DENIES, ClaimType.FACT)
    desk.do(deciding.link_claim(tag.id, tag.quote, [draft], desk.session.state.catalogue, desk.me))
    left = desk.inbox()
    assert (left.claims, left.decided) == ((), 1)
    summary = desk.reconciler.summary().result()
    (row,) = (row for row in summary.propositions if row.proposition.id == north)
    assert row.cells[0].denies + row.cells[0].uncounted == 1


def test_none_of_these_is_not_asked_again_but_what_comes_later_is(desk: Desk) -> None:
    tag, _north, _frozen = _claims(desk)
    (one,) = desk.inbox().claims
    desk.do(deciding.reject_claim(one, tag.quote, desk.session.state.catalogue, desk.me))
    assert desk.inbox().claims == (), "it is dismissed"
    far = Proposition(id=new_id(), created=now(), text="A dawn chorus of larks and finches")
    desk.make(far)
    assert desk.inbox().claims == (), "one word alike is not near"
    later = Proposition(id=new_id(), created=now(), text="Barges sailed at dawn")
    desk.make(later)
    (offered,) = desk.inbox().claims
    assert offered.candidates[0].proposition == later.id


def test_none_of_these_is_a_no_to_those_not_offered_too_and_undo_asks_again(desk: Desk) -> None:
    tag, *_ = _claims(desk)
    for number in range(9):
        words = f"Barges sailed north by way of canal {number}"
        desk.make(Proposition(id=new_id(), created=now(), text=words))
    (one,) = desk.inbox().claims
    assert len(one.candidates) == 5, "of ten or more that are near"
    desk.do(deciding.reject_claim(one, tag.quote, desk.session.state.catalogue, desk.me))
    left = desk.inbox()
    assert (left.claims, left.decided) == ((), 1)
    desk.session.undo().result()
    assert [found.tag for found in desk.inbox().claims] == [tag.id]


def test_what_is_too_much_to_ask_at_once_is_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_MOST", 2)
    words = ("one barge", "two barges", "three barges", "four barges", "five barges")
    desk.article("A", "They saw " + ", then ".join(words) + ".")
    claims = [desk.tag("A", quote, TagKind.CLAIM) for quote in words]
    figures = [desk.tag("A", quote.split()[0], TagKind.FIGURE) for quote in words[:3]]
    found = desk.inbox()
    assert (len(found.claims), found.claims_beyond) == (2, 3)
    assert found.figures_beyond == len(figures) - 2
    for asked in found.claims:
        no = deciding.reject_claim(asked, "", desk.session.state.catalogue, desk.me)
        desk.do(no)
    then = desk.inbox()
    assert {one.tag for one in then.claims} == {one.id for one in claims[2:4]}
    assert then.claims_beyond == 1


def _figures(desk: Desk) -> list[Tag]:
    desk.article("A", "They saw 900 barges. Others saw 1,200 barges and 3 ferries.")
    desk.make(Quantity(id=new_id(), created=now(), name="Barges seen", unit="barges"))
    return [
        desk.tag("A", quote, TagKind.FIGURE)
        for quote in ("900 barges", "1,200 barges", "3 ferries")
    ]


def test_figures_of_one_unit_are_asked_and_joined(desk: Desk) -> None:
    tags = _figures(desk)
    (one,) = desk.inbox().figures
    assert (set(one.tags), len(one.quantities)) == ({tags[0].id, tags[1].id}, 1)
    desk.do(
        deciding.join_figures(
            one, desk.session.state.catalogue, desk.me, tags=one.tags, quantities=one.quantities
        )
    )
    assert desk.inbox().figures == ()
    (row,) = desk.reconciler.summary().result().quantities
    assert len(row.verdict.figures) == 2


def test_figures_kept_apart_are_not_asked_again(desk: Desk) -> None:
    tags = _figures(desk)
    (one,) = desk.inbox().figures
    loose = [tag for tag in tags[:2] if tag.id in one.tags]
    quantity = next(iter(desk.session.state.catalogue.all(Quantity)))
    desk.link(loose[0], LinkRole.QUANTITY, quantity=quantity)
    (two,) = desk.inbox().figures
    desk.do(deciding.reject_figures(two, desk.session.state.catalogue, desk.me))
    assert desk.inbox().figures == ()


def test_a_copy_is_asked_the_earlier_being_the_original(desk: Desk) -> None:
    later = desk.article("A", LONG + " and then some more of the same kind", "2022-06")
    first = desk.article("B", LONG, "2022-05")
    desk.article("C", "Nothing of that sort was ever printed here at all, I say.", "2022-01")
    (one,) = desk.inbox().copies
    assert (one.original, one.copy) == (first, later)
    assert one.containment == 1.0
    desk.do(deciding.accept_copy(one, desk.session.state.catalogue, desk.me))
    assert desk.inbox().copies == ()
    desk.session.undo().result()
    assert len(desk.inbox().copies) == 1
    desk.do(deciding.reject_copy(one, desk.session.state.catalogue, desk.me))
    assert desk.inbox().copies == ()


def test_independence_is_asked_where_two_origins_agree(desk: Desk) -> None:
    north = desk.make(Proposition(id=new_id(), created=now(), text="Barges sailed north"))
    people = []
    for label, who in (("A", "Norland"), ("B", "Suland")):
        desk.article(label, f"{who} said barges sailed north.")
        people.append(desk.make(_actor(who)))
        tag = desk.tag(label, "barges sailed north", TagKind.CLAIM)
        desk.link(
            tag,
            LinkRole.PROPOSITION,
            proposition=north,
            polarity=Polarity.ASSERTS,
            type=ClaimType.FACT,
        )
        desk.link(tag, LinkRole.SPEAKER, actor=people[-1], origin=True)
    (one,) = desk.inbox().independence
    assert ({one.one, one.other}, one.propositions) == (set(people), (north,))
    desk.do(
        deciding.set_independence(
            desk.session.state.catalogue, one.one, one.other, Ruling.CONFIRMED, desk.me
        )
    )
    assert desk.inbox().independence == ()
    (row,) = desk.reconciler.summary().result().propositions
    assert row.verdict.status is Status.CORROBORATED


def test_the_most_telling_question_comes_first(desk: Desk) -> None:
    desk.article("A", "Zed Orr and Judge Zed Orr met Ada Moor and Judge Ada Moor.")
    first, second = desk.make(_actor("Ada Moor")), desk.make(_actor("Judge Ada Moor"))
    for quote in ("Zed Orr", "Judge Zed Orr"):
        desk.tag("A", quote, TagKind.ACTOR)
    proposition = desk.make(Proposition(id=new_id(), created=now(), text="They met"))
    for actor in (first, second):
        tag = desk.tag("A", "met", TagKind.CLAIM)
        desk.link(
            tag,
            LinkRole.PROPOSITION,
            proposition=proposition,
            polarity=Polarity.ASSERTS,
            type=ClaimType.FACT,
        )
        desk.link(tag, LinkRole.SPEAKER, actor=actor, origin=True)
    names = [one.name for one in desk.inbox().actors]
    assert names == ["Ada Moor", "Zed Orr"]


def test_only_what_an_act_touched_is_asked_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    ask = Asking.ask

    def counting(self: Asking, catalogue: object, parts: "set[str]", *rest: object) -> object:
        if parts:
            asked.append(set(parts))
        return ask(self, catalogue, parts, *rest)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(Asking, "ask", counting)
    _names(desk)
    desk.inbox()
    desk.inbox()
    desk.tag("A", "nodded", TagKind.CLAIM)
    desk.inbox()
    desk.make(_actor("Zoe"))
    desk.inbox()
    assert asked == [{"actors", "claims", "figures", "copies"}, {"claims"}, {"actors"}]


def test_keys_of_forms_are_normal(desk: Desk) -> None:
    one = _only(_names(desk).inbox().actors)
    assert len({normal_key(form.text) for form in one.forms}) == len(one.forms)


SHARED = (
    "In the harbour of Eastport nine grey barges were loaded by night under tarpaulins, an official"
    " of the port said, and left before dawn."
)


def _barges(desk: Desk) -> dict[str, Tag]:
    """Let two articles that differ otherwise carry one paragraph, with different speakers named."""
    one = " ".join(f"alpha{number} told of weather" for number in range(30))
    two = " ".join(f"omega{number} sang about ships" for number in range(30))
    desk.article("A", f"{one}. {SHARED} {one}", "2022-05")
    desk.article("B", f"{two}. {SHARED} {two}", "2022-06")
    loaded = desk.make(Proposition(id=new_id(), created=now(), text="Barges were loaded by night"))
    tags = {}
    for label, who in (("A", "Norland"), ("B", "Suland")):
        speaker = desk.make(Actor(id=new_id(), created=now(), name=who))
        tags[label] = desk.tag(label, "nine grey barges were loaded by night", TagKind.CLAIM)
        desk.link(tags[label], LinkRole.SPEAKER, actor=speaker, origin=True)
        desk.link(
            tags[label],
            LinkRole.PROPOSITION,
            proposition=loaded,
            polarity=Polarity.ASSERTS,
            type=ClaimType.FACT,
        )
    return tags


def test_claims_in_a_copied_paragraph_are_asked_about_and_one_origin_is_one_voice(
    desk: Desk,
) -> None:
    tags = _barges(desk)
    inbox = desk.inbox()
    assert inbox.copies == ()
    (one,) = inbox.passages
    assert one.claims == ((tags["B"].id, tags["A"].id),)
    later, earlier = desk.versions["B"].text, desk.versions["A"].text
    assert later[slice(*one.here)] == SHARED.rstrip(".")
    assert earlier[slice(*one.there)] == SHARED.rstrip(".")
    (row,) = desk.reconciler.summary().result().propositions
    assert (row.verdict.status, row.verdict.support) == (Status.AGREED, 2)
    act = deciding.accept_passage(one, desk.session.state.catalogue, desk.me)
    (move,) = desk.reconciler.suppose(act).result()
    assert (move.before, move.after) == (Status.AGREED, Status.SINGLE_ORIGIN)
    desk.do(act)
    (row,) = desk.reconciler.summary().result().propositions
    assert (row.verdict.status, row.verdict.support) == (Status.SINGLE_ORIGIN, 1)
    assert desk.inbox().passages == ()
    desk.session.undo().result()
    assert len(desk.inbox().passages) == 1


def test_claims_said_to_have_origins_of_their_own_are_not_asked_about_again(desk: Desk) -> None:
    _barges(desk)
    (one,) = desk.inbox().passages
    desk.do(deciding.reject_passage(one, desk.session.state.catalogue, desk.me))
    assert desk.inbox().passages == ()
    (row,) = desk.reconciler.summary().result().propositions
    assert row.verdict.support == 2
    assert desk.inbox().decided == 1

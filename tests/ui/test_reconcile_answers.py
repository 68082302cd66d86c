"""From a card to the act and its words: who is meant, for whom one speaks, what would follow."""

from dataclasses import dataclass

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import ActorProposal, CopyProposal, Form, PassageProposal, Tier
from variorum.model.records import Actor, ActorLink, Article, Constraint, Decision, Relation
from variorum.model.resolve import merged
from variorum.model.verdict import Status
from variorum.model.view import Move, Supposition
from variorum.model.vocabulary import ActorKind, ActorTie, RelationKind
from variorum.ui.desk.answers import act_of
from variorum.ui.desk.cards import card
from variorum.ui.desk.effects import effect
from variorum.ui.desk.questions import Known, entry, sort_of
from variorum.ui.reconcile.values import Answer, Asked, Given

ME = new_id()


@dataclass
class Scene:
    """Two forms of a minister, whose state is known, in two articles."""

    catalogue: Catalogue
    minister: Actor
    twin: Actor
    state: Actor
    articles: tuple[Article, Article]

    def proposal(self, tier: Tier = Tier.ONE) -> ActorProposal:
        """Return whether the two are one, or who is meant by the first."""
        ticked = tier is Tier.ONE
        one, other = (found.id for found in self.articles)
        kind = ActorKind.PERSON
        forms = (
            Form("Shin", self.twin.id, kind, (one,), 3, ticked=ticked),
            Form("Shin Won-sik", self.minister.id, kind, (one, other), 7, ticked=ticked),
            Form("Shin Ha-kyun", self.state.id, kind, (other,), 1),
        )
        return ActorProposal("key", tier, "Shin", forms[: 2 if ticked else 3], 5)


@pytest.fixture
def scene() -> Scene:
    minister = Actor(id=new_id(), created=now(), name="Shin Won-sik", kind=ActorKind.PERSON)
    twin = Actor(id=new_id(), created=now(), name="Shin", kind=ActorKind.PERSON)
    state = Actor(id=new_id(), created=now(), name="South Korea", kind=ActorKind.STATE)
    one, two = (Article(id=new_id(), created=now(), label=label) for label in "AD")
    catalogue = Catalogue([minister, twin, state, one, two])
    return Scene(catalogue, minister, twin, state, (one, two))


def _given(*ticked: int, answer: Answer = Answer.ACCEPT, parent: str | None = None) -> Given:
    return Given("key", answer, ticked, name="Shin Won-sik", parent=parent)


def _after(scene: Scene, given: Given, tier: Tier = Tier.ONE) -> Catalogue:
    act = act_of(scene.proposal(tier), given, Known(scene.catalogue), ME)
    then = Catalogue(scene.catalogue)
    then.apply(act.changes)
    return then


def test_for_whom_one_speaks_is_part_of_the_same_act(scene: Scene) -> None:
    then = _after(scene, _given(0, 1, parent="south korea"))
    (tie,) = then.all(ActorLink).values()
    assert (tie.actor, tie.parent) == (scene.minister.id, scene.state.id)
    assert tie.kind is ActorTie.SPEAKS_FOR
    assert merged(then, "actor") == {scene.twin.id: scene.minister.id}


def test_a_state_nobody_named_yet_is_made(scene: Scene) -> None:
    then = _after(scene, _given(0, 1, parent="Erewhon"))
    (tie,) = then.all(ActorLink).values()
    assert then.all(Actor)[tie.parent].name == "Erewhon"


def test_an_empty_field_ties_nobody_and_unties_whom_it_named(scene: Scene) -> None:
    assert not _after(scene, _given(0, 1, parent="")).all(ActorLink)
    tie = ActorLink(
        id=new_id(),
        created=now(),
        actor=scene.minister.id,
        parent=scene.state.id,
        kind=ActorTie.SPEAKS_FOR,
    )
    scene.catalogue = Catalogue([*scene.catalogue, tie])
    kept = _after(scene, _given(0, 1, parent="South Korea"))
    assert list(kept.all(ActorLink)) == [tie.id]
    assert not _after(scene, _given(0, 1, parent="")).all(ActorLink)


def test_one_is_meant_or_none_and_the_others_stay_apart_from_each_other(scene: Scene) -> None:
    shown = card(scene.proposal(Tier.AMBIGUOUS), Known(scene.catalogue))
    assert shown.asked is Asked.MEANT
    assert shown.single
    assert [member.ticked for member in shown.members] == [False, False]
    then = _after(scene, _given(0), Tier.AMBIGUOUS)
    assert merged(then, "actor") == {scene.twin.id: scene.minister.id}
    assert then.all(Actor)[scene.minister.id].name == "Shin Won-sik"
    none = _after(scene, _given(answer=Answer.REJECT), Tier.AMBIGUOUS)
    pairs = {frozenset((one.one, one.other)) for one in none.all(Constraint).values()}
    others = (scene.minister.id, scene.state.id)
    assert pairs == {frozenset((scene.twin.id, other)) for other in others}
    assert not none.all(Decision)


def test_nobody_is_meant_until_one_is_chosen(scene: Scene) -> None:
    with pytest.raises(UserError, match=r"group\.few"):
        _after(scene, _given(), Tier.AMBIGUOUS)


def test_the_effect_says_how_many_tags_point_where(scene: Scene) -> None:
    agreed, single = Status.AGREED, Status.SINGLE_ORIGIN
    moves = (
        Move(Id("p"), "Arms were sent", agreed, single, (2, 1)),
        Move(Id("q"), "It rained", agreed, agreed, (3, 2)),
    )
    given = _given(0, 1, parent="South Korea")
    said = effect(scene.proposal(), given, Known(scene.catalogue), Supposition(moves))
    assert said.text == (
        "10 tags in A and D point to one actor, who speaks for South Korea."
        " 1 status changes. Undo brings all of it back."
    )
    assert [moved.note for moved in said.moved] == ["", "support 3 to 2"]


def test_a_copy_tells_what_loses_support_and_shows_what_is_shared(scene: Scene) -> None:
    one, two = scene.articles
    proposal = CopyProposal("key", one.id, two.id, 0.62, 3)
    known = Known(scene.catalogue)
    known.shared = ("Said: ", "the same words", "."), ("", "the same words", " again")
    shown = card(proposal, known)
    quotes = [member.passage.quote for member in shown.members if member.passage]
    assert quotes == ["the same words"] * 2
    assert [member.letters for member in shown.members] == [("D",), ("A",)]
    move = Move(Id("q"), "It rained", Status.AGREED, Status.AGREED, (3, 2))
    said = effect(proposal, _given(), known, Supposition((move,)))
    assert said.moved[0].note == "support 3 to 2"


def test_a_shared_passage_is_one_origin_by_enter_and_two_by_x(scene: Scene) -> None:
    earlier, later = scene.articles
    claims = ((Id("mine"), Id("theirs")), (Id("mine too"), Id("theirs too")))
    proposal = PassageProposal(
        "key", later.id, earlier.id, claims, (Id("p"),), 24, (0, 9), (4, 13), 4
    )
    known = Known(scene.catalogue)
    known.shared = ("Said: ", "the same words", "."), ("", "the same words", " again")
    shown = card(proposal, known)
    assert shown.asked is Asked.PASSAGE
    assert [member.detail for member in shown.members] == ["later", "earlier"]
    assert [m.passage.quote for m in shown.members if m.passage] == ["the same words"] * 2
    assert "24 words" in shown.lead
    assert "1 proposition rests on both" in shown.lead
    line = entry(proposal, known)
    assert (sort_of(proposal), line.title) == ("passages", "D and A: one origin?")
    yes = act_of(proposal, _given(), known, Id("me"))
    ties = [change.after for change in yes.changes if isinstance(change.after, Relation)]
    assert [(tie.kind, tie.one, tie.other) for tie in ties] == [
        (RelationKind.SAME_ORIGIN, *pair) for pair in claims
    ]
    no = act_of(proposal, _given(answer=Answer.REJECT), known, Id("me"))
    kept = [change.after for change in no.changes if isinstance(change.after, Constraint)]
    assert [(one.about, one.one, one.other) for one in kept] == [("tag", *pair) for pair in claims]

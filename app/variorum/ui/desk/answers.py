"""From the analyst's answer on a card of Reconcile to the act it stands for."""

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick, PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    PassageProposal,
    Proposal,
    Tier,
)
from variorum.model.records import Actor, Decision, Proposition, Quantity
from variorum.model.resolve import merged
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ActorTie, ClaimType, Polarity, QuantityKind, Ruling
from variorum.text.keys import normal_key
from variorum.ui.desk.questions import Known, ticked_forms
from variorum.ui.reconcile.values import Answer, Given
from variorum.workspace import annotating, deciding

_RULINGS = {
    Answer.CONFIRMED: Ruling.CONFIRMED,
    Answer.DOUBTFUL: Ruling.DOUBTFUL,
    Answer.DEPENDENT: Ruling.DEPENDENT,
}


def act_of(
    proposal: Proposal, given: Given, known: Known, author: Id, into: Id | None = None
) -> ChangeSet:
    """Return the act of an answer; `into` is the actor to merge into.

    Raises UserError where the answer is not whole: nothing ticked, no polarity, no name.
    """
    if isinstance(proposal, ActorProposal):
        return _actors(proposal, given, known, author, into)
    if isinstance(proposal, ClaimProposal):
        return _claim(proposal, given, known, author)
    if isinstance(proposal, FigureProposal):
        return _figures(proposal, given, known, author)
    if isinstance(proposal, CopyProposal):
        answer = deciding.reject_copy if given.answer is Answer.REJECT else deciding.accept_copy
        return answer(proposal, known.catalogue, author)
    if isinstance(proposal, PassageProposal):
        rejects = given.answer is Answer.REJECT
        decide = deciding.reject_passage if rejects else deciding.accept_passage
        return decide(proposal, known.catalogue, author)
    ruling = _RULINGS.get(given.answer, Ruling.CONFIRMED)
    return deciding.set_independence(
        known.catalogue, proposal.one, proposal.other, ruling, author, given.name.strip()
    )


def _actors(
    proposal: ActorProposal, given: Given, known: Known, author: Id, into: Id | None
) -> ChangeSet:
    meant = proposal.tier is Tier.AMBIGUOUS and len(proposal.forms) > 1
    if given.answer is Answer.REJECT and meant:
        # None of these: whether they are one among themselves was not asked.
        return deciding.split_actors(proposal, known.catalogue, author, at=1)
    if given.answer is Answer.REJECT:
        return deciding.reject_actors(proposal, known.catalogue, author)
    if given.answer is Answer.SPLIT:
        return deciding.split_actors(proposal, known.catalogue, author, at=given.at)
    ticked = ticked_forms(proposal, given)
    act = deciding.accept_actors(
        proposal,
        known.catalogue,
        author,
        ticked=ticked,
        name=proposal.forms[ticked[-1]].text if meant else given.name,
        description=given.role.strip(),
        into=into,
    )
    return _speaking(act, proposal, given, known, author)


def _speaking(
    act: ChangeSet, proposal: ActorProposal, given: Given, known: Known, author: Id
) -> ChangeSet:
    """Let the actor that an act makes of forms speak for whom the analyst typed, in one act."""
    before = next((one for form in proposal.forms if (one := known.parent(form.actor))), "")
    head = _head_of(act)
    if given.parent is None or head is None or normal_key(given.parent) == normal_key(before):
        return act
    then = Catalogue(known.catalogue)
    then.apply(act.changes)
    if given.parent:
        pick = _named(then, given.parent)
        tie = annotating.set_parent_to(then, head, ActorTie.SPEAKS_FOR, pick, author)
    else:
        tie = annotating.set_parent(then, head, None, author)
    return ChangeSet(act.act, (*act.changes, *tie.changes), act.params)


def _head_of(act: ChangeSet) -> Id | None:
    """Return the actor that the forms of an act become."""
    for change in act.changes:
        if isinstance(change.after, Decision):
            return change.after.object
        if isinstance(change.after, TagLink):
            return change.after.actor
    return None


def _named(catalogue: Catalogue, name: str) -> Pick:
    """Return the known actor of a name, else a new one."""
    key, away = normal_key(name), merged(catalogue, "actor")
    for actor in catalogue.all(Actor).values():
        if actor.id not in away and actor.article is None and normal_key(actor.name) == key:
            return Pick("actor", actor.name, actor.id)
    return Pick("actor", name)


def _claim(proposal: ClaimProposal, given: Given, known: Known, author: Id) -> ChangeSet:
    quote = known.words(proposal.tag)
    if given.answer is Answer.REJECT:
        return deciding.reject_claim(proposal, quote, known.catalogue, author)
    if not given.polarity:
        raise UserError("claim.polarity")
    manner = ClaimType(given.type) if given.type else ClaimType.FACT
    picks = [
        Pick("proposition", found.text, found.id)
        for place in given.ticked
        if (found := known.catalogue.get(Proposition, proposal.candidates[place].proposition))
    ]
    if given.answer is Answer.NEW:
        picks = [Pick("proposition", given.name)]
    guessed = ("type",) if manner is known.type else ()
    drafts = [
        PropositionDraft(pick, Polarity(given.polarity), manner, inferred=guessed) for pick in picks
    ]
    return deciding.link_claim(proposal.tag, quote, drafts, known.catalogue, author)


def _figures(proposal: FigureProposal, given: Given, known: Known, author: Id) -> ChangeSet:
    if given.answer is Answer.REJECT:
        return deciding.reject_figures(proposal, known.catalogue, author)
    count = len(proposal.quantities)
    new = None
    if given.name.strip():
        new = Quantity(
            id=new_id(),
            created=now(),
            name=given.name.strip(),
            unit=proposal.unit,
            kind=QuantityKind.STOCK,
        )
    return deciding.join_figures(
        proposal,
        known.catalogue,
        author,
        tags=[proposal.tags[place - count] for place in given.ticked if place >= count],
        quantities=[proposal.quantities[place] for place in given.ticked if place < count],
        new=new,
    )

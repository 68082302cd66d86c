"""From the analyst's answer on a card of Reconcile to the act it stands for."""

from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick, PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Proposal,
)
from variorum.model.records import Proposition, Quantity
from variorum.model.vocabulary import ClaimType, Polarity, QuantityKind, Ruling
from variorum.ui.desk.questions import Known
from variorum.ui.reconcile.values import Answer, Given
from variorum.workspace import deciding

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
    ruling = _RULINGS.get(given.answer, Ruling.CONFIRMED)
    return deciding.set_independence(
        known.catalogue, proposal.one, proposal.other, ruling, author, given.name.strip()
    )


def _actors(
    proposal: ActorProposal, given: Given, known: Known, author: Id, into: Id | None
) -> ChangeSet:
    if given.answer is Answer.REJECT:
        return deciding.reject_actors(proposal, known.catalogue, author)
    if given.answer is Answer.SPLIT:
        return deciding.split_actors(proposal, known.catalogue, author, at=given.at)
    return deciding.accept_actors(
        proposal,
        known.catalogue,
        author,
        ticked=given.ticked,
        name=given.name,
        description=given.role.strip(),
        into=into,
    )


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

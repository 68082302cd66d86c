"""`variorum reconcile`: what could be one, with tiers and reasons; accepts only what is sure."""

from collections.abc import Iterator, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Inbox,
    IndependenceProposal,
    PassageProposal,
    Proposal,
)
from variorum.model.records import Actor, Article, Quantity
from variorum.shell import proposal_phrases
from variorum.workspace.proposal_listing import inbox_json, kind_of, list_inbox, open_proposals
from variorum.workspace.session import Session


def reconcile(session: Session, *, accept: str, form: str) -> tuple[str, str]:
    """Return what to print, and what to say of it; `accept` is "tier1" or nothing."""
    inbox, accepted = list_inbox(session, accept_tier1=accept == "tier1")
    catalogue = session.state.catalogue
    text = inbox_json(inbox, accepted) if form == "json" else _text(inbox, catalogue)
    return text, _report(inbox, accepted, told=bool(accept))


def _text(inbox: Inbox, catalogue: Catalogue) -> str:
    """Return one line each, with tabs: kind, tier, strength, question, members with reasons.

    Of questions on other things than actors: the key, and what they ask about.
    """
    return "".join(_line(one, catalogue) + "\n" for one in open_proposals(inbox))


def _line(one: Proposal, catalogue: Catalogue) -> str:
    tier = one.tier.value if isinstance(one, ActorProposal) else ""
    parts = [kind_of(one), tier, str(one.strength), proposal_phrases.question(one)]
    if isinstance(one, ActorProposal):
        parts += [one.name, *(_form(one, place) for place in range(len(one.forms)))]
    else:
        parts += [one.key, ", ".join(_about(one, catalogue))]
    return "\t".join(parts)


def _about(one: Proposal, catalogue: Catalogue) -> Iterator[str]:
    """Yield the names of what a question asks about: actors, labels of articles, quantities."""
    for key in _asked(one):
        if article := catalogue.get(Article, key):
            yield article.label
        elif found := catalogue.get(Actor, key) or catalogue.get(Quantity, key):
            yield found.name


def _asked(one: Proposal) -> Sequence[Id]:
    match one:
        case IndependenceProposal() | PassageProposal():
            return one.one, one.other
        case CopyProposal():
            return one.copy, one.original
        case ClaimProposal():
            return (one.article,)
        case FigureProposal():
            return (*one.quantities, *one.articles)
        case _:
            return ()


def _form(one: ActorProposal, place: int) -> str:
    form = one.forms[place]
    reasons = ", ".join(proposal_phrases.reason(why) for why in form.why)
    line = proposal_phrases.form_line(form)
    return f"{line}: {reasons}" if reasons and place else line


def _report(inbox: Inbox, accepted: list[ActorProposal], *, told: bool) -> str:
    left = len(open_proposals(inbox)) + inbox.beyond
    if not told:
        return f"{left} open, {inbox.decided} decided."
    forms = sum(len(one.forms) for one in accepted)
    return f"Accepted {len(accepted)} proposals of {forms} forms. {left} open."

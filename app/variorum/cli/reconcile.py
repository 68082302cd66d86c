"""`variorum reconcile`: what could be one, with tiers and reasons; accepts only what is sure."""

from variorum.model.proposal import ActorProposal, Inbox, Proposal
from variorum.shell import proposal_phrases
from variorum.workspace.proposal_listing import inbox_json, kind_of, list_inbox, open_proposals
from variorum.workspace.session import Session


def reconcile(session: Session, *, accept: str, form: str) -> tuple[str, str]:
    """Return what to print, and what to say of it; `accept` is "tier1" or nothing."""
    inbox, accepted = list_inbox(session, accept_tier1=accept == "tier1")
    text = inbox_json(inbox, accepted) if form == "json" else _text(inbox)
    return text, _report(inbox, accepted, told=bool(accept))


def _text(inbox: Inbox) -> str:
    """Return one line each, with tabs: kind, tier, strength, question, members with reasons."""
    return "".join(_line(one) + "\n" for one in open_proposals(inbox))


def _line(one: Proposal) -> str:
    tier = one.tier.value if isinstance(one, ActorProposal) else ""
    parts = [kind_of(one), tier, str(one.strength), proposal_phrases.question(one)]
    if isinstance(one, ActorProposal):
        parts += [one.name, *(_form(one, place) for place in range(len(one.forms)))]
    else:
        parts.append(one.key)
    return "\t".join(parts)


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

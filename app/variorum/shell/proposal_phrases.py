"""Sentences for the questions of Reconcile, and for the reasons and guards behind them."""

from collections.abc import Mapping

from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Form,
    IndependenceProposal,
    Match,
    PassageProposal,
    Proposal,
    Tier,
    Why,
)
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import counted

REASONS: Mapping[Match, str] = {
    Match.SAME_KEY: "same name",
    Match.ALIAS: "called “{detail}” before",
    Match.SHIPPED_ALIAS: "known name of {detail}",
    Match.SURNAME_HERE: "surname of {detail}, named in the same article",
    Match.SURNAME_ONLY: "surname of {detail}, the only one in the project",
    Match.END_OF_NAME: "ends in “{detail}”",
    Match.ACRONYM: "short for {detail}",
    Match.TYPO: "one letter from “{detail}”",
    Match.RARE_TOKEN: "share the rare word “{detail}”",
    Match.SIMILAR: "spelt alike, {detail} of 100",
    Match.ROLE_ONLY: "only a role",
    Match.DIRECTION: "another direction",
    Match.NUMERAL: "another number",
    Match.OTHER_GIVEN_NAME: "another given name",
    Match.OTHER_KIND: "another kind of actor",
    Match.OTHER_STATE: "of another state",
    Match.INSIDE_ORGANISATION: "part of an organisation's name",
    Match.CANNOT: "you said they are not one",
}
"""What each reason is called on its chip."""

TIERS: Mapping[Tier, str] = {
    Tier.ONE: "sure enough to be ticked",
    Tier.TWO: "alike, not ticked",
    Tier.AMBIGUOUS: "more than one answer",
}

IF_YOU_ACCEPT = "If you accept"
"""Stands over what would follow."""


def reason(why: Why, tr: Translate = english) -> str:
    """Return a reason as its chip says it."""
    return tr(REASONS[why.match]).format(detail=why.detail)


def question(proposal: Proposal, tr: Translate = english) -> str:
    """Return what a card asks."""
    if isinstance(proposal, ActorProposal):
        return _about_actors(proposal, tr)
    if isinstance(proposal, ClaimProposal):
        return tr("Which proposition is this claim about?")
    if isinstance(proposal, FigureProposal):
        return tr("Do these figures measure one quantity?")
    if isinstance(proposal, CopyProposal):
        return tr("Is this article a copy?")
    if isinstance(proposal, PassageProposal):
        return tr("Do these claims rest on one origin?")
    return tr("Do these two know it independently?")


def _about_actors(proposal: ActorProposal, tr: Translate) -> str:
    if proposal.tier is Tier.AMBIGUOUS:
        return tr("Who is meant by “{name}”?").format(name=proposal.name)
    if len(proposal.forms) == 1:
        return tr("Is this one actor?")
    return tr("Are these one actor?")


def lead(proposal: Proposal, tr: Translate = english) -> str:
    """Return the sentence under a question. Nothing changes until it is answered."""
    if isinstance(proposal, ActorProposal):
        return _actors_lead(proposal, tr)
    if isinstance(proposal, ClaimProposal):
        if not proposal.candidates:
            return tr("No proposition is near. Name a new one.")
        return tr("Likeness says nothing of polarity: you choose it. Nothing is ticked.")
    if isinstance(proposal, FigureProposal):
        return tr("They are counted in one unit. Only figures of one quantity are compared.")
    return _shared_lead(proposal, tr)


def _actors_lead(proposal: ActorProposal, tr: Translate) -> str:
    count = len(proposal.forms)
    if proposal.tier is Tier.AMBIGUOUS:
        template = tr("{count} could be meant. Nothing is chosen for you.")
        return template.format(count=count - 1)
    if count == 1:
        tags = proposal.forms[0].count
        return tr("{count} tags read the same. Nothing changes until you accept.").format(
            count=tags
        )
    template = tr("{count} forms look like one. Nothing changes until you accept.")
    return template.format(count=count)


def _shared_lead(
    proposal: CopyProposal | PassageProposal | IndependenceProposal, tr: Translate
) -> str:
    if isinstance(proposal, CopyProposal):
        share = round(100 * proposal.containment)
        return tr("{share} % of its runs of eight words stand in the other.").format(share=share)
    if isinstance(proposal, PassageProposal):
        return _passage_lead(proposal, tr)
    return _independence_lead(proposal, tr)


def _passage_lead(proposal: PassageProposal, tr: Translate) -> str:
    words = tr("They stand in {n} words that both articles share, and name different origins.")
    about = counted(
        len(proposal.propositions),
        "{n} proposition rests on both.",
        "{n} propositions rest on both.",
        tr,
    )
    return f"{words.format(n=proposal.words)} {about}"


def _independence_lead(proposal: IndependenceProposal, tr: Translate) -> str:
    count = len(proposal.propositions)
    template = (
        tr("1 proposition rests on both.")
        if count == 1
        else tr("{count} propositions rest on both.")
    )
    return template.format(count=count)


def form_line(form: Form, tr: Translate = english) -> str:
    """Return a form with its tags counted, for lists."""
    template = tr("{text} (1 tag)") if form.count == 1 else tr("{text} ({count} tags)")
    return template.format(text=form.text, count=form.count)

"""From a proposal to its card in the Reconcile workspace."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from variorum.model.ids import Id
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
)
from variorum.model.records import Actor, Article, Proposition, Quantity
from variorum.shell import proposal_phrases
from variorum.shell.wording import listed
from variorum.ui.desk.questions import Known, counted_tags
from variorum.ui.panel.words import name_of
from variorum.ui.reconcile.values import Answer, Asked, Card, Member, Passage, Speaking
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.words import phrases
from variorum.workspace.speaking import may_speak_for

_FROM = (
    Answer.ACCEPT,
    Answer.REJECT,
    Answer.SPLIT,
    Answer.MERGE,
    Answer.TICK,
    Answer.LATER,
)
_SHORT = (Answer.ACCEPT, Answer.REJECT, Answer.TICK, Answer.LATER)
_WARNING = frozenset(
    {
        Match.ROLE_ONLY,
        Match.DIRECTION,
        Match.NUMERAL,
        Match.OTHER_GIVEN_NAME,
        Match.OTHER_KIND,
        Match.OTHER_STATE,
        Match.INSIDE_ORGANISATION,
        Match.CANNOT,
    }
)
"""Reasons against, and to look closely."""


def card(proposal: Proposal, known: Known) -> Card:
    """Return the card of a question."""
    question = proposal_phrases.question(proposal, phrases)
    lead = proposal_phrases.lead(proposal, phrases)
    if isinstance(proposal, ActorProposal):
        if proposal.tier is Tier.AMBIGUOUS and len(proposal.forms) > 1:
            return _meant(proposal, known, question, lead)
        return _actors(proposal, known, question, lead)
    if isinstance(proposal, ClaimProposal):
        return _claim(proposal, known, question, lead)
    if isinstance(proposal, FigureProposal):
        return _figures(proposal, known, question, lead)
    return _of_origins(proposal, known, question, lead)


def _of_origins(
    proposal: CopyProposal | PassageProposal | IndependenceProposal,
    known: Known,
    question: str,
    lead: str,
) -> Card:
    if isinstance(proposal, CopyProposal):
        return _copy(proposal, known, question, lead)
    if isinstance(proposal, PassageProposal):
        return _passage(proposal, known, question, lead)
    return _independence(proposal, known, question, lead)


def _actors(proposal: ActorProposal, known: Known, question: str, lead: str) -> Card:
    described = (known.catalogue.get(Actor, form.actor) for form in proposal.forms)
    role = next((actor.description for actor in described if actor and actor.description), "")
    return Card(
        proposal.key,
        Asked.ACTORS,
        question,
        lead,
        tuple(_form(form, known) for form in proposal.forms),
        _FROM,
        _chips(proposal.forms),
        proposal.name,
        role,
        speaking=_speaking(proposal, known),
    )


def _meant(proposal: ActorProposal, known: Known, question: str, lead: str) -> Card:
    """Ask who is meant by the first form: one of the others, or none of them."""
    asked, *others = proposal.forms
    members = tuple(replace(_form(form, known), ticked=False) for form in others)
    return Card(
        proposal.key,
        Asked.MEANT,
        question,
        lead,
        members,
        _SHORT,
        _chips(others),
        above=replace(_form(asked, known), tickable=False),
        numbered=True,
        single=True,
    )


def _speaking(proposal: ActorProposal, known: Known) -> Speaking:
    """Return for whom the actor speaks as the project has it and the texts say, or may speak."""
    own = {form.actor for form in proposal.forms if form.actor}
    already = next((one for form in proposal.forms if (one := known.parent(form.actor))), "")
    forms = {form.text for form in proposal.forms}
    offered = "" if already or known.spoken_for in forms else known.spoken_for
    return Speaking(already, offered, partial(may_speak_for, known.catalogue, own))


def _chips(forms: Iterable[Form]) -> tuple[tuple[str, bool], ...]:
    chips = {
        proposal_phrases.reason(why, phrases): why.match in _WARNING
        for form in forms
        for why in form.why
    }
    return tuple(chips.items())


def _form(form: Form, known: Known) -> Member:
    return Member(
        form.text,
        "" if form.actor else tr("not linked yet"),
        known.passage(form.sample),
        known.letters(form.articles),
        counted_tags(form.count),
        form.sample or "",
        form.ticked,
        actor=True,
    )


def _claim(proposal: ClaimProposal, known: Known, question: str, lead: str) -> Card:
    above = Member(
        listed(known.speakers, phrases) or tr("Article text"),
        known.title(proposal.article),
        known.passage(proposal.tag),
        known.letters([proposal.article]),
        tag=proposal.tag,
        tickable=False,
    )
    members = []
    for candidate in proposal.candidates:
        found = known.catalogue.get(Proposition, candidate.proposition)
        if found:
            where = ", ".join(known.letters(candidate.articles))
            detail = f"{name_of(found.kind)}, {counted_tags(candidate.tags)}"
            detail += tr(" in {letters}").format(letters=where) if where else ""
            strength = max(1, round(candidate.score / 20))
            members.append(Member(found.text, detail, strength=strength))
    answers = [Answer.ACCEPT, Answer.NEW, Answer.REJECT, Answer.TICK, Answer.LATER]
    return Card(
        proposal.key,
        Asked.CLAIM,
        question,
        lead,
        tuple(members),
        tuple(answers),
        name="",
        above=above,
        polarity=True,
        type=known.type.value if known.type else "",
        numbered=True,
    )


def _figures(proposal: FigureProposal, known: Known, question: str, lead: str) -> Card:
    members = []
    for place, quantity in enumerate(proposal.quantities):
        found = known.catalogue.get(Quantity, quantity)
        sample = proposal.samples[place] if place < len(proposal.samples) else None
        detail = tr("a quantity of the project")
        members.append(_measured(found.name if found else "", detail, sample, known))
    members += [
        _measured(known.words(tag), tr("measures nothing yet"), tag, known) for tag in proposal.tags
    ]
    name = proposal.unit[:1].upper() + proposal.unit[1:]
    return Card(
        proposal.key,
        Asked.FIGURES,
        question,
        lead,
        tuple(members),
        _SHORT,
        name=None if proposal.quantities else name,
        numbered=True,
    )


def _measured(title: str, detail: str, tag: Id | None, known: Known) -> Member:
    articles = [known.articles[tag]] if tag and tag in known.articles else []
    return Member(title, detail, known.passage(tag), known.letters(articles), tag=tag or "")


def _passage(proposal: PassageProposal, known: Known, question: str, lead: str) -> Card:
    shared = known.shared or (None, None)
    articles = ((proposal.one, tr("later")), (proposal.other, tr("earlier")))
    members = tuple(
        _of_article(article, role, run, known)
        for (article, role), run in zip(articles, shared, strict=True)
    )
    answers = (Answer.ACCEPT, Answer.REJECT, Answer.LATER)
    return Card(proposal.key, Asked.PASSAGE, question, lead, members, answers)


def _of_article(article: Id, role: str, run: tuple[str, str, str] | None, known: Known) -> Member:
    found = known.catalogue.get(Article, article)
    return Member(
        found.title or found.file_name if found else "",
        role,
        Passage(*run) if run else None,
        known.letters([article]),
        tickable=False,
    )


def _copy(proposal: CopyProposal, known: Known, question: str, lead: str) -> Card:
    shared = known.shared or (None, None)
    members = [
        _of_article(article, role, run, known)
        for article, role, run in (
            (proposal.copy, tr("the copy: later, or shorter"), shared[0]),
            (proposal.original, tr("the original: earlier, or longer"), shared[1]),
        )
    ]
    answers = (Answer.ACCEPT, Answer.REJECT, Answer.LATER)
    if known.shared:
        lead = f"{lead} {tr('The first words they share are marked.')}"
    return Card(proposal.key, Asked.COPY, question, lead, tuple(members), answers)


def _independence(proposal: IndependenceProposal, known: Known, question: str, lead: str) -> Card:
    members = [
        Member(found.text, tickable=False)
        for one in proposal.propositions
        if (found := known.catalogue.get(Proposition, one))
    ]
    names = tr("{one} and {other}").format(
        one=known.name(proposal.one), other=known.name(proposal.other)
    )
    return Card(
        proposal.key,
        Asked.INDEPENDENCE,
        question,
        f"{names}. {lead}",
        tuple(members),
        (Answer.CONFIRMED, Answer.DOUBTFUL, Answer.DEPENDENT, Answer.LATER),
        name="",
    )

"""From proposals to what the Reconcile workspace shows: lists, cards, effects. All words here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Form,
    Inbox,
    IndependenceProposal,
    Match,
    Proposal,
    Tier,
)
from variorum.model.records import Actor, Article, Proposition, Quantity
from variorum.model.verdict import Status
from variorum.model.view import Move
from variorum.model.vocabulary import ClaimType
from variorum.shell import proposal_phrases, verdict_phrases
from variorum.shell.wording import listed
from variorum.ui.reconcile.values import (
    Answer,
    Asked,
    Card,
    Effect,
    Entry,
    Member,
    Moved,
    Passage,
    Section,
)
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.words import phrases

LISTED = 200
"""How many questions of one sort are listed at once."""
_MOVES = 6
_TITLE = 34

Quotes = Mapping[Id, tuple[str, str, str]]
"""Tags with what stands before, the words, what stands after."""

_FROM = (Answer.ACCEPT, Answer.REJECT, Answer.SPLIT, Answer.MERGE, Answer.LATER)
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


@dataclass(slots=True)
class Known:
    """What cards are made of besides the proposal."""

    catalogue: Catalogue
    quotes: Quotes = field(default_factory=dict)
    articles: Mapping[Id, Id] = field(default_factory=dict)
    """The article of each tag quoted."""
    speakers: tuple[str, ...] = ()
    type: ClaimType | None = None
    """In what manner the claim asked about seems to be meant."""

    def letters(self, articles: Iterable[Id]) -> tuple[str, ...]:
        """Return the letters of articles, in order."""
        known = self.catalogue.all(Article)
        return tuple(sorted(known[one].label for one in articles if one in known))

    def passage(self, tag: Id | None) -> Passage | None:
        """Return a tag's words in their context."""
        return Passage(*self.quotes[tag]) if tag and tag in self.quotes else None

    def words(self, tag: Id) -> str:
        """Return a tag's words on one line, shortened."""
        flat = " ".join(self.quotes.get(tag, ("", "", ""))[1].split())
        return flat if len(flat) <= _TITLE else flat[: _TITLE - 1].rstrip() + "…"

    def name(self, actor: Id) -> str:
        """Return an actor's name."""
        found = self.catalogue.get(Actor, actor)
        return found.name if found else ""


def in_order(inbox: Inbox) -> list[Proposal]:
    """Return every question in the order of the list."""
    return [
        *inbox.actors,
        *inbox.claims,
        *inbox.figures,
        *inbox.copies,
        *inbox.independence,
        *inbox.ambiguous,
    ]


def sections(inbox: Inbox, known: Known) -> list[Section]:
    """Return the list of what is open, each sort in order of what an answer would gain."""
    sorts: tuple[tuple[str, Sequence[Proposal]], ...] = (
        (tr("Actors"), inbox.actors),
        (tr("Claims, one at a time"), inbox.claims),
        (tr("Figures"), inbox.figures),
        (tr("Copied articles"), inbox.copies),
        (tr("Independence"), inbox.independence),
        (tr("Ambiguous, look closely"), inbox.ambiguous),
    )
    return [
        Section(title, tuple(_entry(one, known) for one in found[:LISTED]), len(found))
        for title, found in sorts
    ]


def _entry(proposal: Proposal, known: Known) -> Entry:
    icon, ink, title, detail = _line(proposal, known)
    return Entry(proposal.key, icon, ink, title, detail, proposal.strength)


def _line(proposal: Proposal, known: Known) -> tuple[str, str, str, str]:
    if isinstance(proposal, ActorProposal):
        forms = tr("%n forms", len(proposal.forms))
        articles = {article for form in proposal.forms for article in form.articles}
        if proposal.tier is Tier.AMBIGUOUS:
            forms = tr("%n candidates", len(proposal.forms) - 1)
        return "user", "actor", proposal.name, f"{forms}, {_articles(len(articles))}"
    if isinstance(proposal, ClaimProposal):
        where = tr("in {letter}").format(letter="".join(known.letters([proposal.article])))
        near = tr("%n candidate propositions", len(proposal.candidates))
        return "quote", "claim", f"“{known.words(proposal.tag)}”", f"{where}, {near}"
    if isinstance(proposal, FigureProposal):
        count = len(proposal.tags) + len(proposal.quantities)
        title = tr("{unit}: same quantity?").format(unit=proposal.unit or tr("figures"))
        return (
            "hash",
            "figure",
            title,
            f"{tr('%n members', count)}, {_articles(len(proposal.articles))}",
        )
    if isinstance(proposal, CopyProposal):
        one, two = (known.letters([end]) for end in (proposal.copy, proposal.original))
        title = tr("{one} copies {other}?").format(one="".join(one), other="".join(two))
        return "copy", "text2", title, tr("%n % of its words", round(100 * proposal.containment))
    names = f"{known.name(proposal.one)}, {known.name(proposal.other)}"
    count = len(proposal.propositions)
    rest = (
        tr("1 proposition rests on both")
        if count == 1
        else tr("%n propositions rest on both", count)
    )
    return "users", "text2", names, rest


def _articles(count: int) -> str:
    return tr("1 article") if count == 1 else tr("%n articles", count)


def samples(proposal: Proposal) -> list[Id]:
    """Return the tags whose words the card of a question shows."""
    if isinstance(proposal, ActorProposal):
        return [form.sample for form in proposal.forms if form.sample]
    if isinstance(proposal, ClaimProposal):
        return [proposal.tag]
    if isinstance(proposal, FigureProposal):
        return [*proposal.tags, *(one for one in proposal.samples if one)]
    return []


def card(proposal: Proposal, known: Known) -> Card:
    """Return the card of a question."""
    question = proposal_phrases.question(proposal, phrases)
    lead = proposal_phrases.lead(proposal, phrases)
    if isinstance(proposal, ActorProposal):
        return _actors(proposal, known, question, lead)
    if isinstance(proposal, ClaimProposal):
        return _claim(proposal, known, question, lead)
    if isinstance(proposal, FigureProposal):
        return _figures(proposal, known, question, lead)
    if isinstance(proposal, CopyProposal):
        return _copy(proposal, known, question, lead)
    return _independence(proposal, known, question, lead)


def _actors(proposal: ActorProposal, known: Known, question: str, lead: str) -> Card:
    chips = {
        proposal_phrases.reason(why, phrases): why.match in _WARNING
        for form in proposal.forms
        for why in form.why
    }
    described = (known.catalogue.get(Actor, form.actor) for form in proposal.forms)
    role = next((actor.description for actor in described if actor and actor.description), "")
    return Card(
        proposal.key,
        Asked.ACTORS,
        question,
        lead,
        tuple(_form(form, known) for form in proposal.forms),
        _FROM,
        tuple(chips.items()),
        proposal.name,
        role,
    )


def _form(form: Form, known: Known) -> Member:
    count = tr("1 tag") if form.count == 1 else tr("%n tags", form.count)
    detail = "" if form.actor else tr("not linked yet")
    return Member(
        form.text,
        detail,
        known.passage(form.sample),
        known.letters(form.articles),
        count,
        form.sample or "",
        form.ticked,
    )


def _claim(proposal: ClaimProposal, known: Known, question: str, lead: str) -> Card:
    above = Member(
        listed(known.speakers, phrases) or tr("Article text"),
        "",
        known.passage(proposal.tag),
        known.letters([proposal.article]),
        tag=proposal.tag,
        tickable=False,
    )
    members = []
    for candidate in proposal.candidates:
        found = known.catalogue.get(Proposition, candidate.proposition)
        if found:
            tags = tr("1 tag") if candidate.tags == 1 else tr("%n tags", candidate.tags)
            where = ", ".join(known.letters(candidate.articles))
            detail = f"{found.kind.value}, {tags}"
            detail += tr(" in {letters}").format(letters=where) if where else ""
            strength = max(1, round(candidate.score / 20))
            members.append(Member(found.text, detail, strength=strength))
    return Card(
        proposal.key,
        Asked.CLAIM,
        question,
        lead,
        tuple(members),
        (Answer.ACCEPT, Answer.NEW, Answer.REJECT, Answer.LATER),
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
    name = "" if proposal.quantities else proposal.unit.capitalize()
    return Card(
        proposal.key,
        Asked.FIGURES,
        question,
        lead,
        tuple(members),
        (Answer.ACCEPT, Answer.REJECT, Answer.LATER),
        name=None if proposal.quantities else name,
        numbered=True,
    )


def _measured(title: str, detail: str, tag: Id | None, known: Known) -> Member:
    articles = [known.articles[tag]] if tag and tag in known.articles else []
    return Member(title, detail, known.passage(tag), known.letters(articles), tag=tag or "")


def _copy(proposal: CopyProposal, known: Known, question: str, lead: str) -> Card:
    members = []
    for article, role in (
        (proposal.copy, tr("the copy")),
        (proposal.original, tr("the original: earlier, or longer")),
    ):
        found = known.catalogue.get(Article, article)
        title = found.title if found else ""
        members.append(Member(title, role, letters=known.letters([article]), tickable=False))
    answers = (Answer.ACCEPT, Answer.REJECT, Answer.LATER)
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


def title_of(proposal: Proposal) -> str:
    """Return what stands over what would follow."""
    if isinstance(proposal, IndependenceProposal):
        return tr("If they are independent")
    return tr(proposal_phrases.IF_YOU_ACCEPT)


def effect(title: str, found: Sequence[Move]) -> Effect:
    """Return what follows from accepting, in words and status by status."""
    moved = tuple(
        Moved(
            move.proposition,
            move.text,
            move.before,
            move.after,
            _label(move.before),
            _label(move.after),
        )
        for move in found[:_MOVES]
    )
    changed = sum(not move.stays for move in found)
    text = ""
    if not found:
        text = tr(proposal_phrases.NOTHING_MOVES)
    elif changed:
        text = tr("1 status changes.") if changed == 1 else tr("%n statuses change.", changed)
    else:
        text = tr("No status changes, but who is counted does.")
    more = max(0, len(found) - _MOVES)
    return Effect(title, text, moved, more)


def _label(status: Status | None) -> str:
    return "" if status is None else verdict_phrases.group(status, phrases)

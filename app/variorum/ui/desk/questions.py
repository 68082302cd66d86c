"""From proposals to the list of the Reconcile workspace, and what is known besides them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    PassageProposal,
    Proposal,
    Tier,
)
from variorum.model.records import Actor, ActorLink, Article
from variorum.model.vocabulary import ActorTie, ClaimType
from variorum.ui.reconcile.values import Entry, Given, Passage
from variorum.ui.reconcile.words import tr

_TITLE = 34

Quotes = Mapping[Id, tuple[str, str, str]]
"""Tags with what stands before, the words, what stands after."""


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
    spoken_for: str = ""
    """The state that the titles of an actor's forms name."""
    shared: tuple[tuple[str, str, str], tuple[str, str, str]] | None = None
    """The first words that two articles share, each in its context."""

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

    def title(self, article: Id) -> str:
        """Return an article's title."""
        found = self.catalogue.get(Article, article)
        return (found.title or found.file_name) if found else ""

    def parent(self, actor: Id | None) -> str:
        """Return for whom an actor speaks, or of whom it is an organ."""
        for tie in self.catalogue.all(ActorLink).values() if actor else ():
            if tie.actor == actor and tie.kind is not ActorTie.MEMBER_OF:
                return self.name(tie.parent)
        return ""

    def name(self, actor: Id) -> str:
        """Return an actor's name."""
        found = self.catalogue.get(Actor, actor)
        return found.name if found else ""


SORTS: Mapping[str, str] = {
    "actors": tr("Actors"),
    "claims": tr("Claims, one at a time"),
    "figures": tr("Figures"),
    "copies": tr("Copied articles"),
    "passages": tr("Copied passages"),
    "independence": tr("Independence"),
    "ambiguous": tr("Ambiguous, look closely"),
}
"""The fields of an inbox in the order of the list, and their headings."""


def sort_of(proposal: Proposal) -> str:
    """Return the field of the inbox that a proposal stands in."""
    if isinstance(proposal, ActorProposal):
        return "ambiguous" if proposal.tier is Tier.AMBIGUOUS else "actors"
    return {
        ClaimProposal: "claims",
        FigureProposal: "figures",
        CopyProposal: "copies",
        PassageProposal: "passages",
    }.get(type(proposal), "independence")


def entry(proposal: Proposal, known: Known) -> Entry:
    """Return a question's line in the list."""
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
    if isinstance(proposal, PassageProposal):
        one, two = (known.letters([end]) for end in (proposal.one, proposal.other))
        title = tr("{one} and {other}: one origin?").format(one="".join(one), other="".join(two))
        return "copy", "text2", title, tr("%n words in a row", proposal.words)
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


def counted_tags(count: int) -> str:
    """Return "1 tag" or "7 tags"."""
    return tr("1 tag") if count == 1 else tr("%n tags", count)


def ticked_forms(proposal: ActorProposal, given: Given) -> tuple[int, ...]:
    """Return which forms an answer takes; where one is meant, the one asked about goes along."""
    if proposal.tier is Tier.AMBIGUOUS and len(proposal.forms) > 1:
        return (0, *(place + 1 for place in given.ticked))
    return given.ticked


def titles_of(proposals: Iterable[Proposal]) -> list[Id]:
    """Return the tags whose words the list shows."""
    return [one.tag for one in proposals if isinstance(one, ClaimProposal)]


def samples(proposal: Proposal) -> list[Id]:
    """Return the tags whose words the card of a question shows."""
    if isinstance(proposal, ActorProposal):
        return [form.sample for form in proposal.forms if form.sample]
    if isinstance(proposal, ClaimProposal):
        return [proposal.tag]
    if isinstance(proposal, FigureProposal):
        return [*proposal.tags, *(one for one in proposal.samples if one)]
    return []

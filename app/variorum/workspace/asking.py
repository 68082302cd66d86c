"""The questions of the inbox, part by part: what the store tells, what the stage proposes."""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, get_args

from variorum.grouping.actors import Proposed, propose_actors
from variorum.grouping.claims import Known, propose_claims
from variorum.grouping.figures import Measured, propose_figures
from variorum.grouping.forms import FormSeen, Shipped, seen
from variorum.grouping.pairs import Likes
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import Said
from variorum.model.proposal import (
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Inbox,
    PassageProposal,
)
from variorum.model.records import Constraint, Proposition, Quantity
from variorum.model.resolve import merged
from variorum.model.summary import Summary
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ConstraintKind, LinkRole, TagKind
from variorum.store.store import Store
from variorum.suggest.phrases import surface
from variorum.suggest.table import Use, shipped
from variorum.tagging.figures import parse_figure
from variorum.tagging.voices import is_unnamed
from variorum.workspace.asking_copies import Copying, Texts
from variorum.workspace.gains import Gains

Part = Literal["actors", "claims", "figures", "copies"]
PARTS: tuple[Part, ...] = get_args(Part)

_MOST = 2_000
"""Open claims (and figures) asked about at once; the rest come as these are answered."""


@dataclass(slots=True)
class Read:
    """What the store told of the parts asked for."""

    forms: list[FormSeen] | None = None
    held: dict[Id, Id] = field(default_factory=dict)
    claims: list[LinkedTag] = field(default_factory=list)
    claims_beyond: int = 0
    said: list[Said] = field(default_factory=list)
    figures: list[LinkedTag] = field(default_factory=list)
    figures_beyond: int = 0
    measured: dict[Id, dict[Id, Id]] = field(default_factory=dict)
    speaking: dict[Id, set[Id]] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What is proposed, before gains order it."""

    actors: Proposed = field(default_factory=Proposed)
    claims: list[ClaimProposal] = field(default_factory=list)
    figures: list[FigureProposal] = field(default_factory=list)
    copies: list[CopyProposal] = field(default_factory=list)
    passages: list[PassageProposal] = field(default_factory=list)
    claims_beyond: int = 0
    figures_beyond: int = 0
    gains: Gains = field(default_factory=Gains)

    def inbox(self, decided: int) -> Inbox:
        """Return the inbox, ordered by gain; what it was weighed by is not kept."""
        gains, self.gains = self.gains, Gains()
        return Inbox(
            actors=gains.ordered(gains.of_actors(one) for one in self.actors.actors),
            claims=gains.ordered(gains.of_claim(one) for one in self.claims),
            figures=gains.ordered(gains.of_figures(one) for one in self.figures),
            copies=gains.ordered(gains.of_copy(one) for one in self.copies),
            passages=gains.ordered(gains.of_passage(one) for one in self.passages),
            independence=gains.ordered(gains.independence()),
            ambiguous=gains.ordered(gains.of_actors(one) for one in self.actors.ambiguous),
            decided=decided,
            claims_beyond=self.claims_beyond,
            figures_beyond=self.figures_beyond,
        )


class Asking:
    """Keeps the proposals of each part until it is asked for anew. Used on one thread at a time."""

    def __init__(self) -> None:
        """Start with nothing proposed."""
        self._found = Found()
        self._likes = Likes()
        self._copying = Copying()

    def read(self, store: Store, catalogue: Catalogue, parts: Collection[Part]) -> Read:
        """Read what some parts need, on the store's thread."""
        read = Read(speaking=store.speaking())
        if "actors" in parts:
            with _uncollected():
                read.forms = seen(catalogue, store.open_strings(), is_unnamed)
            read.held = _held(store, catalogue)
        if "claims" in parts:
            most = _MOST + len(_dismissed(catalogue))
            found = store.unlinked(TagKind.CLAIM, LinkRole.PROPOSITION, most)
            read.claims, read.claims_beyond = found
            read.said = store.said() if read.claims else []
        if "figures" in parts:
            found = store.unlinked(TagKind.FIGURE, LinkRole.QUANTITY, _MOST)
            read.figures, read.figures_beyond = found
            read.measured = store.measured()
        return read

    def ask(
        self,
        catalogue: Catalogue,
        parts: Collection[Part],
        read: Read,
        summary: Summary,
        texts: Texts,
    ) -> Found:
        """Return all proposals, those of `parts` made anew; `texts` reads what may be copied."""
        found = self._found
        if "actors" in parts and read.forms is not None:
            forms, read.forms = read.forms, None  # let go as soon as they are compared
            with _uncollected():
                found.actors = propose_actors(forms, catalogue, look_up, read.held, self._likes)
            del forms
        if "claims" in parts:
            found.claims = _claims(catalogue, read)
            found.claims_beyond = read.claims_beyond
        if "figures" in parts:
            found.figures = _figures(catalogue, read)
            found.figures_beyond = read.figures_beyond
        if "copies" in parts:
            found.copies = self._copying.ask(catalogue, texts)
        found.passages = self._copying.claims(catalogue, summary)
        found.gains = Gains(summary, merged(catalogue, "actor"), read.speaking)
        return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for while a million small objects are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _held(store: Store, catalogue: Catalogue) -> dict[Id, Id]:
    """Return the actors that tags under a constraint are linked to by now."""
    tags = {end for pair in _apart(catalogue, "tag") for end in pair}
    return {
        linked.tag.id: link.actor
        for linked in (store.tags(tags) if tags else ())
        for link in linked.role(LinkRole.ACTOR)
        if link.actor
    }


def look_up(phrase: str) -> Shipped | None:
    """Return what the shipped table says of a phrase."""
    senses = shipped().get(surface(phrase))
    if not senses:
        return None
    entry = senses[0]
    if entry.use is Use.NONE:
        return Shipped("")
    doubtful = entry.ambiguous or len({sense.name for sense in senses}) > 1
    return Shipped(entry.name, entry.kind, doubtful, entry.use is Use.ANAPHOR)


def _claims(catalogue: Catalogue, read: Read) -> list[ClaimProposal]:
    """Propose for the open claims that could be evidence."""
    ends = merged(catalogue, "proposition")
    known = {
        one.id: Known(one.id, [one.text])
        for one in catalogue.all(Proposition).values()
        if one.id not in ends
    }
    for said in read.said:
        head = known.get(ends.get(said.proposition, said.proposition))
        if head is not None:
            head.texts.append(said.quote)
            head.samples[said.tag] = said.article
    claims = [one for one in read.claims if one.excluded_by is None]
    apart = _sets(_apart(catalogue, "tag"))
    closed = _closed(catalogue, known, {one.tag.id for one in claims})
    return propose_claims(claims, list(known.values()), apart, closed)


def _closed(catalogue: Catalogue, known: Iterable[Id], open_: Collection[Id]) -> dict[Id, set[Id]]:
    """Return for open claims that are about none of what there was then, what there was."""
    made = catalogue.all(Proposition)
    return {
        claim: {one for one in known if made[one].created <= when}
        for claim, when in _dismissed(catalogue).items()
        if claim in open_
    }


def _dismissed(catalogue: Catalogue) -> dict[Id, str]:
    """Return the claims that are about none of the propositions there were, and when.

    Such a "no" is a constraint of the claim with itself (see `tagging.answering.reject_claim`).
    """
    return {
        found.one: found.created
        for found in catalogue.all(Constraint).values()
        if found.kind is ConstraintKind.CANNOT and found.about == "tag" and found.one == found.other
    }


def _figures(catalogue: Catalogue, read: Read) -> list[FigureProposal]:
    ends = merged(catalogue, "quantity")
    figures: dict[Id, dict[Id, Id]] = defaultdict(dict)
    for quantity, found in read.measured.items():
        kept = figures[ends.get(quantity, quantity)]
        kept.update((article, tag) for article, tag in found.items() if article not in kept)
    measured = [
        _measured(one, figures.get(one.id, {}))
        for one in catalogue.all(Quantity).values()
        if one.id not in ends
    ]
    for linked in read.figures:
        if linked.excluded_by is None:
            unit = linked.tag.unit or _unit_of(linked.tag.quote)
            measured.append(Measured(unit, tag=linked.tag.id, articles=(linked.article,)))
    pairs = [
        (ends.get(one, one), ends.get(other, other))
        for about in ("quantity", "tag")
        for one, other in _apart(catalogue, about)
    ]
    return propose_figures(measured, _sets(pairs))


def _measured(quantity: Quantity, figures: Mapping[Id, Id]) -> Measured:
    sample = next(iter(figures.values()), None)
    return Measured(quantity.unit, quantity, sample=sample, articles=tuple(figures))


def _unit_of(quote: str) -> str:
    return parse_figure(quote, 0, len(quote)).unit


def _apart(catalogue: Catalogue, about: str) -> list[tuple[Id, Id]]:
    return [
        (found.one, found.other)
        for found in catalogue.all(Constraint).values()
        if found.kind is ConstraintKind.CANNOT and found.about == about
    ]


def _sets(pairs: Iterable[tuple[Id, Id]]) -> dict[Id, set[Id]]:
    found: dict[Id, set[Id]] = defaultdict(set)
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return dict(found)

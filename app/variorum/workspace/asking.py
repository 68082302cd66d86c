"""The questions of the inbox, part by part: what the store tells, what the stage proposes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

from variorum.grouping.actors import Proposed, propose_actors
from variorum.grouping.claims import Known, propose_claims
from variorum.grouping.figures import Measured, propose_figures
from variorum.grouping.forms import Shipped, seen
from variorum.grouping.pairs import Likes
from variorum.grouping.questions import ActorQuestions
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import ClaimProposal, FigureProposal, Inbox
from variorum.model.records import Actor, Constraint, Proposition, Quantity
from variorum.model.resolve import merged
from variorum.model.summary import Summary
from variorum.model.vocabulary import ConstraintKind, LinkRole, TagKind
from variorum.store.store import Store
from variorum.suggest.phrases import surface
from variorum.suggest.table import Use, shipped
from variorum.tagging.figures import parse_figure
from variorum.tagging.voices import is_unnamed
from variorum.workspace.asking_copies import Copying
from variorum.workspace.asking_reads import Reads
from variorum.workspace.collecting import few_collections, give_back
from variorum.workspace.gains import Gains, questions_of
from variorum.workspace.kept_runs import KeptRuns

Part = Literal["actors", "claims", "figures", "copies"]
PARTS: tuple[Part, ...] = get_args(Part)

_MOST = 2_000
"""Open claims (and figures) asked about at once; the rest come as these are answered."""


class Asking:
    """Keeps the proposals of each part until it is asked for anew. Used on one thread at a time."""

    def __init__(self, kept: KeptRuns | None = None) -> None:
        """Start with nothing proposed; `kept` is what is known of the texts from earlier."""
        self._found = Inbox(ActorQuestions())
        self._likes = Likes()
        self._copying = Copying(kept)

    def ask(
        self, catalogue: Catalogue, parts: Collection[Part], reads: Reads, summary: Summary
    ) -> Inbox:
        """Return all proposals by their gain, those of `parts` made anew.

        One part is read after the other, so that what one takes is given back before the next.
        """
        for part in PARTS:
            if part in parts:
                with few_collections():
                    self._found = replace(self._found, **self._asked(part, catalogue, reads))
                give_back()
        with few_collections():
            passages = tuple(self._copying.claims(catalogue, summary))
            found = replace(self._found, passages=passages)
            self._found = _weighed(found, catalogue, reads, summary)
        return self._found

    def _asked(self, part: Part, catalogue: Catalogue, reads: Reads) -> dict[str, Any]:
        """Return the fields of the inbox that a part asks about, as they are now."""
        if part == "actors":
            proposed = self._actors(catalogue, reads)
            return {"actors": proposed.actors, "ambiguous": tuple(proposed.ambiguous)}
        if part == "claims":
            claims, beyond = _claims(catalogue, reads)
            return {"claims": tuple(claims), "claims_beyond": beyond}
        if part == "figures":
            figures, beyond = _figures(catalogue, reads)
            return {"figures": tuple(figures), "figures_beyond": beyond}
        return {"copies": self._copying.ask(catalogue, reads.texts)}

    def _actors(self, catalogue: Catalogue, reads: Reads) -> Proposed:
        held = reads.patiently(lambda store: _held(store, catalogue))
        forms = seen(catalogue, reads.strings(catalogue), is_unnamed)
        return propose_actors(forms, catalogue, look_up, held, self._likes)


def _weighed(found: Inbox, catalogue: Catalogue, reads: Reads, summary: Summary) -> Inbox:
    """Return what is asked in order of its gain: what it is weighed by is not kept."""
    ends = merged(catalogue, "actor")
    tied = questions_of(found).tied
    asked = {form.actor for one in (*tied, *found.ambiguous) for form in one.forms if form.actor}
    wanted = [one for one in catalogue.all(Actor) if ends.get(one, one) in asked]
    speaking = reads.patiently(lambda store: store.speaking(wanted)) if wanted else {}
    return Gains(summary, ends, speaking).weighed(found)


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


def _claims(catalogue: Catalogue, reads: Reads) -> tuple[list[ClaimProposal], int]:
    """Propose for the open claims that could be evidence; tell how many more are open."""
    most = _MOST + len(_dismissed(catalogue))
    found, beyond = reads.patiently(
        lambda store: store.unlinked(TagKind.CLAIM, LinkRole.PROPOSITION, most)
    )
    ends = merged(catalogue, "proposition")
    known = {
        one.id: Known(one.id, [one.text])
        for one in catalogue.all(Proposition).values()
        if one.id not in ends
    }
    for said in reads.patiently(lambda store: store.said()) if found else ():
        head = known.get(ends.get(said.proposition, said.proposition))
        if head is not None:
            head.texts.append(said.quote)
            head.samples[said.tag] = said.article
    claims = [one for one in found if one.excluded_by is None]
    apart = _sets(_apart(catalogue, "tag"))
    closed = _closed(catalogue, known, {one.tag.id for one in claims})
    return propose_claims(claims, list(known.values()), apart, closed), beyond


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


def _figures(catalogue: Catalogue, reads: Reads) -> tuple[list[FigureProposal], int]:
    """Propose what figures measure; tell how many more are open."""
    open_, beyond = reads.patiently(
        lambda store: store.unlinked(TagKind.FIGURE, LinkRole.QUANTITY, _MOST)
    )
    ends = merged(catalogue, "quantity")
    figures: dict[Id, dict[Id, Id]] = defaultdict(dict)
    for quantity, found in reads.patiently(lambda store: store.measured()).items():
        kept = figures[ends.get(quantity, quantity)]
        kept.update((article, tag) for article, tag in found.items() if article not in kept)
    measured = [
        _measured(one, figures.get(one.id, {}))
        for one in catalogue.all(Quantity).values()
        if one.id not in ends
    ]
    for linked in open_:
        if linked.excluded_by is None:
            unit = linked.tag.unit or _unit_of(linked.tag.quote)
            measured.append(Measured(unit, tag=linked.tag.id, articles=(linked.article,)))
    pairs = [
        (ends.get(one, one), ends.get(other, other))
        for about in ("quantity", "tag")
        for one, other in _apart(catalogue, about)
    ]
    return propose_figures(measured, _sets(pairs)), beyond


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

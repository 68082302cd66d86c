"""What an answer is worth: how many statuses it may touch, weighed by how sure the question is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from typing import TypeVar

from variorum.grouping.questions import ActorQuestions
from variorum.model.ids import Id
from variorum.model.packed_copies import PackedCopies
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Inbox,
    IndependenceProposal,
    PassageProposal,
    Proposal,
    Tier,
)
from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.model.vocabulary import Polarity
from variorum.model.voices import uttered

P = TypeVar("P", bound=Proposal)


def questions_of(found: Inbox) -> ActorQuestions:
    """Return the questions about actors of an inbox."""
    actors = found.actors
    return actors if isinstance(actors, ActorQuestions) else ActorQuestions(actors)


_SURE = {Tier.ONE: 1.0, Tier.TWO: 0.5, Tier.AMBIGUOUS: 0.4}
_HALF_OPEN = 0.2
"""What a proposition is worth of which only one form's claims speak: other claims may follow."""
_USED = 0.001
"""What one tag is worth where no status can move: the most used first."""
_WANTING = frozenset(
    {
        Status.SINGLE_ORIGIN,
        Status.SINGLE_VIEW,
        Status.UNATTRIBUTED,
        Status.WITHHELD,
        Status.DENIED,
        Status.NO_EVIDENCE,
    }
)
"""Statuses that one more voice may move."""
_DOTS = 5
_TAKING_SIDES = (Polarity.ASSERTS, Polarity.DENIES)


@dataclass(slots=True)
class Gains:
    """Weighs proposals by the summary as it is. `speaking` has propositions by actor."""

    summary: Summary | None = None
    ends: Mapping[Id, Id] = field(default_factory=dict)
    speaking: Mapping[Id, set[Id]] = field(default_factory=dict)
    about: dict[Id, set[Id]] = field(init=False)
    statuses: dict[Id, Status] = field(init=False)

    def __post_init__(self) -> None:
        """Gather what merged actors speak about, and the statuses."""
        self.about = defaultdict(set)
        for actor, propositions in self.speaking.items():
            self.about[self.ends.get(actor, actor)] |= propositions
        rows = self.summary.propositions if self.summary else ()
        self.statuses = {row.proposition.id: row.verdict.status for row in rows}

    def weighed(self, found: Inbox) -> Inbox:
        """Return what is asked, in order of gain within each kind, with the gains of now."""
        return replace(
            found,
            actors=questions_of(found).weighed(self.worth, self.of_use),
            claims=self.ordered(self.of_claim(one) for one in found.claims),
            figures=self.ordered(self.of_figures(one) for one in found.figures),
            copies=self.copies(found.copies),
            passages=self.ordered(self.of_passage(one) for one in found.passages),
            independence=self.ordered(self.independence()),
            ambiguous=self.ordered(replace(one, gain=self.worth(one)) for one in found.ambiguous),
        )

    def ordered(self, proposals: Iterable[P]) -> tuple[P, ...]:
        """Return proposals by gain, the surer first of equal ones, then by key."""
        return tuple(sorted(proposals, key=lambda one: (-one.gain, -one.strength, one.key)))

    def worth(self, one: ActorProposal) -> float:
        """Weigh forms: a proposition moves if claims of two of them speak about it."""
        heard = [self.about[form.actor] for form in one.forms if form.actor in self.about]
        speaking = Counter(chain.from_iterable(heard)) if heard else {}
        moved = sum(1.0 if count > 1 else _HALF_OPEN for count in speaking.values())
        used = _USED * sum(form.count for form in one.forms)
        return round(_SURE[one.tier] * moved + used, 4)

    @staticmethod
    def of_use(count: int) -> float:
        """Weigh so many tags of one name that nobody has linked: no status can move."""
        return round(_USED * count, 4)

    def of_claim(self, one: ClaimProposal) -> ClaimProposal:
        """Weigh a claim: one more voice counts most where a status hangs on one, or on none."""
        best = one.candidates[0] if one.candidates else None
        wanting = best is None or self.statuses.get(best.proposition) in _WANTING
        return replace(one, gain=one.strength / _DOTS * (1.0 if wanting else 0.5))

    def of_figures(self, one: FigureProposal) -> FigureProposal:
        """Weigh figures: each one more that measures a thing is compared with the others."""
        members = len(one.tags) + len(one.quantities)
        return replace(one, gain=one.strength / _DOTS * (members - 1))

    def copies(self, found: Sequence[CopyProposal]) -> PackedCopies:
        """Weigh copies: each proposition that both articles have a voice on loses a report."""
        heard = self._heard_in({end for one in found for end in (one.original, one.copy)})

        def worth(one: CopyProposal) -> float:
            both = len(heard[one.original] & heard[one.copy])
            return one.strength / _DOTS * (both + _HALF_OPEN)

        return PackedCopies.weighed(found, worth)

    def _heard_in(self, articles: Iterable[Id]) -> dict[Id, set[Id]]:
        """Return by article the propositions it has a counted voice on."""
        found: dict[Id, set[Id]] = {one: set() for one in articles}
        for row in self.summary.propositions if found and self.summary else ():
            for voice in uttered(row.verdict.counted):
                if voice.article in found and voice.polarity in _TAKING_SIDES:
                    found[voice.article].add(row.proposition.id)
        return found

    def of_passage(self, one: PassageProposal) -> PassageProposal:
        """Weigh a shared passage: each proposition on which its claims count may lose an origin."""
        return replace(one, gain=one.strength / _DOTS * len(one.propositions))

    def independence(self) -> Iterator[IndependenceProposal]:
        """Yield the origins whose independence nobody has ruled on, where it would tell.

        Those are the best matched pairs of propositions; confirmed, an agreed one becomes
        corroborated; a contested one keeps its status and is told better.
        """
        found: dict[tuple[Id, Id], list[tuple[Id, Status]]] = defaultdict(list)
        for row in self.summary.propositions if self.summary else ():
            verdict = row.verdict
            asked = verdict.status in {Status.AGREED, Status.CONTESTED}
            if not (asked and verdict.pair and verdict.independence == "unchecked"):
                continue
            one, other = sorted(end.actor or Id("") for end in verdict.pair)
            if one:
                found[one, other].append((row.proposition.id, verdict.status))
        for (one, other), told in found.items():
            moved = sum(1.0 if status is Status.AGREED else _HALF_OPEN for _, status in told)
            key = blake2b(f"{one}\n{other}".encode(), digest_size=12).hexdigest()
            propositions = tuple(proposition for proposition, _ in told)
            yield IndependenceProposal(key, one, other, propositions, 3, gain=round(moved, 4))

"""One claim with the five propositions nearest to its words; nothing is grouped by itself."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.ids import Id
from variorum.model.proposal import Candidate, ClaimProposal
from variorum.model.views import LinkedTag
from variorum.text.words import words

_SHOWN = 5
_LOOKED_AT = 24
"""Propositions compared letter by letter with one claim: those that share its rarest words."""
_NEAR = 50.0
"""The score from which a later proposition is near enough to ask about a dismissed claim again."""
_SHORTEST = 3
_STEM = 6
"""Letters by which words are compared: "deliver", "delivered" and "deliveries" are alike."""


@dataclass(slots=True)
class Known:
    """A proposition with the words of the claims about it."""

    proposition: Id
    texts: list[str]
    samples: dict[Id, Id] = field(default_factory=dict)
    """The claims about it, each with its article."""


def propose_claims(
    claims: Iterable[LinkedTag],
    known: Sequence[Known],
    cannot: Mapping[Id, Collection[Id]],
    closed: Mapping[Id, Collection[Id]],
) -> list[ClaimProposal]:
    """Return a proposal for each claim without a proposition, in the claims' order.

    A candidate's score is the mean of the share of the claim's words it has, weighed by how rare
    they are, and the token set ratio, both of its best text. `cannot` are claims that a claim is
    not one with. A claim without any candidate is proposed too: it needs a new proposition.
    `closed` are the propositions ruled out for the claims that were dismissed; such a claim is
    proposed only where another one is near to it.
    """
    index = _Index(known)
    found = (_proposal(claim, index, cannot, closed) for claim in claims)
    return [one for one in found if one.tag not in closed or _is_near(one)]


def _is_near(found: ClaimProposal) -> bool:
    return any(one.score >= _NEAR for one in found.candidates)


class _Index:
    """Propositions by the words of their texts, each weighed by its rarity."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = known
        self.texts = [
            (at, text, _stems(text)) for at, one in enumerate(known) for text in one.texts
        ]
        often = Counter(stem for _, _, stems in self.texts for stem in stems)
        total = len(self.texts)
        self.weight = {stem: math.log(1 + total / count) for stem, count in often.items()}
        self.unseen = math.log(1 + total)
        self.posting: dict[str, list[int]] = defaultdict(list)
        for place, (_, _, stems) in enumerate(self.texts):
            for stem in stems:
                self.posting[stem].append(place)

    def nearest(self, words_said: str) -> list[tuple[float, int]]:
        """Return the propositions nearest to some words, best first, as (score, place)."""
        from rapidfuzz import fuzz  # noqa: PLC0415  # not needed where no claim is open

        stems = _stems(words_said)
        whole = sum(self.weight.get(stem, self.unseen) for stem in stems) or 1.0
        shared: dict[int, float] = defaultdict(float)
        for stem in stems:
            for place in self.posting.get(stem, ()):
                shared[place] += self.weight[stem]
        best: dict[int, float] = {}
        likely = sorted(shared, key=lambda place: (-shared[place], place))[:_LOOKED_AT]
        for place in likely:
            at, text, _ = self.texts[place]
            ratio = fuzz.token_set_ratio(words_said.casefold(), text.casefold())
            score = (100 * shared[place] / whole + ratio) / 2
            best[at] = max(best.get(at, 0.0), score)
        return sorted(
            ((score, at) for at, score in best.items()), key=lambda one: (-one[0], one[1])
        )


def _stems(text: str) -> frozenset[str]:
    found = (text[start:end].casefold() for start, end in words(text))
    return frozenset(word[:_STEM] for word in found if len(word) >= _SHORTEST)


def _proposal(
    claim: LinkedTag,
    index: _Index,
    cannot: Mapping[Id, Collection[Id]],
    closed: Mapping[Id, Collection[Id]],
) -> ClaimProposal:
    tag = claim.tag.id
    apart, out = cannot.get(tag, ()), closed.get(tag, ())
    candidates = []
    for score, at in index.nearest(claim.tag.quote):
        one = index.known[at]
        if one.proposition in out or any(sample in apart for sample in one.samples):
            continue
        articles = tuple(dict.fromkeys(one.samples.values()))
        sample = next(iter(one.samples), None)
        candidates.append(
            Candidate(one.proposition, round(score, 1), len(one.samples), articles, sample)
        )
    best = candidates[0].score if candidates else 0.0
    strength = max(1, min(5, round(best / 20)))
    return ClaimProposal(tag, tag, claim.article, tuple(candidates[:_SHOWN]), strength)

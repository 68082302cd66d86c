"""Articles that copy others: the share of one's runs of eight words that stand in the other."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, combinations, pairwise
from zlib import crc32

from variorum.model.ids import Id
from variorum.model.proposal import CopyProposal
from variorum.text.words import words

_RUN = 8
_CONTAINED = 0.5
_MODULUS = (1 << 61) - 1
_BASE = 1_000_003
_KEPT = 400_000
"""Runs held of all articles together; beyond that every second, fourth … is compared."""
_CROWD = 40
"""Articles that share one run; a run of more is a phrase and tells no two apart."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The distinct runs of eight words of one text, as numbers: all, or those that stand for all.

    `count` says how many there are.
    """

    article: Id
    codes: "array[int]"
    count: int

    def sampled(self, mask: int) -> "Runs":
        """Return those that stand for all under a mask (see `mask_of`) or a wider one."""
        codes = array("Q", (code for code in self.codes if not code & mask))
        return self if len(codes) == len(self.codes) else Runs(self.article, codes, self.count)


def mask_of(total: int) -> int:
    """Return the bits that are 0 in the runs compared, if there are so many in all texts."""
    mask = 0
    while total >> mask.bit_length() > _KEPT:
        mask = mask << 1 | 1
    return mask


def runs(article: Id, text: str, without: Iterable[tuple[int, int]] = ()) -> Runs:
    """Return the runs of a text after some spans (excluded regions) are taken out."""
    out = sorted(without)
    forms: list[int] = []
    for start, end in words(text):
        while out and out[0][1] <= start:
            out.pop(0)
        if not (out and out[0][0] <= start):
            forms.append(crc32(text[start:end].casefold().encode()))
    last = pow(_BASE, _RUN, _MODULUS)
    code = 0
    found = set()
    for at, form in enumerate(forms):
        code = (code * _BASE + form) % _MODULUS
        if at >= _RUN:
            code = (code - forms[at - _RUN] * last) % _MODULUS
        if at >= _RUN - 1:
            found.add(code)
    return Runs(article, array("Q", sorted(found)), len(found))


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts with runs in common: how many, and their share of the smaller one's."""

    one: Runs
    other: Runs
    runs: int
    share: float

    @property
    def pair(self) -> frozenset[Id]:
        """The two articles."""
        return frozenset((self.one.article, self.other.article))

    @property
    def contained(self) -> bool:
        """One holds half of the other's runs, or more."""
        return self.share >= _CONTAINED


def alike(texts: Sequence[Runs]) -> list[Alike]:
    """Return all pairs with a run in common. Of very many articles some runs stand for all."""
    mask = mask_of(sum(text.count for text in texts))
    sampled = [text.sampled(mask).codes for text in texts]
    sizes = [len(codes) for codes in sampled]
    return [
        Alike(texts[one], texts[other], count, count / min(sizes[one], sizes[other]))
        for (one, other), count in sorted(_shared(sampled).items())
    ]


def propose_copies(
    texts: Sequence[Runs], order: Mapping[Id, int], settled: Iterable[frozenset[Id]]
) -> list[CopyProposal]:
    """Return pairs of articles of which one holds half of the other's runs, or more.

    `order` is the place in time: the earlier is the original, of two at one place the longer.
    `settled` pairs were answered already.
    """
    return copies_among(alike(texts), order, settled)


def copies_among(
    pairs: Iterable[Alike], order: Mapping[Id, int], settled: Iterable[frozenset[Id]]
) -> list[CopyProposal]:
    """Return those of some pairs that `propose_copies` would return."""
    known = set(settled)
    return [
        _proposal(found.one, found.other, found.share, order)
        for found in pairs
        if found.contained and found.pair not in known
    ]


def _shared(sampled: Sequence[Sequence[int]]) -> Counter[tuple[int, int]]:
    every = sorted(chain.from_iterable(sampled))
    twice = {code for code, after in pairwise(every) if code == after}
    holders: dict[int, list[int]] = defaultdict(list)
    for place, codes in enumerate(sampled):
        for code in twice.intersection(codes):
            holders[code].append(place)
    return Counter(
        pair
        for places in holders.values()
        if 1 < len(places) <= _CROWD
        for pair in combinations(places, 2)
    )


def _proposal(one: Runs, other: Runs, share: float, order: Mapping[Id, int]) -> CopyProposal:
    original, copy = sorted(
        (one, other),
        key=lambda text: (order.get(text.article, len(order)), -text.count, text.article),
    )
    spelt = "\n".join(sorted((one.article, other.article)))
    key = blake2b(spelt.encode(), digest_size=12).hexdigest()
    strength = 3 + (share > 0.7) + (share > 0.9)  # noqa: PLR2004  # dots of strength
    return CopyProposal(key, original.article, copy.article, round(share, 3), strength)

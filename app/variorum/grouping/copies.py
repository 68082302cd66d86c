"""Articles that copy others: the share of one's runs of eight words that stand in the other."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, combinations, count, pairwise, repeat
from zlib import crc32

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import Lazy
from variorum.model.proposal import CopyProposal
from variorum.text.words import words_outside

_RUN = 8
_CONTAINED = 0.5
_KEPT = 400_000
"""Runs held of all articles together; beyond that every second, fourth … is compared."""
_WORDS = 50_000
"""Words whose numbers are remembered."""
_PARTS, _BESIDE = 4, 40
"""Parts that runs are compared in; the bits they go by are none of a mask's."""
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
        codes = array("q", [code for code in self.codes if not code & mask])
        return self if len(codes) == len(self.codes) else Runs(self.article, codes, self.count)


def mask_of(total: int) -> int:
    """Return the bits that are 0 in the runs compared, if there are so many in all texts."""
    mask = 0
    while total >> mask.bit_length() > _KEPT:
        mask = mask << 1 | 1
    return mask


class _Forms(dict[str, int]):
    """The numbers of words without regard to capitals, those met lately."""

    def __missing__(self, word: str) -> int:
        if len(self) > _WORDS:
            self.clear()
        number = self[word] = crc32(word.casefold().encode())
        return number


_forms = _Forms()


def runs(article: Id, text: str, without: Iterable[tuple[int, int]] = ()) -> Runs:
    """Return the runs of a text after some spans (excluded regions) are taken out.

    A run's number is Python's hash of those of its words, whatever the process.
    """
    forms = list(map(_forms.__getitem__, words_outside(text, without)))
    found = set(map(hash, zip(*(forms[at:] for at in range(_RUN)), strict=False)))
    return Runs(article, array("q", found), len(found))


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


class RunTable(Lazy[Runs]):
    """The runs of many texts, packed: those that stand for all. Each text's are made when asked."""

    def __init__(self, mask: int = 0) -> None:
        """Hold none yet, and none but those that stand for all under a mask (see `mask_of`)."""
        self.mask = mask
        self.articles: list[Id] = []
        self.total = 0
        """How many runs the texts have, held or not."""
        self._versions = array("q")
        self._counts = array("Q")
        self._ends = array("Q", (0,))
        self._codes = array("q")

    def add(self, found: Runs, version: int) -> None:
        """Add the runs of one version of a text."""
        self.total += found.count
        if mask_of(self.total) > self.mask:
            self._thin_out(mask_of(self.total))
        self.articles.append(found.article)
        self._versions.append(version)
        self._counts.append(found.count)
        self._codes += found.sampled(self.mask).codes
        self._ends.append(len(self._codes))

    def _thin_out(self, mask: int) -> None:
        codes, ends = array("q"), array("Q", (0,))
        for found in self:
            codes += found.sampled(mask).codes
            ends.append(len(codes))
        self.mask, self._codes, self._ends = mask, codes, ends

    def only(self, places: Sequence[int]) -> "RunTable":
        """Return those at some places alone."""
        if len(places) == len(self):
            return self
        found = RunTable(self.mask)
        for at in places:
            found.add(self[at], self._versions[at])
        return found

    def in_order(self, articles: Sequence[Id]) -> "RunTable":
        """Return the same, those of some articles alone, in their order and with these very ids."""
        if self.articles == list(articles):
            return self
        places = {article: at for at, article in enumerate(self.articles)}
        found = RunTable(self.mask)
        for article in articles:
            if (at := places.get(article)) is not None:
                known = self[at]
                found.add(Runs(article, known.codes, known.count), self._versions[at])
        return found

    def parts(self) -> tuple["array[int]", ...]:
        """Return all that is held besides the mask and the articles, to be kept elsewhere."""
        return self._versions, self._counts, self._ends, self._codes

    @classmethod
    def of(cls, mask: int, articles: list[Id], parts: Sequence[bytes]) -> "RunTable":
        """Return a table as it was kept; raise ValueError if its parts do not fit together."""
        table = cls(mask)
        table.articles = articles
        for own, part in zip((table._versions, table._counts), parts, strict=False):
            own.frombytes(part)
        table._ends, table._codes = array("Q", parts[2]), array("q", parts[3])
        ends = table._ends
        if not (
            len(articles) == len(table._versions) == len(table._counts) == len(ends) - 1
            and ends[-1] == len(table._codes)
        ):
            message = "not the parts of a table of runs"
            raise ValueError(message)
        table.total = sum(table._counts)
        return table

    def is_of(self, at: int, version: int) -> bool:
        """Tell whether the runs at a place are of a version of their text."""
        return self._versions[at] == version

    @override
    def __len__(self) -> int:
        return len(self.articles)

    @override
    def _value_at(self, place: int) -> Runs:
        codes = self._codes[self._ends[place] : self._ends[place + 1]]
        return Runs(self.articles[place], codes, self._counts[place])


def alike(texts: Sequence[Runs]) -> Iterator[Alike]:
    """Yield all pairs with a run in common. Of very many articles some runs stand for all."""
    mask = mask_of(sum(text.count for text in texts))
    codes, sizes = array("q"), array("Q")
    for text in texts:
        sampled = text.sampled(mask).codes
        codes += sampled
        sizes.append(len(sampled))
    for pair, common in sorted(_shared(codes, sizes).items()):
        one, other = divmod(pair, len(sizes))
        yield Alike(texts[one], texts[other], common, common / min(sizes[one], sizes[other]))


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
    return [copy_of(found, order) for found in pairs if found.contained and found.pair not in known]


def _shared(codes: "array[int]", sizes: Sequence[int]) -> Counter[int]:
    """Return how many codes two texts have in common; a pair is one's place times all, and other's.

    `codes` has those of all texts, `sizes` how many of each. One's place is the lower. They are
    gone through in parts, since as numbers of Python they take four times the room.
    """
    found: Counter[int] = Counter()
    for part in range(_PARTS):
        here = sorted(code for code in codes if (code >> _BESIDE) % _PARTS == part)
        twice = {code for code, after in pairwise(here) if code == after}
        holders: dict[int, list[int]] = defaultdict(list)
        each = chain.from_iterable(map(repeat, count(), sizes))
        for code, place in zip(codes, each, strict=True):
            if code in twice:
                holders[code].append(place)
        found.update(
            one * len(sizes) + other
            for places in holders.values()
            if 1 < len(places) <= _CROWD
            for one, other in combinations(places, 2)
        )
    return found


def copy_of(found: Alike, order: Mapping[Id, int]) -> CopyProposal:
    """Return the question whether of two texts one copies the other; see `propose_copies`."""
    original, copy = sorted(
        (found.one, found.other),
        key=lambda text: (order.get(text.article, len(order)), -text.count, text.article),
    )
    spelt = "\n".join(sorted((found.one.article, found.other.article)))
    key = blake2b(spelt.encode(), digest_size=12).hexdigest()
    share = found.share
    strength = 3 + (share > 0.7) + (share > 0.9)  # noqa: PLR2004  # dots of strength
    return CopyProposal(key, original.article, copy.article, round(share, 3), strength)

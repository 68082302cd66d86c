"""The questions about articles that share words: copies, and claims in copied passages."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from heapq import nsmallest
from typing import Protocol

from variorum.grouping.copies import Alike, RunTable, alike, copy_of, mask_of, runs
from variorum.grouping.passages import (
    Passage,
    Shared,
    bare_words,
    passages,
    propose_passages,
)
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import BareText
from variorum.model.packed_copies import PackedCopies, spelt
from variorum.model.proposal import PassageProposal
from variorum.model.records import Article, Constraint, Relation
from variorum.model.resolve import dated
from variorum.model.sparse import Columns
from variorum.model.summary import Summary
from variorum.model.vocabulary import ConstraintKind, RelationKind
from variorum.workspace.kept_runs import KeptRuns

_CLOSE = 400
"""Pairs of articles whose shared passages are looked for, those with the most shared runs."""

_AT_ONCE = 100
"""Articles whose texts are in memory together."""


class Texts(Protocol):
    """Reads the latest texts of some articles."""

    def __call__(self, articles: Sequence[Id], *, whole: bool = True) -> Iterable[BareText]:
        """Return the texts; empty ones in their place if they need not be `whole`."""


Version = tuple[Id, tuple[tuple[int, int], ...]]
"""A text with what is left out of it."""


@dataclass(slots=True)
class Copying:
    """Keeps what texts share until one of them changes. Used on one thread at a time."""

    kept: KeptRuns | None = None
    """Where runs outlive the session."""
    shared: list[Shared] = field(default_factory=list)
    _runs: RunTable = field(default_factory=RunTable)
    """With the hashes of the versions they are of."""
    _is_told: bool = False
    """Whether what is kept was asked for."""
    _passages: dict[tuple[Version, Version], tuple[Passage, ...]] = field(default_factory=dict)

    def ask(self, catalogue: Catalogue, texts: Texts) -> PackedCopies:
        """Return which articles may be copies, and keep what the others share."""
        columns = dated(catalogue)
        copied, apart = _copied(catalogue), _apart(catalogue, "article")
        proposed = bytearray()

        def others(pairs: Iterable[Alike]) -> Iterator[Alike]:
            for one in pairs:
                if one.contained and one.pair not in copied and one.pair not in apart:
                    proposed.extend(spelt(copy_of(one, columns.places)))
                elif one.pair not in copied:
                    yield one

        found = alike(self._runs_of(tuple(catalogue.all(Article)), columns, texts))
        close = nsmallest(_CLOSE, others(found), key=lambda one: -one.runs)
        if self.kept and self.kept.has_all:
            self._runs, self._is_told = RunTable(), False  # millions of bytes, asked for again
        self._share(close, texts, columns.places)
        return PackedCopies(proposed)

    def _runs_of(self, articles: Sequence[Id], columns: Columns, texts: Texts) -> RunTable:
        """Return the runs of every text, as many as are compared; a text is read once at most."""
        if self.kept and not self._is_told:
            self._runs, self._is_told = self.kept.runs(columns), True
        unread = self._forget(articles, columns, texts)
        found, read = self._runs, 0
        try:
            for text in _each(unread, texts):
                at = columns.articles[columns.places[text.article]]
                found.add(runs(at, text.text, text.without), _hashed(text))
                read += 1
        finally:
            if self.kept and read:
                self.kept.keep(found, read)
        if mask_of(found.total) < found.mask:
            # There were more texts before, and fewer runs of each are known.
            self._runs = RunTable()
            return self._runs_of(articles, columns, texts)
        self._runs = found.in_order(articles)
        return self._runs

    def _forget(self, articles: Sequence[Id], columns: Columns, texts: Texts) -> list[Id]:
        """Forget the runs of texts that are gone; return the articles whose texts are not known."""
        known, places = self._runs, columns.places
        held = array("I", (0,)) * len(articles)  # of each, which of those known it is, from 1
        for number, article in enumerate(known.articles, 1):
            if article in places:
                held[places[article]] = number
        unread = []
        for head in _each(articles, partial(texts, whole=False)):
            at = places[head.article]
            if not (held[at] and known.is_of(held[at] - 1, _hashed(head))):
                held[at] = 0
                unread.append(head.article)
        self._runs = known.only([number - 1 for number in sorted(held) if number])
        return unread

    def claims(self, catalogue: Catalogue, summary: Summary) -> list[PassageProposal]:
        """Return the claims in shared passages whose origins nobody has decided on."""
        settled = _apart(catalogue, "tag") | {
            frozenset((found.one, found.other))
            for found in catalogue.all(Relation).values()
            if found.about == "tag" and found.kind in _ORIGIN
        }
        return propose_passages(self.shared, summary.propositions, settled)

    def _share(self, close: Sequence[Alike], texts: Texts, order: Mapping[Id, int]) -> None:
        known, self._passages, self.shared = self._passages, {}, []
        held = {text.article: text for text in _each(_ends(close), texts)}
        split: dict[Id, list[tuple[str, int, int]]] = {}
        for pair in close:
            if not pair.pair <= held.keys():
                continue  # one was deleted meanwhile
            ends = sorted(pair.pair, key=lambda one: (-order.get(one, 0), one))
            one, other = (held[end] for end in ends)
            key = (_version(one), _version(other))
            found = known.get(key)
            if found is None:
                for text in (one, other):
                    split.setdefault(text.article, bare_words(text))
                found = tuple(passages(split[one.article], split[other.article]))
            self._passages[key] = found
            if found:
                self.shared.append(Shared(one.article, other.article, found))


def _each(
    articles: Sequence[Id], texts: Callable[[Sequence[Id]], Iterable[BareText]]
) -> Iterator[BareText]:
    for at in range(0, len(articles), _AT_ONCE):
        yield from texts(articles[at : at + _AT_ONCE])


def _ends(pairs: Iterable[Alike]) -> list[Id]:
    return list(dict.fromkeys(end for pair in pairs for end in sorted(pair.pair)))


_ORIGIN = (RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON)


def _version(text: BareText) -> Version:
    return text.version, text.without


def _hashed(text: BareText) -> int:
    """Return the same number for the same version in every process."""
    spelt = repr(_version(text)).encode()
    return int.from_bytes(blake2b(spelt, digest_size=8).digest(), signed=True)


def _copied(catalogue: Catalogue) -> set[frozenset[Id]]:
    """Return the pairs of articles known to be copies, translations or corrections."""
    found = {
        frozenset((one.one, one.other))
        for one in catalogue.all(Relation).values()
        if one.kind is RelationKind.COPY_OF and one.about == "article"
    }
    for one in catalogue.all(Article).values():
        ends = (one.translation_of, one.correction_of)
        found |= {frozenset((one.id, other)) for other in ends if other}
    return found


def _apart(catalogue: Catalogue, about: str) -> set[frozenset[Id]]:
    return {
        frozenset((found.one, found.other))
        for found in catalogue.all(Constraint).values()
        if found.kind is ConstraintKind.CANNOT and found.about == about
    }

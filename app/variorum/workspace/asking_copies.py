"""The questions about articles that share words: copies, and claims in copied passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.grouping.copies import Alike, Runs, alike, copies_among, runs
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
from variorum.model.proposal import CopyProposal, PassageProposal
from variorum.model.records import Article, Constraint, Relation
from variorum.model.resolve import in_order
from variorum.model.summary import Summary
from variorum.model.vocabulary import ConstraintKind, RelationKind

_CLOSE = 400
"""Pairs of articles whose shared passages are looked for, those with the most shared runs."""

Version = tuple[Id, tuple[tuple[int, int], ...]]
"""A text with what is left out of it."""


@dataclass(slots=True)
class Copying:
    """Keeps what texts share until one of them changes. Used on one thread at a time."""

    shared: list[Shared] = field(default_factory=list)
    _runs: dict[Version, Runs] = field(default_factory=dict)
    _passages: dict[tuple[Version, Version], tuple[Passage, ...]] = field(default_factory=dict)

    def ask(self, catalogue: Catalogue, texts: Iterable[BareText]) -> list[CopyProposal]:
        """Return which articles may be copies, and keep what the others share."""
        known, self._runs = self._runs, {}
        held: dict[Id, BareText] = {}
        for text in texts:
            key = _version(text)
            self._runs[key] = known.get(key) or runs(text.article, text.text, text.without)
            held[text.article] = text
        found = alike(list(self._runs.values()))
        order = {one.id: at for at, one in enumerate(in_order(catalogue.all(Article).values()))}
        copied, apart = _copied(catalogue), _apart(catalogue, "article")
        proposed = copies_among(found, order, [*copied, *apart])
        asked = {frozenset((one.original, one.copy)) for one in proposed}
        close = [one for one in found if one.pair not in asked | copied]
        self._share(sorted(close, key=lambda one: -one.runs)[:_CLOSE], held, order)
        return proposed

    def claims(self, catalogue: Catalogue, summary: Summary) -> list[PassageProposal]:
        """Return the claims in shared passages whose origins nobody has decided on."""
        settled = _apart(catalogue, "tag") | {
            frozenset((found.one, found.other))
            for found in catalogue.all(Relation).values()
            if found.about == "tag" and found.kind in _ORIGIN
        }
        return propose_passages(self.shared, summary.propositions, settled)

    def _share(
        self, close: Sequence[Alike], held: dict[Id, BareText], order: dict[Id, int]
    ) -> None:
        known, self._passages, self.shared = self._passages, {}, []
        split: dict[Id, list[tuple[str, int, int]]] = {}
        for pair in close:
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


_ORIGIN = (RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON)


def _version(text: BareText) -> Version:
    return text.version, text.without


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

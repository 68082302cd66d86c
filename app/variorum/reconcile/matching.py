"""Maximum matchings between those who speak and the documents they speak in.

A voice needs its origin groups for itself and one document to be heard in; what can be heard at
once is a *packing*: voices with no group in common, each in a document of its own. The support of
a proposition is the size of the largest packing. With single voices only this is the maximum
bipartite matching of groups and documents. A joint voice needs all its groups, so it adds at most
one and nothing beside a voice of one of them; two groups ruled dependent share a further need, so
that only one of them is ever heard (see decisions/0002).
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_EFFORT = 1_000_000
"""Edges looked at before the search for a still larger packing stops."""


_Branch = tuple[int, tuple[int, ...], frozenset[str]]
"""Slots passed, units chosen in them, needs used up."""


class Unit(NamedTuple):
    """A voice to be packed: what it needs for itself, and the documents it can be heard in."""

    needs: frozenset[str]
    documents: tuple[str, ...]


def maximum_matching(left: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return a largest matching of `left` nodes (their documents given) with documents.

    Nodes are served in order, and whoever is matched once stays matched, so that earlier nodes
    are preferred. Augmenting paths after Kuhn (1955); documents reached by a search that failed
    can never be freed again and are left out of later ones.
    """
    owner: dict[str, int] = {}
    held: dict[int, str] = {}
    dead: set[str] = set()
    for start, documents in enumerate(left):
        free = next((document for document in documents if document not in owner), "")
        if free:
            owner[free], held[start] = start, free
            continue
        reached = _search(start, left, owner, dead)
        if reached is None:
            continue
        document, came = reached
        while document:
            node = came[document]
            owner[document] = node
            held[node], document = document, held.get(node, "")
    return held


def _search(
    start: int, left: Sequence[Sequence[str]], owner: dict[str, int], dead: set[str]
) -> tuple[str, dict[str, int]] | None:
    """Return a free document and how each document was reached, or None if none is free."""
    came: dict[str, int] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for document in left[node]:
            if document in came or document in dead:
                continue
            came[document] = node
            if document not in owner:
                return document, came
            queue.append(owner[document])
    dead.update(came)
    return None


def largest_packing(units: Sequence[Unit]) -> dict[int, str]:
    """Return the chosen units (by index) with their documents; earlier units are preferred.

    Units that share no need with another are matched as they are, all of them at once where none
    does. The others are searched by branch and bound over the needs they share. On input made to
    be hard the search stops after a fixed effort with the largest packing found so far, which never
    says more than is there.
    """
    needs = [need for unit in units for need in unit.needs]
    if len(needs) == len(set(needs)):
        return maximum_matching([unit.documents for unit in units])
    return _Search(units).run()


class _Search:
    """Branch and bound. A *slot* is one shared need with the units that want it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        kept = _undominated(units)
        self._slots = _slots(units, kept)
        contended = {index for slot in self._slots for index in slot}
        self._free = [index for index in kept if index not in contended]
        edges = sum(len(units[index].documents) for index in kept)
        self._budget = max(50, _EFFORT // (edges + 1))

    def run(self) -> dict[int, str]:
        best: dict[int, str] = {}
        limit = self._bound(0, (), frozenset())
        stack: list[_Branch] = [(0, (), frozenset())]
        while stack and len(best) < limit and self._budget > 0:
            depth, chosen, used = stack.pop()
            if best:
                self._budget -= 1
                if self._bound(depth, chosen, used) <= len(best):
                    continue
            if depth == len(self._slots):
                found = self._match(chosen)
                best = found if len(found) > len(best) else best
                continue
            stack.extend(reversed(list(self._branches(depth, chosen, used))))
        return best

    def _branches(
        self, depth: int, chosen: tuple[int, ...], used: frozenset[str]
    ) -> "Iterator[_Branch]":
        for index in self._slots[depth]:
            needs = self._units[index].needs
            if used.isdisjoint(needs):
                yield depth + 1, (*chosen, index), used | needs
        yield depth + 1, chosen, used

    def _match(self, chosen: tuple[int, ...]) -> dict[int, str]:
        left = sorted((*self._free, *chosen))
        matched = maximum_matching([self._units[index].documents for index in left])
        return {left[place]: document for place, document in matched.items()}

    def _bound(self, depth: int, chosen: tuple[int, ...], used: frozenset[str]) -> int:
        """Return what at most can come of a branch: every open slot heard in any document."""
        left: list[Sequence[str]] = [
            self._units[index].documents for index in (*self._free, *chosen)
        ]
        for slot in self._slots[depth:]:
            open_units = (self._units[i] for i in slot if used.isdisjoint(self._units[i].needs))
            left.append(tuple({doc: None for unit in open_units for doc in unit.documents}))
        return len(maximum_matching(left))


def _holders(units: Sequence[Unit], indices: Sequence[int]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        for need in units[index].needs:
            holders[need].append(index)
    return holders


def _undominated(units: Sequence[Unit]) -> list[int]:
    """Return the units without those in whose place another could always stand."""
    holders = _holders(units, range(len(units)))

    def stands_for(other: int, index: int) -> bool:
        one, two = units[index], units[other]
        as_good = two.needs <= one.needs and set(one.documents) <= set(two.documents)
        equal = two.needs == one.needs and set(one.documents) == set(two.documents)
        return as_good and (not equal or other < index)

    return [
        index
        for index, unit in enumerate(units)
        if not any(
            stands_for(other, index)
            for need in unit.needs
            for other in holders[need]
            if other != index
        )
    ]


def _slots(units: Sequence[Unit], kept: Sequence[int]) -> list[list[int]]:
    holders = _holders(units, kept)
    slots: dict[str, list[int]] = {}
    for index in kept:
        need = min(units[index].needs, key=lambda need: (-len(holders[need]), need), default="")
        if need and any(len(holders[other]) > 1 for other in units[index].needs):
            slots.setdefault(need, []).append(index)
    return list(slots.values())

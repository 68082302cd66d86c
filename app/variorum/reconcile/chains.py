"""Organ-of and speaks-for ties: for whom an actor speaks in the end."""

from collections.abc import Collection, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import ActorLink
from variorum.model.vocabulary import ActorTie

_CARRYING = (ActorTie.ORGAN_OF, ActorTie.SPEAKS_FOR)


class Chains:
    """From an actor up its organ-of and speaks-for ties to the head."""

    def __init__(self, catalogue: Catalogue, one: Mapping[Id, Id]) -> None:
        """Take the ties of `catalogue`; `one` says who stands for whom after merges."""
        self._one = one
        self._above: dict[Id, tuple[Id, bool]] = {}
        ties = [tie for tie in catalogue.all(ActorLink).values() if tie.kind in _CARRYING]
        for tie in sorted(ties, key=lambda tie: (_CARRYING.index(tie.kind), tie.id)):
            actor, parent = one.get(tie.actor, tie.actor), one.get(tie.parent, tie.parent)
            if actor != parent:
                self._above.setdefault(actor, (parent, bool(tie.inferred)))
        self._heads: dict[Id, tuple[Id, bool]] = {}

    def climbing(self) -> Collection[Id]:
        """Return the actors with a tie upwards."""
        return self._above.keys()

    def head(self, actor: Id) -> tuple[Id, bool]:
        """Return the head of an actor's chain, and whether a tie on the way is unconfirmed.

        A circle of ties has its oldest actor for a head.
        """
        one = self._one.get(actor, actor)
        if one not in self._above:
            return one, False
        if one not in self._heads:
            self._heads[one] = self._climb(one)
        return self._heads[one]

    def _climb(self, start: Id) -> tuple[Id, bool]:
        path, guessed = [start], False
        while (step := self._above.get(path[-1])) is not None:
            guessed = guessed or step[1]
            if step[0] in path:
                return min(path[path.index(step[0]) :]), guessed
            path.append(step[0])
        return path[-1], guessed

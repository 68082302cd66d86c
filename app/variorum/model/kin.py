"""The ties and aliases of one actor among very many: looked up, not gone through."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import ActorLink, Alias

R = TypeVar("R", ActorLink, Alias)


def ties_of(catalogue: Catalogue, actor: Id) -> Sequence[ActorLink]:
    """Return the ties of an actor to its parents, oldest first."""
    return catalogue.common("ties by actor", ActorLink, _by_actor).get(actor, ())


def aliases_of(catalogue: Catalogue, actor: Id) -> Sequence[Alias]:
    """Return the aliases of an actor, oldest first."""
    return catalogue.common("aliases by actor", Alias, _by_actor).get(actor, ())


def _by_actor(held: Mapping[Id, R]) -> dict[Id, list[R]]:
    found: dict[Id, list[R]] = {}
    for record in held.values():
        found.setdefault(record.actor, []).append(record)
    return found

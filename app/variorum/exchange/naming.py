"""What the names in a file mean here: a record the project has, or one made once for the act."""

from collections.abc import Callable, Iterable
from typing import Any

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id, new_id
from variorum.model.records import (
    Actor,
    Alias,
    Annotator,
    Outlet,
    Proposition,
    Quantity,
    Record,
    Topic,
)
from variorum.model.vocabulary import ActorKind, LinkRole
from variorum.text.keys import normal_key

_WANTED = {
    LinkRole.ACTOR: ("actor",),
    LinkRole.PROPOSITION: ("proposition",),
    LinkRole.QUANTITY: ("quantity",),
    LinkRole.TARGET: ("actor", "topic", "proposition", "outlet"),
    LinkRole.SPEAKER: ("actor", "outlet"),
    LinkRole.HOLDER: ("actor", "outlet"),
}
"""What a link of each role may point at, in the order it is looked for."""

_NEW = {LinkRole.TARGET: "topic"}
"""What is made for a role if nobody has the name, where that is not the first looked for."""

Home = Id | None
"""The article of a voice that only that article has."""


class Names:
    """Finds and makes what links point at.

    `is_unnamed` tells a description ("a senior official") from a name: such a voice belongs to
    its article alone.
    """

    def __init__(
        self, catalogue: Catalogue, author: Id, now: str, is_unnamed: Callable[[str], bool]
    ) -> None:
        """Know what `catalogue` has; new records are `author`'s."""
        self._author = author
        self._now = now
        self._is_unnamed = is_unnamed
        self._people = {one.name: one.id for one in catalogue.all(Annotator).values()}
        self._known = _known(catalogue)
        self._units = {one.id: one.unit for one in catalogue.all(Quantity).values()}
        self.annotators: list[Annotator] = []
        self.made: list[Record] = []

    def annotator(self, name: str) -> Id:
        """Return who made a tag: the analyst who takes it in if the file does not say."""
        if not name.strip():
            return self._author
        if name not in self._people:
            one = Annotator(id=new_id(), author=self._author, created=self._now, name=name)
            self._people[name] = one.id
            self.annotators.append(one)
        return self._people[name]

    def target(
        self,
        role: LinkRole,
        name: str,
        article: Id,
        *,
        kind: ActorKind = ActorKind.UNKNOWN,
        unit: str = "",
    ) -> tuple[str, Id]:
        """Return the kind of record and the id of what `name` names for a link of `role`.

        `kind` is that of a new actor, `unit` that of a new quantity.
        """
        key = normal_key(name)
        for wanted in _WANTED[role]:
            home = article if wanted == "actor" and self._is_unnamed(name) else None
            if (wanted, key, home) in self._known:
                return wanted, self._known[wanted, key, home]
        new = _NEW.get(role, _WANTED[role][0])
        home = article if new == "actor" and self._is_unnamed(name) else None
        made = self._new(new, name, kind, unit, home)
        self._known[new, key, home] = made.id
        self.made.append(made)
        return new, made.id

    def unit_of(self, quantity: Id) -> str:
        """Return the unit of a quantity."""
        return self._units.get(quantity, "")

    def _new(self, kind: str, name: str, actor: ActorKind, unit: str, home: Home) -> Record:
        head: dict[str, Any] = {"id": new_id(), "author": self._author, "created": self._now}
        if kind == "proposition":
            return Proposition(**head, text=name)
        if kind == "topic":
            return Topic(**head, name=name)
        if kind == "quantity":
            self._units[head["id"]] = unit
            return Quantity(**head, name=name, unit=unit)
        return Actor(**head, name=name, kind=actor, article=home)


def _known(catalogue: Catalogue) -> dict[tuple[str, str, Home], Id]:
    """Return the id for each (kind, key of a name, home); a name of two records is nobody's."""
    found: dict[tuple[str, str, Home], set[Id]] = {}

    def put(kind: str, name: str, record: Id, home: Home = None) -> None:
        found.setdefault((kind, normal_key(name), home), set()).add(record)

    for actor in catalogue.all(Actor).values():
        put("actor", actor.name, actor.id, actor.article)
    for alias in catalogue.all(Alias).values():
        if alias.article is None and not alias.ambiguous:
            put("actor", alias.text, alias.actor)
    named: Iterable[tuple[type[Record], str]] = (
        (Outlet, "name"),
        (Topic, "name"),
        (Quantity, "name"),
        (Proposition, "text"),
    )
    for cls, field in named:
        for record in catalogue.all(cls).values():
            put(cls.kind_name, getattr(record, field), record.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}

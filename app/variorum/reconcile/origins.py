"""Origin groups: who speaks with one voice, which articles are one document.

The actors of one origin are those made one by merges, those on one organ-of or speaks-for chain
(membership does not count), those the analyst gave the same origin or said to rely on each
other, and unnamed voices of one article under one description (their name, and what tells them from
others of that name).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from operator import itemgetter
from typing import Any

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    Article,
    Decision,
    Independence,
    Outlet,
    Proposition,
    Quantity,
    Relation,
)
from variorum.model.resolve import dated, merged
from variorum.model.verdict import Origin
from variorum.model.view import COUNTING, View
from variorum.model.vocabulary import DecisionKind, Genre, RelationKind, Ruling
from variorum.reconcile.chains import Chains
from variorum.reconcile.unions import Unions
from variorum.reconcile.viewing import Viewing

_JOINING = (RelationKind.SAME_ORIGIN, RelationKind.RELIES_ON)

Pair = frozenset[str]
"""Two origin keys (or tag ids), whichever comes first."""


class Origins:
    """Look-ups into one state of a catalogue; make it anew when the catalogue has changed."""

    def __init__(self, catalogue: Catalogue, view: View = COUNTING) -> None:
        """Resolve merges, chains, relations and rulings of `catalogue` once; apply `view`."""
        self.catalogue = catalogue
        self.viewing = Viewing(catalogue, view)
        self.attributions: dict[tuple[object, ...], Any] = {}
        """What `attribution.attribute` has found so far; good as long as this is."""
        self._relate()
        self._one = {
            kind.kind_name: merged(catalogue, kind.kind_name)
            for kind in (Actor, Proposition, Quantity)
        }
        self._rank = dated(catalogue).places
        articles = catalogue.all(Article)
        self._tellers = {name: teller(articles, name) for name in ("genre", "outlet", "published")}
        self._chains = Chains(catalogue, self._one[Actor.kind_name])
        self._unnamed: dict[tuple[Id, str, str], Id] = {}
        self._relying: set[Id] = set()
        self._groups = self._named_groups()
        self._joined = set(self._groups)
        """The actors that a relation or an unnamed voice may join."""
        self.rulings: Mapping[Pair, Ruling] = _rulings(self)
        self._ruled: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.rulings:
            for key in pair:
                self._ruled[key].append(pair)
        self.documents: Mapping[Id, str] = _document_roots(self)
        """The original of each article that is a copy or has one."""
        self.adjudicated = frozenset(
            decision.subject
            for decision in catalogue.all(Decision).values()
            if decision.kind is DecisionKind.ADJUDICATED and decision.about == "article"
        )

    def one(self, kind: str, record: Id) -> Id:
        """Return the record that stands for `record` after merges of its kind."""
        return self._one[kind].get(record, record)

    def merged(self, kind: str) -> Mapping[Id, Id]:
        """Return who stands for whom after merges of a kind."""
        return self._one[kind]

    def rank(self, article: Id) -> int:
        """Return the place of an article in order of publication."""
        return self._rank.get(article, len(self._rank))

    def article(self, article: Id) -> Article | None:
        """Return an article of the catalogue."""
        return self.catalogue.get(Article, article)

    def published(self, article: Id) -> str:
        """Return the day of an article, nothing if there is no such article."""
        return self._tellers["published"](article) if article in self._rank else ""

    def outlet(self, article: Id) -> Id | None:
        """Return the outlet of an article."""
        return self._tellers["outlet"](article) if article in self._rank else None

    def document(self, article: Id) -> str:
        """Return what is the same for an article and its copies: the original's id."""
        return self.documents.get(article, article)

    def of_actor(self, actor: Id) -> Origin:
        """Return the origin group of an actor."""
        head, _ = self._chains.head(actor)
        found = self._groups.get(head)
        if found is None:
            found = self._groups[head] = self._origin([head], set())
        return found

    def tied(self) -> set[Id]:
        """Return the actors that more than their own record may tell of."""
        return {*self._one[Actor.kind_name], *self._chains.climbing(), *self._joined}

    def guessed(self, actor: Id) -> bool:
        """Tell whether a tie on the way from an actor to its head is not confirmed yet."""
        return self._chains.head(actor)[1]

    def of_outlet(self, outlet: Id) -> Origin:
        """Return the origin that an outlet is where the analyst marked it as one."""
        found = self.catalogue.get(Outlet, outlet)
        return Origin(f"outlet:{outlet}", found.name if found else "")

    def of_narrator(self, article: Id) -> Origin:
        """Return the origin that an article's narrator is where the analyst counts it as one."""
        found = self.article(article)
        if found and found.outlet:
            return self.of_outlet(found.outlet)
        return Origin(f"narrator:{article}", found.label if found else "")

    def of_author(self, article: Id) -> Origin | None:
        """Return the origin of what an opinion does not attribute; None in every other genre."""
        if article not in self._rank or self._tellers["genre"](article) is not Genre.OPINION:
            return None
        found = self.catalogue.all(Article)[article]
        if found.author_actor:
            return self.of_actor(found.author_actor)
        return Origin(f"author:{article}", found.byline or f"author of {found.label}")

    def relations(self, about: str, *kinds: RelationKind) -> Iterator[Relation]:
        """Yield the analyst's relations of some kinds about one kind of record."""
        for relation in self.catalogue.all(Relation).values():
            if relation.about == about and relation.kind in kinds:
                yield relation

    def ruled(self, keys: AbstractSet[str], ruling: Ruling) -> set[Pair]:
        """Return the pairs among some origins on which there is a ruling."""
        if not self._ruled:
            return set()
        return {
            pair
            for key in keys & self._ruled.keys()
            for pair in self._ruled[key]
            if pair <= keys and self.rulings[pair] is ruling
        }

    def _relate(self) -> None:
        """Look once for what every group asks for: the project's tolerance, relations of tags."""
        self.tolerance = self.catalogue.project.tolerance
        """p of "about" figures, in percent."""
        self.resting = tuple(self.relations("tag", *_JOINING))
        """Which claims have one origin, or rely on another."""
        same = self.relations("tag", RelationKind.SAME_WINDOW)
        self.same_windows = {frozenset((relation.one, relation.other)) for relation in same}
        """The pairs of figures whose windows an analyst said are one."""

    def follow(self, catalogue: Catalogue, newcomers: Sequence[Id]) -> bool:
        """Take a later state that differs, of what is looked up here, in new actors without ties.

        Returns False, with nothing changed, if they cannot be taken in without starting anew.
        """
        groups = {}
        for newcomer in newcomers:
            actor = catalogue.get(Actor, newcomer)
            if actor is None:
                continue
            group = Origin(f"actor:{newcomer}", actor.name, newcomer)
            if actor.article:
                first = self._unnamed.get(_voice(actor, actor.article))
                if self._relying or (first is None and len(newcomers) > 1):
                    return False
                if first is not None and newcomer < first:
                    return False
                group = self._groups[first] if first is not None else group
            groups[newcomer] = group
        for newcomer in groups:
            actor = catalogue.all(Actor)[newcomer]
            if actor.article:
                self._unnamed.setdefault(_voice(actor, actor.article), newcomer)
                self._joined = {*self._joined, newcomer}
        self._groups |= groups
        self.catalogue = catalogue
        self.attributions.clear()
        self._relate()
        return True

    def beside(self, catalogue: Catalogue, newcomers: Sequence[Id]) -> "Origins | None":
        """Return look-ups into such a later state, which leave these as they are; see `follow`."""
        other = copy(self)
        other.attributions = {}
        other._groups = dict(self._groups)  # noqa: SLF001  # of its own kind, not in use yet
        other._unnamed = dict(self._unnamed)  # noqa: SLF001  # as above
        return other if other.follow(catalogue, newcomers) else None

    def _named_groups(self) -> dict[Id, Origin]:
        """Return the groups that more than one may be in; who is alone is named when asked for."""
        unions = Unions()
        unnamed = ((one.id, one) for one in self.catalogue.all(Actor).values() if one.article)
        for key, actor in sorted(unnamed, key=itemgetter(0)):
            if actor.article and self._chains.head(key)[0] == key:
                unions.join(key, self._unnamed.setdefault(_voice(actor, actor.article), key))
        relying = self._relying
        for relation in self.relations("actor", *_JOINING):
            one, other = (self._chains.head(end)[0] for end in (relation.one, relation.other))
            unions.join(one, other)
            if relation.kind is RelationKind.RELIES_ON:
                relying.add(one)
        groups = {}
        for members in unions.sets():
            origin = self._origin([Id(member) for member in members], relying)
            groups.update(dict.fromkeys(map(Id, members), origin))
        return groups

    def _origin(self, heads: list[Id], relying: set[Id]) -> Origin:
        """Name a group by the oldest of those who rely on nobody and have a name of their own."""

        def preference(head: Id) -> tuple[bool, bool, Id]:
            actor = self.catalogue.get(Actor, head)
            return head in relying, bool(actor and actor.article), head

        first = min(heads, key=preference)
        actor = self.catalogue.get(Actor, first)
        return Origin(f"actor:{first}", actor.name if actor else "", first)


def _rulings(origins: Origins) -> dict[Pair, Ruling]:
    found = {}
    rulings = origins.catalogue.all(Independence).values()
    for ruling in sorted(rulings, key=lambda record: (record.created, record.id)):
        pair = frozenset((origins.of_actor(ruling.one).key, origins.of_actor(ruling.other).key))
        if len(pair) > 1:
            found[pair] = ruling.ruling
    return found


def _document_roots(origins: Origins) -> dict[Id, str]:
    copies = set()
    unions = Unions()
    for relation in origins.relations("article", RelationKind.COPY_OF):
        copies.add(relation.one)
        unions.join(relation.one, relation.other)
    roots = {}
    for members in unions.sets():
        articles = [Id(member) for member in members]
        root = min(articles, key=lambda found: (found in copies, origins.rank(found), found))
        roots.update(dict.fromkeys(articles, str(root)))
    return roots


def _voice(actor: Actor, article: Id) -> tuple[Id, str, str]:
    """Return what is the same for an unnamed voice wherever its article describes it so."""
    return article, _key(actor.name), _key(actor.description)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def origins_of(known: Catalogue | Origins) -> Origins:
    """Return the look-ups for a catalogue, or those given."""
    return known if isinstance(known, Origins) else Origins(known)

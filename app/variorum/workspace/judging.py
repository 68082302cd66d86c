"""Evidence to verdicts: of the groups asked for, under one state of the catalogue and one view."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Outlet, Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.view import COUNTING
from variorum.reconcile.origins import Origins
from variorum.workspace.grounds import Grounds, Groups, Source
from variorum.workspace.narrowing import left_of, narrowed
from variorum.workspace.weighing import Weighing

_AT_ONCE = 500
"""Groups whose evidence is in memory together; the more, the nearer together it lies on disk."""

_MANY = 2
"""Of more than one in so many groups the evidence is read by article, with that of all others."""


@dataclass(slots=True)
class Verdicts:
    """What was judged, by proposition and by quantity."""

    propositions: dict[Id, Verdict] = field(default_factory=dict)
    quantities: dict[Id, QuantityVerdict] = field(default_factory=dict)

    def copy(self) -> "Verdicts":
        """Return the same verdicts, to be brought up to something else."""
        return Verdicts(dict(self.propositions), dict(self.quantities))

    def forget(self, group: Id) -> None:
        """Let go of a group that is no more."""
        self.propositions.pop(group, None)
        self.quantities.pop(group, None)

    def learn(self, found: Iterable[Verdict | QuantityVerdict]) -> None:
        """Take in verdicts in the place of those known."""
        for one in found:
            if isinstance(one, Verdict):
                self.propositions[one.proposition] = one
            else:
                self.quantities[one.quantity] = one


def judge_all(origins: Origins, evidence: Iterable[Linked]) -> Verdicts:
    """Return the verdicts on all groups, of all evidence there is, in any order."""
    weighing = Weighing(origins, [*_kept(origins, Proposition), *_kept(origins, Quantity)])
    for linked in evidence:
        weighing.take(linked)
    known = Verdicts()
    known.learn(weighing.judged())
    origins.attributions.clear()
    return known


def _kept(origins: Origins, kind: type[Proposition | Quantity]) -> Iterator[Id]:
    away = origins.merged(kind.kind_name)
    return (one for one in origins.catalogue.all(kind) if away.get(one, one) == one)


def judge(
    origins: Origins,
    grounds: Source,
    known: Verdicts,
    propositions: Iterable[Id],
    quantities: Iterable[Id],
) -> Verdicts:
    """Bring `known` up to date for some groups and return it.

    Evidence of merged records counts for the one kept; groups that are gone are forgotten.
    """
    for kind, wanted in ((Proposition, propositions), (Quantity, quantities)):
        every, name = origins.catalogue.all(kind), kind.kind_name
        members = _members(origins.merged(name), wanted)
        for gone in members.keys() - every.keys():
            known.forget(gone)
            del members[gone]
        rest = iter(members.items())
        while piece := dict(islice(rest, _AT_ONCE)):
            weighing = Weighing(origins, piece)
            for linked in _read(grounds, name, chain.from_iterable(piece.values())):
                weighing.take(linked)
            known.learn(weighing.judged())
    origins.attributions.clear()
    return known


def judge_again(origins: Origins, grounds: Grounds, known: Verdicts) -> Verdicts:
    """Return the verdicts under the view of `origins`; `known` are those of the counting view."""
    view, seen = origins.viewing.view, known.copy()
    if view == COUNTING:
        return seen
    if view.analysts or view.origins or view.recounted:
        groups = _bearing(origins, grounds)
        if groups is None:
            return judge_all(origins, grounds.through(sorted(origins.catalogue.all(Article))))
        return judge(origins, grounds, seen, *groups)
    left = left_of(origins, known.propositions, known.quantities)
    if _MANY * len(left) > len(known.propositions) + len(known.quantities):
        seen.learn(narrowed(origins, grounds, left))
        return seen
    few = (left.keys() & of for of in (known.propositions.keys(), known.quantities.keys()))
    return judge(origins, grounds, seen, *few)


def _bearing(origins: Origins, grounds: Grounds) -> Groups | None:
    """Return the groups with evidence that a view leaves out or lets in, None where it is many.

    The verdicts on no other group can differ.
    """
    catalogue, view = origins.catalogue, origins.viewing.view
    articles = {one for one in catalogue.all(Article) if not origins.viewing.shows(one)}
    if view.analysts or _MANY * len(articles) > len(catalogue.all(Article)):
        return None
    unheard = view.origins
    actors = {one for one in catalogue.all(Actor) if origins.of_actor(one).key in unheard}
    outlets = {one for one in catalogue.all(Outlet) if origins.of_outlet(one).key in unheard}
    for article in catalogue.all(Article):
        author = origins.of_author(article)
        if author and author.key in unheard:
            articles.add(article)
    groups = grounds.resting_on(actors, articles, outlets, view.recounted)
    every = len(catalogue.all(Proposition)) + len(catalogue.all(Quantity))
    return None if _MANY * sum(map(len, groups)) > every else groups


def _read(grounds: Source, kind: str, groups: Iterable[Id]) -> Iterable[Linked]:
    """Return the evidence on some groups of a kind, each tag once."""
    held = grounds.on(kind, list(groups))
    return {linked.tag.id: linked for found in held.values() for linked in found}.values()


def _members(one: Mapping[Id, Id], wanted: Iterable[Id]) -> dict[Id, list[Id]]:
    """Return the groups wanted as those kept in merges, each with all that are one with it."""
    heads = {one.get(group, group) for group in wanted}
    found = {head: [head] for head in sorted(heads)}
    for group, head in one.items():
        if head in heads and group != head:
            found[head].append(group)
    return found

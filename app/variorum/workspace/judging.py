"""Evidence to verdicts: of the groups asked for, under one state of the catalogue and one view."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Outlet, Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.view import COUNTING
from variorum.model.views import LinkedTag
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict
from variorum.workspace.grounds import Grounds, Groups, Source
from variorum.workspace.narrowing import few_shown, narrowed

_AT_ONCE = 500
"""Groups whose evidence is in memory together; the more, the nearer together it lies on disk."""


@dataclass(slots=True)
class Verdicts:
    """What was judged, by proposition and by quantity."""

    propositions: dict[Id, Verdict] = field(default_factory=dict)
    quantities: dict[Id, QuantityVerdict] = field(default_factory=dict)

    def copy(self) -> "Verdicts":
        """Return the same verdicts, to be brought up to something else."""
        return Verdicts(dict(self.propositions), dict(self.quantities))


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
    every, measured = origins.catalogue.all(Proposition), origins.catalogue.all(Quantity)
    for one, found in _gathered(grounds, "proposition", propositions, origins):
        if one in every:
            known.propositions[one] = verdict(every[one], found, origins)
        else:
            known.propositions.pop(one, None)
    for one, found in _gathered(grounds, "quantity", quantities, origins):
        if one in measured:
            known.quantities[one] = quantity_verdict(measured[one], found, origins)
        else:
            known.quantities.pop(one, None)
    origins.attributions.clear()
    return known


def judge_again(origins: Origins, grounds: Grounds, known: Verdicts) -> Verdicts:
    """Return the verdicts under the view of `origins`; `known` are those of the counting view."""
    shown = few_shown(origins)
    if shown is None:
        return judge(origins, grounds, known.copy(), *_in_view(origins, grounds))
    seen = known.copy()
    for found in narrowed(origins, grounds, known.propositions, known.quantities, shown):
        if isinstance(found, Verdict):
            seen.propositions[found.proposition] = found
        else:
            seen.quantities[found.quantity] = found
    return seen


def _in_view(origins: Origins, grounds: Grounds) -> Groups:
    """Return the groups with evidence that a view leaves out or lets in: no other can differ."""
    catalogue, view = origins.catalogue, origins.viewing.view
    if view == COUNTING:
        return set(), set()
    articles = {one for one in catalogue.all(Article) if not origins.viewing.shows(one)}
    if view.analysts or 2 * len(articles) > len(catalogue.all(Article)):
        return set(catalogue.all(Proposition)), set(catalogue.all(Quantity))
    if not view.origins:
        return grounds.resting_on((), articles, (), view.recounted)
    unheard = view.origins
    actors = {one for one in catalogue.all(Actor) if origins.of_actor(one).key in unheard}
    outlets = {one for one in catalogue.all(Outlet) if origins.of_outlet(one).key in unheard}
    for article in catalogue.all(Article):
        author = origins.of_author(article)
        if author and author.key in unheard:
            articles.add(article)
    return grounds.resting_on(actors, articles, outlets, view.recounted)


def _gathered(
    grounds: Source, kind: str, wanted: Iterable[Id], origins: Origins
) -> Iterator[tuple[Id, list[LinkedTag]]]:
    """Yield the wanted groups with their evidence, each tag once, under the record kept."""
    one = origins.merged(kind)
    members = _members(one, {one.get(group, group) for group in wanted})
    rest = iter(members.items())
    while piece := list(islice(rest, _AT_ONCE)):
        held = grounds.on(kind, [group for _, groups in piece for group in groups])
        for head, groups in piece:
            found = {tag.tag.id: tag for group in groups for tag in held.pop(group, ())}
            yield head, list(found.values())


def _members(one: Mapping[Id, Id], heads: set[Id]) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = defaultdict(list)
    for head in sorted(heads):
        found[head].append(head)
    for group, head in one.items():
        if head in heads and group != head:
            found[head].append(group)
    return found

"""Evidence to verdicts: of the groups asked for, under one state of the catalogue and one view."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
from variorum.model.resolve import merged
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.view import COUNTING, View
from variorum.model.views import LinkedTag
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict

Evidence = dict[Id, list[LinkedTag]]


@dataclass(slots=True)
class Grounds:
    """What verdicts rest on: the linked tags by proposition, and the figures by quantity."""

    propositions: Evidence = field(default_factory=dict)
    quantities: Evidence = field(default_factory=dict)


@dataclass(slots=True)
class Verdicts:
    """What was judged, by proposition and by quantity."""

    propositions: dict[Id, Verdict] = field(default_factory=dict)
    quantities: dict[Id, QuantityVerdict] = field(default_factory=dict)


def judge(  # noqa: PLR0913  # what is known, what is asked, and under which view
    catalogue: Catalogue,
    grounds: Grounds,
    known: Verdicts,
    *,
    propositions: Iterable[Id] | None = None,
    quantities: Iterable[Id] | None = None,
    view: View = COUNTING,
) -> Verdicts:
    """Bring `known` up to date for some groups (None: for all) and return it.

    Evidence of merged records counts for the one kept; groups that are gone are forgotten.
    """
    origins = Origins(catalogue, view)
    one = {**merged(catalogue, "proposition"), **merged(catalogue, "quantity")}
    every, measured = catalogue.all(Proposition), catalogue.all(Quantity)
    if propositions is None:
        known.propositions.clear()
    if quantities is None:
        known.quantities.clear()
    wanted = every if propositions is None else propositions
    for group, found in _gathered(grounds.propositions, wanted, one).items():
        if group in every:
            known.propositions[group] = verdict(every[group], found, origins)
        else:
            known.propositions.pop(group, None)
    wanted = measured if quantities is None else quantities
    for group, found in _gathered(grounds.quantities, wanted, one).items():
        if group in measured:
            known.quantities[group] = quantity_verdict(measured[group], found, origins)
        else:
            known.quantities.pop(group, None)
    return known


def _gathered(held: Evidence, wanted: Iterable[Id], one: Mapping[Id, Id]) -> Evidence:
    """Return the evidence of the wanted groups, each tag once, under the record kept."""
    heads = {one.get(group, group) for group in wanted}
    members: dict[Id, list[Id]] = defaultdict(list)
    for group, head in one.items():
        if head in heads and group != head:
            members[head].append(group)
    return {head: _each_once(held, [head, *members[head]]) for head in heads}


def _each_once(held: Evidence, groups: Sequence[Id]) -> list[LinkedTag]:
    found = {linked.tag.id: linked for group in groups for linked in held.get(group, ())}
    return list(found.values())

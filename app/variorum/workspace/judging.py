"""Evidence to verdicts: of the groups asked for, under one state of the catalogue and one view."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
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


def judge(
    origins: Origins,
    grounds: Grounds,
    known: Verdicts,
    propositions: Iterable[Id],
    quantities: Iterable[Id],
) -> Verdicts:
    """Bring `known` up to date for some groups and return it.

    Evidence of merged records counts for the one kept; groups that are gone are forgotten.
    """
    every, measured = origins.catalogue.all(Proposition), origins.catalogue.all(Quantity)
    one = origins.merged("proposition")
    for group, found in _gathered(grounds.propositions, propositions, one).items():
        if group in every:
            known.propositions[group] = verdict(every[group], found, origins)
        else:
            known.propositions.pop(group, None)
    one = origins.merged("quantity")
    for group, found in _gathered(grounds.quantities, quantities, one).items():
        if group in measured:
            known.quantities[group] = quantity_verdict(measured[group], found, origins)
        else:
            known.quantities.pop(group, None)
    return known


def judge_all(catalogue: Catalogue, grounds: Grounds, view: View = COUNTING) -> Verdicts:
    """Return the verdicts on all groups under a view."""
    every, measured = catalogue.all(Proposition), catalogue.all(Quantity)
    return judge(Origins(catalogue, view), grounds, Verdicts(), every, measured)


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

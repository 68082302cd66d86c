"""All verdicts of a project at once."""

from collections.abc import Collection, Mapping, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Proposition, Quantity
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.model.views import LinkedTag
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins, origins_of
from variorum.reconcile.status import verdict

Evidence = Mapping[Id, Sequence[LinkedTag]]


def verdicts(known: Catalogue | Origins, evidence: Evidence) -> dict[Id, Verdict]:
    """Return the verdict of every proposition, with `evidence` by proposition.

    A merged proposition has its evidence counted under the one whose name stays.
    """
    origins = origins_of(known)
    propositions = origins.catalogue.all(Proposition)
    gathered = _gathered(propositions, evidence, Proposition.kind_name, origins)
    return {found: verdict(propositions[found], tags, origins) for found, tags in gathered.items()}


def quantity_verdicts(known: Catalogue | Origins, figures: Evidence) -> dict[Id, QuantityVerdict]:
    """Return the verdict of every quantity, with `figures` by quantity; merges as above."""
    origins = origins_of(known)
    quantities = origins.catalogue.all(Quantity)
    gathered = _gathered(quantities, figures, Quantity.kind_name, origins)
    return {
        found: quantity_verdict(quantities[found], tags, origins)
        for found, tags in gathered.items()
    }


def _gathered(
    known: Collection[Id], evidence: Evidence, kind: str, origins: Origins
) -> dict[Id, list[LinkedTag]]:
    """Return the distinct tags for each record that stands after merges."""
    found: dict[Id, dict[Id, LinkedTag]] = {}
    for record in known:
        standing = origins.one(kind, record)
        tags = found.setdefault(standing if standing in known else record, {})
        tags.update((linked.tag.id, linked) for linked in evidence.get(record, ()))
    return {record: list(tags.values()) for record, tags in found.items()}

"""The summary of a project from its catalogue, its verdicts and what the store has counted."""

from collections.abc import Collection, Iterable, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.summary import Summary
from variorum.model.tally import Counted
from variorum.model.verdict import QuantityVerdict, Verdict
from variorum.summary.kept import EVERYTHING, Kept, MadeOf
from variorum.summary.stances import Stance, Stances


def build(  # noqa: PLR0913  # each is one table of the store, named where it is given
    catalogue: Catalogue,
    verdicts: Mapping[Id, Verdict],
    quantities: Mapping[Id, QuantityVerdict],
    *,
    stances: Iterable[Stance],
    actor_counts: Counted,
    read_shares: Mapping[Id, tuple[int, int]],
    shown: Collection[Id] | None = None,
) -> Summary:
    """Return the summary. `read_shares` are characters read and in all, by article.

    Propositions and quantities without a verdict, and those merged into others, are passed over.
    `shown` limits the columns to some articles; the verdicts should then be made of their
    evidence alone.
    """
    made_of = MadeOf(
        catalogue,
        verdicts,
        quantities,
        Stances(stances),
        actor_counts,
        read_shares,
        shown,
    )
    return Kept().renewed(made_of, EVERYTHING)

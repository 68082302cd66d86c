"""What is told of a summary as a whole: of a large one it is made where nobody waits for it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.model.ids import Id
from variorum.model.sparse import Columns
from variorum.model.summary import QuantityRow, Summary, columns_of
from variorum.model.verdict import Status
from variorum.ui.summary.figure_values import Drawn, drawn, telling_first
from variorum.ui.summary.grid import Line, Plan
from variorum.ui.summary.lines import planned
from variorum.ui.summary.sources import Sources, Told
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import subtitle, withheld_notes

SEEN = 60
"""Lines of the matrix that are in view at first."""


class Digest:
    """Counts, notes, lines and places of one summary."""

    def __init__(self, summary: Summary, before: "Digest | None" = None) -> None:
        """Go through a summary, but not again through what is in it as in the one `before`."""
        self.summary = summary
        known = before if before and before.summary.articles is summary.articles else None
        self.columns: Columns = known.columns if known else columns_of(summary.articles)
        """Those that the articles head."""
        self.sources: Sources = Sources(summary, before.sources if before else None)
        places = self.sources.places
        places.make_ready()
        self.labels: Mapping[Id, str] = (
            known.labels if known else Told(places, lambda one: one.label)
        )
        """The letter of each article."""
        self.published: Mapping[Id, str] = (
            known.published if known else Told(places, lambda one: one.published)
        )
        """The date of each article."""
        titled = known is not None and known.summary.title == summary.title
        self.subtitle: str = known.subtitle if known and titled else subtitle(summary)
        self.plan = planned(summary)
        self.statuses = _statuses(self.plan)
        """How many propositions have each status."""
        rows = withheld_notes(summary.propositions)
        self.notes = [(row.proposition.id, words) for row, words in rows]
        """Propositions of which something must be said, and what."""
        same = before if before and before.summary.quantities is summary.quantities else None
        self.quantities: Sequence[QuantityRow] = (
            same.quantities if same else telling_first(summary.quantities)
        )
        """The quantities, those with the most figures first."""
        self.first: Drawn | None = same.first if same and known else self._drawn()
        """The first of them as its card shows it."""
        figures = same.counts[Page.FIGURES] if same else None
        self.counts: Mapping[Page, int] = _counts(summary, figures)
        """How much each page holds."""
        self._look_at_cells()

    def _drawn(self) -> Drawn | None:
        if not self.quantities:
            return None
        made = drawn(self.quantities[0], self.labels)
        made.plot.size()  # laid out
        return made

    def _look_at_cells(self) -> None:
        """Have the cells made that are in view first: each row makes its own when looked at."""
        for row in self.plan.lines[:SEEN] if self.columns.articles else ():
            if not isinstance(row, Line):
                row.cells[0]


def _statuses(plan: Plan) -> Counter[Status]:
    return Counter({one.status: one.count for one in plan.lines if isinstance(one, Line)})


def _counts(summary: Summary, figures: int | None) -> Mapping[Page, int]:
    if figures is None:
        figures = sum(len(row.verdict.figures) for row in summary.quantities)
    return {
        Page.PROPOSITIONS: len(summary.propositions),
        Page.ACTORS: len(summary.actors),
        Page.FIGURES: figures,
        Page.STANCES: len(summary.stances),
        Page.OUTLETS: len(set(summary.outlet_names) - {""}),
        Page.ARTICLES: len(summary.articles),
    }

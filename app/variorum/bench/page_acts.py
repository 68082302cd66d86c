"""What somebody looks at in the summary of a large project, as the measure of its gaps does it."""

from typing import TYPE_CHECKING

from variorum.ui.summary.row_filter import ARTICLE, SPEAKER
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from variorum.bench.gaps import Sitting
    from variorum.ui.summary.pane import SummaryPane

READ = (
    *(Page.PROPOSITIONS, Page.ACTORS, Page.FIGURES, Page.STANCES, Page.OUTLETS, Page.ARTICLES),
    *(Page.TIMELINE, Page.NETWORK),
)
"""The pages looked at, in this order."""
_PATIENCE = 600.0
"""Seconds to wait for what a page reads from the file."""


def opens(page: Page) -> "Callable[[Sitting], None]":
    """Return an act: open a page of the summary, and wait until it shows what it reads."""

    def act(sitting: "Sitting") -> None:
        desk = _summary(sitting)
        desk.show_page(page)
        sitting.until(lambda: sitting.window.summary.is_read(page), _PATIENCE)
        sitting.rest()

    return act


def by_speaker(sitting: "Sitting") -> None:
    """Show a column for each speaker in the matrix, and one for each article again."""
    pane = _summary(sitting)
    pane.show_page(Page.OVERVIEW)
    for columns in (SPEAKER, ARTICLE):
        pane.pages.overview.bar.choose_columns(columns)
        sitting.until(lambda: sitting.window.summary.is_current)
        sitting.rest()


def _summary(sitting: "Sitting") -> "SummaryPane":
    window = sitting.window
    if window.workspace() != "summary":
        window.show_workspace("summary")
    return window.summary.pane

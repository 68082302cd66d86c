"""What a page of the summary says while there is nothing to show on it: the next step."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from variorum.ui import plain
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import tr

_CLAIMS = (
    Page.PROPOSITIONS,
    tr("No claim says anything on a proposition yet. In an article, C on a sentence asks which."),
)
_STEPS = {
    Page.OVERVIEW: _CLAIMS,
    Page.PROPOSITIONS: _CLAIMS,
    Page.FIGURES: (
        Page.FIGURES,
        tr(
            "No figure is linked to what it measures yet. In an article, F on a number asks for"
            " the quantity; L links a figure that is tagged."
        ),
    ),
    Page.STANCES: (
        Page.STANCES,
        tr("No stance is tagged yet. In an article, S on words for or against asks for what."),
    ),
    Page.OUTLETS: (
        Page.OUTLETS,
        tr("No article has an outlet yet. In an article, Ctrl+D names it."),
    ),
}
"""By page: what must be there for it to show anything, and how that comes about."""


class GapLine(plain.Label):
    """One or two lines above a page that is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__("", "secondary", parent)
        self._page = Page.OVERVIEW
        self._counts: Mapping[Page, int] | None = None
        self.setWordWrap(True)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Speak of this page from now on."""
        self._page = page
        self._say()

    def show_counts(self, counts: Mapping[Page, int]) -> None:
        """Take how much there is on each page."""
        self._counts = counts
        self._say()

    def _say(self) -> None:
        of, step = _STEPS.get(self._page, (self._page, ""))
        said = "" if self._counts is None or self._counts.get(of) else step
        self.setText(said)
        self.setVisible(bool(said))

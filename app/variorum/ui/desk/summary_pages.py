"""Fills the pages of the summary that are read only when they come into view."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.pages import Brief, Moment, Profile, Together
from variorum.model.records import Actor
from variorum.model.summary import PropositionRow, Summary, labels_of
from variorum.ui.bridge import Bridge
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.together import PairRow, pair_rows
from variorum.ui.summary.values import Page
from variorum.workspace import pages

_READ = (Page.OUTLETS, Page.TIMELINE, Page.NETWORK, Page.BRIEFS)


class FurtherPages(QObject):
    """Outlets, timeline, network and briefs of one pane, current while they are in view."""

    def __init__(
        self, bridge: Bridge, pane: SummaryPane, briefs: Callable[[], Sequence[Brief]]
    ) -> None:
        """Wait for a page to be shown; `briefs` returns those there are, with what moved."""
        super().__init__(pane)
        self._bridge, self._pane = bridge, pane
        self._briefs = briefs
        self._summary: Summary | None = None
        self._stale: set[Page] = set()
        self._waiting: set[Page] = set()
        pane.page_shown.connect(self._bring_up_to_date)

    def show_summary(self, summary: Summary) -> None:
        """Follow a new summary."""
        self._summary = summary
        self._stale = set(_READ)
        self._bring_up_to_date()

    def is_read(self, page: Page) -> bool:
        """Tell whether a page shows what it reads from the file."""
        return page not in self._waiting and page not in self._stale & {self._pane.page()}

    def _bring_up_to_date(self) -> None:
        page, summary = self._pane.page(), self._summary
        if page not in self._stale or summary is None or not self._bridge.is_open:
            return
        self._stale.discard(page)
        session = self._bridge.session
        if page is Page.OUTLETS:
            catalogue, outlets = Catalogue(session.state.catalogue), self._pane.pages.outlets

            def work() -> tuple[Sequence[Profile], Sequence[Profile], Mapping[Id, PropositionRow]]:
                rows = {row.proposition.id: row for row in summary.propositions}
                found = pages.profiles(catalogue, summary)
                return found.outlets, found.origins, rows

            self._pane.asks.maker.make(page, work, lambda made: outlets.show_profiles(*made))
        elif page is Page.TIMELINE:
            self._waiting.add(page)
            future = pages.moments(session, self._pane.view)
            self._bridge.when(future, lambda got: self._take_moments(summary, got))
        elif page is Page.BRIEFS:
            self._pane.set_briefs(self._briefs())
        else:
            self._waiting.add(page)
            pairs = pages.named_together(session, summary.articles, self._pane.view)
            self._bridge.when(pairs, lambda got: self._take_pairs(summary, got))

    def _take_moments(self, summary: Summary, found: tuple[Moment, ...]) -> None:
        if summary is self._summary:
            self._waiting.discard(Page.TIMELINE)
            self._pane.pages.timeline.show_moments(found, summary.articles)

    def _take_pairs(self, summary: Summary, found: Sequence[Together]) -> None:
        if summary is not self._summary:
            return
        self._waiting.discard(Page.NETWORK)
        catalogue, page = Catalogue(self._bridge.session.state.catalogue), self._pane.pages.network

        def work() -> tuple[Sequence[PairRow], Sequence[Together], Mapping[Id, str]]:
            names = {one: actor.name for one, actor in catalogue.all(Actor).items()}
            labels = labels_of(summary.articles)
            return pair_rows(found, names, labels), pages.strongest(found), names

        self._pane.asks.maker.make(Page.NETWORK, work, lambda made: page.show_pairs(*made))

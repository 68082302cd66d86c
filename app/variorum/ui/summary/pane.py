"""The summary workspace: pages at the left, who says what, and the evidence for every word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.pages import Brief, Rulings
from variorum.model.summary import Summary
from variorum.model.verdict import Status
from variorum.model.view import COUNTING, Move, View
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.choices import choices_of, view_words
from variorum.ui.summary.digest import Digest
from variorum.ui.summary.filters import Filters
from variorum.ui.summary.gaps import GapLine
from variorum.ui.summary.header import Header, Tile
from variorum.ui.summary.lines import RowFilter, rows_words
from variorum.ui.summary.nav import Nav
from variorum.ui.summary.pages import Pages
from variorum.ui.summary.trial import Trial
from variorum.ui.summary.values import Choices, Page, Quotes
from variorum.ui.summary.view_bar import ViewBar
from variorum.ui.summary.words import page_name, tr
from variorum.ui.widgets import EmptyState, Unhurried


class SummaryPane(QWidget):
    """Shows a Summary. Given values, it emits what the analyst asks for (see `asks`)."""

    view_changed = Signal(object)
    """The analyst left something out or let something in: the View to show the summary under."""
    page_shown = Signal(object)
    """A Page came into view."""
    annotate_requested = Signal()
    """There is nothing to show yet, and the analyst wants to go and tag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show that nothing is tagged yet."""
        super().__init__(parent)
        self._digest: Digest | None = None
        self._trial = Trial()
        self.view = COUNTING
        """What the analyst supposes; nothing of it is stored."""
        self.asks = Asks(self)
        """What the pages ask for."""
        # Put where they stand while they are empty: what is put elsewhere is styled anew.
        self._stack, full = QStackedWidget(self), QWidget()
        self._empty = _empty()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        self._painted = Unhurried(full)
        self._nav, self._header, self._bar = Nav(self), Header(full), ViewBar(full)
        self._gap = GapLine(full)
        self.pages = Pages(self.asks, full)
        self._build(full)
        self._connect()

    def set_summary(
        self,
        summary: Summary | Digest,
        moves: Sequence[Move] = (),
        choices: Choices | None = None,
        rulings: Rulings | None = None,
    ) -> None:
        """Show a summary; page, selection, filters and scroll stay where they can.

        It is counted as `view` says; `moves` are what that moves. `choices` is all that the
        filters offer, by default what the summary holds; `rulings` what analysts ruled beside it.
        Of a large summary the digest was made before.
        """
        if self._digest is None:
            self._painted.put_off()  # all of it is filled
        digest = summary if isinstance(summary, Digest) else Digest(summary, self._digest)
        self._digest, summary = digest, digest.summary
        offered = choices or choices_of(summary)
        self._nav.filters.show_choices(offered)
        self._trial = Trial(self.view, {found.proposition: found for found in moves})
        self._bar.show_view(view_words(self.view, offered, summary), moves)
        tagged = summary.propositions or summary.quantities or summary.actors or summary.stances
        self._stack.setCurrentIndex(1 if tagged else 0)
        self._nav.set_counts(digest.counts)
        self._header.show_counts(digest)
        self._gap.show_counts(digest.counts)
        self.pages.show_summary(digest, self._trial, rulings)

    def set_briefs(self, briefs: Sequence[Brief]) -> None:
        """Show the briefs there are; the first is how things stood when the session began."""
        rows = self._digest.summary.propositions if self._digest else ()
        self.pages.briefs.show_briefs(briefs, {row.proposition.id: row for row in rows})
        self._nav.set_counts({Page.BRIEFS: sum(one.brief is not None for one in briefs)})

    def set_quotes(self, quotes: Quotes) -> None:
        """Take quotes with their context from `quotes` from now on."""
        self.pages.set_quotes(quotes)

    def set_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions and actors, by id."""
        self.pages.show_memos(memos)

    def chosen_proposition(self) -> Id | None:
        """Return the proposition at the cursor, of the overview or of the table."""
        return self.pages.chosen_proposition()

    def chosen_actor(self) -> Id | None:
        """Return the actor at the cursor of their table, None elsewhere."""
        return self.pages.actors.chosen() if self.page() is Page.ACTORS else None

    def select(self, proposition: Id) -> bool:
        """Open the overview on a proposition, lifting the filter if need be; False if unknown."""
        self.show_page(Page.OVERVIEW)
        matrix = self.pages.overview.matrix
        if matrix.select(proposition):
            return True
        self.pages.overview.bar.clear()
        self._filter(())
        return matrix.select(proposition)

    def select_quantity(self, quantity: Id) -> bool:
        """Open the page of figures on a quantity; False if it has none."""
        self.show_page(Page.FIGURES)
        return self.pages.figures.select(quantity)

    @property
    def nav(self) -> QWidget:
        """The list of pages and articles, a stop of its own on the way round by key."""
        return self._nav

    @property
    def filters(self) -> Filters:
        """What is heard: ticks and dates."""
        return self._nav.filters

    def show_page(self, page: Page) -> None:
        """Open a page."""
        self._title(page)
        self.setFocusProxy(self.pages.open(page))
        self.page_shown.emit(page)

    def _title(self, page: Page) -> None:
        self._nav.set_page(page)
        self._gap.show_page(page)
        self._header.set_title(tr("Summary") if page is Page.OVERVIEW else page_name(page))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusProxy() is None:  # its first page may have been made before, in its own turn
            self.show_page(self.page())

    def page(self) -> Page:
        """Return the page open."""
        return self.pages.current()

    # -- supposing -------------------------------------------------------------------------

    def count_everything(self) -> None:
        """Take back whatever is supposed."""
        if self.view != COUNTING:
            self._nav.filters.tick_all()
            self._suppose(COUNTING)

    def forget(self) -> None:
        """Suppose nothing of the last project."""
        self.view = COUNTING
        self._nav.filters.tick_all()
        self.pages.overview.forget()
        self._header.set_filter(())
        self._header.set_rows("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.view != COUNTING:
            self.count_everything()
        else:
            super().keyPressEvent(event)

    def _on_filtered(self) -> None:
        self._suppose(replace(self._nav.filters.view(), recounted=self.view.recounted))

    def _on_recount_asked(self, link: Id) -> None:
        self._suppose(replace(self.view, recounted=self.view.recounted ^ {link}))

    def _suppose(self, view: View) -> None:
        self.view = view
        self.view_changed.emit(view)

    # -- pages -----------------------------------------------------------------------------

    def _build(self, full: QWidget) -> None:
        column = QVBoxLayout(full)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addWidget(self._bar)
        column.addWidget(self._gap)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        self._title(Page.OVERVIEW)

    def _connect(self) -> None:
        self._empty.action_triggered.connect(self.annotate_requested)
        self._nav.page_chosen.connect(self.show_page)
        self.filters.changed.connect(self._on_filtered)
        self._header.tile_pressed.connect(self._on_tile_pressed)
        self._bar.back_asked.connect(self.count_everything)
        self._bar.proposition_opened.connect(self._go_to)
        self.pages.rows_changed.connect(self._on_rows_changed)
        asks = self.asks
        asks.everything_asked.connect(self.count_everything)
        asks.recount_asked.connect(self._on_recount_asked)
        asks.proposition_opened.connect(self._go_to)

    def _filter(self, statuses: tuple[Status, ...]) -> None:
        self.pages.overview.bar.show_statuses(statuses)
        self._on_rows_changed(self.pages.overview.bar.rows())

    def _on_rows_changed(self, rows: RowFilter) -> None:
        self._header.set_filter(rows.statuses)
        self._header.set_rows(rows_words(rows))
        self.pages.show_rows()

    def _on_tile_pressed(self, tile: Tile) -> None:
        self.show_page(tile.page)
        if tile.page is Page.OVERVIEW:
            chosen = self.pages.overview.bar.rows().statuses
            self._filter(() if tile.statuses == chosen else tile.statuses)

    def _go_to(self, proposition: Id) -> None:
        if self.select(proposition):
            self.pages.overview.matrix.setFocus()


def _empty() -> EmptyState:
    return EmptyState(
        "scale",
        tr("Nothing is tagged yet"),
        tr(
            "Tag who claims what in the articles. Here you will see who agrees, who "
            "contradicts whom, and what rests on a single origin."
        ),
        tr("Go to the articles"),
    )

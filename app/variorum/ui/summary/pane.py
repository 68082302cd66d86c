"""The summary workspace: pages at the left, who says what, and the evidence for every word."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.summary import ActorRow, PropositionRow, StanceRow, Summary
from variorum.model.verdict import Status
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.cards import titled_card
from variorum.ui.summary.columns import (
    ArticleRow,
    actor_columns,
    article_columns,
    article_rows,
    proposition_columns,
    stance_columns,
)
from variorum.ui.summary.figures import FiguresPage
from variorum.ui.summary.header import Header, Tile
from variorum.ui.summary.nav import Nav
from variorum.ui.summary.overview import Overview
from variorum.ui.summary.tables import Table
from variorum.ui.summary.values import Page, Quotes
from variorum.ui.summary.words import page_name, tr
from variorum.ui.widgets import EmptyState


class SummaryPane(QWidget):
    """Shows a Summary. Given values, it emits what the analyst asks for."""

    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted in its article."""
    article_opened = Signal(object)
    """The id of an article wanted in the reader."""
    article_filter_changed = Signal(object)
    """The ids of the articles shown, as a tuple. The columns are already hidden or shown."""
    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is to be read or written."""
    independence_ruled = Signal(object, object, object)
    """One actor's id, the other's, the Ruling; None takes it back."""
    proposition_chosen = Signal(object)
    """The id of the proposition the cursor came to; None where there is none."""
    annotate_requested = Signal()
    """There is nothing to show yet, and the analyst wants to go and tag."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show that nothing is tagged yet."""
        super().__init__(parent)
        self._summary: Summary | None = None
        self._memos: Mapping[Id, str] = {}
        self._only: tuple[Status, ...] = ()
        self._nav, self._header = Nav(), Header()
        self._overview, self._figures = Overview(), FiguresPage()
        self._propositions: Table[PropositionRow] = Table(
            proposition_columns(), name=page_name(Page.PROPOSITIONS)
        )
        self._actors: Table[ActorRow] = Table([], name=page_name(Page.ACTORS))
        self._stances: Table[StanceRow] = Table([], name=page_name(Page.STANCES))
        self._articles: Table[ArticleRow] = Table(article_columns(), name=page_name(Page.ARTICLES))
        self._pages = QStackedWidget()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def set_summary(self, summary: Summary, articles: Sequence[Article] = ()) -> None:
        """Show a summary; page, selection, filters and scroll stay where they can.

        `articles` are all of the project, for the check list; without them those of the summary.
        """
        self._summary = summary
        self._nav.set_articles(articles or summary.articles)
        tagged = summary.propositions or summary.quantities or summary.actors or summary.stances
        self._stack.setCurrentIndex(1 if tagged else 0)
        self._nav.set_counts(
            {
                Page.PROPOSITIONS: len(summary.propositions),
                Page.ACTORS: len(summary.actors),
                Page.FIGURES: sum(len(row.verdict.figures) for row in summary.quantities),
                Page.STANCES: len(summary.stances),
                Page.ARTICLES: len(summary.articles),
            }
        )
        self._show_overview()
        self._propositions.show_rows(summary.propositions)
        self._actors.show_rows(summary.actors, actor_columns(summary, self._memos))
        self._stances.show_rows(summary.stances, stance_columns(summary))
        self._articles.show_rows(article_rows(summary))
        self._figures.show_summary(summary)

    def set_quotes(self, quotes: Quotes) -> None:
        """Take quotes with their context from `quotes` from now on."""
        self._overview.card.set_quotes(quotes)

    def set_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions and actors, by id."""
        self._memos = memos
        self._overview.show_memos(memos)
        if self._summary is not None:
            self._actors.show_rows(self._summary.actors, actor_columns(self._summary, memos))
        self._show_actor_memo()

    def chosen_proposition(self) -> Id | None:
        """Return the proposition at the cursor, of the overview or of the table."""
        if self.page() is Page.PROPOSITIONS:
            row = self._propositions.current()
            return row.proposition.id if row else None
        return self._overview.chosen()

    def chosen_actor(self) -> Id | None:
        """Return the actor at the cursor of their table, None elsewhere."""
        row = self._actors.current() if self.page() is Page.ACTORS else None
        return row.actor.id if row else None

    def select(self, proposition: Id) -> bool:
        """Open the overview on a proposition, lifting the filter if need be; False if unknown."""
        self.show_page(Page.OVERVIEW)
        if self._overview.matrix.select(proposition):
            return True
        if self._only:
            self._filter(())
        return self._overview.matrix.select(proposition)

    def select_quantity(self, quantity: Id) -> bool:
        """Open the page of figures on a quantity; False if it has none."""
        self.show_page(Page.FIGURES)
        return self._figures.select(quantity)

    @property
    def nav(self) -> QWidget:
        """The list of pages and articles, a stop of its own on the way round by key."""
        return self._nav

    def show_page(self, page: Page) -> None:
        """Open a page."""
        self._nav.set_page(page)
        self._header.set_title(tr("Summary") if page is Page.OVERVIEW else page_name(page))
        self._pages.setCurrentIndex(list(Page).index(page))
        self.setFocusProxy(self._focus_of(page))

    def page(self) -> Page:
        """Return the page open."""
        return list(Page)[self._pages.currentIndex()]

    def _build(self) -> None:
        self._pages.addWidget(self._overview)
        self._pages.addWidget(titled_card("", self._propositions))
        self._pages.addWidget(titled_card("", self._actors_with_memo()))
        self._pages.addWidget(self._figures)
        self._pages.addWidget(titled_card("", self._stances))
        self._pages.addWidget(titled_card("", self._articles))
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        empty = EmptyState(
            "scale",
            tr("Nothing is tagged yet"),
            tr(
                "Tag who claims what in the articles. Here you will see who agrees, who "
                "contradicts whom, and what rests on a single origin."
            ),
            tr("Go to the articles"),
        )
        empty.action_triggered.connect(self.annotate_requested)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        self.show_page(Page.OVERVIEW)

    def _actors_with_memo(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._actors, 1)
        self._actor_memo = MemoField()
        self._actor_memo.setEnabled(False)
        column.addWidget(self._actor_memo)
        return made

    def _show_actor_memo(self) -> None:
        row = self._actors.current()
        self._actor_memo.setEnabled(row is not None)
        self._actor_memo.set_memo(self._memos.get(row.actor.id, "") if row else "")

    def _on_actor_memo(self) -> None:
        row = self._actors.current()
        if row is not None:
            self.memo_wanted.emit("actor", row.actor.id)

    def _connect(self) -> None:
        self._overview.card.memo_wanted.connect(self.memo_wanted)
        self._actors.chosen.connect(self._show_actor_memo)
        self._actor_memo.clicked.connect(self._on_actor_memo)
        self._nav.page_chosen.connect(self.show_page)
        self._nav.articles_chosen.connect(self._on_articles_chosen)
        self._header.tile_pressed.connect(self._on_tile_pressed)
        self._overview.proposition_chosen.connect(self.proposition_chosen)
        self._overview.card.quote_opened.connect(self.quote_opened)
        self._overview.card.independence_ruled.connect(self.independence_ruled)
        self._figures.quote_opened.connect(self.quote_opened)
        self._stances.opened.connect(lambda row: self.quote_opened.emit(row.tag))
        self._articles.opened.connect(lambda row: self.article_opened.emit(row.article.id))
        self._propositions.opened.connect(self._on_proposition_opened)

    def _focus_of(self, page: Page) -> QWidget:
        tables: dict[Page, QWidget] = {
            Page.PROPOSITIONS: self._propositions,
            Page.ACTORS: self._actors,
            Page.FIGURES: self._figures,
            Page.STANCES: self._stances,
            Page.ARTICLES: self._articles,
        }
        return tables.get(page, self._overview.matrix)

    def _show_overview(self) -> None:
        if self._summary is not None:
            shown = set(self._nav.shown())
            columns = sum(article.id in shown for article in self._summary.articles)
            self._header.show_summary(self._summary, columns)
            self._overview.show_summary(self._summary, shown, self._only)

    def _filter(self, statuses: tuple[Status, ...]) -> None:
        self._only = statuses
        self._header.set_filter(statuses)
        self._show_overview()

    def _on_tile_pressed(self, tile: Tile) -> None:
        self.show_page(tile.page)
        if tile.page is Page.OVERVIEW:
            self._filter(() if tile.statuses == self._only else tile.statuses)

    def _on_articles_chosen(self, articles: tuple[Id, ...]) -> None:
        self._show_overview()
        self.article_filter_changed.emit(articles)

    def _on_proposition_opened(self, row: PropositionRow) -> None:
        if self.select(row.proposition.id):
            self._overview.matrix.setFocus()

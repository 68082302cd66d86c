"""The pages of the summary, one above the other, each shown when it is asked for."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Rulings
from variorum.model.summary import PropositionRow, Summary
from variorum.ui.summary.actors import ActorsPage
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.briefs import BriefsPage
from variorum.ui.summary.cards import titled_card
from variorum.ui.summary.columns import ArticleRow, article_columns, article_rows
from variorum.ui.summary.figures import FiguresPage
from variorum.ui.summary.moments import TimelinePage
from variorum.ui.summary.outlets import OutletsPage
from variorum.ui.summary.overview import Overview
from variorum.ui.summary.propositions import PropositionsPage
from variorum.ui.summary.stances import StancesPage
from variorum.ui.summary.statements import Statement, Weighing, named
from variorum.ui.summary.tables import Table
from variorum.ui.summary.together import NetworkPage
from variorum.ui.summary.trial import Trial
from variorum.ui.summary.values import Page
from variorum.ui.summary.why import WhyDialog
from variorum.ui.summary.words import page_name, tr


class Pages(QStackedWidget):
    """Every page, filled with one summary; outlets, timeline and network by whoever reads them."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet; what is asked for goes to `asks`."""
        super().__init__(parent)
        self._asks = asks
        self._summary: Summary | None = None
        self._trial = Trial()
        self._stale: set[Page] = set()
        self.overview = Overview(asks)
        self.propositions = PropositionsPage(asks)
        self.actors = ActorsPage(asks)
        self.figures = FiguresPage(asks)
        self.stances = StancesPage(asks)
        self.outlets = OutletsPage(asks)
        self.articles: Table[ArticleRow] = Table(article_columns(), name=page_name(Page.ARTICLES))
        self.timeline = TimelinePage(asks)
        self.network = NetworkPage(asks)
        self.briefs = BriefsPage(asks)
        self._focus: dict[Page, QWidget] = {
            Page.OVERVIEW: self.overview.matrix,
            Page.PROPOSITIONS: self.propositions,
            Page.ACTORS: self.actors,
            Page.FIGURES: self.figures,
            Page.STANCES: self.stances,
            Page.OUTLETS: self.outlets,
            Page.ARTICLES: self.articles,
            Page.TIMELINE: self.timeline,
            Page.NETWORK: self.network,
            Page.BRIEFS: self.briefs,
        }
        held = {Page.OVERVIEW: self.overview, Page.ARTICLES: titled_card("", self.articles)}
        for page in Page:
            self.addWidget(held.get(page, self._focus[page]))
        self._connect()

    def open(self, page: Page) -> QWidget:
        """Show a page and return what takes the focus on it."""
        self.setCurrentIndex(list(Page).index(page))
        self._fill(page)
        return self._focus[page]

    def current(self) -> Page:
        """Return the page shown."""
        return list(Page)[self.currentIndex()]

    def show_summary(self, summary: Summary, trial: Trial) -> None:
        """Show a summary as the view of `trial` counts.

        The first page and the one in view are filled now, the others when they are opened.
        """
        self._summary, self._trial = summary, trial
        self._stale = set(Page)
        self._fill(Page.OVERVIEW)
        self._fill(self.current())

    def show_rows(self) -> None:
        """Follow the filter of rows."""
        if self._summary is not None:
            self.show_summary(self._summary, self._trial)

    def _fill(self, page: Page) -> None:
        summary = self._summary
        if summary is None or page not in self._stale:
            return
        self._stale.discard(page)
        fillers: dict[Page, Callable[[], None]] = {
            Page.OVERVIEW: lambda: self.overview.show_summary(summary, self._trial),
            Page.PROPOSITIONS: lambda: self.propositions.show_summary(
                summary, self.overview.bar.rows()
            ),
            Page.ACTORS: lambda: self.actors.show_summary(summary),
            Page.FIGURES: lambda: self.figures.show_summary(summary, self.overview.sources),
            Page.STANCES: lambda: self.stances.show_summary(
                summary, self.overview.bar.rows().speaker
            ),
            Page.ARTICLES: lambda: self.articles.show_rows(article_rows(summary)),
        }
        if page in fillers:
            fillers[page]()

    def show_rulings(self, rulings: Rulings) -> None:
        """Show what analysts ruled beside the computed."""
        self.overview.show_rulings(rulings)
        self.figures.show_rulings(rulings)

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions and actors, by id."""
        self.overview.show_memos(memos)
        self.actors.show_memos(memos)

    def chosen_proposition(self) -> Id | None:
        """Return the proposition at the cursor, of the overview or of the table."""
        if self.current() is Page.PROPOSITIONS:
            row = self.propositions.table.current()
            return row.proposition.id if row else None
        return self.overview.chosen()

    def _explain(self, row: PropositionRow) -> None:
        dialog = WhyDialog(row, self.overview.sources, self)
        dialog.quote_opened.connect(self._asks.quote_opened)
        dialog.recount_asked.connect(self._asks.recount_asked)
        dialog.finished.connect(self.window().activateWindow)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        asks = self._asks
        self.overview.proposition_chosen.connect(asks.proposition_chosen)
        card = self.overview.card
        card.memo_wanted.connect(asks.memo_wanted)
        card.quote_opened.connect(asks.quote_opened)
        card.independence_ruled.connect(asks.independence_ruled)
        self.figures.quote_opened.connect(asks.quote_opened)
        self._held: Statement | None = None
        asks.held.connect(self._on_held)
        asks.why_asked.connect(self._explain)
        self.articles.opened.connect(lambda row: asks.article_opened.emit(row.article.id))

    def _on_held(self, statement: Statement) -> None:
        """Hold one statement, and the next against it."""
        first, self._held = self._held, statement
        if first is not None and first.tag != statement.tag:
            self._held = None
            title = named((first, statement))
            self._asks.weighing_asked.emit(Weighing(title, (first,), (statement,)))
        else:
            self._asks.hint.emit(tr("Held. Press H on another quote to see both side by side."))

"""The pages of the summary, one above the other, each shown when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Rulings
from variorum.model.summary import PropositionRow
from variorum.ui.summary.actors import ActorsPage
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.briefs import BriefsPage
from variorum.ui.summary.cards import TitledCard
from variorum.ui.summary.columns import ArticleRow, article_columns, article_rows
from variorum.ui.summary.digest import Digest
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
from variorum.ui.summary.values import Page, Quotes
from variorum.ui.summary.why import explain
from variorum.ui.summary.words import page_name, tr
from variorum.ui.widgets import Unhurried

W = TypeVar("W", bound=QWidget)
_PLACES = {page: place for place, page in enumerate(Page)}


class Pages(QStackedWidget):
    """Every page, made when it is first wanted and filled with one summary when it is in view.

    Outlets, timeline, network and briefs are filled by whoever reads them.
    """

    rows_changed = Signal(object)
    """The analyst chose other rows of the matrix: a RowFilter."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet; what is asked for goes to `asks`."""
        super().__init__(parent)
        self._asks, self._painted = asks, Unhurried(self)
        self._digest: Digest | None = None
        self._trial, self._rulings = Trial(), Rulings()
        self._memos: Mapping[Id, str] = {}
        self._quotes: Quotes | None = None
        self._stale: set[Page] = set()
        self._held: Statement | None = None
        for _page in Page:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            self.addWidget(holder)
        asks.held.connect(self._on_held)
        asks.why_asked.connect(self._explain)

    def _placed(self, page: Page, make: Callable[[QWidget], W]) -> W:
        """Make a page in its place."""
        holder = self.widget(_PLACES[page])
        layout = holder.layout() if holder is not None else None
        assert holder is not None  # added in __init__  # noqa: S101
        assert layout is not None  # as above  # noqa: S101
        made = make(holder)
        layout.addWidget(made)
        return made

    @cached_property
    def overview(self) -> Overview:
        """Who says what."""
        asks = self._asks
        made = self._placed(Page.OVERVIEW, lambda holder: Overview(asks, holder))
        made.proposition_chosen.connect(asks.proposition_chosen)
        made.bar.changed.connect(self.rows_changed)
        card = made.card
        if self._quotes is not None:
            card.set_quotes(self._quotes)
        card.memo_wanted.connect(asks.memo_wanted)
        card.quote_opened.connect(asks.quote_opened)
        card.independence_ruled.connect(asks.independence_ruled)
        return made

    @cached_property
    def propositions(self) -> PropositionsPage:
        """The propositions as a table."""
        return self._placed(Page.PROPOSITIONS, lambda holder: PropositionsPage(self._asks, holder))

    @cached_property
    def actors(self) -> ActorsPage:
        """The actors as a table."""
        made = self._placed(Page.ACTORS, lambda holder: ActorsPage(self._asks, holder))
        made.show_memos(self._memos)
        return made

    @cached_property
    def figures(self) -> FiguresPage:
        """Quantities, their figures, how they relate."""
        made = self._placed(Page.FIGURES, lambda holder: FiguresPage(self._asks, holder))
        made.quote_opened.connect(self._asks.quote_opened)
        made.show_rulings(self._rulings)
        return made

    @cached_property
    def stances(self) -> StancesPage:
        """Who is for and against what."""
        return self._placed(Page.STANCES, lambda holder: StancesPage(self._asks, holder))

    @cached_property
    def outlets(self) -> OutletsPage:
        """What outlets and origins carry."""
        return self._placed(Page.OUTLETS, lambda holder: OutletsPage(self._asks, holder))

    @cached_property
    def articles(self) -> Table[ArticleRow]:
        """The articles as a table."""
        card = self._placed(Page.ARTICLES, lambda holder: TitledCard("", holder))
        name = page_name(Page.ARTICLES)
        made: Table[ArticleRow] = Table(
            article_columns(), name=name, maker=self._asks.maker, parent=card
        )
        made.opened.connect(lambda row: self._asks.article_opened.emit(row.article.id))
        card.put(made)
        return made

    @cached_property
    def timeline(self) -> TimelinePage:
        """What happened when."""
        return self._placed(Page.TIMELINE, lambda holder: TimelinePage(self._asks, holder))

    @cached_property
    def network(self) -> NetworkPage:
        """Who is named with whom."""
        return self._placed(Page.NETWORK, lambda holder: NetworkPage(self._asks, holder))

    @cached_property
    def briefs(self) -> BriefsPage:
        """What moved since when."""
        return self._placed(Page.BRIEFS, lambda holder: BriefsPage(self._asks, holder))

    def _focus_of(self, page: Page) -> QWidget:
        """Return what takes the focus on a page; the page is made if it is not there yet."""
        if page is Page.OVERVIEW:
            return self.overview.matrix
        found = getattr(self, page.value)
        assert isinstance(found, QWidget)  # the pages are called as they are  # noqa: S101
        return found

    def warming(self) -> Iterator[Callable[[], object]]:
        """Yield steps that make, style and draw every page before it is first opened."""
        for page in Page:
            yield partial(self._focus_of, page)
            yield partial(self._rehearse, page, _polish)
            yield partial(self._rehearse, page, QWidget.grab)

    def _rehearse(self, page: Page, step: Callable[[QWidget], object]) -> None:
        holder = self.widget(_PLACES[page])
        if holder is not None and not holder.isVisible():
            holder.resize(self.size())
            step(holder)

    def open(self, page: Page) -> QWidget:
        """Show a page and return what takes the focus on it."""
        focus = self._focus_of(page)
        if page is not self.current():
            self._put_off(page)
        self.setCurrentIndex(_PLACES[page])
        self._fill(page)
        return focus

    def _put_off(self, page: Page) -> None:
        """Paint a page in turns: its ground with its first part, and the others one by one."""
        self._painted.put_off()
        if page in {Page.OVERVIEW, Page.FIGURES, Page.OUTLETS}:
            for part in getattr(self, page.value).parts:
                part.put_off()

    def current(self) -> Page:
        """Return the page shown."""
        return list(Page)[self.currentIndex()]

    def show_summary(self, digest: Digest, trial: Trial, rulings: Rulings | None = None) -> None:
        """Show a summary as the view of `trial` counts, with what analysts ruled.

        The page in view is filled now, the others when they are opened.
        """
        self._digest, self._trial = digest, trial
        self._stale = set(Page)
        if rulings is not None:
            self._take_rulings(rulings)
        self._fill(self.current())

    def show_rows(self) -> None:
        """Follow the filter of rows."""
        if self._digest is not None:
            self.show_summary(self._digest, self._trial)

    def _fill(self, page: Page) -> None:
        digest = self._digest
        if digest is None or page not in self._stale:
            return
        self._stale.discard(page)
        summary, rows = digest.summary, self.overview.bar.rows
        fillers: dict[Page, Callable[[], None]] = {
            Page.OVERVIEW: lambda: self.overview.show_summary(digest, self._trial),
            Page.PROPOSITIONS: lambda: self.propositions.show_summary(summary, rows()),
            Page.ACTORS: lambda: self.actors.show_summary(summary),
            Page.FIGURES: lambda: self.figures.show_summary(digest),
            Page.STANCES: lambda: self.stances.show_summary(summary, rows().speaker),
            Page.ARTICLES: lambda: self.articles.show_rows(article_rows(summary)),
        }
        if page in fillers:
            fillers[page]()

    def _take_rulings(self, rulings: Rulings) -> None:
        """Take what analysts ruled; the pages show it with the summary that follows."""
        self._rulings = rulings
        self.overview.take_rulings(rulings)
        if "figures" in self.__dict__:
            self.figures.take_rulings(rulings)

    def show_rulings(self, rulings: Rulings) -> None:
        """Show what analysts ruled beside the computed."""
        self._rulings = rulings
        self.overview.show_rulings(rulings)
        if "figures" in self.__dict__:
            self.figures.show_rulings(rulings)

    def set_quotes(self, quotes: Quotes) -> None:
        """Take quotes with their context from `quotes` from now on."""
        self._quotes = quotes
        if "overview" in self.__dict__:
            self.overview.card.set_quotes(quotes)

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions and actors, by id."""
        self._memos = memos
        self.overview.show_memos(memos)
        if "actors" in self.__dict__:
            self.actors.show_memos(memos)

    def chosen_proposition(self) -> Id | None:
        """Return the proposition at the cursor, of the overview or of the table."""
        if self.current() is Page.PROPOSITIONS:
            row = self.propositions.table.current()
            return row.proposition.id if row else None
        return self.overview.chosen()

    def _explain(self, row: PropositionRow) -> None:
        explain(row, self._digest.sources if self._digest else {}, self._asks, self)

    def _on_held(self, statement: Statement) -> None:
        """Hold one statement, and the next against it."""
        first, self._held = self._held, statement
        if first is not None and first.tag != statement.tag:
            self._held = None
            title = named((first, statement))
            self._asks.weighing_asked.emit(Weighing(title, (first,), (statement,)))
        else:
            self._asks.hint.emit(tr("Held. Press H on another quote to see both side by side."))


def _polish(holder: QWidget) -> None:
    for part in holder.findChildren(QWidget):
        part.ensurePolished()

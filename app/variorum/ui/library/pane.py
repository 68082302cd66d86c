"""The library pane: header, filter, states, the list of articles, the facets."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.facets import FacetTree
from variorum.ui.library.halves import Halves
from variorum.ui.library.head import LibraryHead
from variorum.ui.library.listing import ArticleList
from variorum.ui.library.narrowing import Aside, Narrowing
from variorum.ui.library.phrases import tr
from variorum.ui.library.query import Choice, Names
from variorum.ui.library.stock import Selected, Stock
from variorum.ui.library.values import Facet, LibraryRow, Order
from variorum.ui.theme import current
from variorum.ui.widgets import EmptyState

_PAUSE = 150
"""Milliseconds without a key after which the texts are looked through."""


class LibraryPane(QWidget):
    """All articles of the project, narrowed by text, state and facets. Values in, signals out."""

    article_chosen = Signal(object)
    """The id of the article to open."""
    import_requested = Signal()
    edit_metadata_requested = Signal(object)
    """The id of the article whose form is to open."""
    history_requested = Signal(object)
    """The id of the article whose history is asked for."""
    text_asked = Signal(object)
    """Words, as a tuple: `set_in_text` is to say in which texts each of them stands."""
    files_dropped = Signal(list)
    """Paths, as str, of files and folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without articles: the pane says the next step."""
        super().__init__(parent)
        self._is_coming = False
        self._narrowing = Narrowing(self._show)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.setAcceptDrops(True)
        self.setMinimumWidth(200)
        self.setAccessibleName(tr("Library"))
        self._head = LibraryHead(self.order)
        self._list = ArticleList()
        self._tree = FacetTree()
        self._stack = self._build_stack()
        self._halves = Halves(self._stack, self._list, self._tree)
        self._build()
        self._connect()
        self._refresh()

    def find_with(self, aside: Aside) -> None:
        """Have `aside` do what takes long: finding some of very many articles."""
        self._narrowing.aside = aside

    # -- values in -------------------------------------------------------------------------

    def set_articles(self, rows: Sequence[LibraryRow], facets: Sequence[Facet] = ()) -> None:
        """Show these articles and facets; filters, selection and scroll stay."""
        self.set_stock(Stock(rows, facets, self.order))

    def set_stock(self, stock: Stock | None) -> None:
        """Show these articles, made ready before; None: they are being made ready."""
        self._is_coming = stock is None
        self._narrowing.stock = stock or Stock()
        self._narrow_to_known()
        self._refresh()

    @property
    def order(self) -> Order:
        """How the articles are sorted."""
        return self._narrowing.query.order

    @property
    def facets(self) -> tuple[Facet, ...]:
        """By what the articles can be narrowed."""
        return self._narrowing.stock.facets

    def _narrow_to_known(self) -> None:
        chosen = self._narrowing.query.chosen
        if chosen:
            known = {(facet.kind, value.key) for facet in self.facets for value in facet.values}
            self._ask(chosen=chosen & known)

    def set_facets(self, facets: Sequence[Facet], names: Names | None = None) -> None:
        """Show these facets of the articles there are; `names` are theirs, made ready before."""
        self._narrowing.stock.set_facets(facets, names)
        self._narrow_to_known()
        self._refresh()

    def row(self, article: Id) -> LibraryRow | None:
        """Return what is shown of an article, filtered or not."""
        return self._narrowing.stock.row(article)

    def set_row(self, row: LibraryRow) -> None:
        """Show an article there is otherwise."""
        before = self.row(row.id)
        stays = self._narrowing.stock.take(row)
        if not stays or before is None or before.progress is not row.progress:
            self._refresh()
        self._list.change_row(row.id)

    def words(self) -> tuple[str, ...]:
        """Return the words the list is narrowed by."""
        return self._narrowing.query.words()

    def set_in_text(self, found: Mapping[str, AbstractSet[Id]]) -> None:
        """Show also the articles whose text has the words; other words change nothing."""
        if self._narrowing.in_text != found and set(found) == set(self.words()):
            self._narrowing.in_text = found
            self._narrowing.renew()

    def set_current(self, article: Id | None) -> None:
        """Mark the article that is open."""
        self._list.set_current(article)

    def shown(self) -> tuple[Id, ...]:
        """Return the ids of the articles shown, in order (for next and previous article)."""
        self._narrowing.settle()
        return tuple(row.id for row in self._list.rows())

    def beside(self, article: Id | None, by: int) -> Id | None:
        """Return the article `by` places further than one, or the first if that is not shown."""
        self._narrowing.settle()
        rows = self._list.rows()
        here = rows.place_of(article)
        place = here + by if here >= 0 else 0
        return rows[place].id if 0 <= place < len(rows) else None

    def focus_filter(self) -> None:
        """Put the caret into the filter field."""
        self._head.focus_filter()

    def clear_filters(self) -> None:
        """Show every article again."""
        self._narrowing.query = self._narrowing.query.cleared()
        self._head.clear_filter()
        self._refresh()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._halves, 1)

    def _build_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        self._empty = EmptyState(
            "article",
            tr("No articles yet"),
            tr("Import web pages, PDF, Word or text, drop them here, or paste a text."),
            tr("Import articles"),
        )
        self._no_hit = EmptyState(
            "filter", tr("No article matches"), tr("All are still here."), tr("Clear filters")
        )
        for page in (self._list, self._empty, self._no_hit):
            stack.addWidget(page)
        return stack

    def _connect(self) -> None:
        self._head.import_asked.connect(self.import_requested)
        self._empty.action_triggered.connect(self.import_requested)
        self._no_hit.action_triggered.connect(self.clear_filters)
        self._head.clear_asked.connect(self.clear_filters)
        self._head.typed.connect(self._on_text_changed)
        self._head.state_chosen.connect(self._on_state_chosen)
        self._head.order_chosen.connect(self._on_order_chosen)
        self._pause.timeout.connect(self._ask_text)
        self._list.article_chosen.connect(self.article_chosen)
        self._list.edit_metadata_requested.connect(self.edit_metadata_requested)
        self._list.history_requested.connect(self.history_requested)
        self._tree.toggled.connect(self._on_facet_toggled)

    # -- showing ---------------------------------------------------------------------------

    def _refresh(self) -> None:
        stock, query = self._narrowing.stock, self._narrowing.query
        self._tree.show_facets(stock.facets, query.chosen)
        self._head.show_counts(len(stock), stock.counts, query.progress)
        self._halves.show_below(shown=bool(len(stock)))
        self._narrowing.renew()

    def _show(self, found: Selected) -> None:
        """Show what was found."""
        self._list.show_rows(found)
        count = len(self._narrowing.stock)
        none = self._no_hit if count else self._empty
        self._stack.setCurrentWidget(self._list if found or self._is_coming else none)
        query = self._narrowing.query
        narrowed = bool(query.chosen or query.text.strip()) and bool(count)
        self._head.show_narrowed(len(found), count, narrowed=narrowed)
        self._halves.share()

    def _ask(self, **wish: Any) -> None:  # noqa: ANN401  # as `replace` takes them
        """Ask for other articles; they are shown by `_refresh`."""
        self._narrowing.query = replace(self._narrowing.query, **wish)

    def _on_text_changed(self, text: str) -> None:
        if text != self._narrowing.query.text:
            self._ask(text=text)
            self._narrowing.renew()
            self._pause.start()

    def _ask_text(self) -> None:
        if self.words():
            self.text_asked.emit(self.words())

    def _on_state_chosen(self, state: Progress | None) -> None:
        self._ask(progress=state)
        self._refresh()

    def _on_facet_toggled(self, choice: Choice) -> None:
        self._narrowing.query = self._narrowing.query.toggled(choice)
        self._refresh()

    def _on_order_chosen(self, order: Order) -> None:
        self._ask(order=order)
        self._refresh()

    # -- Qt --------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("panel"))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

"""The library pane: header, filter, states, the list of articles, the facets."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.facets import FacetTree
from variorum.ui.library.head import LibraryHead
from variorum.ui.library.listing import ArticleList
from variorum.ui.library.phrases import tr
from variorum.ui.library.query import Choice, Names, Query
from variorum.ui.library.stock import Stock
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
        self._stock = Stock()
        self._is_coming = False
        self._query = Query()
        self._in_text: Mapping[str, AbstractSet[Id]] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._moved = False
        self.setAcceptDrops(True)
        self.setMinimumWidth(200)
        self.setAccessibleName(tr("Library"))
        self._head = LibraryHead(self._query.order)
        self._list = ArticleList()
        self._tree = FacetTree()
        self._stack = self._build_stack()
        self._build()
        self._connect()
        self._refresh()

    # -- values in -------------------------------------------------------------------------

    def set_articles(self, rows: Sequence[LibraryRow], facets: Sequence[Facet] = ()) -> None:
        """Show these articles and facets; filters, selection and scroll stay."""
        self.set_stock(Stock(rows, facets, self._query.order))

    def set_stock(self, stock: Stock | None) -> None:
        """Show these articles, made ready before; None: they are being made ready."""
        self._is_coming = stock is None
        self._stock = stock or Stock()
        self._narrow_to_known()
        self._refresh()

    @property
    def order(self) -> Order:
        """How the articles are sorted."""
        return self._query.order

    def _narrow_to_known(self) -> None:
        if self._query.chosen:
            facets = self._stock.facets
            known = {(facet.kind, value.key) for facet in facets for value in facet.values}
            self._query = replace(self._query, chosen=self._query.chosen & known)

    def set_facets(self, facets: Sequence[Facet], names: Names | None = None) -> None:
        """Show these facets of the articles there are; `names` are theirs, made ready before."""
        self._stock.set_facets(facets, names)
        self._narrow_to_known()
        self._refresh()

    def row(self, article: Id) -> LibraryRow | None:
        """Return what is shown of an article, filtered or not."""
        return self._stock.row(article)

    def set_row(self, row: LibraryRow) -> None:
        """Show an article there is otherwise."""
        before = self._stock.row(row.id)
        stays = self._stock.take(row)
        if not stays or before is None or before.progress is not row.progress:
            self._refresh()
        self._list.change_row(row.id)

    def words(self) -> tuple[str, ...]:
        """Return the words the list is narrowed by."""
        return self._query.words()

    def set_in_text(self, found: Mapping[str, AbstractSet[Id]]) -> None:
        """Show also the articles whose text has the words; other words change nothing."""
        if self._in_text != found and set(found) == set(self.words()):
            self._in_text = found
            self._refresh()

    def set_current(self, article: Id | None) -> None:
        """Mark the article that is open."""
        self._list.set_current(article)

    def shown(self) -> tuple[Id, ...]:
        """Return the ids of the articles shown, in order (for next and previous article)."""
        return tuple(row.id for row in self._list.rows())

    def beside(self, article: Id | None, by: int) -> Id | None:
        """Return the article `by` places further than one, or the first if that is not shown."""
        rows = self._list.rows()
        here = rows.place_of(article)
        place = here + by if here >= 0 else 0
        return rows[place].id if 0 <= place < len(rows) else None

    def focus_filter(self) -> None:
        """Put the caret into the filter field."""
        self._head.focus_filter()

    def clear_filters(self) -> None:
        """Show every article again."""
        self._query = self._query.cleared()
        self._head.clear_filter()
        self._refresh()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._lower = QSplitter(Qt.Orientation.Vertical)
        self._lower.setChildrenCollapsible(False)
        self._lower.addWidget(self._inset(self._stack, 6, 0))
        self._below = self._inset(self._tree, 6, 6)
        self._lower.addWidget(self._below)
        self._lower.setStretchFactor(0, 1)
        self._lower.setStretchFactor(1, 0)
        self._lower.splitterMoved.connect(self._on_splitter_moved)
        column.addWidget(self._lower, 1)

    def _build_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        self._empty = EmptyState(
            "article",
            tr("No articles yet"),
            tr("Import text files or a folder, drop them here, or paste a text."),
            tr("Import articles"),
        )
        self._no_hit = EmptyState(
            "filter", tr("No article matches"), tr("All are still here."), tr("Clear filters")
        )
        for page in (self._list, self._empty, self._no_hit):
            stack.addWidget(page)
        return stack

    @staticmethod
    def _inset(widget: QWidget, side: int, top: int) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(side, top, side, 0)
        box.addWidget(widget)
        return holder

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
        found = self._stock.select(self._query, self._in_text)
        self._list.show_rows(found)
        self._tree.show_facets(self._stock.facets, self._query.chosen)
        count = len(self._stock)
        none = self._no_hit if count else self._empty
        page = self._list if found or self._is_coming else none
        self._stack.setCurrentWidget(page)
        self._head.show_counts(count, self._stock.counts, self._query.progress)
        chosen = bool(self._query.chosen or self._query.text.strip())
        self._head.show_narrowed(len(found), count, narrowed=chosen and bool(count))
        self._below.setVisible(bool(count))
        self._share_height()

    def _share_height(self) -> None:
        """Give the articles what they need first, the facets the rest, until the analyst does."""
        if self._moved:
            return
        room = self._lower.height()
        spare = room - self._list.wanted_height()
        facets = min(max(spare, self._tree.least_height()), self._tree.sizeHint().height() + 8)
        self._lower.setSizes([room - facets, facets])

    def _on_splitter_moved(self) -> None:
        self._moved = True

    def _on_text_changed(self, text: str) -> None:
        if text != self._query.text:
            self._query = replace(self._query, text=text)
            self._refresh()
            self._pause.start()

    def _ask_text(self) -> None:
        if self.words():
            self.text_asked.emit(self.words())

    def _on_state_chosen(self, state: Progress | None) -> None:
        self._query = replace(self._query, progress=state)
        self._refresh()

    def _on_facet_toggled(self, choice: Choice) -> None:
        self._query = self._query.toggled(choice)
        self._refresh()

    def _on_order_chosen(self, order: Order) -> None:
        self._query = replace(self._query, order=order)
        self._refresh()

    # -- Qt --------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("panel"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

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

"""The list of articles itself: one painted view, no widget per row."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui.library.delegate import LibraryDelegate
from variorum.ui.library.model import Index, LibraryModel, RowRole
from variorum.ui.library.phrases import tr
from variorum.ui.library.values import LibraryRow

UNIFORM_FROM = 500
"""From this many rows on all have one height, so that none needs measuring."""


class ArticleList(QListView):
    """Rows of articles. Enter or a click opens one, F2 opens its metadata."""

    article_chosen = Signal(object)
    edit_metadata_requested = Signal(object)
    history_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._model = LibraryModel(self)
        self._article: Id | None = None
        self._delegate = LibraryDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Articles"))
        self.clicked.connect(self._on_clicked)
        self._delegate.metadata_clicked.connect(self.edit_metadata_requested)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def rows(self) -> tuple[LibraryRow, ...]:
        """Return the rows shown."""
        return self._model.rows

    def wanted_height(self) -> int:
        """Return the height that shows all rows, or eight of them, in pixels."""
        rows = range(min(len(self._model.rows), 8))
        return sum(self.sizeHintForRow(row) for row in rows) + 8

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show `rows`; the open article stays marked."""
        uniform = len(rows) > UNIFORM_FROM
        self._delegate.uniform = uniform
        self.setUniformItemSizes(uniform)
        self._model.show(rows)
        self.set_current(self._article)

    def change_row(self, row: LibraryRow, rows: tuple[LibraryRow, ...] | None) -> None:
        """Show another row of an article; `rows` are all with it, if all are shown."""
        self._model.change(row, rows)

    def set_current(self, article: Id | None) -> None:
        """Mark the open article and bring it into view."""
        moved = article != self._article
        self._article = article
        index = self._model.index_of(article)
        self.setCurrentIndex(index)
        if moved and index.isValid():
            self.scrollTo(index)

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        if self.uniformItemSizes():  # no height changes, so nothing is laid out anew
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(RowRole)
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.article_chosen.emit(row.id)
        elif row and event.key() == Qt.Key.Key_F2:
            self.edit_metadata_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.article_chosen.emit(index.data(RowRole).id)

    def _on_menu_requested(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self._menu(index.data(RowRole)).popup(self.viewport().mapToGlobal(place))

    def _menu(self, row: LibraryRow) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open"), lambda: self.article_chosen.emit(row.id))
        menu.addAction(tr("Edit metadata…"), lambda: self.edit_metadata_requested.emit(row.id))
        menu.addAction(tr("History…"), lambda: self.history_requested.emit(row.id))
        return menu

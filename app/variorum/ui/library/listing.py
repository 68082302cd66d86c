"""The list of articles itself: one painted view, no widget per row.

A table of one column: Qt's list asks for each of a hundred thousand rows to lay them out.
"""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui.library.delegate import LibraryDelegate, row_height
from variorum.ui.library.model import UNIFORM_FROM, LibraryModel, RowRole
from variorum.ui.library.phrases import tr
from variorum.ui.library.stock import Selected
from variorum.ui.library.values import LibraryRow
from variorum.ui.widgets.row_sizes import RowSizes

_AT_ONCE = 40
"""Rows of which the titles are measured in one go: more than a screen has."""


class ArticleList(QTableView):
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
        self._sizes = RowSizes(self, self._height, _AT_ONCE)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Articles"))
        self.clicked.connect(self._on_clicked)
        self._delegate.metadata_clicked.connect(self.edit_metadata_requested)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def rows(self) -> Selected:
        """Return the rows shown."""
        return self._model.rows

    def wanted_height(self) -> int:
        """Return the height that shows all rows, or eight of them, in pixels."""
        return sum(map(self._height, range(min(len(self._model.rows), 8)))) + 8

    def show_rows(self, rows: Selected) -> None:
        """Show `rows`; the open article stays marked."""
        self._model.show(rows)
        self._fit()
        self.set_current(self._article)

    def change_row(self, article: Id) -> None:
        """Paint the row of an article anew."""
        self._model.change(article)

    def set_current(self, article: Id | None) -> None:
        """Mark the open article and bring it into view."""
        moved = article != self._article
        self._article = article
        index = self._model.index_of(article)
        self.setCurrentIndex(index)
        if moved and index.isValid():
            self.scrollTo(index)

    def _fit(self) -> None:
        """Make rows as high as their titles need; where they are many, all as the highest."""
        width, rows = self.viewport().width(), self._model.rows
        self.verticalHeader().setDefaultSectionSize(row_height(None, width))
        self._sizes.size(range(len(rows) if len(rows) <= UNIFORM_FROM else 0))

    def _height(self, at: int) -> int:
        """Return how high a row is, once all are sized."""
        rows, width = self._model.rows, self.viewport().width()
        return row_height(rows[at] if len(rows) <= UNIFORM_FROM else None, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._model.index(0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._model.index(len(self._model.rows) - 1)
        return super().moveCursor(action, modifiers)

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

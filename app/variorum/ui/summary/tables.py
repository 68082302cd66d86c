"""Read-only tables: typed columns, sorting beside the window, Enter opens the row."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from variorum.ui.summary.maker import Maker
from variorum.ui.summary.table_columns import ManyColumns, TableColumn
from variorum.ui.summary.table_model import Sheet, TableModel
from variorum.ui.summary.table_painter import PAD, TablePainter, font_of
from variorum.ui.widgets.paint import paint_focus_ring

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_ROW = 32
_LEAST = 140
"""Width below which a column that stretches gets no narrower: the table is scrolled instead."""
_WRAPPED = 60
"""Rows up to which long cells are broken into lines: each cell of all rows is measured for it."""


class Table(QTableView, Generic[R]):
    """A table whose rows Enter or a double click opens."""

    opened = Signal(object)
    """The value of the row."""
    chosen = Signal(object)
    """The value of the row the cursor came to."""
    asked = Signal(object)
    """W: the value of the row that is to be explained."""

    weighed = Signal(object)
    """X: the value of the row whose two sides are wanted side by side."""

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        *,
        name: str,
        wrapped: bool = False,
        maker: Maker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show no rows yet; `name` is what a screen reader calls the table.

        `wrapped` breaks long cells into lines as long as the rows are few; `maker` sorts them.
        """
        super().__init__(parent)
        self._rows: TableModel[R] = TableModel(columns, self, maker)
        self._painter = TablePainter(self, self._rows)
        self._sized: Sequence[object] = ()
        self._stretching: tuple[int, ...] = ()
        self._wraps = wrapped
        self._place = (0, 0)
        """The row of the cursor and how far it is scrolled, while the rows are being replaced."""
        self._rows.modelAboutToBeReset.connect(self._keep_place)
        self.setHorizontalHeader(_Head(self))
        self.setModel(self._rows)
        self._rows.modelReset.connect(self._find_place)
        self.setAccessibleName(name)
        self._dress_rows(wrapped=wrapped)
        self._dress_head()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self._size_columns()
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_rows(self, rows: Sequence[R], columns: Sequence[TableColumn[R]] | None = None) -> None:
        """Show `rows`; the cursor stays on the same row number where it can."""
        self.show_sheet(Sheet(rows, self._rows.columns if columns is None else columns))

    def show_sheet(self, sheet: Sheet[R]) -> None:
        """Show the rows of a sheet; the cursor stays on the same row number where it can."""
        self._rows.show_sheet(sheet)

    def _keep_place(self) -> None:
        self._place = (self.currentIndex().row(), self.verticalScrollBar().value())

    def _find_place(self) -> None:
        count, (row, scrolled) = self._rows.rowCount(), self._place
        fitting = self._wraps and count <= _WRAPPED
        if self.wordWrap() != fitting:
            self._set_fitting(fitting=fitting)
        self._size_columns()
        if count:
            self.setCurrentIndex(self._rows.index(max(0, min(row, count - 1)), 0))
            self.verticalScrollBar().setValue(scrolled)

    def current(self) -> R | None:
        """Return the value of the row at the cursor."""
        index = self.currentIndex()
        return self._rows.row(index) if index.isValid() else None

    def as_words(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns, and the rows in the order shown, as they read."""
        self._rows.settle()
        columns = self._rows.columns
        rows = tuple(tuple(column.text(row) for column in columns) for row in self._rows.rows())
        return tuple(column.title for column in columns), rows

    def go_to(self, is_wanted: Callable[[R], bool]) -> bool:
        """Put the cursor on the first row that is wanted; False if none is."""
        self._rows.settle()
        at = next((at for at, row in enumerate(self._rows.rows()) if is_wanted(row)), -1)
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, 0))
        return at >= 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_double_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_W and not event.modifiers() and self.current() is not None:
            self.asked.emit(self.current())
        elif event.key() == Qt.Key.Key_X and not event.modifiers() and self.current() is not None:
            self.weighed.emit(self.current())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            for area in event.region():  # type: ignore[attr-defined]  # the stub lacks its iterator
                self._painter.paint(painter, area)
            row = self.currentIndex().row()
            if self.hasFocus() and row >= 0:
                paint_focus_ring(painter, QRectF(self._painter.row_rect(row)), 4)
        finally:
            painter.end()  # else whatever fails here would end the process

    def _dress_rows(self, *, wrapped: bool) -> None:
        self.verticalHeader().hide()
        self._set_fitting(fitting=wrapped)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        if wrapped:
            self.setItemDelegate(_WrappedDelegate(self, self._rows))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_fitting(self, *, fitting: bool) -> None:
        """Let rows be as high as their words, or all alike with what is too long cut."""
        modes = QHeaderView.ResizeMode
        wanted = modes.ResizeToContents if fitting else modes.Fixed
        self.verticalHeader().setSectionResizeMode(wanted)
        self.setWordWrap(fitting)

    def _dress_head(self) -> None:
        self.setSortingEnabled(True)
        head = self.horizontalHeader()
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(False)
        head.setHighlightSections(False)

    def _size_columns(self) -> None:
        """Give new columns their widths; known ones keep what the analyst gave them."""
        columns = self._rows.columns
        many = columns if isinstance(columns, ManyColumns) else None
        each = many.first if many else columns
        titles = (*(column.title for column in each), many.titles if many else ())
        if titles == self._sized:
            return
        self._sized = titles
        head = self.horizontalHeader()
        head.setMinimumSectionSize(40)
        if many:
            head.setDefaultSectionSize(many.width)  # all in one go, however many there are
        self._stretching = tuple(at for at, column in enumerate(each) if column.width == 0)
        for at, column in enumerate(each):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(at, column.width or _LEAST)
        self._let_stretch()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._let_stretch()

    def _let_stretch(self) -> None:
        """Let the columns without a width of their own share what room there is, if enough."""
        head, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        fixed = head.length() - sum(map(head.sectionSize, self._stretching))
        enough = self.viewport().width() - fixed >= _LEAST * len(self._stretching)
        wanted = modes.Stretch if enough else modes.Interactive
        for at in self._stretching:
            if head.sectionResizeMode(at) is not wanted:
                head.setSectionResizeMode(at, wanted)
                if not enough:
                    head.resizeSection(at, _LEAST)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.row(index))

    def _on_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self._rows.row(current))


class _Head(QHeaderView):
    """The head of a table, as high as its first section: Qt would ask two hundred of them."""

    def __init__(self, parent: QWidget) -> None:
        """Stand above a table, and sort it by the section that is clicked."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    @override
    def sizeHint(self) -> QSize:
        return self.sectionSizeFromContents(0) if self.count() else super().sizeHint()


class _WrappedDelegate(QStyledItemDelegate):
    """Makes a row as high as its longest cell."""

    def __init__(self, table: QTableView, model: TableModel[Any]) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        at = index.column()
        width = self._table.columnWidth(at) - 2 * PAD - 2  # measured in whole pixels
        metrics = QFontMetrics(font_of(self._model.columns[at]))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)
        words = self._model.sheet.words(self._model.place(index.row()), at)
        room = metrics.boundingRect(QRect(0, 0, max(20, width), 1000), flags, words)
        return QSize(width, max(_ROW, room.height() + 12))

"""The matrix "Who says what" on the screen: a table whose cells draw themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.pages import Judged
from variorum.model.summary import PropositionRow
from variorum.ui import fonts, theme
from variorum.ui.charts.canvas import LEFT, Canvas
from variorum.ui.charts.matrix import CELL_WIDTH, Column, paint_column
from variorum.ui.summary.frozen import FrozenTable
from variorum.ui.summary.grid import Grid, Head, Line
from variorum.ui.summary.matrix_model import CellRole, ColumnRole, LineRole, MatrixModel
from variorum.ui.summary.matrix_painter import MatrixPainter
from variorum.ui.summary.row_heights import ROW, RowHeights
from variorum.ui.summary.words import tr
from variorum.ui.widgets import Unhurried

ARTICLE_WIDTH = round(CELL_WIDTH) + 5
NAME_WIDTH = 76
ORIGINS_WIDTH = 100
_TEXT_LEAST = 160
_TEXT_SCROLLED = 250
_HEAD = 48

_NO_SELECTION = """
QTableView { selection-background-color: transparent; }
QTableView::item:selected { background: transparent; }
"""


class MatrixView(FrozenTable):
    """Propositions by articles. Arrows move the cell; Enter opens its quotes."""

    cell_chosen = Signal(object, object)
    """The PropositionRow the cursor came to, and the Cell (None where it is on none)."""
    why_asked = Signal()
    """W on a proposition: why is its status what it is?"""
    quotes_asked = Signal()
    """Enter, or a double click, on the current cell."""

    weighing_asked = Signal()
    """X on a proposition: both sides, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._model = MatrixModel(self)
        self._heights = RowHeights(self, self._model)
        self._painter = MatrixPainter(self, self._model)
        self._last = 0
        self.painted = Unhurried(self)
        """Paints it in a turn of its own."""
        self.setModel(self._model)
        self.setHorizontalHeader(MatrixHeader(self))
        self.setAccessibleName(tr("Who says what"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setStyleSheet(_NO_SELECTION)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_grid(self, grid: Grid) -> None:
        """Show a grid; selection and place stay where they can."""
        row, key = self.current()
        place = self.verticalScrollBar().value()
        if len(grid.heads) > len(self._model.heads):
            self._size_heads(grid.heads)  # before there are many, which would all be sized anew
        if self._model.show(grid):
            self.painted.put_off()
            self._span_headings()
        self._divide()
        if row is not None and self._model.row_of(row.proposition.id) >= 0:
            self.select(row.proposition.id, key)
            self.verticalScrollBar().setValue(place)
        elif self._model.lines:
            self._select_first()
        else:
            self.cell_chosen.emit(None, None)

    def show_judged(self, judged: Mapping[Id, Judged]) -> None:
        """Show the review marks of propositions beside them."""
        self._model.show_judged(judged)
        self._size_rows()

    def select(self, proposition: Id, key: Id | None = None) -> bool:
        """Move the cursor to a proposition (and a column); False if it is not shown."""
        row = self._model.row_of(proposition)
        if row < 0:
            return False
        index = self._model.index(row, self._model.column_of(key))
        if index == self.currentIndex():
            self._announce(index)
        else:
            self.setCurrentIndex(index)
        return True

    def current(self) -> tuple[PropositionRow | None, Id | None]:
        """Return the proposition at the cursor, and the article or the origin."""
        index = self.currentIndex()
        line = index.data(LineRole)
        head = self._model.head_at(index.column())
        return (line.row if line else None, head.key if head else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.quotes_asked.emit()
        elif event.key() == Qt.Key.Key_W and not event.modifiers():
            self.why_asked.emit()
        elif event.key() == Qt.Key.Key_X and not event.modifiers():
            self.weighing_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for area in event.region():  # type: ignore[attr-defined]  # the stub lacks its iterator
            self._painter.paint(painter, area, frozen=self.is_shifted)

    def _divide(self) -> None:
        """Give the propositions what the articles leave; scroll where that is too little."""
        count = self._model.columnCount()
        width = self._size_heads(self._model.heads)
        rest = self.viewport().width() - (count - 2) * width - ORIGINS_WIDTH
        self.setColumnWidth(0, rest if rest >= _TEXT_LEAST else _TEXT_SCROLLED)
        if 0 < self._last < count - 1:
            self.setColumnWidth(self._last, width)  # it was the last one, and Qt keeps its width
        self._last = count - 1
        self.setColumnWidth(self._last, ORIGINS_WIDTH)
        self._size_rows()

    def _size_heads(self, heads: Sequence[Head]) -> int:
        """Give the columns between the first and the last their width, and return it."""
        named = bool(heads) and bool(heads[0].column.name)
        width, head = NAME_WIDTH if named else ARTICLE_WIDTH, self.horizontalHeader()
        if head.defaultSectionSize() != width:
            head.setDefaultSectionSize(width)
        return width

    def _size_rows(self) -> None:
        """Give a proposition that is too long for one line the room for two."""
        self._heights.measure()

    def _span_headings(self) -> None:
        self.clearSpans()
        count = self._model.columnCount()
        for at in self._model.lines.plan.headings:
            self.setSpan(at, 0, 1, count)

    def _select_first(self) -> None:
        plan = self._model.lines.plan.lines
        first = next((at for at, line in enumerate(plan) if not isinstance(line, Line)), -1)
        if first < 0:
            self.cell_chosen.emit(None, None)
            return
        self.setCurrentIndex(self._model.index(first, 0))
        self.scrollToTop()

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        for index in (before, current):  # all that looks otherwise
            if index.isValid():
                top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, self.viewport().width(), height)
        self._announce(current)

    def _announce(self, index: QModelIndex) -> None:
        line = index.data(LineRole)
        if line is not None and line.row is not None:
            self.cell_chosen.emit(line.row, index.data(CellRole))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.quotes_asked.emit()


class MatrixHeader(QHeaderView):
    """Column heads with the article's letter, its month and how much of it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand above a MatrixView."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(ORIGINS_WIDTH, _HEAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.offset() > 0:
            painter = QPainter(self.viewport())
            first = QRect(0, 0, self.sectionSize(0), self.height())
            painter.fillRect(first, theme.current().colour("surface"))
            self.paintSection(painter, first, 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        canvas, room = Canvas(painter, theme.current()), QRectF(rect)
        model: Any = self.model()
        column = model.headerData(logical, Qt.Orientation.Horizontal, ColumnRole)
        if isinstance(column, Column):
            paint_column(canvas, room, column)
            return
        words = model.headerData(logical, Qt.Orientation.Horizontal)
        pad = 8 if logical == 0 else 10
        place = QRectF(room.left() + pad, room.bottom() - 26, room.width() - pad, 17)
        canvas.text(place, words, fonts.ui("small"), "text2", LEFT)

"""A table whose first column stays in sight however far it is scrolled to the side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView
from typing_extensions import override

from variorum.ui import theme

Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    """Draws the first column again over what is scrolled under it, and hits it there.

    A row whose first cell spans all columns is drawn again over its whole width.
    """

    @property
    def is_shifted(self) -> bool:
        """Whether the first column has been scrolled away from its place."""
        return self.horizontalScrollBar().value() > 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_shifted:
            painter = QPainter(self.viewport())
            for row in self._rows_in(event.rect()):
                self._paint_first(painter, row)

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        if self.is_shifted and pos.x() < self.columnWidth(0):
            return self.model().index(self.rowAt(pos.y()), 0)
        return super().indexAt(pos)

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx or self.is_shifted:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def _rows_in(self, rect: QRect) -> range:
        last = self.rowAt(rect.bottom())
        count = self.model().rowCount()
        return range(max(0, self.rowAt(rect.top())), count if last < 0 else last + 1)

    def _paint_first(self, painter: QPainter, row: int) -> None:
        spans = self.columnSpan(row, 0) > 1
        width = self.viewport().width() if spans else self.columnWidth(0)
        rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
        painter.fillRect(rect, theme.current().colour("surface"))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        self.itemDelegate().paint(painter, option, self.model().index(row, 0))

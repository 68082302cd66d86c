"""A table whose first column stays in sight however far it is scrolled to the side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    """Hits the first column over what is scrolled under it; whoever draws it draws it there."""

    @property
    def is_shifted(self) -> bool:
        """Whether the first column has been scrolled away from its place."""
        return self.horizontalScrollBar().value() > 0

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

"""The rows of a table as Qt reads them: typed columns, sorted in the model.

Rows may be made when they are looked at: none is touched before it is shown or sorted.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.summary.table_columns import TableColumn

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

RowRole = Qt.ItemDataRole.UserRole
"""The value of the row."""


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one type in typed columns."""

    def __init__(self, columns: Sequence[TableColumn[R]], parent: QObject | None = None) -> None:
        """Start with no rows."""
        super().__init__(parent)
        self.columns = columns
        self._all: Sequence[R] = ()
        self._places: Sequence[int] = ()
        """At each row shown, which of all stands there."""
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[R], columns: Sequence[TableColumn[R]] | None = None) -> None:
        """Show `rows`, sorted as the table is now."""
        self.beginResetModel()
        self.columns = columns if columns is not None else self.columns
        self._all = rows
        self._arrange()
        self.endResetModel()

    def row(self, index: Index) -> R:
        """Return the value of a row."""
        return self._all[self._places[index.row()]]

    def rows(self) -> Iterator[R]:
        """Yield the rows in the order shown."""
        return map(self._all.__getitem__, self._places)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(number=self.columns[section].number)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row(index), self.columns[index.column()]
        if role == RowRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return plain.visible(column.text(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(column.text(row))
        return _look(column, row, role)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= len(self.columns):
            return
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._places[index.row()] for index in before]
        self._arrange()
        shown = {place: at for at, place in enumerate(self._places)} if kept else {}
        after = [
            self.index(shown[place], index.column())
            for place, index in zip(kept, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        at, order = self._order
        self._places = range(len(self._all))
        if 0 <= at < len(self.columns):
            down = order is Qt.SortOrder.DescendingOrder
            keys = list(map(self.columns[at].sort_key, self._all))
            self._places = sorted(self._places, key=keys.__getitem__, reverse=down)


def _look(column: TableColumn[R], row: R, role: int) -> Any:  # noqa: ANN401  # as Qt's data()
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(number=column.number)
    if role == Qt.ItemDataRole.FontRole:
        return _font(column)
    if role == Qt.ItemDataRole.DecorationRole and column.icon:
        name, ink = column.icon(row)
        return _icon(name, ink, theme.current().name) if name else None
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.current().colour("text")
    return None


@cache
def _icon(name: str, ink: str, _theme: str) -> QIcon:
    """Return an icon as it is in a theme, which is the one in force."""
    return icons.icon(name, ink, 14)


def _font(column: TableColumn[Any]) -> QFont:
    return _made_font(serif=column.serif, number=column.number)


@cache
def _made_font(*, serif: bool, number: bool) -> QFont:
    if serif:
        return fonts.reading("strong")
    return fonts.tabular(fonts.ui("body")) if number else fonts.ui("body")


def _alignment(*, number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

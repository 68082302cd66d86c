"""The rows of a table as Qt reads them: typed columns, sorted beside the window.

Rows may be made when they are looked at: none is touched before it is shown or sorted.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from heapq import merge
from itertools import product
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.summary.maker import Maker
from variorum.ui.summary.table_columns import TableColumn

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

RowRole = Qt.ItemDataRole.UserRole
"""The value of the row."""
_SEEN = (40, 16)
"""Rows and columns that are in view first, at most."""
_PIECE = 5000
"""Rows sorted in one go."""
Order = tuple[int, Qt.SortOrder]
"""By which column, and which way; -1: as the rows come."""
_KEPT = 5000
"""Cells whose words are kept."""


class Sheet(Generic[R]):
    """Rows in columns; the words of a cell are made when it is first looked at, and then kept."""

    def __init__(self, rows: Sequence[R], columns: Sequence[TableColumn[R]]) -> None:
        """Hold rows and columns."""
        self.rows, self.columns = rows, columns
        self._words: dict[tuple[int, int], str] = {}

    def words(self, row: int, column: int) -> str:
        """Return what stands in a cell, as it is shown."""
        cell = (row, column)
        found = self._words.get(cell)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            text = self.columns[column].text(self.rows[row])
            found = self._words[cell] = plain.visible(text)
        return found

    def in_order(self, order: Order) -> Sequence[int]:
        """Return the places of the rows in an order, those of equal ones as they stand."""
        at, way = order
        keys = list(map(self.columns[at].sort_key, self.rows))
        down = way is Qt.SortOrder.DescendingOrder
        # Piece by piece: Python does nothing else while it sorts a hundred thousand.
        pieces = [
            sorted(range(start, min(start + _PIECE, len(keys))), key=keys.__getitem__, reverse=down)
            for start in range(0, len(keys), _PIECE)
        ]
        return list(merge(*pieces, key=keys.__getitem__, reverse=down))

    def made(self) -> "Sheet[R]":
        """Return itself, with the words that are in view first."""
        rows, columns = _SEEN
        for cell in product(range(len(self.rows))[:rows], range(len(self.columns))[:columns]):
            self.words(*cell)
        return self


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one type in typed columns."""

    def __init__(
        self,
        columns: Sequence[TableColumn[R]],
        parent: QObject | None = None,
        maker: Maker | None = None,
    ) -> None:
        """Start with no rows; `maker` has them sorted where nobody waits, by default at once."""
        super().__init__(parent)
        self._maker = maker or Maker()
        self.sheet: Sheet[R] = Sheet((), columns)
        self._places: Sequence[int] = ()
        """At each row shown, which of all stands there."""
        self._order: Order = (-1, Qt.SortOrder.AscendingOrder)
        self._coming: Sheet[R] = self.sheet
        """The sheet that is to be shown, once it is sorted."""

    @property
    def columns(self) -> Sequence[TableColumn[R]]:
        """The columns shown."""
        return self.sheet.columns

    def show(self, rows: Sequence[R], columns: Sequence[TableColumn[R]] | None = None) -> None:
        """Show `rows`, sorted as the table is now."""
        self.show_sheet(Sheet(rows, self.columns if columns is None else columns))

    def show_sheet(self, sheet: Sheet[R]) -> None:
        """Show the rows of a sheet, sorted as the table is now."""
        self._coming = sheet
        self._arrange()

    def row(self, index: Index) -> R:
        """Return the value of a row."""
        return self.sheet.rows[self._places[index.row()]]

    def place(self, at: int) -> int:
        """Return where in the sheet the row stands that is shown at `at`."""
        return self._places[at]

    def rows(self) -> Iterator[R]:
        """Yield the rows in the order shown."""
        return map(self.sheet.rows.__getitem__, self._places)

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
        if role == Qt.ItemDataRole.FontRole:
            return fonts.ui("small", fonts.Weight.DemiBold)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if role == RowRole:
            return self.sheet.rows[place]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.sheet.words(place, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self.columns[index.column()].text(self.sheet.rows[place]))
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= len(self.columns):
            return
        self._order = (column, order)
        self._arrange()

    def settle(self) -> None:
        """Show now what is still being sorted."""
        if self._maker.is_making(self):
            made = self._coming.in_order(self._order)
            self._maker.give(self, made, partial(self._take, self._coming))

    def _arrange(self) -> None:
        sheet, order = self._coming, self._order
        then = partial(self._take, sheet)
        if 0 <= order[0] < len(sheet.columns):
            self._maker.make(self, partial(sheet.in_order, order), then)
        else:
            self._maker.give(self, range(len(sheet.rows)), then)

    def _take(self, sheet: Sheet[R], places: Sequence[int]) -> None:
        """Show rows at their places: another order of the same, or others."""
        if sheet is not self.sheet:
            self.beginResetModel()
            self.sheet, self._places = sheet, places
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._places[index.row()] for index in before]
        self._places = places
        shown = {place: at for at, place in enumerate(places)} if kept else {}
        after = [
            self.index(shown[place], index.column())
            for place, index in zip(kept, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _alignment(*, number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

"""The article list as Qt reads it: a read-only face over the rows shown."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui.library.phrases import missing_sentence, row_sentence
from variorum.ui.library.values import LibraryRow

RowRole = Qt.ItemDataRole.UserRole
"""The LibraryRow itself."""

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """The rows shown, in the order shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[LibraryRow, ...] = ()
        self._ids: list[Id] = []

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The rows shown."""
        return self._rows

    def show(self, rows: Sequence[LibraryRow]) -> None:
        """Show `rows`. Where only their content changed, the view keeps its place."""
        rows = tuple(rows)
        if rows is self._rows:
            return
        before, ids = self._rows, [row.id for row in rows]
        if ids != self._ids:
            self.beginResetModel()
            self._rows, self._ids = rows, ids
            self.endResetModel()
            return
        self._rows = rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def change(self, row: LibraryRow, rows: tuple[LibraryRow, ...] | None = None) -> None:
        """Show another row of an article in place of its own, if it is shown.

        `rows` are the rows shown with it; without them they are put together here.
        """
        index = self.index_of(row.id)
        if index.isValid():
            at = index.row()
            self._rows = rows or (*self._rows[:at], row, *self._rows[at + 1 :])
            self.dataChanged.emit(index, index)

    def index_of(self, article: Id | None) -> QModelIndex:
        """Return where an article is shown, invalid if it is not."""
        shown = article is not None and article in self._ids
        return self.index(self._ids.index(cast("Id", article))) if shown else QModelIndex()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_sentence(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return missing_sentence(row.missing)
        return None

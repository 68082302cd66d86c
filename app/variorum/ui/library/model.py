"""The article list as Qt reads it: a read-only face over the rows shown."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui.library.phrases import missing_sentence, row_sentence
from variorum.ui.library.stock import NONE, Selected
from variorum.ui.library.values import LibraryRow

RowRole = Qt.ItemDataRole.UserRole
"""The LibraryRow itself."""

UNIFORM_FROM = 500
"""Of more rows than this none is looked at before it is painted."""

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """The rows shown, in the order shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: Selected = NONE

    @property
    def rows(self) -> Selected:
        """The rows shown."""
        return self._rows

    def show(self, rows: Selected) -> None:
        """Show `rows`. Where only the content of a few changed, the view keeps its place."""
        before = self._rows
        if rows.is_same(before):
            return
        few = len(rows) == len(before) <= UNIFORM_FROM
        if few and all(old.id == new.id for old, new in zip(before, rows, strict=True)):
            self._rows = rows
            for at, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self._tell(at)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def change(self, article: Id) -> None:
        """Tell that the row of an article has changed, if it is shown."""
        at = self._rows.place_of(article)
        if at >= 0:
            self._tell(at)

    def _tell(self, at: int) -> None:
        index = self.index(at)
        self.dataChanged.emit(index, index)

    def index_of(self, article: Id | None) -> QModelIndex:
        """Return where an article is shown, invalid if it is not."""
        at = self._rows.place_of(article)
        return self.index(at) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: LibraryRow = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_sentence(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return missing_sentence(row.missing)
        return None

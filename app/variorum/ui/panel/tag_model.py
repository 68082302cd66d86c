"""The tags of the article as Qt reads them: a read-only face over rows in a chosen order."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import plain
from variorum.ui.panel.values import TagRow
from variorum.ui.panel.words import name_of, tr

Index = QModelIndex | QPersistentModelIndex

RowRole = Qt.ItemDataRole.UserRole
"""The TagRow itself."""
CountRole = Qt.ItemDataRole.UserRole + 1
"""How many tags of the article say the same."""


class TagOrder(StrEnum):
    """By what the list is sorted."""

    TEXT = "text"
    KIND = "kind"


class TagModel(QAbstractListModel):
    """The tags shown, in the order shown; single ones come and go without a reset."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty, in the order of the text, with all kinds."""
        super().__init__(parent)
        self._all: dict[Id, TagRow] = {}
        self._shown: list[TagRow] = []
        self._counts: Counter[tuple[TagKind, str]] = Counter()
        self._order = TagOrder.TEXT
        self._kind: TagKind | None = None

    # -- values in -------------------------------------------------------------------------

    def set_rows(self, rows: Iterable[TagRow]) -> None:
        """Show these tags."""
        self._all = {row.id: row for row in rows}
        self._counts = Counter((row.kind, row.text) for row in self._all.values())
        self._rebuild()

    def arrange(self, order: TagOrder, kind: TagKind | None) -> None:
        """Sort by `order` and show only one kind, or all (None)."""
        self._order, self._kind = order, kind
        self._rebuild()

    def upsert(self, row: TagRow) -> None:
        """Show one tag more, or otherwise."""
        old = self._all.get(row.id)
        if old is not None and self._key(old) == self._key(row):
            self._replace(old, row)
            return
        self.remove(row.id)
        self._all[row.id] = row
        self._counts[row.kind, row.text] += 1
        if self._kind in (None, row.kind):
            at = bisect_left(self._shown, self._key(row), key=self._key)
            self.beginInsertRows(QModelIndex(), at, at)
            self._shown.insert(at, row)
            self.endInsertRows()
        self._recount()

    def remove(self, tag: Id) -> None:
        """Show one tag less, if it is known."""
        row = self._all.pop(tag, None)
        if row is None:
            return
        self._counts[row.kind, row.text] -= 1
        at = self._at(row)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._shown[at]
            self.endRemoveRows()
        self._recount()

    # -- values out ------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many tags the article has."""
        return len(self._all)

    def holds(self, row: TagRow) -> bool:
        """Tell whether a tag is shown, or hidden by the kind asked for, just as in `row`."""
        return self._all.get(row.id) == row

    def index_of(self, tag: Id | None) -> QModelIndex:
        """Return where a tag is shown, invalid if it is not."""
        row = self._all.get(tag) if tag else None
        at = self._at(row) if row else None
        return QModelIndex() if at is None else self.index(at)

    def rank(self, tag: Id) -> tuple[int, int]:
        """Return "4 of 10" among the tags of its kind in text order; (0, 0) if unknown."""
        row = self._all.get(tag)
        if row is None:
            return (0, 0)
        same = [each for each in self._all.values() if each.kind is row.kind]
        before = sum(each.start <= row.start and each.place < row.place for each in same)
        return (before + 1, len(same))

    def neighbour(self, tag: Id, step: int) -> Id | None:
        """Return the next (1) or previous (-1) tag shown, None at the ends."""
        index = self.index_of(tag)
        at = index.row() + step
        found = index.isValid() and 0 <= at < len(self._shown)
        return self._shown[at].id if found else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == CountRole:
            return self._counts[row.kind, row.text]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(row.note) if row.note else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(row)
        plain_values: dict[int, object] = {RowRole: row, Qt.ItemDataRole.DisplayRole: row.text}
        return plain_values.get(role)

    # -- inside ----------------------------------------------------------------------------

    def _key(self, row: TagRow) -> tuple[int, str, int, int, Id]:
        if self._order is TagOrder.TEXT:
            return (0, "", *row.place)
        return (list(TagKind).index(row.kind), row.text.casefold(), *row.place)

    def _rebuild(self) -> None:
        self.beginResetModel()
        rows = (row for row in self._all.values() if self._kind in (None, row.kind))
        self._shown = sorted(rows, key=self._key)
        self.endResetModel()

    def _at(self, row: TagRow) -> int | None:
        at = bisect_left(self._shown, self._key(row), key=self._key)
        found = at < len(self._shown) and self._shown[at].id == row.id
        return at if found else None

    def _replace(self, old: TagRow, row: TagRow) -> None:
        at = self._at(old)
        self._all[row.id] = row
        self._counts[old.kind, old.text] -= 1
        self._counts[row.kind, row.text] += 1
        if at is not None:
            self._shown[at] = row
        self._recount()

    def _recount(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


def _said(row: TagRow) -> str:
    parts = [name_of(row.kind), row.text]
    parts += [name_of(row.attitude)] if row.attitude else []
    parts += [tr("guessed")] if row.guessed else []
    parts += [tr("note: {0}").format(row.note)] if row.note else []
    return ", ".join(parts)

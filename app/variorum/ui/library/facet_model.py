"""The facets as Qt reads them: a read-only tree of headings with their values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from variorum.ui.library.phrases import facet_title, tr
from variorum.ui.library.query import Choice
from variorum.ui.library.values import Facet, FacetKind, FacetValue

Index = QModelIndex | QPersistentModelIndex

ItemRole = Qt.ItemDataRole.UserRole
"""The Facet or FacetValue itself."""
ChosenRole = Qt.ItemDataRole.UserRole + 1
"""Whether a value narrows the list now."""

_HEADING = (1 << 32) - 1
_FEW = 4
"""So many values of a facet are shown until all are asked for."""


@dataclass(frozen=True, slots=True)
class More:
    """The row that stands for the values of a facet not shown."""

    kind: FacetKind
    count: int


def _look(item: FacetValue | More) -> object:
    if isinstance(item, More):
        return item
    return item.key, item.text, item.count


class FacetModel(QAbstractItemModel):
    """Facets at the top, their values below. Read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._facets: tuple[Facet, ...] = ()
        self._chosen: frozenset[Choice] = frozenset()
        self._whole: set[FacetKind] = set()

    def show_all(self, kind: FacetKind) -> None:
        """Show every value of a facet from now on."""
        self.beginResetModel()
        self._whole.add(kind)
        self.endResetModel()

    def _items(self, facet: Facet) -> tuple[FacetValue | More, ...]:
        if facet.kind in self._whole or len(facet.values) <= _FEW + 1:
            return facet.values
        chosen = {key for kind, key in self._chosen if kind is facet.kind}
        beyond = facet.values[_FEW:] if chosen else ()
        few = (*facet.values[:_FEW], *(value for value in beyond if value.key in chosen))
        return (*few, More(facet.kind, len(facet.values) - len(few)))

    def show(self, facets: Sequence[Facet], chosen: frozenset[Choice]) -> None:
        """Show `facets` with the `chosen` values marked.

        Only what is shown is compared: there are many values, each of many articles.
        """
        if chosen == self._chosen and self._looks(facets) == self._looks(self._facets):
            self._facets = tuple(facets)
            return
        self.beginResetModel()
        self._facets, self._chosen = tuple(facets), chosen
        self.endResetModel()

    def _looks(self, facets: Sequence[Facet]) -> list[object]:
        """Return what is shown of some facets."""
        return [(facet.kind, [_look(item) for item in self._items(facet)]) for facet in facets]

    def index_at(self, choice: Choice) -> QModelIndex:
        """Return where a choice is shown, invalid if it is not."""
        top = self.index_of(choice[0])
        rows = (self.index(row, 0, top) for row in range(self.rowCount(top)))
        return next((row for row in rows if self.choice_at(row) == choice), QModelIndex())

    def choice_at(self, index: Index) -> Choice | None:
        """Return the choice that an index stands for, None for a heading."""
        item = index.data(ItemRole)
        if not isinstance(item, FacetValue):
            return None
        return self._facets[index.parent().row()].kind, item.key

    def index_of(self, kind: FacetKind) -> QModelIndex:
        """Return where a facet's heading is, invalid if it has none."""
        rows = [row for row, facet in enumerate(self._facets) if facet.kind is kind]
        return self.index(rows[0], 0) if rows else QModelIndex()

    @override
    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        parent = parent or QModelIndex()
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _HEADING)

    @override
    def parent(self, child: Index | None = None) -> Any:
        if child is None:
            return super().parent()
        if not child.isValid() or child.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(child.internalId(), 0, _HEADING)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._facets)
        if parent.internalId() != _HEADING:
            return 0
        return len(self._items(self._facets[parent.row()]))

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.internalId() == _HEADING:
            facet = self._facets[index.row()]
            if role == ItemRole:
                return facet
            return facet_title(facet.kind) if role == Qt.ItemDataRole.DisplayRole else None
        facet = self._facets[index.internalId()]
        item = self._items(facet)[index.row()]
        if isinstance(item, More):
            words = tr("Show {0} more").format(item.count)
            if role == ItemRole:
                return item
            return words if role == Qt.ItemDataRole.DisplayRole else None
        return self._value(facet, item, role)

    def _value(self, facet: Facet, value: FacetValue, role: int) -> object:
        chosen = (facet.kind, value.key) in self._chosen
        if role == ItemRole:
            return value
        if role == ChosenRole:
            return chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return value.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = tr("{0}, %n articles", value.count).format(value.text)
            return tr("{0}, chosen").format(text) if chosen else text
        return None

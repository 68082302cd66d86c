"""The facets below the list: a tree of values with counts; choosing one narrows the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.library.phrases import facet_title, tr
from variorum.ui.library.query import Choice
from variorum.ui.library.values import Facet, FacetKind, FacetValue
from variorum.ui.theme import current
from variorum.ui.widgets.paint import paint_box, paint_focus_ring

Index = QModelIndex | QPersistentModelIndex

ItemRole = Qt.ItemDataRole.UserRole
"""The Facet or FacetValue itself."""
ChosenRole = Qt.ItemDataRole.UserRole + 1
"""Whether a value narrows the list now."""

_HEADING = (1 << 32) - 1
_ROW = 26


class FacetModel(QAbstractItemModel):
    """Facets at the top, their values below. Read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._facets: tuple[Facet, ...] = ()
        self._chosen: frozenset[Choice] = frozenset()

    def show(self, facets: Sequence[Facet], chosen: frozenset[Choice]) -> None:
        """Show `facets` with the `chosen` values marked."""
        if tuple(facets) != self._facets:
            self.beginResetModel()
            self._facets, self._chosen = tuple(facets), chosen
            self.endResetModel()
            return
        self._chosen = chosen
        for row, facet in enumerate(self._facets):
            top = self.index(row, 0)
            if facet.values:
                last = self.index(len(facet.values) - 1, 0, top)
                self.dataChanged.emit(self.index(0, 0, top), last)

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
        return len(self._facets[parent.row()].values)

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
        return self._value(facet, facet.values[index.row()], role)

    def _value(self, facet: Facet, value: FacetValue, role: int) -> object:
        chosen = (facet.kind, value.key) in self._chosen
        if role == ItemRole:
            return value
        if role == ChosenRole:
            return chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return value.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = tr("{0}, %n articles", len(value.articles)).format(value.text)
            return tr("{0}, chosen").format(text) if chosen else text
        return None


class FacetDelegate(QStyledItemDelegate):
    """Draws a heading with its chevron, or a value with its count."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ItemRole)
        flags: Any = option.state
        rect = QRectF(option.rect)
        chosen = bool(index.data(ChosenRole))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or flags & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect.adjusted(0, 1, 0, -1), "accentSoft" if chosen else "hover")
        if flags & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(0, 1, 0, -1))
        if isinstance(item, FacetValue):
            _paint_value(painter, rect, item, chosen=chosen)
        else:
            opened = bool(flags & QStyle.StateFlag.State_Open)
            _paint_heading(painter, rect, str(index.data()), opened=opened)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, text: str, *, opened: bool) -> None:
    name = "chevron-down" if opened else "chevron-right"
    icons.paint(painter, name, QRectF(rect.x() + 6, rect.center().y() - 7, 14, 14), "text2")
    painter.setFont(fonts.ui(12.5, fonts.Weight.DemiBold))
    painter.setPen(current().colour("text2"))
    painter.drawText(rect.adjusted(26, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _paint_value(painter: QPainter, rect: QRectF, value: FacetValue, *, chosen: bool) -> None:
    theme = current()
    if chosen:
        icons.paint(painter, "check", QRectF(rect.x() + 8, rect.center().y() - 6, 12, 12), "accent")
    painter.setFont(fonts.tabular(fonts.ui("small")))
    painter.setPen(theme.colour("text2"))
    count = str(len(value.articles))
    room = rect.adjusted(26, 0, -11, 0)
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(room, right, count)
    taken = painter.fontMetrics().horizontalAdvance(count) + 12
    painter.setFont(fonts.ui("body", fonts.Weight.DemiBold if chosen else fonts.Weight.Normal))
    painter.setPen(theme.colour("text"))
    text = painter.fontMetrics().elidedText(
        plain.visible(value.text), Qt.TextElideMode.ElideRight, int(room.width()) - taken
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class FacetTree(QTreeView):
    """The tree; Enter, Space and click toggle a value or open a heading."""

    toggled = Signal(object)
    """A Choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty, with the actors open."""
        super().__init__(parent)
        self._model = FacetModel(self)
        self._open = {FacetKind.ACTOR}
        self.setModel(self._model)
        self.setItemDelegate(FacetDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Facets"))
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def show_facets(self, facets: Sequence[Facet], chosen: frozenset[Choice]) -> None:
        """Show `facets` with the `chosen` values marked; what was open stays open."""
        opened = set(self._open)
        self._model.show(facets, chosen)
        for kind in opened:
            index = self._model.index_of(kind)
            if index.isValid():
                self.expand(index)
        self._open = opened

    @override
    def sizeHint(self) -> QSize:
        rows = self._model.rowCount() + sum(
            min(self._model.rowCount(self._model.index_of(kind)), 4) for kind in self._open
        )
        return QSize(240, rows * _ROW + 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        choice = self._model.choice_at(index)
        if choice:
            self.toggled.emit(choice)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._open.add(index.data(ItemRole).kind)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._open.discard(index.data(ItemRole).kind)

"""The facets below the list: a tree of values with counts; choosing one narrows the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
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
from variorum.ui.library.facet_model import ChosenRole, FacetModel, ItemRole, More
from variorum.ui.library.phrases import tr
from variorum.ui.library.query import Choice
from variorum.ui.library.values import Facet, FacetKind, FacetValue
from variorum.ui.theme import current
from variorum.ui.widgets.paint import paint_box, paint_focus_ring

Index = QModelIndex | QPersistentModelIndex

_ROW = 26


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
        elif isinstance(item, More):
            _paint_more(painter, rect, str(index.data()))
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


def _paint_more(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setFont(fonts.ui("small"))
    painter.setPen(current().colour("text2"))
    painter.drawText(rect.adjusted(26, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _paint_value(painter: QPainter, rect: QRectF, value: FacetValue, *, chosen: bool) -> None:
    theme = current()
    if chosen:
        icons.paint(painter, "check", QRectF(rect.x() + 8, rect.center().y() - 6, 12, 12), "accent")
    painter.setFont(fonts.tabular(fonts.ui("small")))
    painter.setPen(theme.colour("text2"))
    count = str(value.count)
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
        held, scroll = self.currentIndex(), self.verticalScrollBar().value()
        choice = self._model.choice_at(held)
        self._model.show(facets, chosen)
        self._reopen()
        if choice:
            self.setCurrentIndex(self._model.index_at(choice))
        self.verticalScrollBar().setValue(scroll)

    def least_height(self) -> int:
        """Return the height of the headings alone, in pixels."""
        return self._model.rowCount() * _ROW + 8

    def _reopen(self) -> None:
        opened = set(self._open)
        for kind in opened:
            index = self._model.index_of(kind)
            if index.isValid():
                self.expand(index)
        self._open = opened

    @override
    def sizeHint(self) -> QSize:
        rows = self._model.rowCount() + sum(
            self._model.rowCount(self._model.index_of(kind))
            for kind in self._open
            if self._model.index_of(kind).isValid()
        )
        return QSize(240, rows * _ROW + 8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        choice, item = self._model.choice_at(index), index.data(ItemRole)
        if choice:
            self.toggled.emit(choice)
        elif isinstance(item, More):
            self._model.show_all(item.kind)
            self._reopen()
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _on_expanded(self, index: QModelIndex) -> None:
        self._open.add(index.data(ItemRole).kind)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._open.discard(index.data(ItemRole).kind)

"""The section "In this article": its tags, sorted and filtered, selection both ways."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, icons, plain
from variorum.ui.panel.choices import KIND_ICONS, LOOKS
from variorum.ui.panel.tag_model import CountRole, RowRole, TagModel, TagOrder
from variorum.ui.panel.values import TagRow
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import IconButton, SectionHeader
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text

Index = QModelIndex | QPersistentModelIndex

ROW = 28


class TagList(QListView):
    """The rows; Enter or a click chooses a tag, Del asks to delete it."""

    tag_chosen = Signal(object)
    tag_deleted = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, model: TagModel, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TagDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Tags in this article"))
        self.clicked.connect(self._on_clicked)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, 5 * ROW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(RowRole)
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tag_chosen.emit(row.id)
        elif row and event.key() == Qt.Key.Key_Delete:
            self.tag_deleted.emit(row.id)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.tag_chosen.emit(index.data(RowRole).id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse, of the current one where a key asks."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_of(index.data(RowRole).id).popup(self.viewport().mapToGlobal(place))

    def menu_of(self, tag: Id) -> QMenu:
        """Return what can be done with a tag here."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show in the text"), lambda: self.tag_chosen.emit(tag))
        menu.addAction(tr("History…"), lambda: self.history_wanted.emit(tag))
        menu.addAction(tr("Delete"), lambda: self.tag_deleted.emit(tag))
        return menu


class TagDelegate(QStyledItemDelegate):
    """Draws the icon of the kind (a stance: of its attitude), what the tag says, and how often."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TagRow = index.data(RowRole)
        flags: Any = option.state
        rect = QRectF(option.rect)
        chosen = bool(flags & QStyle.StateFlag.State_Selected)
        if chosen or flags & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect.adjusted(0, 1, 0, -1), "accentSoft" if chosen else "hover")
        if chosen and flags & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(0, 1, 0, -1))
        icon, ink = LOOKS[row.attitude] if row.attitude else KIND_ICONS[row.kind]
        icons.paint(painter, icon, QRectF(rect.x() + 9, rect.center().y() - 8, 16, 16), ink)
        count = str(index.data(CountRole))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = rect.adjusted(33, 0, -9, 0)
        small = fonts.tabular(fonts.ui("small"))
        paint_text(painter, room, count, small, "text2", middle | Qt.AlignmentFlag.AlignRight)
        room.setRight(room.right() - 24)
        marks = [("wand", "claimText")] if row.guessed else []
        marks += [("note", "accent")] if row.note else []
        for name, tone in marks:
            room.setRight(room.right() - 18)
            mark = QRectF(room.right() + 2, rect.center().y() - 7, 14, 14)
            icons.paint(painter, name, mark, tone)
        painter.save()
        painter.setFont(fonts.ui("body", fonts.Weight.DemiBold if chosen else fonts.Weight.Normal))
        shown = painter.fontMetrics().elidedText(
            plain.visible(row.text).replace("\n", " "),
            Qt.TextElideMode.ElideRight,
            int(room.width()),
        )
        left = middle | Qt.AlignmentFlag.AlignLeft
        paint_text(painter, room, shown, painter.font(), "text", left)
        painter.restore()


class TagSection(QWidget):
    """Header with count and filter, and the list below it."""

    tag_chosen = Signal(object)
    tag_deleted = Signal(object)
    history_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.model = TagModel(self)
        self._tag: Id | None = None
        self._order = TagOrder.TEXT
        self._kind: TagKind | None = None
        self._list = TagList(self.model)
        self._header = SectionHeader(tr("In this article"), 0)
        self._filter = IconButton("filter", tr("Sort and filter the tags"))
        self._filter.setMenu(self._menu())
        self._filter.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._header.add(self._filter)
        self._none = plain.label(tr("No tags yet."), "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 4)
        column.setSpacing(4)
        column.addWidget(self._header)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)
        self._list.tag_chosen.connect(self.tag_chosen)
        self._list.tag_deleted.connect(self.tag_deleted)
        self._list.history_wanted.connect(self.history_wanted)

    def set_rows(self, rows: Iterable[TagRow]) -> None:
        """Show these tags."""
        self.model.set_rows(rows)
        self._renew()

    def upsert(self, row: TagRow) -> None:
        """Show one tag more, or otherwise; one that was saved is listed as it was."""
        if not self.model.holds(row):
            self.model.upsert(row)
            self._renew()

    def remove(self, tag: Id) -> None:
        """Show one tag less."""
        self.model.remove(tag)
        self._renew()

    def select(self, tag: Id | None) -> None:
        """Mark the selected tag and bring it into view."""
        self._tag = tag
        index = self.model.index_of(tag)
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)

    def _renew(self) -> None:
        self._header.set_count(self.model.total)
        self._none.setVisible(self.model.total == 0)
        self._list.setVisible(self.model.total > 0)
        self._filter.setEnabled(self.model.total > 0)
        self.select(self._tag)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        orders, kinds = QActionGroup(menu), QActionGroup(menu)
        for order, name in (
            (TagOrder.TEXT, tr("In text order")),
            (TagOrder.KIND, tr("By kind")),
        ):
            self._choice(menu, orders, name, order, checked=order is TagOrder.TEXT)
        menu.addSeparator()
        self._choice(menu, kinds, tr("All kinds"), None, checked=True)
        for kind in TagKind:
            self._choice(menu, kinds, name_of(kind), kind)
        orders.triggered.connect(self._on_order_triggered)
        kinds.triggered.connect(self._on_kind_triggered)
        return menu

    @staticmethod
    def _choice(
        menu: QMenu,
        group: QActionGroup,
        name: str,
        value: object,
        *,
        checked: bool = False,
    ) -> None:
        action = QAction(name, menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(value)
        group.addAction(action)
        menu.addAction(action)

    def _on_order_triggered(self, action: QAction) -> None:
        self._order = TagOrder(action.data())
        self._arrange()

    def _on_kind_triggered(self, action: QAction) -> None:
        self._kind = TagKind(action.data()) if action.data() else None
        self._arrange()

    def _arrange(self) -> None:
        self.model.arrange(self._order, self._kind)
        icons.bind(self._filter, "filter", "focus" if self._kind else "text2")
        self._renew()

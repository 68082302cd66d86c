"""The palette: one field to find anything and to run anything."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.actions import Actions
from variorum.ui.frame.overlay import SHADOW, Overlay
from variorum.ui.frame.ranking import Offered, PaletteItem, Ranking
from variorum.ui.widgets import SearchField
from variorum.ui.widgets.labels import key_size, key_text
from variorum.ui.widgets.paint import paint_box, paint_key, paint_text, shortened

Index = QModelIndex | QPersistentModelIndex

_ROW = 34
_ROWS_SHOWN = 9
_WIDTH = 638
_LOOK = {
    "actor": ("user", "actor"),
    "proposition": ("quote", "claim"),
    "article": ("article", "text2"),
    "quantity": ("hash", "figure"),
    "command": ("chevron-right", "text2"),
    "memo": ("note", "accent"),
}
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons for which the focus is elsewhere only for a while."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def command_items(actions: Actions) -> list[PaletteItem]:
    """Return the commands that can be given now as items of the palette."""
    return [
        PaletteItem(
            "command",
            command.id,
            command.name(),
            menu.name(),
            next(iter(actions.keys(command.id)), ""),
            command.icon,
        )
        for menu, command, action in actions.entries()
        if action.isEnabled()
    ]


class PaletteModel(QAbstractListModel):
    """The items that answer what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without items."""
        super().__init__(parent)
        self._items: Sequence[PaletteItem] = ()
        self._all = Ranking()
        self._shown: Sequence[PaletteItem] = ()

    def set_items(self, items: Sequence[PaletteItem], offered: Sequence[Offered] = ()) -> None:
        """Offer other items, and before them what is `offered` in lots."""
        self._items = items
        self.set_offered(offered)

    def set_offered(self, offered: Sequence[Offered]) -> None:
        """Offer other lots before the same items."""
        self._all = Ranking(self._items, offered)
        self.ask("")

    def ask(self, query: str) -> None:
        """Show what answers `query`."""
        self.beginResetModel()
        self._shown = self._all.best(query)
        self.endResetModel()

    def item(self, row: int) -> PaletteItem:
        """Return the item of a row."""
        return self._shown[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain.visible(item.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text}, {item.detail}"
        return None


class Palette(Overlay):
    """A field and the list of what answers it, laid over the window near its top."""

    chosen = Signal(object)
    """The PaletteItem taken."""

    def __init__(self, parent: QWidget, *, prefixes: bool = True) -> None:
        """Lay a hidden palette over `parent`; `prefixes` reminds of those that ask for a kind."""
        super().__init__(parent)
        self._before: QWidget | None = None
        self._is_whole = True
        self._field = SearchField(self.tr("Search or run a command"))
        self._field.setProperty("kind", "large")
        self._model = PaletteModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("Answers"))
        self.card.setSpacing(8)
        self.card.addWidget(self._field)
        self.card.addWidget(self._list)
        self._none = plain.label(self.tr("Nothing found."), "secondary")
        self.card.addWidget(self._none)
        hint = self.tr("@ actor    # claim    = group    / article    ! memo    > command")
        self._foot = plain.label(hint, "secondary")
        self._foot.setFont(fonts.ui("small"))
        self._foot.setContentsMargins(10, 0, 10, 2)
        self.card.addWidget(self._foot)
        self._foot.setVisible(prefixes)
        self._field.textChanged.connect(self._on_field_changed)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._on_row_clicked)

    def ask_for(self, prompt: str) -> None:
        """Say what is to be chosen."""
        self._field.setPlaceholderText(prompt)
        self._field.setAccessibleName(prompt)

    def open(
        self,
        items: Sequence[PaletteItem],
        query: str = "",
        *,
        offered: Sequence[Offered] = (),
        is_whole: bool = True,
    ) -> None:
        """Show the palette with what is `offered` and `items`.

        Unless that `is_whole`, nothing is taken before `offer` was told the rest. The focus goes
        back where it was when it closes.
        """
        self._before = QApplication.focusWidget()
        self._is_whole = is_whole
        self._model.set_items(items, offered)
        self._field.setText(query)
        self._on_field_changed(query)
        self.show()
        self.raise_()
        self._field.setFocus()

    def offer(self, offered: Sequence[Offered]) -> None:
        """Show what answers now that all that is `offered` is known."""
        self._is_whole = True
        if self.isVisible():
            self._model.set_offered(offered)
            self._on_field_changed(self._field.text())

    def shut(self) -> None:
        """Hide the palette and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def field(self) -> QLineEdit:
        """Return the field to type in."""
        return self._field

    def model(self) -> PaletteModel:
        """Return the answers shown."""
        return self._model

    @override
    def place(self) -> None:
        owner = self.owner
        width = min(_WIDTH, owner.width() - 16) + 2 * SHADOW
        rows = min(max(self._model.rowCount(), 1), _ROWS_SHOWN)
        self._list.setFixedHeight(rows * _ROW + 4)
        self._list.setVisible(self._model.rowCount() > 0)
        self._none.setVisible(self._model.rowCount() == 0 and self._is_whole)
        self.resize(width, self.sizeHint().height())
        self.move((owner.width() - width) // 2, 96 - SHADOW)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if isinstance(event, QFocusEvent) and event.lostFocus() and self.isVisible():
                self._on_focus_lost(event.reason())
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        if reason not in _PASSING:
            self._before = None
            self.shut()

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._select(self._list.currentIndex().row() + steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.shut()
        else:
            return False
        return True

    def _select(self, row: int) -> None:
        last = self._model.rowCount() - 1
        if last >= 0:
            self._list.setCurrentIndex(self._model.index(max(0, min(row, last))))

    def _take(self, row: int) -> None:
        if row < 0 or not self._is_whole:
            return
        item = self._model.item(row)
        self.shut()
        self.chosen.emit(item)

    def _on_field_changed(self, query: str) -> None:
        self._model.ask(query)
        self._select(0)
        self.place()

    def _on_row_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())


class _Delegate(QStyledItemDelegate):
    """Draws one answer: icon, text, detail, key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PaletteModel)  # made for this list only  # noqa: S101
        item = model.item(index.row())
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        state = option.state
        picked = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if picked or over:
            paint_box(painter, rect, "accentSoft" if picked else "hover", radius=6)
        name, ink = _LOOK[item.kind]
        place = QRectF(rect.left() + 10, rect.center().y() - 8.5, 17, 17)
        icons.paint(painter, item.icon or name, place, ink)
        right = self._paint_key(painter, rect, "Enter" if picked else item.hint)
        self._paint_words(painter, rect, item, right)

    def _paint_key(self, painter: QPainter, rect: QRectF, key: str) -> float:
        if not key:
            return rect.right() - 10
        text = key_text(key)
        size = key_size(text)
        left = rect.right() - 8 - size.width()
        top = rect.center().y() - size.height() / 2
        paint_key(painter, QRectF(left, top, size.width(), size.height()), text)
        return left - 8

    def _paint_words(
        self, painter: QPainter, rect: QRectF, item: PaletteItem, right: float
    ) -> None:
        bold, light = fonts.ui("body", fonts.Weight.DemiBold), fonts.ui("small")
        left = rect.left() + 36
        metrics = QFontMetricsF(bold)
        text = shortened(item.text, bold, right - left)
        room = QRectF(left, rect.top(), right - left, rect.height())
        paint_text(painter, room, text, bold, "text", _LEFT)
        left += metrics.horizontalAdvance(text) + 10
        rest = QRectF(left, rect.top() + 1, max(0.0, right - left), rect.height())
        detail = shortened(item.detail, light, rest.width())
        paint_text(painter, rest, detail, light, "text2", _LEFT)

"""The answers of the palette: which there are, and how each is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.frame.ranking import Offered, PaletteItem, Ranking
from variorum.ui.widgets.labels import key_size, key_text
from variorum.ui.widgets.paint import paint_box, paint_key, paint_text, shortened

Index = QModelIndex | QPersistentModelIndex

ROW = 34
"""The height of an answer."""
_LOOK = {
    "actor": ("user", "actor"),
    "proposition": ("quote", "claim"),
    "article": ("article", "text2"),
    "quantity": ("hash", "figure"),
    "command": ("chevron-right", "text2"),
    "memo": ("note", "accent"),
}
KINDS = tuple(_LOOK)
"""The kinds of answers."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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


class AnswerDelegate(QStyledItemDelegate):
    """Draws one answer: icon, text, detail, key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

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

"""A long list of lines to tick, each a few words in their context; only what is seen is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.charts.canvas import LEFT, RIGHT, Canvas
from variorum.ui.reconcile.words import tr

_ROW = 34
_BOX = 17.0
_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TickRow:
    """One line: a letter, words with what stands around them, and what is said of it."""

    key: str
    words: str
    before: str = ""
    after: str = ""
    letter: str = ""
    detail: str = ""
    ticked: bool = False

    def text(self) -> str:
        """Return all of it, as it is spoken and searched."""
        parts = (self.letter, f"{self.before}{self.words}{self.after}", self.detail)
        return ", ".join(part for part in parts if part)


class TickModel(QAbstractListModel):
    """Lines with their ticks; those that do not hold what is looked for are left out."""

    ticked = Signal()

    def __init__(self, rows: Sequence[TickRow], parent: QWidget | None = None) -> None:
        """Hold `rows`."""
        super().__init__(parent)
        self._all = list(rows)
        self._rows = list(rows)
        self._on = {row.key for row in rows if row.ticked}

    def chosen(self) -> list[str]:
        """Return the keys of the lines ticked, whether they are shown or not."""
        return [row.key for row in self._all if row.key in self._on]

    def look_for(self, words: str) -> None:
        """Show the lines that hold all of `words`."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [
            row for row in self._all if all(one in row.text().casefold() for one in wanted)
        ]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick or untick a line."""
        self._on ^= {self._rows[row].key}
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.ticked.emit()

    def tick_shown(self) -> None:
        """Tick all lines shown; untick them if all are ticked."""
        shown = {row.key for row in self._rows}
        self._on = self._on - shown if shown <= self._on else self._on | shown
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == _ROLE:
            return row, row.key in self._on
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.key in self._on else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return plain.visible(row.text())
        return None


class TickList(QListView):
    """The list; Space ticks, `O` opens, Enter is left to the dialogue."""

    opened = Signal(str)
    """The key of a line whose sentence is wanted."""

    def __init__(self, model: TickModel, name: str, parent: QWidget | None = None) -> None:
        """Show a model; `name` is what the list is called aloud."""
        super().__init__(parent)
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        plain.set_tooltip(self, tr("Space ticks"))
        self.clicked.connect(lambda index: model.toggle(index.row()))
        model.modelReset.connect(self._to_first)
        self._to_first()

    def _to_first(self) -> None:
        self.setCurrentIndex(self.lines.index(0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Space and current.isValid():
            self.lines.toggle(current.row())
        elif event.key() == Qt.Key.Key_A and control:
            self.lines.tick_shown()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, on = index.data(_ROLE)
        canvas, rect = Canvas(painter, theme.current()), QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            canvas.box(rect, "hover", 6)
        box = QRectF(rect.left() + 10, rect.center().y() - _BOX / 2, _BOX, _BOX)
        if on:
            canvas.box(box, "accent", 4)
            icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), "accentText")
        else:
            canvas.box(box, "surface", 4)
            canvas.frame(box, "controlLine", 4, 1.25)
        left = box.right() + 12
        if row.letter:
            canvas.badge(QRectF(left, rect.center().y() - 10, 20, 20), row.letter)
            left += 30
        _paint_words(canvas, QRectF(left, rect.top(), rect.right() - left - 12, _ROW), row)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            canvas.ring(rect.adjusted(1, 1, -1, -1), 6)


def _paint_words(canvas: Canvas, room: QRectF, row: TickRow) -> None:
    small, font = fonts.ui("small"), fonts.reading("strong")
    wide = QFontMetricsF(small).horizontalAdvance(row.detail) + 4 if row.detail else 0.0
    if row.detail:
        canvas.text(room, row.detail, small, "text2", RIGHT)
    metrics = QFontMetricsF(font)
    left, right = room.left(), room.right() - wide - 12
    before = metrics.elidedText(
        plain.visible(row.before), Qt.TextElideMode.ElideLeft, (right - left) * 0.3
    )
    for words, ink in (
        (before, "text2"),
        (plain.visible(row.words), "text"),
        (plain.visible(row.after), "text2"),
    ):
        width = metrics.horizontalAdvance(words)
        if words and right - left > _BOX:
            place = QRectF(left, room.top(), min(width + 1, right - left), room.height())
            canvas.text(place, words, font, ink, LEFT)
            if ink == "text" and (before or row.after):
                foot = room.center().y() + 9
                canvas.box(QRectF(left, foot, place.width() - 1, 2), "actor", 0)
        left += width

"""The acts of a history as a list that fetches older ones as it is scrolled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text, shortened

Index = QModelIndex | QPersistentModelIndex

RowRole = Qt.ItemDataRole.UserRole
"""The ActRow itself."""

_ROW = 30
_WHEN = 126
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act in words: when, who, what, and what became of it (`state`, empty: it stands)."""

    number: int
    when: str
    who: str
    what: str
    state: str = ""

    def line(self) -> str:
        """Return what a screen reader says."""
        said = ", ".join(part for part in (self.what, self.state, self.who, self.when) if part)
        return plain.visible(said)


class ActModel(QAbstractListModel):
    """Acts, newest first; `older_wanted` asks for more once the last ones are in sight."""

    older_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without acts."""
        super().__init__(parent)
        self._rows: list[ActRow] = []
        self._more = self._waits = False

    def set_rows(self, rows: Sequence[ActRow], *, more: bool) -> None:
        """Show other acts; `more` tells whether there are older ones."""
        self.beginResetModel()
        self._rows, self._more, self._waits = list(rows), more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[ActRow], *, more: bool) -> None:
        """Show older acts below those that are there."""
        first = len(self._rows)
        self._more, self._waits = more, False
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, at: int) -> ActRow | None:
        """Return the act of a row, or None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def at(self, number: int) -> int:
        """Return the row of the act with this number, else the first."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), 0)

    @property
    def has_more(self) -> bool:
        """Whether there are older acts than those shown."""
        return self._more

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._waits and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waits = True
            self.older_wanted.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == RowRole:
            return row
        return row.line() if role in _TEXTS else None


class ActList(QListView):
    """Enter opens the sentence of an act."""

    opened = Signal(int)
    """The number of the act."""

    def __init__(self, model: ActModel, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self._acts = model
        self.setModel(model)
        self.setItemDelegate(_ActDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._acts.row(index.row())
        if row is not None:
            self.opened.emit(row.number)


class _ActDelegate(QStyledItemDelegate):
    """Draws when, what and who in three columns; what was taken back is struck through."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ActRow = index.data(RowRole)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        if picked or option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, "accentSoft" if picked else "hover", radius=6)
        if picked and option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect)
        small, body = fonts.ui("small"), fonts.ui("body")
        room = rect.adjusted(10, 0, -10, 0)
        paint_text(painter, room, row.when, fonts.tabular(small), "text2", _LEFT)
        note = f"{row.state}  {row.who}" if row.state else row.who
        note = shortened(note, small, room.width() / 3)
        paint_text(painter, room, note, small, "text2", _RIGHT)
        taken = QFontMetricsF(small).horizontalAdvance(note) + 12
        words = room.adjusted(_WHEN, 0, -taken, 0)
        body.setStrikeOut(bool(row.state))
        shown = shortened(row.what, body, words.width())
        paint_text(painter, words, shown, body, "text2" if row.state else "text", _LEFT)

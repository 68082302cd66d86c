"""The list of places found: how it is drawn, and its keys."""

import re

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.frame.found import Found, FoundModel, Home, Index, RowRole, TickedRole
from variorum.ui.offsets import disp
from variorum.ui.widgets.paint import paint_badge, paint_box, paint_focus_ring, paint_text

_ROW = 30
_BADGE = 20
_BOX = 16
_BOX_X = 10
_INDENT = 22
_CENTRE = 0.40
"""Where what was found begins, as a share of the room for words."""

_SPACES = re.compile(r"\s+")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEP = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class FoundList(QListView):
    """Space ticks, Ctrl+A ticks all, Enter opens, Ctrl+Enter tags what is ticked."""

    opened = Signal(object)
    """The Found to go to."""
    tag_wanted = Signal()
    typed = Signal(str)
    """A character that means nothing here."""

    def __init__(self, model: FoundModel, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self._found = model
        self.setModel(model)
        self.setItemDelegate(FoundDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def select(self, row: int) -> None:
        """Put the cursor on a row, held between the first and the last."""
        last = self._found.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._found.index(max(0, min(row, last))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~_KEEP
        if key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.tag_wanted.emit()
        elif key in _ENTER and not held:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space and not held:
            self._toggle(self.currentIndex())
        elif key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self._found.tick_all()
        elif event.text().isprintable() and event.text() and not held & ~_SHIFT:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if isinstance(index.data(RowRole), Home) or self._is_on_box(index, event):
            self._toggle(index)
        else:
            self._open(index)

    def _is_on_box(self, index: QModelIndex, event: QMouseEvent) -> bool:
        row = self.visualRect(index)
        box = QRect(row.left(), row.top(), _BOX_X + _INDENT + _BOX + 6, row.height())
        return box.contains(event.position().toPoint())

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self._found.toggle(index.row())

    def _open(self, index: QModelIndex) -> None:
        place = self._found.place(index.row())
        if place is not None:
            self.opened.emit(place)


class FoundDelegate(QStyledItemDelegate):
    """Draws a tick and behind it an article, or what stands before, the words, what follows."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        flags = option.state
        picked = bool(flags & QStyle.StateFlag.State_Selected)
        if picked or flags & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, "accentSoft" if picked else "hover", radius=6)
        if picked and flags & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        left = rect.left() + _BOX_X + (0 if isinstance(row, Home) else _INDENT)
        top = rect.center().y() - _BOX / 2
        if state is not None:
            _paint_tick(painter, QRectF(left, top, _BOX, _BOX), Qt.CheckState(state))
        room = rect.adjusted(left - rect.left() + _BOX + 8, 0, -10, 0)
        if isinstance(row, Home):
            _paint_home(painter, room, row, index.data(TickedRole))
        else:
            _paint_words(painter, room, row)


def _paint_tick(painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
    if state is Qt.CheckState.Unchecked:
        paint_box(painter, box, "surface", "controlLine", 4)
        return
    paint_box(painter, box, "accent", radius=4)
    icon = "check" if state is Qt.CheckState.Checked else "minus"
    icons.paint(painter, icon, box.adjusted(1, 1, -1, -1), "accentText")


def _paint_home(painter: QPainter, room: QRectF, home: Home, ticked: int) -> None:
    badge = QRectF(room.left(), room.center().y() - _BADGE / 2, _BADGE, _BADGE)
    paint_badge(painter, badge, plain.visible(home.label))
    small, bold = fonts.tabular(fonts.ui("small")), fonts.ui("body", fonts.Weight.DemiBold)
    count = f"{ticked} / {home.count}" if ticked else str(home.count)
    paint_text(painter, room, count, small, "text2", _RIGHT)
    words = room.adjusted(_BADGE + 8, 0, -64, 0)
    title = QFontMetricsF(bold).elidedText(
        _line(home.title), Qt.TextElideMode.ElideRight, words.width()
    )
    paint_text(painter, words, title, bold, "text", _LEFT)


def _paint_words(painter: QPainter, room: QRectF, place: Found) -> None:
    bold, light = fonts.ui("body", fonts.Weight.DemiBold), fonts.ui("body")
    ink = "text" if place.can_tick else "text2"
    column = room.width() * _CENTRE
    if place.note:
        small = fonts.ui("small")
        paint_text(painter, room, place.note, small, "warn" if place.can_tick else "text2", _RIGHT)
        room = room.adjusted(0, 0, -QFontMetricsF(small).horizontalAdvance(place.note) - 12, 0)
    before, words, after = (_line(text) for text in (place.before, place.words, place.after))
    left = QRectF(room.left(), room.top(), column, room.height())
    metrics = QFontMetricsF(light)
    shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, column)
    paint_text(painter, left, shown, light, "text2", _RIGHT)
    rest = room.adjusted(column, 0, 0, 0)
    shown = QFontMetricsF(bold).elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
    paint_text(painter, rest, shown, bold, ink, _LEFT)
    rest.adjust(min(QFontMetricsF(bold).horizontalAdvance(shown), rest.width()), 0, 0, 0)
    shown = metrics.elidedText(after, Qt.TextElideMode.ElideRight, rest.width())
    paint_text(painter, rest, shown, light, "text2", _LEFT)


def _line(text: str) -> str:
    """Return text as one line that Qt shows as it stands; spaces at its ends count."""
    return plain.visible(disp(_SPACES.sub(" ", text)))

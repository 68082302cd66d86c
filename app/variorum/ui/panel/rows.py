"""The building stones of the inspector: named rows, link fields, marks of guesses."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.panel.words import tr
from variorum.ui.widgets import Chip, ChipLook, IconButton
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text, shortened
from variorum.ui.widgets.painted_button import PaintedButton

LABEL_WIDTH = 84


class LinkField(PaintedButton):
    """What a tag points at, as a field: icon, name, a word at the right ("origin").

    Enter, Space or a click opens the menu of what can be done with it; Del removes it.
    """

    removed = Signal()

    def __init__(self, text: str, icon: tuple[str, str], parent: QWidget | None = None) -> None:
        """Show `text` with an icon (name, colour token)."""
        super().__init__(parent)
        self._icon, self._note, self._guessed = icon, "", False
        self.menu_of: Callable[[], QMenu] | None = None
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plain.set_tooltip(self, text)
        self.clicked.connect(self._on_clicked)

    def set_note(self, note: str, *, guessed: bool = False) -> None:
        """Show a word at the right end; a guessed link has a dashed border."""
        self._note, self._guessed = note, guessed
        parts = [note] if note else []
        parts += [tr("guessed")] if guessed else []
        self.setAccessibleDescription(", ".join(parts))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 30)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        line = "claim" if self._guessed else "controlLine"
        fill = "hover" if self.underMouse() else "surface"
        paint_box(painter, rect, fill, line, 6, dashed=self._guessed)
        icons.paint(painter, self._icon[0], QRectF(9, 7, 16, 16), self._icon[1])
        font, small = fonts.ui("body", fonts.Weight.Medium), fonts.ui("small")
        middle = Qt.AlignmentFlag.AlignVCenter
        room = rect.adjusted(32, 0, -10, 0)
        paint_text(painter, room, self._note, small, "text2", middle | Qt.AlignmentFlag.AlignRight)
        if self._note:
            taken = QFontMetricsF(small).horizontalAdvance(self._note) + 8
            room.setRight(room.right() - taken)
        text = shortened(self.text(), font, room.width())
        paint_text(painter, room, text, font, "text", middle | Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus():
            paint_focus_ring(painter, rect)

    def _on_clicked(self) -> None:
        if self.menu_of is not None:
            menu = self.menu_of()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class GuessMark(Chip):
    """The mark of a guess; Enter or a click confirms it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Say `text`, by default that it was guessed and how to confirm it."""
        super().__init__(
            text or tr("guessed, confirm with Enter"),
            ChipLook("claim", "wand"),
            active=True,
            parent=parent,
        )


class Stack(QVBoxLayout):
    """A column of rows; helpers add named ones."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        """Lay out `parent`."""
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def named(self, name: str, *widgets: QWidget) -> QWidget:
        """Add widgets side by side after their name; return the row."""
        holder, row = _row()
        head = plain.label(name, "secondary")
        head.setFixedWidth(LABEL_WIDTH)
        row.addWidget(head)
        for widget in widgets:
            row.addWidget(widget, 1 if _grows(widget) else 0)
            if not widget.accessibleName():
                widget.setAccessibleName(name)
        if not any(_grows(widget) for widget in widgets):
            row.addStretch(1)
        self.addWidget(holder)
        return holder

    def heading(self, name: str, hint: str = "", *right: QWidget) -> QWidget:
        """Add a line that names what stands below it."""
        holder, row = _row()
        row.addWidget(plain.label(name, "secondary"))
        if hint:
            row.addWidget(plain.label(hint, "faint"))
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self.addWidget(holder)
        return holder


def fill(column: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Replace the widgets of a column; the focus stays at the same place in it."""
    held = -1
    while column.count():
        item = column.takeAt(0)
        old = item.widget() if item else None
        if old is None:
            continue
        if old.hasFocus():
            held = len(widgets) and min(old.property("at") or 0, len(widgets) - 1)
        old.hide()
        old.deleteLater()
    for at, widget in enumerate(widgets):
        widget.setProperty("at", at)
        column.addWidget(widget)
    if held >= 0 and widgets:
        widgets[held].setFocus()


def add_button(tip: str) -> IconButton:
    """Return the plus that adds one more."""
    return IconButton("plus", tip)


def switch(menu: QMenu, text: str, then: Callable[[], None], *, state: bool) -> None:
    """Add a line with a tick to a menu."""
    action = menu.addAction(text, then)
    action.setCheckable(True)
    action.setChecked(state)


def _row() -> tuple[QWidget, QHBoxLayout]:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    return holder, row


def _grows(widget: QWidget) -> bool:
    policies = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget.sizePolicy().horizontalPolicy() in policies

"""The memo on a record where one works with it: a mark and its first line; Enter writes it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.panel.words import tr
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_text, shortened


class MemoField(QAbstractButton):
    """Shows the first line of a memo, or that one may be written; a click or Enter asks for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a memo."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_memo("")

    def set_memo(self, text: str) -> None:
        """Show the first line of `text`; the whole of it is the tooltip."""
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        self.setText(first)
        name = tr("Memo: {0}").format(first) if first else tr("Write a memo")
        self.setAccessibleName(plain.visible(name))
        plain.set_tooltip(self, text.strip())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 28)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        if self.text() or self.underMouse():
            paint_box(painter, rect, "accentSoft" if self.text() else "hover", radius=6)
        ink = "accent" if self.text() else "text2"
        icons.paint(painter, "note", QRectF(8, rect.center().y() - 8, 16, 16), ink)
        font, room = fonts.ui("body"), rect.adjusted(30, 0, -8, 0)
        shown = shortened(self.text() or tr("Write a memo"), font, room.width())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        paint_text(painter, room, shown, font, "text" if self.text() else "text2", left)
        if self.hasFocus():
            paint_focus_ring(painter, rect)

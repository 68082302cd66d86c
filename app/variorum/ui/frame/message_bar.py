"""The message in the window: what happened, what is safe, what to do. It never stops the work."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.shell.phrases import Message
from variorum.ui import fonts, icons, plain
from variorum.ui.widgets import IconButton, button
from variorum.ui.widgets.paint import paint_box

_LOOK = {
    "info": ("info", "accent", "accentSoft"),
    "ok": ("saved", "ok", "figureTint"),
    "warning": ("warning", "warn", "warnTint"),
    "error": ("error", "error", "errorTint"),
}


class MessageBar(QWidget):
    """One message above the workspaces; hidden while there is none."""

    action_triggered = Signal(str)
    """The key of the message whose button was pressed."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a message."""
        super().__init__(parent)
        self._level, self._key = "info", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._what = plain.label(wrap=True)
        self._what.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        self._rest = plain.label(wrap=True)
        self._action = button("")
        self._action.clicked.connect(self._on_action_clicked)
        close = IconButton("close", self.tr("Dismiss"))
        close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 10, 8)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_message(
        self, message: Message, level: str = "info", *, action: str = "", key: str = ""
    ) -> None:
        """Show a message of level info, ok, warning or error; `action` is a button's word."""
        self._level, self._key = level, key
        self._what.setText(message.what)
        rest = " ".join(part for part in (message.safe, message.do) if part)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(str(message))
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Return the message shown, all of it; empty while there is none."""
        return "" if self.isHidden() else f"{self._what.text()} {self._rest.text()}".strip()

    def action(self) -> QPushButton:
        """Return the button; hidden where the message offers nothing to do."""
        return self._action

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.dismissed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon, ink, fill = _LOOK[self._level]
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), fill, radius=0)
        paint_box(painter, QRectF(0, 0, 4, self.height()), ink, radius=0)
        icons.paint(painter, icon, QRectF(16, 10, 18, 18), ink)

    def _on_action_clicked(self) -> None:
        key = self._key
        self.hide()
        self.action_triggered.emit(key)

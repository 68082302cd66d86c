"""The field for the analyst's own words on a tag."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.ui import plain
from variorum.ui.panel.words import tr


class NoteEdit(plain.Editor):
    """A memo of a few lines, committed when the focus leaves it or by Ctrl+Enter."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("", parent)
        self._value = ""
        self.setFixedHeight(56)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("your own words on this tag"))
        self.setAccessibleName(tr("Note"))

    def set_note(self, text: str, *, anew: bool) -> None:
        """Show `text`; what is being typed on the same tag (not `anew`) stays."""
        if anew or text != self._value:
            self._value = text
            self.setPlainText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._commit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._commit()
        super().focusOutEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._commit()
        return super().event(event)

    def _commit(self) -> None:
        text = self.toPlainText().strip()
        if text != self._value:
            self._value = text
            self.committed.emit(text)

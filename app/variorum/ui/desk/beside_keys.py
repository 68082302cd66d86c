"""Single keys in the second reader: reading there, making it the main one, and no tagging."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from variorum.ui.actions import Actions
from variorum.ui.reader.text import ReaderText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
"""Keys that leave the text, here as anywhere."""


class BesideKeys(QObject):
    """Serves some of the reader's commands in the second text, by whatever keys they have.

    The actions themselves belong to the main reader, so nothing typed here acts on it.
    """

    swap_requested = Signal()
    refused = Signal()
    """A key was pressed whose command works in the main article only."""

    def __init__(
        self, text: ReaderText, actions: Actions, served: Mapping[str, Callable[[], object]]
    ) -> None:
        """Watch `text`; `served` are the commands that work in it."""
        super().__init__(text)
        self._actions, self._served = actions, served
        text.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.swap_requested.emit()
            return True
        if event.key() in _PASSING:
            return False
        command = self._command(_sequence(event))
        if command in self._served:
            self._served[command]()
        elif command:
            self.refused.emit()
        return bool(command)

    def _command(self, key: str) -> str:
        """Return the reader's command that has this key, empty if there is none."""
        for _, command, _ in self._actions.entries():
            if command.scope == "reader" and key in self._actions.keys(command.id):
                return command.id
        return ""


def _sequence(event: QKeyEvent) -> str:
    sequence = QKeySequence(event.keyCombination())
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)

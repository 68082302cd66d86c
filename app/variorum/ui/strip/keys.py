"""The keys of a strip, seen before the field that has the focus takes them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from typing_extensions import override

from variorum.ui.panel.picker import Picker, PickLine

if TYPE_CHECKING:
    from variorum.ui.strip.base import Strip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
_PRESSED, _CLAIMED = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


class Keys(QObject):
    """Enter goes on, Shift+Enter accepts all, Esc cancels, digits choose."""

    def __init__(self, strip: "Strip[Any]") -> None:
        """Serve `strip`, which says with `watch` that it has other fields."""
        super().__init__(strip)
        self._strip = strip

    def watch(self) -> None:
        """See the keys of all that takes them first."""
        for child in self._strip.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(child, QAbstractButton):
                child.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (_PRESSED, _CLAIMED):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if kind == _PRESSED:
            return self._on_key(watched, event)
        is_ours = _is_ours(watched, event)
        if is_ours:
            event.accept()
        return is_ours

    def _on_key(self, field: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if isinstance(field, Picker) and field.is_open():
                return False
            self._strip.cancel()
            return True
        if event.key() in _ENTER:
            return self._on_enter(field, event)
        number = _DIGITS.get(Qt.Key(event.key())) if event.key() in _DIGITS else None
        if number is None:
            return False
        if _alone(event, Qt.KeyboardModifier.AltModifier):
            return self._strip.choose(number, final=False)
        plain_digit = _alone(event, Qt.KeyboardModifier.NoModifier) and not _types(field)
        return plain_digit and self._strip.choose(number, final=True)

    def _on_enter(self, field: QWidget, event: QKeyEvent) -> bool:
        if _alone(event, Qt.KeyboardModifier.ShiftModifier):
            self._strip.accept_all()
            return True
        if isinstance(field, PickLine):
            return False
        self._strip.advance()
        return True


def _is_ours(field: QWidget, event: QKeyEvent) -> bool:
    if event.key() in _DIGITS:
        return _alone(event, Qt.KeyboardModifier.AltModifier) or not _types(field)
    return event.key() in (*_ENTER, Qt.Key.Key_Escape)


def _alone(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return bool(held == modifier)


def _types(field: QWidget) -> bool:
    return isinstance(field, QLineEdit)

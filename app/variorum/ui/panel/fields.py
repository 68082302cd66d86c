"""One-line fields for text, dates and numbers: they check what is typed and say when it is wrong.

Enter (or leaving the field) commits, Esc takes back what was typed since.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from variorum.model.dates import is_date
from variorum.ui import plain
from variorum.ui.panel.words import tr

Check = Callable[[str], str]
"""From what is typed to what is wrong with it, empty if nothing."""

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)


class TextField(QLineEdit):
    """A line whose value is committed as a whole; `committed` only when it changed."""

    committed = Signal(str)

    def __init__(
        self, name: str, hint: str = "", check: Check | None = None, parent: QWidget | None = None
    ) -> None:
        """Make a field called `name`; `check` says what is wrong with a text."""
        super().__init__(parent)
        self._value = ""
        self._check = check
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._on_editing_finished)
        self.textEdited.connect(self._on_text_edited)

    def value(self) -> str:
        """Return what stands in the field."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show `value` without emitting; what is being typed right now stays."""
        changed, self._value = value != self._value, value
        if changed or not self.isModified():
            self.setText(value)
            self.setCursorPosition(0)
            self._show_fault("")

    def fault(self) -> str:
        """Return what is wrong with the text, empty if nothing."""
        return self._check(self.value()) if self._check and self.value() else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.value() != self._value:
            self.setText(self._value)
            self._show_fault("")
            return
        super().keyPressEvent(event)

    def _on_text_edited(self) -> None:
        self._show_fault(self.fault())

    def _on_editing_finished(self) -> None:
        self._show_fault(self.fault())
        if self.value() != self._value and not self.fault():
            self._value = self.value()
            self.setModified(False)
            self.committed.emit(self._value)

    def _show_fault(self, fault: str) -> None:
        state = "error" if fault else ""
        plain.set_tooltip(self, fault)
        self.setAccessibleDescription(fault)
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


def date_field(name: str, parent: QWidget | None = None) -> TextField:
    """Return a field for a partial date."""
    return TextField(name, tr("2023, 2023-09 or 2023-09-14"), date_fault, parent)


def number_field(name: str, parent: QWidget | None = None) -> TextField:
    """Return a field for an exact decimal number."""
    return TextField(name, tr("number"), number_fault, parent)


def date_fault(text: str) -> str:
    """Say what is wrong with a partial date."""
    return "" if is_date(text) else tr("Write a date as 2023, 2023-09, 2023-09-14 or 2023/2024.")


def number_fault(text: str) -> str:
    """Say what is wrong with a number."""
    try:
        to_decimal(text)
    except ValueError:
        return tr("Write a number such as 1500 or 0.25.")
    return ""


def to_decimal(text: str) -> Decimal | None:
    """Return a typed number exactly, None for empty text; ValueError if it is none.

    Commas between groups of three digits and spaces are left out: "1,500" is 1500.
    """
    plain_text = "".join(text.split())
    if not plain_text:
        return None
    if not _NUMBER.fullmatch(plain_text):
        message = f"not a number: {text!r}"
        raise ValueError(message)
    return Decimal(plain_text.replace(",", ""))


def plain_number(value: Decimal | None) -> str:
    """Return a number as one types it; never in powers of ten."""
    return "" if value is None else format(value, "f")


def grouped_number(value: Decimal) -> str:
    """Return a number as one reads it: 13,000."""
    return format(value, ",f")

"""A button that prints the key that does the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from variorum.ui import plain
from variorum.ui.reconcile.values import Answer, Asked
from variorum.ui.reconcile.words import KEYS, answer_words
from variorum.ui.widgets import KeyCap
from variorum.ui.widgets.buttons import button


def answer_button(
    asked: Asked, answer: Answer, *, first: bool = False, digits: int = 0
) -> QPushButton:
    """Return the button of an answer; `first` stands out, `digits` tick as many members."""
    key = f"1–{digits}" if answer is Answer.TICK and digits > 1 else KEYS[answer]  # noqa: RUF001  # from to
    made = button(answer_words(asked, answer), "primary" if first else "plain")
    made.setAutoDefault(False)
    plain.set_tooltip(made, key)
    cap = KeyCap(key, made)
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    size = cap.sizeHint()
    made.setMinimumHeight(34)
    made.setMinimumWidth(made.sizeHint().width() + size.width() + 12)
    made.setStyleSheet(f"padding-right: {size.width() + 18}px")
    inner = QHBoxLayout(made)
    inner.setContentsMargins(0, 0, 10, 0)
    inner.addStretch(1)
    inner.addWidget(cap)
    return made

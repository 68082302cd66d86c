"""What strips are put together from: the head with its keys, rows after their names, marks."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from variorum.model.vocabulary import TagKind
from variorum.ui.panel.choices import KIND_ICONS
from variorum.ui.panel.words import tr
from variorum.ui.plain import label
from variorum.ui.widgets import Chip, ChipLook, KeyCap

_LABEL_WIDTH = 68
_TONES = {TagKind.ACTOR: "actor", TagKind.CLAIM: "claim", TagKind.STANCE: "stance"}


def header(kind: TagKind, title: str) -> QHBoxLayout:
    """Return the head of a strip: its title, and the keys that hold in all of them."""
    row = QHBoxLayout()
    row.setSpacing(7)
    tone = _TONES.get(kind, "figure")
    row.addWidget(Chip(title, ChipLook(tone, KIND_ICONS[kind][0])))
    row.addStretch(1)
    for key, word in (("Enter", tr("next")), ("Shift+Enter", tr("accept all guesses"))):
        row.addWidget(KeyCap(key))
        row.addWidget(label(word, "secondary"))
        row.addSpacing(4)
    row.addWidget(KeyCap("Esc"))
    return row


def named(name: str, *widgets: QWidget | int) -> QWidget:
    """Return a row: its name at the left, widgets, a number being the stretch between them."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    head = label(name, "secondary")
    head.setFixedWidth(_LABEL_WIDTH)
    row.addWidget(head)
    for widget in widgets:
        if isinstance(widget, int):
            row.addStretch(widget)
        else:
            row.addWidget(widget)
            if not widget.accessibleName():
                widget.setAccessibleName(name)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return holder


def guess_chip(text: str) -> Chip:
    """Return the mark of what was guessed, with its wand."""
    return Chip(text, ChipLook("claim", "wand"))

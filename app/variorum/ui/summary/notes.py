"""The line under the matrix: what must be said loudly, and what "(n)" means."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from variorum.model.ids import Id
from variorum.ui import fonts, icons, plain
from variorum.ui.summary.words import tr
from variorum.ui.widgets import ElidedLabel


class NoteLine(QWidget):
    """Says who has not confirmed what they are credited with; the mark leads to the row."""

    pressed = Signal(object)
    """The id of a proposition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no note yet."""
        super().__init__(parent)
        self._notes: list[tuple[Id, str]] = []
        self._next = 0
        self._mark = QPushButton()
        self._mark.setProperty("kind", "status")
        self._mark.setIconSize(QSize(15, 15))
        self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        icons.bind(self._mark, "warning", "warn", 15)
        self._mark.clicked.connect(self._on_mark_clicked)
        self._words = ElidedLabel(font=fonts.ui("small", fonts.Weight.DemiBold), ink="warn")
        hint = plain.label(tr("(n) tags, none counted"), "secondary")
        hint.setFont(fonts.ui("small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(hint, 0, Qt.AlignmentFlag.AlignRight)

    def show_notes(self, notes: Sequence[tuple[Id, str]]) -> None:
        """Show the first of the notes and how many more there are."""
        self._notes, self._next = list(notes), 0
        self._mark.setVisible(bool(notes))
        words = notes[0][1] if notes else ""
        if len(notes) > 1:  # first, as the end may be cut
            words = tr("1 of %n.", len(notes)) + " " + words
        self._words.setText(words)
        self._mark.setAccessibleName(words)
        plain.set_tooltip(self._mark, "\n".join(note for _, note in notes))

    def _on_mark_clicked(self) -> None:
        proposition, _words = self._notes[self._next % len(self._notes)]
        self._next += 1
        self.pressed.emit(proposition)

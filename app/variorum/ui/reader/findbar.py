"""The bar below the page that finds words in the article."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import plain
from variorum.ui.widgets import IconButton, SearchField, button


class FindBar(QFrame):
    """Asks for a word and steps through where it stands; Enter next, Ctrl+Enter tags all."""

    searched = Signal(str, bool)
    """The words looked for; true for the next place, false for the one before."""
    typed = Signal(str)
    opened = Signal()
    closed = Signal()
    tag_all_pressed = Signal()
    """All places that fit are to be tagged together."""
    tag_wanted = Signal(object)
    """The places, a list of (start, end), never empty. Emitted by whoever looks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden and empty."""
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.field = SearchField(self.tr("Find in this article"), self)
        self.field.clears_on_escape = False  # F3 goes on with these words
        self.pattern = button(".*", "quiet", parent=self)
        self.pattern.setCheckable(True)
        self.pattern.setAccessibleName(self.tr("Regular expression"))
        self.pattern.setShortcut("Alt+R")
        self.pattern.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # its key leaves the field in focus
        plain.set_tooltip(self.pattern, self.tr("Regular expression (Alt+R)"))
        self._result = plain.label(kind="secondary", parent=self)
        self._tag_all = button(self.tr("Tag all…"), "quiet", parent=self)
        plain.set_tooltip(self._tag_all, self.tr("Tag all places found (Ctrl+Enter)"))
        self._tag_all.setEnabled(False)
        self._tag_all.clicked.connect(self.tag_all_pressed)
        before = IconButton("chevron-up", self.tr("Previous"), parent=self)
        after = IconButton("chevron-down", self.tr("Next"), parent=self)
        close = IconButton("close", self.tr("Close"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.field, 1)
        for widget in (self.pattern, self._result, self._tag_all, before, after, close):
            row.addWidget(widget)
        self.field.textChanged.connect(self.typed)
        self.pattern.toggled.connect(lambda: self.typed.emit(self.field.text()))
        before.clicked.connect(self._on_before_clicked)
        after.clicked.connect(self._on_after_clicked)
        close.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self, words: str = "") -> None:
        """Show the bar with the focus in it; `words` replace what stood there, unless empty."""
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.opened.emit()

    def close_bar(self) -> None:
        """Hide the bar and say so."""
        self.hide()
        self.closed.emit()

    def show_result(self, number: int, total: int) -> None:
        """Say which place of how many is shown (from 1), or that there is none."""
        self._tag_all.setEnabled(total > 0)
        if not self.field.text():
            self._result.setText("")
        elif total:
            text = self.tr("{number} of {total}").format(number=number, total=total)
            self._result.setText(text)
        else:
            self._result.setText(self.tr("Not found"))

    def result(self) -> str:
        """Return what is said of the search."""
        return self._result.text()

    def show_problem(self, text: str) -> None:
        """Say why nothing was looked for."""
        self._tag_all.setEnabled(False)
        self._result.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers()
            if held & Qt.KeyboardModifier.ControlModifier:
                self.tag_all_pressed.emit()
            else:
                back = held & Qt.KeyboardModifier.ShiftModifier
                self.searched.emit(self.field.text(), not back)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _on_before_clicked(self) -> None:
        self.searched.emit(self.field.text(), False)  # noqa: FBT003  # a signal has no keywords

    def _on_after_clicked(self) -> None:
        self.searched.emit(self.field.text(), True)  # noqa: FBT003  # a signal has no keywords

"""Where the text of an article is from: the file, what read it and how, the tags left behind."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from variorum.ui import plain
from variorum.ui.widgets import button, rule

_LIST = 76
"""Height of the list of tags; more of them are scrolled."""


@dataclass(frozen=True, slots=True)
class OriginView:
    """What is known of the latest text of an article.

    `kept` is the size of the file if its bytes are in the project, `notes` say how it was read,
    `left` are the tags that lie in older texts, a line each.
    """

    number: int = 1
    imported: str = ""
    file_name: str = ""
    sha256: str = ""
    kept: int | None = None
    extractor: str = ""
    notes: str = ""
    left: tuple[str, ...] = ()


class OriginBox(QWidget):
    """Lines below the form of an article."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show empty lines, so that nothing moves when they are filled."""
        super().__init__(parent)
        self.text, self.file = plain.label(" "), plain.label(" ")
        self.read = plain.label(" ", wrap=True)
        self.sha = plain.label(" ")
        self.save = button(self.tr("Save &original…"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_wanted)
        self.left = QListWidget()
        self._left_words = plain.label("", "warning")
        self._grid = QGridLayout()
        self._lay_out()

    def show_origin(self, origin: OriginView) -> None:
        """Show what is known."""
        day = self.tr("{n}, imported {day}").format(n=origin.number, day=origin.imported)
        self.text.setText(day)
        size = self.tr("{n} bytes kept").format(n=f"{origin.kept:,}") if origin.kept else ""
        name = origin.file_name or self.tr("none: the text was pasted")
        self.file.setText(" · ".join(part for part in (name, size) if part))
        plain.set_tooltip(self.file, name)
        self.sha.setText(origin.sha256 or self.tr("none"))
        how = " · ".join(part for part in (origin.extractor, origin.notes) if part)
        self.read.setText(how or self.tr("none"))
        self.save.setVisible(origin.kept is not None)
        self.left.clear()
        self.left.addItems([plain.visible(line) for line in origin.left])
        for widget in (self.left, self._left_words):
            widget.setVisible(bool(origin.left))
        one = self.tr("1 tag lies in an older text and does not count:")
        many = self.tr("{n} tags lie in older texts and do not count:")
        count = len(origin.left)
        self._left_words.setText((one if count == 1 else many).format(n=count))

    def _lay_out(self) -> None:
        lines = (
            (self.tr("Text"), self.text),
            (self.tr("File"), self.file),
            ("SHA-256", self.sha),
            (self.tr("Read by"), self.read),
        )
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(lines):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(plain.label(name, "secondary"), row, 0, top)
            self._grid.addWidget(field, row, 1, top)
            field.setAccessibleName(name)
            selectable = Qt.TextInteractionFlag.TextSelectableByMouse
            field.setTextInteractionFlags(
                selectable | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            field.setMinimumWidth(40)
        self.sha.setProperty("kind", "faint")
        self.left.setMaximumHeight(_LIST)
        self.left.setAccessibleName(self.tr("Tags in older texts"))
        self.left.setWordWrap(True)
        held = QHBoxLayout()
        held.addLayout(self._grid, 1)
        held.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        column.addLayout(held)
        column.addWidget(self._left_words)
        column.addWidget(self.left)
        column.addStretch(1)
        for widget in (self.save, self.left, self._left_words):
            widget.hide()

"""A list to be read: a heading, a sentence on it, and the lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog


class ListingDialog(FrameDialog):
    """Shows lines; there is nothing to choose."""

    def __init__(
        self, title: str, intro: str, lines: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show `lines` under `intro`."""
        super().__init__(title, parent)
        self.setMinimumSize(480, 300)
        self.fit(640, 440)
        self.lines = QListWidget()
        self.lines.setAccessibleName(title)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.addItems([plain.visible(line) for line in lines])
        if lines:
            self.lines.setCurrentRow(0)
        self.body.addWidget(plain.label(intro, "secondary", wrap=True))
        self.body.addWidget(self.lines, 1)
        self.add_buttons(self.tr("Close"), cancel="")

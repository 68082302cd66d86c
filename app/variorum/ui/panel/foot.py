"""Lines at the foot of the panel."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.ui import plain


class Foot(plain.Label):
    """Lines at the foot, with the height they take: a splitter asks for none at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__("", "faint", parent)
        self.setWordWrap(True)

    def claim(self) -> None:
        """Ask for the height of the words at the width there is."""
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.claim()

"""Room for two readers: library and panel step aside where the window is narrow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

ENOUGH = 620
"""Pixels in which gutter, margin and a line of some fifty characters stand."""


class Room(QObject):
    """Hides panes of one window for as long as they are in the way, and shows them again."""

    def __init__(self, window: "MainWindow") -> None:
        """Leave all panes where they are."""
        super().__init__(window)
        self._window = window
        self._away: list[str] = []
        for command in self._panes():
            window.actions_[command].triggered.connect(lambda *_, key=command: self._forget(key))

    def make(self) -> None:
        """Hide the library, then the panel, until both readers have enough room."""
        sizes = self._window.annotate.splitter.sizes()
        for command, pane in self._panes().items():
            if self._free() >= 2 * ENOUGH:
                break
            if not pane.isHidden():
                self._away.append(command)
                self._show(command, shown=False)
        # Else the width is shared out only after the second reader has come.
        self._window.annotate.splitter.setSizes(sizes)

    def give_back(self) -> None:
        """Show again what was hidden and what the analyst has not shown or hidden since."""
        away, self._away = self._away, []
        for command in away:
            self._show(command, shown=True)

    def _free(self) -> int:
        taken = sum(pane.width() for pane in self._panes().values() if not pane.isHidden())
        return self._window.annotate.width() - taken

    def _panes(self) -> dict[str, QWidget]:
        desk = self._window.annotate
        return {"view.library": desk.library, "view.panel": desk.panel}

    def _show(self, command: str, *, shown: bool) -> None:
        self._panes()[command].setVisible(shown)
        self._window.actions_[command].setChecked(shown)

    def _forget(self, command: str) -> None:
        if command in self._away:
            self._away.remove(command)

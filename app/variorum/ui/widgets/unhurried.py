"""Painting a part of a window after the rest: what fills it leaves two turns to the keys."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from variorum.ui.widgets.painting import Painting


class Unhurried(QObject):
    """Has a widget painted, whole, in the turn after its window was.

    What is around the widget is painted meanwhile, so it is for what lies beside others, not over
    them: where it moves, what was below it would be seen without it for a turn.
    """

    def __init__(self, widget: QWidget) -> None:
        """Serve `widget`."""
        super().__init__(widget)
        self._widget = widget
        self._waits = False

    def put_off(self) -> None:
        """Paint nothing more of the widget until the rest of its window was painted."""
        self._widget.setUpdatesEnabled(False)
        if not self._waits:
            self._waits = True
            painting = Painting.of(self._widget)
            painting.painted.connect(self._paint, Qt.ConnectionType.SingleShotConnection)
            painting.ask()

    def _paint(self) -> None:
        self._waits = False
        self._widget.setUpdatesEnabled(True)

"""Painting a part of a window after the rest: what fills it leaves two turns to the keys."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from variorum.ui.widgets.painting import Painting


class Unhurried(QObject):
    """Has a widget painted, whole, in a turn after its window was, one such widget a turn.

    What is around the widget is painted meanwhile, so it is for what lies beside others, not over
    them: where it moves, what was below it would be seen without it for a turn.
    """

    def __init__(self, widget: QWidget) -> None:
        """Serve `widget`."""
        super().__init__(widget)
        self.widget = widget
        self._painting: Painting | None = None
        self._waits = False

    def put_off(self) -> None:
        """Paint nothing more of the widget until the rest of its window was painted."""
        self.widget.setUpdatesEnabled(False)
        if not self._waits:
            self._waits = True
            self._painter().put_off(self)

    def let_on(self) -> None:
        """Paint it again from the next turn on."""
        self._waits = False
        self.widget.setUpdatesEnabled(True)

    def holds(self, other: "Unhurried") -> bool:
        """Tell whether the widget of another stands within this one's."""
        return self.widget.isAncestorOf(other.widget)

    def _painter(self) -> Painting:
        """Return what paints its window, which waits no longer with it once it is gone."""
        if self._painting is None:
            painting = self._painting = Painting.of(self.widget)
            self.destroyed.connect(lambda: painting.forget(self))
        return self._painting

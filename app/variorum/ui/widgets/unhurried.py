"""Painting in the turn after: what fills a large widget leaves the turn it is in to the keys."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget


class Unhurried(QObject):
    """Has a widget painted, whole, one turn of the event loop after it was filled.

    Until then what was painted before stays in sight; size, focus and keys are right at once.
    What is around the widget is painted meanwhile. Where that would show through, as under a strip
    that moves over its text, `Holding` holds the window back instead.
    """

    def __init__(self, widget: QWidget) -> None:
        """Serve `widget`."""
        super().__init__(widget)
        self._widget = widget
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._paint)

    def put_off(self) -> None:
        """Paint nothing more of the widget in this turn."""
        self._widget.setUpdatesEnabled(False)
        self._next.start()

    def _paint(self) -> None:
        self._widget.setUpdatesEnabled(True)

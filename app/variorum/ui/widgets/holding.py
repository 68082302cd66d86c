"""Painting a whole window in the turn after, for what lies over other widgets and moves there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Holding(QObject):
    """Has the window of a widget painted one turn of the event loop after the widget was filled.

    Until then what was painted before stays in sight, and then all that changed is painted at
    once; size, focus and keys are right from the start. To hold back a widget alone would not do:
    what lies under it would be painted, and be seen without it for a turn.
    """

    def __init__(self, widget: QWidget) -> None:
        """Serve `widget`."""
        super().__init__(widget)
        self._widget = widget
        self._held: QWidget | None = None
        # Not 0: what is due at once is run in one go with whatever else is.
        self._next = QTimer(self, singleShot=True, interval=1)
        self._next.timeout.connect(self._paint)

    def put_off(self) -> None:
        """Paint nothing in the window of the widget in this turn."""
        if self._held is None:
            self._held = self._widget.window()
            self._held.installEventFilter(self)
            self._next.start()

    def _paint(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.removeEventFilter(self)
            QCoreApplication.sendEvent(held, QEvent(QEvent.Type.UpdateRequest))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.UpdateRequest

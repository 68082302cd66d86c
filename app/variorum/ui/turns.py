"""Work on the window's thread that is done part by part, while nobody waits."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does one piece of work at a time, a part of it a turn."""

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._parts: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self, parts: Iterator[None]) -> None:
        """Do this from the next turn on, and no longer what was under way."""
        self._parts = parts
        self._timer.start()

    def stop(self) -> None:
        """Leave what is under way as it is."""
        self._parts = None
        self._timer.stop()

    def _go_on(self) -> None:
        parts = self._parts
        if parts is not None:
            for _part in parts:
                return
        if self._parts is parts:  # else its last part began something else
            self.stop()

"""Painting a window in turns of the event loop of its own, whatever was done before."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Painting(QObject):
    """Has a window painted in the turn after something in it changed, with all else that did.

    Qt paints at the end of the turn that a key, an answer or a timer began. Until the next, what
    was painted before stays in sight; size, focus and keys are right at once. What would be seen
    through a part that is held back alone, as below a strip that moves, is held back with it.
    """

    painted = Signal()
    """The window was painted: what was to come after it may follow."""

    def __init__(self, window: QWidget) -> None:
        """Serve `window`."""
        super().__init__(window)
        self._window = window
        self._is_due = False
        # Not 0: what is due at once is run in one go with whatever else is.
        self._next = QTimer(self, singleShot=True, interval=1)
        self._next.timeout.connect(self._paint)
        window.installEventFilter(self)

    @classmethod
    def of(cls, widget: QWidget) -> "Painting":
        """Return what paints the window that a widget is in, from now on if not before."""
        window = widget.window()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = window.findChild(cls, options=direct)
        return found if isinstance(found, cls) else cls(window)

    def ask(self) -> None:
        """Paint in the turn after this one."""
        if not self.is_asked():
            self._next.start()

    def is_asked(self) -> bool:
        """Tell whether it will paint."""
        return self._next.isActive()

    def _paint(self) -> None:
        self._is_due = True
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        self._is_due = False
        self.painted.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = event.type() == QEvent.Type.UpdateRequest and not self._is_due
        if held:
            self.ask()
        return held

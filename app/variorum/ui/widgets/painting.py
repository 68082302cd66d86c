"""Painting a window in turns of the event loop of its own, whatever was done before."""

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.ui.turns import rota

if TYPE_CHECKING:
    from variorum.ui.widgets.unhurried import Unhurried


class Painting(QObject):
    """Has a window painted in the turn after something in it changed, with all else that did.

    Qt paints at the end of the turn that a key, an answer or a timer began. Until the next, what
    was painted before stays in sight; size, focus and keys are right at once. What would be seen
    through a part that is held back alone, as below a strip that moves, is held back with it.
    Parts that were put off follow, each in a turn of its own.
    """

    painted = Signal()
    """The window was painted: what was to come after it may follow."""

    def __init__(self, window: QWidget) -> None:
        """Serve `window`."""
        super().__init__(window)
        self._window = window
        self._is_due = False
        self._parts: deque[Unhurried] = deque()
        window.installEventFilter(self)
        self.destroyed.connect(lambda: rota().leave(self))

    @classmethod
    def of(cls, widget: QWidget) -> "Painting":
        """Return what paints the window that a widget is in, from now on if not before."""
        window = widget.window()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = window.findChild(cls, options=direct)
        return found if isinstance(found, cls) else cls(window)

    def ask(self) -> None:
        """Paint in the turn after this one."""
        rota().join(self, first=True)

    def is_asked(self) -> bool:
        """Tell whether it will paint."""
        return rota().holds(self)

    def put_off(self, part: "Unhurried") -> None:
        """Let a part on once the rest was painted, and the parts that were put off before it."""
        self._parts.append(part)
        self.ask()

    def forget(self, part: "Unhurried") -> None:
        """Wait no longer with a part that is gone."""
        if part in self._parts:
            self._parts.remove(part)

    def go_on(self) -> None:
        """Paint."""
        rota().leave(self)
        self._is_due = True
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        self._is_due = False
        self.painted.emit()
        self._let_on()

    def _let_on(self) -> None:
        """Have the next part painted, with the first in it, as its ground alone would flicker."""
        part = None
        while self._parts and (part is None or part.holds(self._parts[0])):
            part = self._parts.popleft()
            part.let_on()
        if self._parts:
            self.ask()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = event.type() == QEvent.Type.UpdateRequest and not self._is_due
        if held:
            self.ask()
        return held

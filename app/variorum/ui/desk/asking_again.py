"""When the questions of Reconcile are worked out: one inbox at a time, with rests between."""

from concurrent.futures import Future
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from variorum.model.proposal import Inbox
from variorum.ui.bridge import Bridge

_SETTLE = 1.5
"""Seconds after an act, at least, before the questions are counted again."""
_RESTS = 20
"""How much longer than it takes to work them out nobody must act before that is done unseen."""
_LONGEST = 60.0
"""Seconds that are a rest, however long it takes."""
_AGAIN = 1000
"""Milliseconds after which it is looked again whether those asked for before are there."""


class AskingAgain(QObject):
    """Asks for inboxes of one window's project.

    With a million tags an inbox takes many seconds of work beside the window, which is felt there.
    So hours of tagging have none made: it takes a rest, or somebody who looks.
    """

    arrived = Signal(object)
    """The newest `Asked`. An act may have come between; what was answered here has not."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._bridge = bridge
        self._coming: Future[Inbox] | None = None
        self._is_stale = self._is_wanted = False
        """Whether there was an act since the one that is coming was asked for; and one is wanted
        that knows of it."""
        self._passed_over = 0
        self._took = 0.0
        """Seconds from the last question to its answer."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rested)
        self._is_seen = False

    def forget(self) -> None:
        """Ask no more for the last project."""
        self._rest.stop()
        self._coming, self._took = None, 0.0
        self.pass_over()

    def pass_over(self) -> None:
        """Tell nothing of what is coming: it may ask what was answered meanwhile."""
        self._passed_over += 1

    def ask(self) -> None:
        """Have the questions worked out now, or as soon as the ones asked for before are."""
        self._rest.stop()
        if not self._bridge.is_open:
            return
        if self._is_asking():
            self._is_wanted = self._is_stale
            return
        self._is_stale = self._is_wanted = False
        number, begun = self._passed_over, perf_counter()
        self._coming = self._bridge.ask_inbox(lambda inbox: self._take(inbox, number, begun))

    def ask_after(self, *, seen: bool) -> None:
        """Have them worked out again once nobody has acted for a while; soon, if they are `seen`.

        What was answered is no question any more, whether they are worked out or not.
        """
        self._is_stale, self._is_seen = True, seen
        self._begin_rest()

    def _begin_rest(self) -> None:
        rest = self._took if self._is_seen else min(_LONGEST, max(_SETTLE, _RESTS * self._took))
        self._rest.start(round(1000 * rest))

    def _on_rested(self) -> None:
        if self._is_asking():
            self._rest.start(_AGAIN)
        else:
            self.ask()

    def _is_asking(self) -> bool:
        return self._coming is not None and not self._coming.done()

    def _take(self, inbox: Inbox, number: int, begun: float) -> None:
        """Have the questions numbered beside the window, since there may be very many."""
        from variorum.ui.desk.queue import Asked  # noqa: PLC0415  # not at the start

        self._took = perf_counter() - begun

        def tell(asked: Asked) -> None:
            if number == self._passed_over:
                self.arrived.emit(asked)

        self._bridge.beside(lambda: Asked(inbox), tell)
        if self._is_wanted:
            self.ask()
        elif self._rest.isActive():
            self._begin_rest()  # it is known now how long it takes

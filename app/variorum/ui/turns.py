"""Work on the window's thread that is done part by part, few parts a turn of the event loop."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

_A_TURN = 0.003
"""Seconds after which the next part waits for the next turn: keys go in between."""


class Worker(Protocol):
    """Whoever does a part of something at a time."""

    def go_on(self) -> None:
        """Do the next part; leave the rota if there is no other."""


class Rota(QObject):
    """Has all who have work left do a part of it in turn, as many a turn as nobody feels.

    With a timer each they would all be due in one turn: Qt runs what is due in one go.
    """

    def __init__(self) -> None:
        """Have nobody work."""
        super().__init__()
        self._first: deque[Worker] = deque()
        self._workers: deque[Worker] = deque()
        # Not 0: that is due in the turn that asks.
        self._timer = QTimer(self, singleShot=True, interval=1)
        self._timer.timeout.connect(self._go_on)

    def join(self, worker: Worker, *, first: bool = False) -> None:
        """Let somebody work from the next turn on; what is to be done `first` has it for itself."""
        if not self.holds(worker):
            (self._first if first else self._workers).append(worker)
            self._timer.start()

    def leave(self, worker: Worker) -> None:
        """Let somebody work no more."""
        for waiting in (self._first, self._workers):
            if worker in waiting:
                waiting.remove(worker)

    def holds(self, worker: Worker) -> bool:
        """Tell whether somebody has work left."""
        return worker in self._first or worker in self._workers

    def _go_on(self) -> None:
        end = perf_counter() + _A_TURN
        if self._first or self._workers:
            self._timer.start()  # before: a part may run an event loop of its own
        if self._first:
            self._first[0].go_on()
            return
        while self._workers and not self._first and perf_counter() < end:
            self._workers.rotate(-1)
            self._workers[-1].go_on()


@cache
def rota() -> Rota:
    """Return the one of the window's thread."""
    return Rota()


class Turns(QObject):
    """Does one piece of work at a time, a part of it a turn."""

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._parts: Iterator[None] | None = None
        self.destroyed.connect(lambda: rota().leave(self))

    def start(self, parts: Iterator[None]) -> None:
        """Do this from the next turn on, and no longer what was under way."""
        self._parts = parts
        rota().join(self)

    def stop(self) -> None:
        """Leave what is under way as it is."""
        self._parts = None
        rota().leave(self)

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        return self._parts is None

    def go_on(self) -> None:
        """Do the next part."""
        parts = self._parts
        if parts is not None:
            for _part in parts:
                return
        if self._parts is parts:  # else its last part began something else
            self.stop()


class Later(QObject):
    """Does one thing some time after it was asked for, in a turn of its own."""

    def __init__(self, do: Callable[[], None], milliseconds: int, parent: QObject) -> None:
        """Do something so long after each `start`."""
        super().__init__(parent)
        self._do = do
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(lambda: rota().join(self))
        self.destroyed.connect(lambda: rota().leave(self))

    def start(self) -> None:
        """Do it later, unless that is on its way: asked for ever again it would never be done."""
        if not self.is_on_its_way():
            self._timer.start()

    def stop(self) -> None:
        """Leave it."""
        self._timer.stop()
        rota().leave(self)

    def is_on_its_way(self) -> bool:
        """Tell whether it will be done."""
        return self._timer.isActive() or rota().holds(self)

    def go_on(self) -> None:
        """Do it."""
        rota().leave(self)
        self._do()

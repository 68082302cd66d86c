"""Work done off the window's thread; what it brings is handed over on that thread, in turns."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from variorum.model.errors import UserError
from variorum.ui.turns import rota

T = TypeVar("T")

_A_TURN = 0.004
"""Seconds after which what else was brought waits: keys and painting go in between."""


class Door:
    """Lets calls of one project through as long as it is the one open."""

    def __init__(self) -> None:
        """Be open."""
        self.is_open = True

    def guard(self, call: Callable[[], None]) -> Callable[[], None]:
        """Return a call that does nothing once the door is shut."""
        return lambda: call() if self.is_open else None


class Errands(QObject):
    """Sends work to other threads. Nothing follows once the project it was done for is closed."""

    refused = Signal(object)
    """A UserError."""
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nothing to do yet."""
        super().__init__(parent)
        self._door = Door()
        self._opener = ThreadPoolExecutor(max_workers=1, thread_name_prefix="open")
        self._runner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="soon")
        self._plodder = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slow")
        self._brought: deque[Callable[[], None]] = deque()
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(lambda: rota().leave(self))

    def when(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        """Hand the future's result to `then` on the GUI thread; a UserError is refused aloud."""
        door = self._door
        future.add_done_callback(
            lambda done: self.later(door.guard(lambda: self._finish(done, then)))
        )

    def _finish(self, done: "Future[T]", then: Callable[[T], None]) -> None:
        if done.cancelled():
            return
        failure = done.exception()
        if isinstance(failure, UserError):
            self.refused.emit(failure)
            return
        then(done.result())

    def beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` that asks nothing of the store beside all else; `then` gets what it makes."""
        self.when(self._opener.submit(work), then)

    def soon(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run short `work` that somebody waits for; it waits for nothing that is done `beside`."""
        self.when(self._runner.submit(work), then)

    def slowly(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run `work` that may take many seconds; nothing else waits for it."""
        self.when(self._plodder.submit(work), then)

    def let_go(self, held: list[object]) -> None:
        """Empty a list elsewhere: to free what holds a hundred thousand values takes long, too."""
        self._runner.submit(held.clear)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[UserError], None],
    ) -> None:
        """Run `work` beside all else; hand its result to `then`, a UserError to `otherwise`."""

        def end(done: "Future[T]") -> None:
            failure = done.exception()
            if isinstance(failure, UserError):
                otherwise(failure)
            else:
                then(done.result())

        self._opener.submit(work).add_done_callback(lambda done: self.later(lambda: end(done)))

    def later(self, call: Callable[[], None]) -> None:
        """Run `call` in a later turn of the GUI thread, from any thread, after all before it."""
        self._brought.append(call)
        self._posted.emit()

    def catch_up(self) -> None:
        """Run now all that came: whoever closes the window must know what became of an act."""
        while self._brought:
            self._brought.popleft()()

    def _on_posted(self) -> None:
        rota().join(self)

    def go_on(self) -> None:
        """Run what came, as much of it as nobody feels; the rest in a later turn."""
        end = perf_counter() + _A_TURN
        while self._brought:
            self._brought.popleft()()
            if perf_counter() > end:
                return
        rota().leave(self)

    def _shut_off(self) -> None:
        """Begin nothing more."""
        for threads in (self._opener, self._runner, self._plodder):
            threads.shutdown(wait=False, cancel_futures=True)

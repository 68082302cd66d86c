"""How the file of an open project is read: in turn with acts, after all of them, or beside."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from variorum.model.errors import UserError
from variorum.model.journal import Finding
from variorum.store.store import Store
from variorum.store.thread import StoreThread
from variorum.workspace.checking import Told, checked, unheard

T = TypeVar("T")


class Reads:
    """The file of an open project, for whoever reads it."""

    def __init__(self, thread: StoreThread) -> None:
        """Read on an opened project's threads."""
        self._thread = thread
        self._is_left = False
        self.path: Path = thread.path
        self.read_only = thread.read_only
        self.refusal: UserError | None = thread.refusal

    def submit(self, read: Callable[[Store], T]) -> "Future[T]":
        """Run `read` on the store's thread, after all that was saved before."""
        return self._thread.submit(read)

    def patiently(self, read: Callable[[Store], T]) -> "Future[T]":
        """Run `read`, which takes long, there too, but let every act and question go before it.

        It is broken off for them, and begun again after.
        """
        return self._thread.patiently(read)

    def read(self, read: Callable[[Store], T]) -> "Future[T]":
        """Run `read` beside the store's thread, on what is on disk: for what takes long."""
        saved = self.submit(lambda _store: None)  # not waited for here: the window may ask
        return self._thread.read(lambda store: (saved.result(), read(store))[1])

    def beside(self, read: Callable[[Store], T]) -> "Future[T]":
        """Run `read` beside the store's thread; what is being written now may be missing in it.

        The future is a cancelled one once the project is left.
        """
        if self._is_left:
            cancelled: Future[T] = Future()
            cancelled.cancel()
            return cancelled
        return self._thread.read(read)

    def is_gone(self) -> bool:
        """Tell whether the file was moved, deleted or replaced while it is open."""
        return self._thread.is_gone()

    def check(self, told: Told = unheard) -> "Future[list[Finding]]":
        """Verify the file, part by part; `told` hears how many are done, on another thread."""
        return checked(self.patiently, told)

    def leave(self) -> None:
        """Have done with all that is read for long in pieces, before the project is closed.

        Whoever waits for a piece gets CancelledError; acts under way are saved.
        """
        self._is_left = True
        self._thread.leave()

"""The threads that SQLite runs on: one that owns the file, one that only reads."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

from variorum.model.errors import UserError
from variorum.store.failures import understandable
from variorum.store.opening import open_project, open_reader
from variorum.store.store import Store

T = TypeVar("T")


class StoreThread:
    """A project file opened, used and closed on a thread of its own.

    What is submitted runs in order, one after the other. SQLite's errors arrive as UserError.
    """

    def __init__(self, path: Path, owner: str) -> None:
        """Open the project for `owner`; raise what `store.opening.open_project` raises."""
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-reader")
        self._reading: Store | None = None
        self._closed = self._left = False
        self._counting, self._waiting = Lock(), 0
        """What was submitted and has not begun."""
        opening = self._writer.submit(open_project, path, owner)
        try:
            self._store = opening.result()
        except BaseException:
            self._writer.submit(_let_go, opening)  # a signal may have come before the store
            self._writer.shutdown()
            self._reader.shutdown()
            raise
        self.path = self._store.path
        self.read_only = self._store.read_only
        self.refusal = self._store.refusal
        self.owner = self._store.owner

    def submit(self, work: Callable[[Store], T]) -> Future[T]:
        """Run `work` on the thread that owns the file."""
        with self._counting:
            self._waiting += 1
        return self._writer.submit(self._begin, work)

    def patiently(self, work: Callable[[Store], T]) -> Future[T]:
        """Run `work` there too, but let all that is submitted before it is done go first.

        It only reads, for long. For whatever else comes it is broken off, and begun again after;
        it is cancelled when the file is left.
        """
        answer: Future[T] = Future()
        with self._counting:
            if self._left:
                answer.cancel()
            else:
                self._writer.submit(self._try, work, answer)
        return answer

    def leave(self) -> None:
        """Have nothing read for long any more; what is submitted is done as before."""
        with self._counting:
            self._left = True

    def read(self, work: Callable[[Store], T]) -> Future[T]:
        """Run `work` on the reading thread, on what is on disk when it gets there.

        While one of its statements runs, commits wait; so it should ask in small pieces.
        """
        return self._reader.submit(self._guarded, self._reading_store, work)

    def is_gone(self) -> bool:
        """Tell whether the file was moved, deleted or replaced since; asks the system alone."""
        return self._store.is_gone()

    def close(self) -> None:
        """Finish what was submitted, then close the file. A second call does nothing."""
        if self._closed:
            return
        with self._counting:
            self._closed = self._left = True
        reading = self._reader.submit(self._close_reading)
        writing = self._writer.submit(self._store.close)
        self._reader.shutdown()
        self._writer.shutdown()
        reading.result()
        writing.result()

    def _begin(self, work: Callable[[Store], T]) -> T:
        with self._counting:
            self._waiting -= 1
        return self._guarded(lambda: self._store, work)

    def _try(self, work: Callable[[Store], T], answer: Future[T]) -> None:
        with self._store.giving_way(lambda: self._waiting > 0 or self._left) as gave_way:
            try:
                found = self._guarded(lambda: self._store, work)
            except BaseException as failure:  # noqa: BLE001  # it is the caller's, as any other
                if not gave_way():
                    answer.set_exception(failure)
                    return
            else:
                answer.set_result(found)
                return
        with self._counting:
            if self._left:
                answer.cancel()
            else:
                self._writer.submit(self._try, work, answer)

    def _guarded(self, find: Callable[[], Store], work: Callable[[Store], T]) -> T:
        with understandable(self.path):
            store = find()
            found = work(store)
            store.must_be_ours()  # afterwards: an act says for itself that it was not saved
            return found

    def _reading_store(self) -> Store:
        if self._reading is None:
            if self._store.is_gone():  # another file may stand there now
                raise UserError("project.gone", path=str(self.path))
            self._reading = open_reader(self._store.path, self._store.replica)
        return self._reading

    def _close_reading(self) -> None:
        if self._reading is not None:
            self._reading.close()


def _let_go(opening: Future[Store]) -> None:
    if opening.exception() is None:
        opening.result().close()

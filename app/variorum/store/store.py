"""The project file as the workspace sees it: acts go in, records come out."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlite_utils import Database

from variorum.model.changes import Change, ChangeSet
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.journal import Receipt, Step
from variorum.model.records import ReadMark
from variorum.store import history, originals, osfiles, search, snapshots, state
from variorum.store.chunks import chunks
from variorum.store.connection import pragma
from variorum.store.deltas import TextGuard, delta
from variorum.store.failures import saving, understandable
from variorum.store.history import Direction
from variorum.store.journal import STATE_KINDS, Journal, Title
from variorum.store.ours import Ours
from variorum.store.past_sqlite import Plain
from variorum.store.reading import Reading
from variorum.store.rows import id_blob
from variorum.store.still import still

__all__ = ["Receipt", "Step", "Store"]

Progress = Callable[[int, int], bool]
"""Called with (done, all); answers False to cancel."""

_BATCH = 1000

_STEPS = 20_000
"""Of SQLite's machine between two looks whether to give way: some tenths of a millisecond."""


class Store(Reading):
    """One open project file. Made, used and closed on one thread; made by `store.opening`.

    Writing raises UserError when the file fails it: ``store.disk_full``, ``store.gone``,
    ``store.busy``, ``store.damaged``, ``store.unwritable``, ``store.failed``; `StoreThread` says
    ``project.damaged`` and the like of reading.
    """

    def __init__(
        self,
        database: Database,
        path: Path,
        replica: Id,
        *,
        refusal: UserError | None = None,
        owner: str = "",
    ) -> None:
        """Take over a connection. `refusal` says why it is read-only, `owner` who may write."""
        super().__init__(database)
        self.path = path
        self.replica = replica
        self.refusal = refusal
        self.owner = owner
        self.closing = ExitStack()
        self.plain: Plain | None = None
        self._home = osfiles.identity(path)
        self._journal = Journal(database, replica)
        self._ours = Ours(database, path, replica)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `refusal` says why."""
        return self.refusal is not None

    # -- acts ------------------------------------------------------------------------------

    def commit(
        self,
        changes: ChangeSet,
        author: Id,
        *,
        undoable: bool = True,
        progress: Progress | None = None,
    ) -> Receipt:
        """Write one act; it is on disk when this returns, or nothing of it is.

        Raises UserError ``store.stale`` if a record is not as `before` says, ``store.quote``,
        ``store.range``, ``store.fingerprint``, ``store.frozen`` if one does not fit its text,
        ``store.reference`` if it points at nothing or is still pointed at, and Cancelled if
        `progress` says so. Read marks among the changes are written but are no part of the act.
        """
        if all(change.kind in STATE_KINDS for change in changes.changes):
            message = "an act changes something"
            raise ValueError(message)
        title = Title(changes.act, changes.params, author, "act" if undoable else "base")
        with self._transaction():
            return self._write(title, changes.changes, progress)

    def undo(self, author: Id) -> ChangeSet | None:
        """Take back the newest act of this replica that stands; return what was done, or None.

        Raises UserError ``store.stale`` if something else has changed the same since.
        """
        return self._turn(author, "back")

    def redo(self, author: Id) -> ChangeSet | None:
        """Do again the act undone last, unless a new one came between; as `undo`."""
        return self._turn(author, "forth")

    def steps(self) -> tuple[Step | None, Step | None]:
        """Return what undo and redo would take."""
        with understandable(self.path):
            return self._step("back"), self._step("forth")

    def mark_read(self, add: Iterable[ReadMark] = (), remove: Iterable[ReadMark] = ()) -> None:
        """Write and delete read marks: state, neither journaled nor undone.

        Marks that are there already, or gone, are passed over.
        """
        adding = [delta(Change(None, mark)) for mark in add]
        with self._transaction():
            self._database.conn.executemany(
                "DELETE FROM read_mark WHERE id = ?", [(id_blob(mark.id),) for mark in remove]
            )
            known = self.get_many("read_mark", [one.id for one in adding])
            adding = [one for one in adding if one.id not in known]
            state.apply(self._database, adding)
            TextGuard(self._database).check(adding)

    def keep_originals(self, files: Iterable[bytes]) -> None:
        """Keep the bytes of files as they were imported; those kept already are passed over."""
        with self._transaction():
            originals.keep(self._database, files)

    def original(self, sha256: str) -> bytes | None:
        """Return a file that was kept, or None. Raises UserError ``original.damaged``."""
        return originals.get(self._database, sha256)

    def original_size(self, sha256: str) -> int | None:
        """Return the size of a file that was kept, or None."""
        return originals.size(self._database, sha256)

    # -- the file --------------------------------------------------------------------------

    def snapshot(self, path: Path) -> None:
        """Write a complete, verified copy to a new file.

        Raises UserError ``project.exists``, ``project.unwritable`` or ``project.damaged``.
        """
        with understandable(self.path):
            self.must_be_ours()
            snapshots.snapshot(self._database, path)

    @contextmanager
    def still(self) -> Iterator[Reading]:
        """Give the project as it is now, to read for long while others write; see `store.still`."""
        assert self.plain is not None  # it was opened, not made  # noqa: S101
        with understandable(self.path), still(self._database, self.plain) as held:
            yield Reading(held)

    def promises(self) -> dict[str, str]:
        """Return how the file is written, as SQLite says: journal mode, syncs, foreign keys."""
        names = ("journal_mode", "synchronous", "foreign_keys")
        return {name: str(pragma(self._database, name)) for name in names}

    def is_gone(self) -> bool:
        """Tell whether the file was moved, deleted or replaced since it was opened.

        What is open can still be read and copied here, but nothing is saved any more.
        """
        return osfiles.identity(self.path) != self._home

    def take_as_ours(self) -> None:
        """Remember what the file holds now, so that it is noticed if somebody writes over it."""
        self._ours.note()

    @contextmanager
    def giving_way(self, is_awaited: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
        """Break off, as a failure, what is read meanwhile once `is_awaited` says that it is to be.

        Yields what tells whether that was so.
        """
        has_given_way = False

        def look() -> bool:
            nonlocal has_given_way
            has_given_way = has_given_way or is_awaited()
            return has_given_way

        self._database.conn.set_progress_handler(look, _STEPS)
        try:
            yield lambda: has_given_way
        finally:
            self._database.conn.set_progress_handler(None, _STEPS)

    def must_be_ours(self) -> None:
        """Raise UserError ``project.overwritten`` if another program wrote into the file."""
        if not self._ours.holds():
            raise UserError("project.overwritten", path=str(self.path))

    def last_seq(self) -> int:
        """Return the number of this replica's last event."""
        return self._journal.seq

    def close(self) -> None:
        """Let go of the file and its lock."""
        self.closing.close()

    # -- inside ----------------------------------------------------------------------------

    def _write(
        self, title: Title, changes: tuple[Change, ...], progress: Progress | None = None
    ) -> Receipt:
        guard = TextGuard(self._database)
        self._journal.begin(title)
        # After a table of ours was written: of a file that is gone the index says less (readonly).
        search.expect(self._database, sum(one.kind == "text_version" for one in changes))
        for number, piece in enumerate(chunks(changes, _BATCH)):
            if progress and not progress(number * _BATCH, len(changes)):
                raise Cancelled
            deltas = [delta(change) for change in piece]
            state.apply(self._database, deltas)
            guard.check(deltas)
            search.keep(self._database, deltas)
            self._journal.record(deltas)
        return self._journal.end()

    def _step(self, direction: Direction) -> Step | None:
        target = history.next_act(self._database, self.replica, direction)
        return None if target is None else target.step

    def _turn(self, author: Id, direction: Direction) -> ChangeSet | None:
        with self._transaction():
            target = history.next_act(self._database, self.replica, direction)
            if target is None:
                return None
            changes = history.changes(self._database, target, direction)
            back = direction == "back"
            inverts = target.tx if back else history.undo_of(self._database, target.tx)
            title = Title(changes.act, changes.params, author, "undo" if back else "redo", inverts)
            self._write(title, changes.changes)
            self._database.execute(
                "UPDATE act SET state = ? WHERE tx = ?",
                ["undone" if back else "done", id_blob(target.tx)],
            )
            return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing: committed at the end, rolled back on any error."""
        if self.refusal is not None:
            raise self.refusal
        with saving(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._must_hold()
                yield
                self._database.execute("COMMIT")
                self._ours.note()
            except BaseException:
                self._journal.forget()
                if self._database.conn.in_transaction:  # SQLite may have rolled back already
                    self._database.conn.execute("ROLLBACK")
                raise

    def _must_hold(self) -> None:
        if not self._ours.holds():
            raise UserError("store.overwritten", path=str(self.path))

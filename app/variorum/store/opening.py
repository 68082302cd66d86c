"""From a path to a store: what may be opened, how, and by whom.

A file this user made or adopted (see `registry`) is opened in place, its own unfinished journal
included. Any other file is copied first, the copy is checked from end to end without ever looking
at a journal, and only then the file is adopted. Nothing is written to a file that is refused.
"""

import secrets
import sqlite3
import struct
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id
from variorum.model.records import Annotator, Project
from variorum.store import backups, osfiles, past_sqlite, search
from variorum.store.connection import APPLICATION_ID, Mode, connect, pragma
from variorum.store.failures import understandable, written
from variorum.store.locks import ProjectLock
from variorum.store.migrations import LATEST, expected_schema, migrate, schema_of
from variorum.store.passing import passing_folder
from variorum.store.receiving import adopt, last_seq, project_id
from variorum.store.registry import Entry, Registry
from variorum.store.snapshots import snapshot
from variorum.store.store import Store

_MAGIC = b"SQLite format 3\x00"
_HEADER = struct.Struct(">60x I 4x I 28x")
"""user_version at byte 60 and application_id at byte 68 of the first 100."""


def create_project(
    path: Path, project: Project, founder: Annotator, rest: ChangeSet | None = None
) -> None:
    """Make a new project file with its first two records, which no undo takes away.

    `rest` is a second act, for what else is to be in it from the beginning. Raises UserError
    ``project.exists`` or ``project.unwritable``. Nothing half stays behind.
    """
    path = osfiles.canonical_path(path)
    if path.exists() or path.is_symlink():
        raise UserError("project.exists", path=str(path))
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    replica = new_id()
    try:
        with written(path), understandable(path):
            registry = Registry()
            osfiles.create_private(draft)
            seq = _found(draft, replica, project, founder, rest)
            osfiles.place_new(draft, path)
            registry.keep(path, Entry(project.id, replica, seq))
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _found(
    draft: Path, replica: Id, project: Project, founder: Annotator, rest: ChangeSet | None
) -> int:
    database = connect(draft, "rw")
    try:
        database.execute("PRAGMA synchronous=OFF")  # synced as a whole before it gets its name
        migrate(database)
        store = Store(database, draft, replica)
        act = ChangeSet("project.create", created(founder, project), (("title", project.title),))
        store.commit(act, founder.id, undoable=False)
        if rest is not None:
            store.commit(rest, founder.id, undoable=False)
        return store.last_seq()
    finally:
        database.close()


def open_project(path: Path, owner: str) -> Store:
    """Open a project file for `owner`, read-only if somebody else has it or it cannot be written.

    Raises UserError ``project.missing``, ``not_a_file``, ``not_sqlite``, ``foreign``, ``newer``,
    ``damaged``, ``sidecar`` (received with an unfinished journal) or ``unwritable`` (needs
    recovery or migration but cannot be written).
    """
    path = osfiles.canonical_path(path)
    if not ProjectLock.held_here(path):
        _check_header(path)
    with ExitStack() as closing, written(path), understandable(path):
        registry = Registry()
        known = registry.find(path)
        entry = known or adopt(path, registry)
        lock = ProjectLock(path)
        refusal = _take(lock, path, owner)
        if refusal is None:
            closing.callback(lock.release)
            if not _is_still(path, entry):
                known, entry = None, adopt(path, registry)
        plain = closing.enter_context(past_sqlite.plain(path))
        database = _connected(path, "ro" if refusal else "rw", closing, entry.project)
        if known is None and refusal is None:
            search.rebuild(database)  # an index from elsewhere is not trusted
        holder = str(refusal.params.get("owner", "")) if refusal else ""
        store = Store(database, path, entry.replica, refusal=refusal, owner=holder)
        store.plain = plain
        if refusal is None:
            store.take_as_ours()
            store.last_seq()  # ids go on from its last event, even if the clock was set back
            closing.callback(_remember, store, registry)
        store.closing = closing.pop_all()
        return store


def open_reader(path: Path, replica: Id) -> Store:
    """Open a second, read-only connection to a project this process has open already."""
    with ExitStack() as closing, written(path), understandable(path):
        plain = closing.enter_context(past_sqlite.plain(path))
        database = _connected(path, "ro", closing)
        refusal = UserError("project.read_only", path=str(path), owner="")
        store = Store(database, path, replica, refusal=refusal)
        store.plain = plain
        store.closing = closing.pop_all()
        return store


def open_copy(path: Path) -> Store:
    """Open a private copy of a project file for reading, brought up to date if it is an old one.

    For files that this program made (see `backups`). Raises UserError ``project.…``.
    """
    with ExitStack() as closing, written(path), understandable(path):
        copy = closing.enter_context(passing_folder()) / "copy.variorum"
        osfiles.copy_private(osfiles.canonical_path(path), copy)
        database = _connected(copy, "rw", closing)
        refusal = UserError("project.read_only", path=str(path), owner="")
        store = Store(database, path, new_id(), refusal=refusal)
        store.closing = closing.pop_all()
        return store


def _check_header(path: Path) -> None:
    try:
        start = osfiles.read_start(path, _HEADER.size)
    except FileNotFoundError as error:
        raise UserError("project.missing", path=str(path)) from error
    except osfiles.NotRegularError as error:
        raise UserError("project.not_a_file", path=str(path)) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unreadable", path=str(path), problem=problem) from error
    if len(start) < _HEADER.size or not start.startswith(_MAGIC):
        raise UserError("project.not_sqlite", path=str(path))
    version, application = _HEADER.unpack(start)
    if application != APPLICATION_ID or version < 1:
        raise UserError("project.foreign", path=str(path))
    if version > LATEST:
        raise UserError("project.newer", path=str(path), version=version)


def _take(lock: ProjectLock, path: Path, owner: str) -> UserError | None:
    """Take the lock, or return why the project can only be read."""
    try:
        if not lock.take(owner):
            return UserError("project.read_only", path=str(path), owner=lock.holder())
    except OSError as error:
        problem = error.strerror or str(error)
        return UserError("project.unwritable", path=str(path), problem=problem)
    if not osfiles.writable(path):
        lock.release()
        return UserError("project.unwritable", path=str(path), problem="read-only file")
    return None


def _is_still(path: Path, entry: Entry) -> bool:
    """Tell whether the file is the one the registry speaks of, and no older copy of it.

    It is if it holds events of its replica; the project's id speaks for a copy adopted but not
    written to yet (an import may replace that id). With an act unfinished, pages may be half
    written, and recovery puts them right.
    """
    unfinished = osfiles.has_sidecar(path)
    try:
        database = connect(path, "immutable")
        try:
            seq = last_seq(database, entry.replica)
            same = seq > 0 or project_id(database) == entry.project
            return same and (unfinished or seq >= entry.seq)
        finally:
            database.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return unfinished


def _connected(path: Path, mode: Mode, closing: ExitStack, project: Id | None = None) -> Database:
    database = connect(path, mode)
    closing.callback(database.close)
    version = int(pragma(database, "user_version"))
    if schema_of(database) != expected_schema(version):
        raise UserError("project.damaged", path=str(path), problem="unknown tables or columns")
    if version < LATEST:
        if mode != "rw":
            raise UserError("project.unwritable", path=str(path), problem="needs an update")
        if project:
            backups.take(partial(snapshot, database), project, "migrate", always=True)
        migrate(database)
    return database


def _remember(store: Store, registry: Registry) -> None:
    """Note how far this copy's journal goes, so that an older copy put here is noticed.

    Of a file that was damaged, moved or replaced while it was open nothing new can be noted.
    """
    if store.is_gone():
        return
    with suppress(sqlite3.DatabaseError, UserError):
        store.must_be_ours()
        project = next(store.records(), None)
        if isinstance(project, Project):
            registry.keep(store.path, Entry(project.id, store.replica, store.last_seq()))

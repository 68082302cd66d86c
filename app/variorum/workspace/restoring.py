"""Going back to a copy of the project, and bringing a damaged one over into a new file."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

from variorum.model.backup import Backup
from variorum.model.changes import Change, ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.journal import Receipt
from variorum.model.records import Record
from variorum.model.rescue import Rescue
from variorum.store import backups, opening, osfiles, rescuing
from variorum.store.journal import STATE_KINDS
from variorum.store.registry import Registry
from variorum.store.store import Store
from variorum.workspace.session import Session


def copies(session: Session) -> list[Backup]:
    """Return the copies of the open project, newest first."""
    return backups.listed(session.state.catalogue.project.id)


def copies_of(path: Path) -> list[Backup]:
    """Return the copies of a project by its path, if this user has ever opened it."""
    entry = Registry().find(osfiles.canonical_path(path))
    return backups.listed(entry.project) if entry else []


def effect(session: Session, copy: Backup) -> "Future[dict[str, Counter[str]]]":
    """Return how many records of each kind would come (insert), change (update) or go (delete).

    Raises UserError ``project.damaged`` or ``project.missing`` if the copy cannot be read.
    """

    def count(store: Store) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for change in _differences(store, copy.path):
            op = "insert" if change.before is None else "update" if change.after else "delete"
            found[change.kind][op] += 1
        return found

    return session.beside(count)


def way_back(session: Session, copy: Backup) -> "Future[ChangeSet | None]":
    """Copy the project, then return the act that makes it what `copy` holds; None if it is so."""
    back_up(session, "project.restore")

    def make(store: Store) -> ChangeSet | None:
        changes = tuple(_differences(store, copy.path))
        when = copy.time.isoformat(timespec="minutes").replace("+00:00", "Z")
        return ChangeSet("project.restore", changes, (("time", when),)) if changes else None

    return session.submit(make)


def back_up(session: Session, reason: str = "asked") -> "Future[Backup | None]":
    """Copy the open project now."""
    project = session.state.catalogue.project.id
    return session.submit(lambda store: backups.take(store.snapshot, project, reason, always=True))


def restore(session: Session, copy: Backup) -> "Future[Receipt] | None":
    """Bring the project back to what a copy holds, as one act that undo takes back.

    The project is copied first. Returns None where nothing differs. Read marks stay as they are.
    Raises UserError ``project.damaged`` or ``project.missing`` if the copy cannot be read.
    """
    act = way_back(session, copy).result()
    return None if act is None else session.do(act)


def _differences(store: Store, copy: Path) -> Iterator[Change]:
    """Yield what leads from what is stored to what the copy holds."""
    then = opening.open_copy(copy)
    try:
        wanted: dict[Id, Record] = {
            record.id: record for record in then.records() if record.kind_name not in STATE_KINDS
        }
    finally:
        then.close()
    for record in store.records():
        if record.kind_name in STATE_KINDS:
            continue
        goal = wanted.pop(record.id, None)
        if goal != record:
            yield Change(record, goal)
    for missing in wanted.values():
        yield Change(None, missing)


def copy_out(copy: Backup, out: Path) -> None:
    """Write a copy as a project of its own: what to do where the project itself is damaged.

    Raises UserError ``project.exists`` or ``project.unwritable``.
    """
    if out.exists():
        raise UserError("project.exists", path=str(out))
    try:
        osfiles.copy_private(copy.path, out)
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unwritable", path=str(out), problem=problem) from error


def rescue(path: Path, out: Path, owner: str) -> Rescue:
    """Bring what can be read of a damaged project into a new file; see `store.rescuing`."""
    return rescuing.rescue(path, out, owner, [one.path for one in copies_of(path)])

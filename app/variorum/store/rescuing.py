"""A damaged project brought into a new file, as far as anything of it can be read."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.kinds import KINDS
from variorum.model.records import Annotator, Project, Record
from variorum.model.rescue import Rescue
from variorum.store import osfiles
from variorum.store.opening import create_project, open_copy, open_project
from variorum.store.passing import passing_folder
from variorum.store.references import foreign_keys
from variorum.store.salvage import Records, Salvage, salvage
from variorum.store.store import Store

R = TypeVar("R", bound=Record)

_REFUSED = frozenset(
    (
        *("store.stale", "store.reference", "store.failed", "store.fingerprint"),
        *("store.quote", "store.range", "store.frozen"),
    )
)
"""What the store may say of a record; anything else is about the file."""

_PAGE = 4096
"""Bytes of a page: what SQLite gives every file that does not ask for another size."""


def rescue(path: Path, out: Path, owner: str, backups: Sequence[Path] = ()) -> Rescue:
    """Write what can be read of the file at `path` to a new project, which begins a new journal.

    The damaged file is only read. `backups` are good copies, newest first. Raises UserError
    ``project.missing``, ``project.not_a_file``, ``project.unreadable``, ``project.exists``,
    ``project.unwritable``, or ``rescue.nothing`` where no record is left.
    """
    out = osfiles.canonical_path(out)
    if out.exists() or out.is_symlink():
        raise UserError("project.exists", path=str(out))
    found = salvage(_read(osfiles.canonical_path(path)), _PAGE, _backup(backups))
    if not any(found.records.values()):
        raise UserError("rescue.nothing", path=str(path))
    return _write(found, out, owner)


def _read(path: Path) -> bytes:
    try:
        with passing_folder() as folder:
            copy = folder / "damaged.variorum"
            osfiles.copy_private(path, copy)
            return copy.read_bytes()
    except FileNotFoundError as error:
        raise UserError("project.missing", path=str(path)) from error
    except osfiles.NotRegularError as error:
        raise UserError("project.not_a_file", path=str(path)) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unreadable", path=str(path), problem=problem) from error


def _backup(paths: Sequence[Path]) -> Iterable[Record]:
    """Return the records of the first of the copies that can be read."""
    for path in paths:
        try:
            store = open_copy(path)
        except UserError:
            continue  # a copy that is damaged as well; the next one may not be
        try:
            return list(store.records())
        except (UserError, ValueError, KeyError, ArithmeticError):
            continue  # the same
        finally:
            store.close()
    return ()


def _write(found: Salvage, out: Path, owner: str) -> Rescue:
    people, projects = found.records["annotator"], found.records["project"]
    project = next((one for one in projects.values() if isinstance(one, Project)), None)
    founder = people.get(project.author) if project and project.author else None
    if not isinstance(founder, Annotator):
        founder = Annotator(id=new_id(), created=now(), name=owner)
    project = project or Project(id=new_id(), created=now(), title=out.stem)
    authors = {founder.id, *people}
    create_project(out, replace(project, author=founder.id), _signed(founder, {founder.id}))
    people.pop(founder.id, None)
    projects.clear()
    dropped = _drop_dangling(found.records, {founder.id, project.id})
    rest = [
        _signed(record, authors, founder.id)
        for kind in KINDS
        for record in found.records[kind].values()
    ]
    store = open_project(out, owner)
    try:
        dropped += _commit(store, rest, founder.id)
        store.keep_originals(found.originals)
        kept = Counter(record.kind_name for record in store.records())
    finally:
        store.close()
    return Rescue(
        kept={kind: kept[kind] for kind in KINDS if kept[kind]},
        lost=tuple(found.lost),
        dropped=tuple(dropped),
        mended=found.mended,
        stray=found.stray,
        restored=found.restored,
        events=len(found.events),
        originals=len(found.originals),
    )


def _signed(record: R, authors: Collection[Id], stand_in: Id | None = None) -> R:
    """Return the record, signed by somebody who is there if its author is lost."""
    if record.author is None or record.author in authors:
        return record
    return replace(record, author=stand_in)


def _drop_dangling(records: Records, there: set[Id]) -> list[tuple[str, Id]]:
    """Take out, until nothing changes, what points at a record that is not there."""
    keys = {kind: foreign_keys(kind) for kind in KINDS}
    known = there.union(*(records[kind] for kind in KINDS))
    dropped: list[tuple[str, Id]] = []
    while True:
        found = [
            (kind, record.id)
            for kind in KINDS
            for record in records[kind].values()
            for column in keys[kind]
            if getattr(record, column) is not None and getattr(record, column) not in known
        ]
        if not found:
            return dropped
        for kind, one in dict.fromkeys(found):
            del records[kind][one]
            known.discard(one)
            dropped.append((kind, one))


def _commit(store: Store, records: list[Record], author: Id) -> list[tuple[str, Id]]:
    """Write records; return those that the store refuses, found by halving."""
    if not records:
        return []
    try:
        store.commit(ChangeSet("rescue", created(*records)), author, undoable=False)
    except (UserError, ValueError) as error:
        if isinstance(error, UserError) and error.code not in _REFUSED:
            raise
        if len(records) == 1:
            return [(records[0].kind_name, records[0].id)]
        half = len(records) // 2
        first = _commit(store, records[:half], author)
        return first + _commit(store, records[half:], author)
    return []

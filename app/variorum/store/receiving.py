"""Files that came from elsewhere: checked as a private copy before they are trusted."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import Id, id_text
from variorum.store import osfiles
from variorum.store.checking import check
from variorum.store.connection import connect
from variorum.store.passing import passing_folder
from variorum.store.registry import Entry, Registry
from variorum.store.rows import id_blob


def adopt(path: Path, registry: Registry) -> Entry:
    """Check the file and make it known.

    Raises UserError ``project.sidecar`` if an unfinished journal lies beside it (which is never
    opened), ``project.damaged`` if anything in it is not what it should be.
    """
    if osfiles.has_sidecar(path):
        raise UserError("project.sidecar", path=str(path))
    with passing_folder() as folder:
        copy = folder / "received.variorum"
        _copy(path, copy)
        try:
            project, seqs = _inspect(copy, path)
        except sqlite3.DatabaseError as error:
            raise UserError("project.damaged", path=str(path), problem=str(error)) from error
    return registry.adopt(path, project, seqs)


def _copy(path: Path, copy: Path) -> None:
    try:
        osfiles.copy_private(path, copy)
    except osfiles.NotRegularError as error:
        raise UserError("project.not_a_file", path=str(path)) from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise UserError("project.unreadable", path=str(path), problem=problem) from error


def _inspect(copy: Path, path: Path) -> tuple[Id, dict[Id, int]]:
    database = connect(copy, "immutable")
    try:
        finding = next(check(database), None)
        if finding is not None:
            problem = str(finding.params.get("problem", finding.code))
            raise UserError("project.damaged", path=str(path), problem=problem)
        project = project_id(database)
        if project is None:
            raise UserError("project.damaged", path=str(path), problem="no project in it")
        return project, last_seqs(database)
    finally:
        database.close()


def project_id(database: Database) -> Id | None:
    """Return the id of the project record, or None if there is none."""
    row = database.execute("SELECT id FROM project ORDER BY id LIMIT 1").fetchone()
    return None if row is None else id_text(row[0])


def last_seq(database: Database, replica: Id) -> int:
    """Return the number of the replica's last event, 0 if there is none."""
    sql = "SELECT max(seq) FROM event WHERE replica = ?"
    return database.execute(sql, [id_blob(replica)]).fetchone()[0] or 0


def last_seqs(database: Database) -> dict[Id, int]:
    """Return the number of the last event of each replica."""
    rows = database.execute("SELECT replica, max(seq) FROM event GROUP BY replica")
    return {id_text(replica): seq for replica, seq in rows}

"""Files of every released version become what a new file is, even if the power fails on the way."""

import random
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from power import Disk, cannot_trace, record
from sqlite_utils import Database

from variorum.model.kinds import KINDS, to_plain
from variorum.store import migrations, search
from variorum.store.connection import pragma
from variorum.store.opening import open_project

FILES = sorted((Path(__file__).parent / "files").glob("v*.variorum"))

OPENER = """
import os, sys
from pathlib import Path
from variorum.store.opening import open_project
open_project(Path(sys.argv[1]), "Mira")
os._exit(0)
"""


def test_there_is_a_file_of_every_version_before_this_one() -> None:
    assert [file.stem for file in FILES] == [f"v{n}" for n in range(1, migrations.LATEST)]


LISTS = {"inferred", "steps", "accused"}


def said(path: Path) -> list[object]:
    """Return the records and the journal of a file, read without the product."""
    database = Database(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True))
    found: list[object] = []
    for kind in (*KINDS, "act", "event"):
        columns = [name for name in database[kind].columns_dict if name != "seal"]
        # An empty list is empty text since version 6.
        listed = ", ".join(
            f"coalesce(nullif(\"{name}\", '[]'), '')" if name in LISTS else f'"{name}"'
            for name in columns
        )
        found += sorted(database.execute(f'SELECT {listed} FROM "{kind}"'), key=repr)  # noqa: S608  # ours
    database.close()
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_released_file_becomes_what_a_new_one_is(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.variorum"))
    before = said(path)
    store = open_project(path, "Mira")
    assert not store.read_only
    assert store.check() == []
    records = [to_plain(record) for record in store.records()]
    store.close()
    assert said(path) == before
    database = Database(sqlite3.connect(path))
    assert pragma(database, "user_version") == migrations.LATEST
    assert migrations.schema_of(database) == migrations.expected_schema(migrations.LATEST)
    assert list(search.check(database)) == []
    database.close()
    again = open_project(path, "Mira")
    assert [to_plain(record) for record in again.records()] == records
    again.close()


@pytest.mark.slow
@pytest.mark.skipif(bool(cannot_trace()), reason=cannot_trace() or "it can")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_failure_of_the_power_in_a_migration_loses_nothing(
    file: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file known here (it was opened before, so its own journal is its own) comes through."""
    path = Path(shutil.copy(file, tmp_path / "old.variorum"))
    open_project(path, "Mira").close()  # from now on it is one of ours
    shutil.copyfile(file, path)
    before = said(path)
    log = tmp_path_factory.mktemp("trace") / "log"
    files, calls = record([sys.executable, "-c", OPENER, str(path)], tmp_path, log)
    assert [call.name for call in calls].count("sync") >= 4, "a transaction syncs four times"
    chance = random.Random(1)  # noqa: S311  # repeatable failures, no secret
    for _ in range(40):
        disk = Disk(files)
        for call in calls[: chance.randint(0, len(calls))]:
            disk.do(call)
        for old in tmp_path.glob(f"{path.name}*"):
            old.unlink()
        for name, data in disk.fail(chance).items():
            Path(name).write_bytes(data)
        store = open_project(path, "Mira")
        assert not store.read_only
        assert store.check() == []
        store.close()
        assert said(path) == before

"""Which files are opened, how, and that a refused one is not touched."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, created, deleted
from variorum.model.errors import UserError
from variorum.store.opening import create_project, open_project
from variorum.store.store import Store

if TYPE_CHECKING:
    from conftest import Trial

HOLDER = """
import sys
from pathlib import Path
from variorum.store.opening import open_project
store = open_project(Path(sys.argv[1]), "Noor")
print("open" if not store.read_only else "read-only", flush=True)
sys.stdin.readline()
store.close()
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and "data" not in file.parts
    }


def refused(path: Path) -> str:
    """Open a file that must be refused; return why, having seen that nothing was touched."""
    before = tree(path.parent)
    with pytest.raises(UserError) as caught:
        open_project(path, "Mira")
    assert tree(path.parent) == before
    return caught.value.code


@pytest.fixture
def closed(trial: "Trial", tmp_path: Path) -> Path:
    """Return a copy of the project that came from elsewhere, alone in its folder."""
    trial.store.close()
    folder = tmp_path / "received"
    folder.mkdir()
    return Path(shutil.copy(trial.path, folder / "got.variorum"))


def patch(path: Path, offset: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.variorum") == "project.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "project.not_a_file"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3", b"Dear diary, " * 20])
def test_another_sort_of_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.variorum"
    path.write_bytes(content)
    assert refused(path) == "project.not_sqlite"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.variorum")
    assert refused(tmp_path / "pipe.variorum") == "project.not_a_file"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_refused(closed: Path) -> None:
    link = closed.with_name("link.variorum")
    link.symlink_to(closed)
    assert refused(link) == "project.not_a_file"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "x.variorum"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE article (id)")
    other.close()
    assert refused(path) == "project.foreign"


def test_a_newer_project(closed: Path) -> None:
    patch(closed, 60, (99).to_bytes(4))
    assert refused(closed) == "project.newer"


def test_a_project_cut_short(closed: Path) -> None:
    with closed.open("rb+") as file:
        file.truncate(closed.stat().st_size // 2)
    assert refused(closed) == "project.damaged"


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM note; END",
        "CREATE VIEW v AS SELECT * FROM tag",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON tag (quote)",
        "DROP INDEX tag_link_tag",
        "ALTER TABLE note ADD COLUMN more TEXT",
        "UPDATE text_version SET text = replace(text, 'why', 'who')",
        "UPDATE text_version SET text = CAST(x'ff' AS TEXT)",
        "UPDATE text_version SET article = x'00112233445566778899aabbccddeeff'",
        "UPDATE article SET title = 'Forged'",
        "INSERT INTO topic VALUES (randomblob(16), NULL, 'now', 'smuggled')",
        "UPDATE article SET inferred = 'no list'",
        "UPDATE event SET time = 'then' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM project",
    ],
)
def test_a_received_project_that_was_tampered_with(closed: Path, sql: str) -> None:
    database = sqlite3.connect(closed)
    database.execute(sql)
    database.commit()
    database.close()
    assert refused(closed) == "project.damaged"


def test_a_received_text_with_one_byte_flipped(closed: Path) -> None:
    at = closed.read_bytes().index(b"Nobody said why.")
    patch(closed, at, b"M")
    assert refused(closed) == "project.damaged"


def test_a_huge_value_is_refused(closed: Path) -> None:
    database = sqlite3.connect(closed)
    database.execute("UPDATE article SET title = printf('%.*c', 70000000, 'x')")
    database.commit()
    database.close()
    assert refused(closed) == "project.damaged"


def test_a_received_project_is_adopted_as_a_replica_of_its_own(
    trial: "Trial", closed: Path
) -> None:
    first = open_project(closed, "Mira")
    assert not first.read_only
    assert first.replica != trial.store.replica
    assert first.open_article(trial.article.id).version == trial.version
    first.close()
    again = open_project(closed, "Mira")
    assert again.replica == first.replica
    again.close()


def make_hot(path: Path, sql: str) -> None:
    """Leave the files as a power cut in the middle of a transaction would."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN IMMEDIATE")
    database.execute(sql)
    database.execute("INSERT INTO topic SELECT randomblob(16), NULL, hex(id), 'x' FROM event")
    database.execute("INSERT INTO topic SELECT randomblob(16), NULL, a.created, 'x' FROM topic a")
    for file in (path, Path(f"{path}-journal")):
        shutil.copy(file, f"{file}.hot")
    database.execute("ROLLBACK")
    database.close()
    for file in (path, Path(f"{path}-journal")):
        Path(f"{file}.hot").replace(file)


SPILL = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
    " INSERT INTO topic SELECT randomblob(16), NULL, 'now', printf('%200d', i) FROM n"
)


def test_an_unfinished_journal_beside_a_received_project_is_never_opened(closed: Path) -> None:
    make_hot(closed, SPILL)
    victim = closed.with_name("victim.txt")
    victim.write_text("mine", encoding="utf-8")
    assert refused(closed) == "project.sidecar"
    for end in ("-wal", "-shm"):
        Path(f"{closed}-journal").replace(f"{closed}{end}")
        assert refused(closed) == "project.sidecar"
        Path(f"{closed}{end}").replace(f"{closed}-journal")
    control = sqlite3.connect(closed)  # what anybody else's program would do
    control.execute("SELECT count(*) FROM topic").fetchone()
    control.close()
    assert not Path(f"{closed}-journal").exists()


def test_an_unfinished_act_in_an_own_project_is_rolled_back(trial: "Trial") -> None:
    before = list(trial.store.records())
    trial.store.close()
    make_hot(trial.path, SPILL)
    trial.store = open_project(trial.path, "Mira")
    assert not trial.store.read_only
    assert list(trial.store.records()) == before
    assert trial.store.check() == []


def test_a_project_whose_record_was_replaced_stays_known_after_a_crash(
    trial: "Trial", data_folder: Path
) -> None:
    registry = data_folder / "projects.json"
    before = registry.read_text(encoding="utf-8")
    old, new = next(trial.store.records()), trial.make.project()
    act = ChangeSet("annotate", (*deleted(old), *created(new)))
    trial.store.commit(act, trial.me)
    trial.store.close()
    registry.write_text(before, encoding="utf-8")  # as if it had been killed
    make_hot(trial.path, SPILL)
    store = open_project(trial.path, "Mira")
    assert store.replica == trial.store.replica
    assert next(store.records()) == new
    store.close()


def test_a_moved_project_keeps_its_history(trial: "Trial", tmp_path: Path) -> None:
    trial.store.close()
    moved = tmp_path / "moved.variorum"
    trial.path.rename(moved)
    store = open_project(moved, "Mira")
    assert store.replica == trial.store.replica
    assert store.undo(trial.me) is not None
    store.close()


def test_an_older_copy_put_in_place_becomes_a_new_replica(trial: "Trial", tmp_path: Path) -> None:
    older = tmp_path / "older.variorum"
    trial.store.snapshot(older)
    trial.do(trial.make.proposition())
    trial.store.close()
    older.replace(trial.path)
    store = open_project(trial.path, "Mira")
    assert store.replica != trial.store.replica
    assert store.check() == []
    store.close()


def test_a_project_is_never_made_over_a_file(trial: "Trial", tmp_path: Path) -> None:
    taken = tmp_path / "taken.variorum"
    taken.write_text("mine", encoding="utf-8")
    for path in (taken, trial.path):
        before = path.read_bytes()
        with pytest.raises(UserError, match=r"project\.exists"):
            create_project(path, trial.make.project(), trial.make.me)
        assert path.read_bytes() == before


def test_a_project_cannot_be_made_in_no_folder(trial: "Trial", tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"project\.unwritable") as refused:
        create_project(tmp_path / "no" / "p.variorum", trial.make.project(), trial.make.me)
    assert refused.value.params["problem"] == os.strerror(errno.ENOENT)  # no name of a file of ours


def test_a_failed_founding_leaves_nothing(trial: "Trial", tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    stranger = trial.make.project()
    lonely = type(trial.make)().me
    with pytest.raises(UserError, match=r"store\.reference"):
        create_project(folder / "p.variorum", stranger, lonely)
    assert list(folder.iterdir()) == []


def test_a_project_open_in_another_process_is_read_only_and_says_who(trial: "Trial") -> None:
    trial.store.close()
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", HOLDER, str(trial.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        store = open_project(trial.path, "Mira")
        assert store.read_only
        assert store.owner.startswith(f"Noor (process {holder.pid} on ")
        assert store.open_article(trial.article.id).version == trial.version
        with pytest.raises(UserError, match=r"project\.read_only .*owner=Noor"):
            store.undo(trial.me)
        store.close()
        holder.communicate("\n")
    trial.store = open_project(trial.path, "Mira")
    assert not trial.store.read_only


def test_a_second_opening_in_one_process_is_read_only(trial: "Trial") -> None:
    second = open_project(trial.path, "Noor")
    assert second.read_only
    assert second.owner.startswith("Mira (process ")
    trial.do(trial.make.proposition())
    assert len(list(second.records())) == len(list(trial.store.records()))
    second.close()
    trial.do(trial.make.proposition())
    assert trial.store.check() == []


def test_the_lock_of_a_killed_process_is_free(trial: "Trial") -> None:
    trial.store.close()
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", HOLDER, str(trial.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        holder.kill()
    trial.store = open_project(trial.path, "Mira")
    assert not trial.store.read_only


def test_a_write_protected_project_is_read_only(
    trial: "Trial", monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.store.close()
    monkeypatch.setattr("variorum.store.osfiles.os.access", lambda _path, _mode: False)
    store = open_project(trial.path, "Mira")
    assert store.refusal is not None
    assert store.refusal.code == "project.unwritable"
    assert store.open_article(trial.article.id).version == trial.version
    store.close()


def test_closing_leaves_only_the_project_and_its_lock_file(trial: "Trial", tmp_path: Path) -> None:
    trial.store.close()
    names = {file.name for file in tmp_path.iterdir()} - {"data"}
    assert names == {"trial.variorum", "trial.variorum.lock"}


def test_a_snapshot_is_complete_private_and_independent(trial: "Trial", tmp_path: Path) -> None:
    copy = tmp_path / "copy.variorum"
    trial.store.snapshot(copy)
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    records = list(trial.store.records())
    trial.do(trial.make.proposition())
    store: Store = open_project(copy, "Mira")
    assert list(store.records()) == records
    assert store.check() == []
    store.close()
    with pytest.raises(UserError, match=r"project\.exists"):
        trial.store.snapshot(copy)

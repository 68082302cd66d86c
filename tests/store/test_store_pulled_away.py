"""The file is taken away while it is open: acts are refused, what is open can still be copied."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.store import connection
from variorum.store.opening import create_project, open_project
from variorum.store.thread import StoreThread

if TYPE_CHECKING:
    from conftest import Trial

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody take an open file away"
)


def remove(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.variorum"))


def replace(path: Path) -> None:
    shutil.copyfile(path, path.with_name("other"))
    path.with_name("other").replace(path)


def move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def cut(path: Path) -> None:
    os.truncate(path, 9000)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def overwrite(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"\0" * 200)


@pytest.fixture
def home(trial: "Trial", tmp_path: Path) -> Path:
    """Return a project in a folder of its own, closed."""
    path = tmp_path / "home" / "p.variorum"
    path.parent.mkdir()
    create_project(path, trial.make.project(), trial.make.me)
    return path


@pytest.mark.parametrize("take", [remove, move, replace, move_folder])
def test_nothing_is_called_saved_in_a_file_that_is_gone(
    trial: "Trial", home: Path, tmp_path: Path, take: Callable[[Path], None]
) -> None:
    store = open_project(home, "Mira")
    assert not store.is_gone()
    take(home)
    assert store.is_gone()
    article = ChangeSet("import", created(*trial.make.article("It rained.")))
    with pytest.raises(UserError) as refused:
        store.commit(article, trial.me)
    assert refused.value.code == "store.gone"
    copy = tmp_path / "copy.variorum"
    store.snapshot(copy)
    store.close()
    again = open_project(copy, "Mira")
    assert again.check() == []
    assert again.catalogue().project.title == "Trial"
    again.close()


@pytest.mark.parametrize("harm", [cut, empty, overwrite])
def test_a_file_harmed_while_it_is_open_is_neither_written_nor_copied_as_if_it_were_whole(
    trial: "Trial", home: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    store = open_project(home, "Mira")
    harm(home)
    left = home.read_bytes()
    article = ChangeSet("import", created(*trial.make.article("It rained.")))
    with pytest.raises(UserError) as refused:
        store.commit(article, trial.me)
    assert refused.value.code == "store.damaged"
    with pytest.raises(UserError) as uncopied:
        store.snapshot(tmp_path / "copy.variorum")
    assert uncopied.value.code in {"project.damaged", "project.not_sqlite"}
    assert not (tmp_path / "copy.variorum").exists()
    store.close()
    assert home.read_bytes() == left


def test_another_file_in_its_place_is_never_read(home: Path) -> None:
    thread = StoreThread(home, "Mira")
    try:
        replace(home)
        refused = thread.read(lambda store: store.catalogue()).exception()
        assert isinstance(refused, UserError)
        assert refused.code == "project.gone"
    finally:
        thread.close()


def test_a_file_that_comes_back_is_written_again(trial: "Trial") -> None:
    aside = trial.path.with_name("aside")
    trial.path.rename(aside)
    with pytest.raises(UserError):
        trial.do(*trial.make.article("It rained."))
    aside.rename(trial.path)
    trial.do(*trial.make.article("It rained."))
    trial.reopen()
    assert trial.store.check() == []
    assert [act.act for act in trial.store.history(1)] == ["made"]


def test_a_file_another_program_holds_is_refused_and_later_written(
    trial: "Trial", monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = dict(connection.PRAGMAS) | {"busy_timeout": "10"}
    monkeypatch.setattr(connection, "PRAGMAS", tuple(pragmas.items()))
    trial.reopen()
    other = sqlite3.connect(trial.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError) as refused:
        trial.do(*trial.make.article("It rained."))
    assert refused.value.code == "store.busy"
    other.execute("ROLLBACK")
    other.close()
    trial.do(*trial.make.article("It rained."))
    assert trial.store.check() == []


def test_a_file_that_became_read_only_is_told(trial: "Trial") -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    trial.path.parent.chmod(0o500)
    try:
        with pytest.raises(UserError) as refused:
            trial.do(*trial.make.article("It rained."))
    finally:
        trial.path.parent.chmod(0o700)
    assert refused.value.code in {"store.unwritable", "store.failed"}


def test_another_process_that_moves_the_file_is_noticed_too(trial: "Trial") -> None:
    subprocess.run(  # noqa: S603  # this Python
        [
            sys.executable,
            "-c",
            f"import os; os.rename({str(trial.path)!r}, {str(trial.path)!r}+'x')",
        ],
        check=True,
    )
    assert trial.store.is_gone()


def test_nothing_is_added_to_another_project_written_into_the_same_file(
    trial: "Trial", home: Path
) -> None:
    store = open_project(home, "Mira")
    store.commit(ChangeSet("import", created(*trial.make.article("It rained."))), trial.me)
    trial.store.close()  # as large as the other, written as often: SQLite alone sees no change
    left = trial.path.read_bytes()
    with home.open("rb+") as file:  # the same file, other bytes: what `cp` does
        file.truncate(0)
        file.write(left)
    assert not store.is_gone()
    for _ in range(2):
        with pytest.raises(UserError) as refused:
            store.commit(ChangeSet("import", created(*trial.make.article("Snow."))), trial.me)
        assert refused.value.code == "store.overwritten"
    store.close()
    assert home.read_bytes() == left
    trial.reopen()
    again = open_project(home, "Mira")  # it is adopted as what it is now
    assert again.check() == []
    assert len(again.history(10)) == 2
    again.close()


def test_an_older_copy_of_the_project_itself_is_noticed_by_whoever_reads(
    trial: "Trial", home: Path
) -> None:
    old = home.read_bytes()
    thread = StoreThread(home, "Mira")
    try:
        act = ChangeSet("import", created(*trial.make.article("It rained.")))
        thread.submit(lambda store: store.commit(act, trial.me)).result()
        assert thread.submit(lambda store: len(store.history(9))).result() == 2
        home.write_bytes(old)
        refused = thread.submit(lambda store: store.catalogue()).exception()
        assert isinstance(refused, UserError)
        assert refused.code == "project.overwritten"
    finally:
        thread.close()
    assert home.read_bytes() == old


def test_another_connection_that_changes_nothing_of_ours_is_no_harm(trial: "Trial") -> None:
    other = sqlite3.connect(trial.path, isolation_level=None)
    other.execute("CREATE TABLE theirs (x)")
    other.execute("DROP TABLE theirs")
    other.close()
    trial.do(*trial.make.article("It rained."))
    assert trial.store.check() == []

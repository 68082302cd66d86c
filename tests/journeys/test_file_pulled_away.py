"""The project file is taken away under the window: nothing is called saved, a copy is offered."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.store import connection
from variorum.ui.history.recovery import LeaveDialog
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.restoring import back_up

if TYPE_CHECKING:
    from conftest import Analyst

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody take an open file away"
)

TEXT = "The ferry Mira sank off Busan.\nNoor said it was late.\n"


def remove(path: Path) -> None:
    path.unlink()


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.variorum"))


def replace(path: Path) -> None:
    shutil.copyfile(path, path.with_name("other"))
    path.with_name("other").replace(path)


def cut(path: Path) -> None:
    os.truncate(path, 9000)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def write_over(path: Path) -> None:
    other = path.with_name("other.variorum")
    create_project(other, "Other", "Noor").close()
    path.write_bytes(other.read_bytes())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return where the project of `at_work` lies."""
    return tmp_path / "p.variorum"


@pytest.fixture
def at_work(
    analyst: "Analyst", project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Analyst":
    """Return the analyst in a project of one article, with one tag that is saved."""
    pragmas = dict(connection.PRAGMAS) | {"busy_timeout": "50"}
    monkeypatch.setattr(connection, "PRAGMAS", tuple(pragmas.items()))
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    analyst.new_project(project, monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    tag(analyst, "Mira")
    analyst.until_saved()
    monkeypatch.setattr(LeaveDialog, "exec", leave)
    return analyst


def leave(dialog: LeaveDialog) -> int:
    """Leave a project whose file is gone, as the fixture's window does at the end."""
    dialog.leaves = True
    return 0


def tag(analyst: "Analyst", name: str) -> None:
    analyst.find(name)
    analyst.press("A", "Return")


def said(analyst: "Analyst") -> str:
    return analyst.window.furniture.message.text()


def answer(analyst: "Analyst", path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press the button of the message; the system's dialogue is answered with `path`."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    analyst.window.furniture.message.action().click()


def not_saved(analyst: "Analyst") -> bool:
    return analyst.window.status.text().startswith("Not saved")


def tags_in(path: Path) -> list[str]:
    session = open_project(path, "Noor")
    try:
        assert session.check().result() == []
        ((article, _),) = session.submit(lambda store: list(store.tag_counts())).result()
        opened = session.submit(lambda store: store.open_article(article)).result()
        return [one.quote for one in opened.in_text_order()]
    finally:
        session.close()


@pytest.mark.parametrize("take", [remove, move, replace])
def test_a_tag_in_a_file_that_is_gone_is_not_called_saved_and_a_copy_goes_on(
    at_work: "Analyst",
    project: Path,
    take: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take(project)
    tag(at_work, "Busan")
    at_work.until(lambda: not_saved(at_work) and "not saved" in said(at_work))
    at_work.until(lambda: [one.quote for one in at_work.tags()] == ["Mira"])
    at_work.until(at_work.has_strip)  # what was typed is offered again
    at_work.press("Esc")
    copy = project.with_name("copy.variorum")
    answer(at_work, copy, monkeypatch)
    at_work.until(lambda: "Copy saved" in said(at_work))
    assert tags_in(copy) == ["Mira"]
    at_work.window.furniture.message.action().click()
    at_work.until(lambda: at_work.window.bridge.session.path == copy)
    at_work.until(lambda: at_work.window.annotate.article is not None)
    tag(at_work, "Busan")
    at_work.until_saved()
    assert [one.quote for one in at_work.tags()] == ["Mira", "Busan"]


def test_undo_and_read_marks_are_not_called_saved_either(at_work: "Analyst", project: Path) -> None:
    remove(project)
    at_work.press("Ctrl+Z")
    at_work.until(lambda: not_saved(at_work))
    assert [one.quote for one in at_work.tags()] == ["Mira"]
    at_work.press("Space")
    at_work.until(lambda: not_saved(at_work))


@pytest.mark.parametrize(
    ("harm", "told"), [(cut, "damaged"), (empty, "damaged"), (write_over, "wrote over")]
)
def test_a_file_harmed_under_the_window_can_be_recovered_from_its_copy(
    at_work: "Analyst",
    project: Path,
    harm: Callable[[Path], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    back_up(at_work.window.bridge.session).result()
    harm(project)
    left = project.read_bytes()
    tag(at_work, "Busan")
    at_work.until(lambda: not_saved(at_work) and told in said(at_work))
    at_work.window.furniture.message.action().click()
    dialog = at_work.window.furniture.guarding.dialog
    assert dialog is not None
    copy = project.with_name("again.variorum")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    at_work.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    at_work.press("Alt+G")
    at_work.until(lambda: not dialog.report.isHidden())
    assert tags_in(copy) == ["Mira"]
    at_work.press("Return")
    at_work.until(lambda: at_work.window.bridge.session.path == copy)
    assert project.read_bytes() == left, "the damaged file is left as it was"


def test_a_damaged_project_is_rescued_from_the_message_that_refuses_it(
    at_work: "Analyst", project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work.press("Ctrl+W")
    at_work.until(lambda: not at_work.window.bridge.is_open)
    data = project.read_bytes()
    project.write_bytes(bytes(100) + data[100:])
    at_work.window.open_project(project)
    at_work.until(lambda: project.name in said(at_work))
    at_work.window.furniture.message.action().click()
    dialog = at_work.window.furniture.guarding.dialog
    assert dialog is not None
    new = project.with_name("new.variorum")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    at_work.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    at_work.press("Alt+R")
    at_work.until(lambda: "1 tag" in dialog.report.toPlainText())
    at_work.press("Return")
    at_work.until(lambda: at_work.window.bridge.is_open)
    assert at_work.window.bridge.session.path == new
    assert project.read_bytes() == bytes(100) + data[100:]


def test_a_file_another_program_holds_is_told_and_the_tag_can_be_made_again(
    at_work: "Analyst", project: Path
) -> None:
    other = sqlite3.connect(project, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tag(at_work, "Busan")
    at_work.until(lambda: not_saved(at_work) and "Another program holds" in said(at_work))
    other.execute("ROLLBACK")
    other.close()
    at_work.until(at_work.has_strip)
    at_work.press("Shift+Return")
    at_work.until(lambda: not at_work.has_strip())
    at_work.until_saved()
    assert [one.quote for one in at_work.tags()] == ["Mira", "Busan"]


def test_a_file_that_is_gone_is_told_when_the_window_comes_to_the_front(
    at_work: "Analyst", project: Path
) -> None:
    remove(project)
    QApplication.sendEvent(at_work.window, QEvent(QEvent.Type.WindowActivate))
    at_work.until(lambda: "was moved, deleted or replaced" in said(at_work))
    assert at_work.window.status.text().startswith("File gone")


def test_closing_asks_before_the_only_copy_is_given_up(
    at_work: "Analyst", project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove(project)
    asked: list[LeaveDialog] = []

    def stay(dialog: LeaveDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(LeaveDialog, "exec", stay)
    assert not at_work.window.close()
    assert at_work.window.bridge.is_open
    at_work.press("Ctrl+W")
    assert at_work.window.bridge.is_open
    assert len(asked) == 2
    copy = project.with_name("copy.variorum")
    monkeypatch.setattr(LeaveDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    at_work.press("Ctrl+W")
    at_work.until(lambda: not at_work.window.bridge.is_open)
    assert tags_in(copy) == ["Mira"]


def test_another_project_does_not_take_the_place_of_the_only_copy_unasked(
    at_work: "Analyst", project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.variorum"
    create_project(other, "Other", "Noor").close()
    remove(project)
    asked: list[LeaveDialog] = []

    def stay(dialog: LeaveDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(LeaveDialog, "exec", stay)
    at_work.window.open_project(other)
    at_work.until(lambda: bool(asked))
    assert at_work.window.bridge.session.path == project
    monkeypatch.setattr(LeaveDialog, "exec", leave)
    at_work.window.open_project(other)
    at_work.until(lambda: at_work.window.bridge.session.path == other)


def test_an_act_that_cannot_be_saved_any_more_keeps_the_window_open(
    at_work: "Analyst", project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[LeaveDialog] = []

    def stay(dialog: LeaveDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(LeaveDialog, "exec", stay)
    other = sqlite3.connect(project, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    tag(at_work, "Busan")
    assert not at_work.window.close()
    assert len(asked) == 1
    assert "Another program holds" in said(at_work)
    other.execute("ROLLBACK")
    other.close()
    at_work.until(at_work.has_strip)
    at_work.press("Shift+Return")
    at_work.until_saved()
    assert at_work.window.close()
    assert len(asked) == 1
    assert tags_in(project) == ["Mira", "Busan"]

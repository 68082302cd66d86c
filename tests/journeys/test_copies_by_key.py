"""Copies of a project by keyboard: what going back would change, going back, taking that back."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.store import places
from variorum.ui.history.copies import CopiesDialog
from variorum.workspace.projects import create_project, open_project

if TYPE_CHECKING:
    from conftest import Analyst

TEXT = "The ferry Mira sank off Busan.\nNoor said it was late.\n"


@pytest.fixture
def at_work(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in a project of one article with one tag."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    tag(analyst, "Mira")
    return analyst


def tag(analyst: "Analyst", name: str) -> None:
    analyst.find(name)
    analyst.press("A", "Return")
    analyst.until_saved()


def quotes(analyst: "Analyst") -> list[str]:
    return [one.quote for one in analyst.tags()]


def copies(analyst: "Analyst", count: int) -> CopiesDialog:
    analyst.press("Ctrl+K")
    analyst.type("copies to go")
    analyst.press("Return")
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), CopiesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CopiesDialog)
    analyst.until(lambda: dialog.table.rowCount() == count)
    analyst.until(dialog.table.hasFocus)
    return dialog


def effect(dialog: CopiesDialog) -> list[list[str]]:
    table = dialog.effect
    return [
        [item.text() for column in range(4) if (item := table.item(row, column))]
        for row in range(table.rowCount())
    ]


def test_going_back_is_seen_beforehand_and_undone_by_one_key(at_work: "Analyst") -> None:
    dialog = copies(at_work, 0)
    at_work.press("Alt+N")
    at_work.until(lambda: dialog.table.rowCount() == 1)
    at_work.press("Esc")
    at_work.until(at_work.reads)
    tag(at_work, "Busan")
    assert quotes(at_work) == ["Mira", "Busan"]
    dialog = copies(at_work, 1)
    at_work.until(
        lambda: (
            effect(dialog)
            == [["Actor", "·", "·", "1"], ["Tag", "·", "·", "1"], ["Link", "·", "·", "1"]]
        )
    )
    at_work.press("Return")
    at_work.until(lambda: quotes(at_work) == ["Mira"])
    at_work.until_saved()
    at_work.until(at_work.reads)
    at_work.press("Ctrl+Z")
    at_work.until(lambda: quotes(at_work) == ["Mira", "Busan"])
    at_work.until_saved()
    assert at_work.window.bridge.session.check().result() == []


def test_nothing_is_gone_back_to_where_nothing_differs(at_work: "Analyst") -> None:
    dialog = copies(at_work, 0)
    at_work.press("Alt+N")
    at_work.until(lambda: dialog.table.rowCount() == 1)
    at_work.until(lambda: "nothing would change" in dialog.said())
    at_work.press("Return")
    assert dialog.isVisible()


def test_a_copy_becomes_a_project_of_its_own(
    at_work: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = copies(at_work, 0)
    at_work.press("Alt+N")
    at_work.until(lambda: dialog.table.rowCount() == 1)
    own = tmp_path / "own.variorum"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own), ""))
    at_work.press("Alt+O")
    at_work.until(lambda: "own.variorum" in dialog.said())
    session = open_project(own, "Noor")
    assert session.check().result() == []
    session.close()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the table of Linux is looked for")
def test_a_folder_in_the_cloud_is_told_before_work_starts_and_stays_in_sight(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    monkeypatch.setattr(places, "_free", lambda _: 1_000_000)
    analyst.new_project(folder / "p.variorum", monkeypatch)
    window = analyst.window
    analyst.until(lambda: "Dropbox keeps in step" in window.furniture.message.text())
    assert "nearly full: 1 MB" in window.furniture.message.text()
    assert "Dropbox folder, Disk nearly full" in window.status.text()
    analyst.press("Esc")
    window.furniture.message.dismiss()
    window.status.concern_clicked.emit()
    assert "Dropbox keeps in step" in window.furniture.message.text()
    analyst.press("Ctrl+W")
    analyst.until(lambda: not window.bridge.is_open)
    assert "Dropbox" not in window.status.text()


def test_who_has_the_project_open_is_told(analyst: "Analyst", tmp_path: Path) -> None:
    path = tmp_path / "p.variorum"
    lock = path.with_name(path.name + ".lock")
    create_project(path, "Trial", "Noor").close()
    path.with_name(path.name + ".owner").write_text("Noor (process 7 on desk)", encoding="utf-8")
    with FileLock(lock, timeout=0):
        analyst.window.open_project(path)
        analyst.until(lambda: "Noor (process 7 on desk)" in analyst.window.furniture.message.text())
        assert analyst.window.status.text().startswith("Read-only: open elsewhere")

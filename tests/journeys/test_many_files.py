"""A folder of very many files: asked once, imported beside the window, told at the end, stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from variorum.model.changes import ChangeSet
from variorum.model.records import Article
from variorum.ui.frame.listing_dialog import ListingDialog
from variorum.ui.frame.many_dialog import ManyDialog
from variorum.workspace import import_pieces, mass_import
from variorum.workspace.importing import Candidate, Importer

if TYPE_CHECKING:
    from conftest import Analyst

COUNT = 40


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(import_pieces, "FILES_SHOWN", 10)
    monkeypatch.setattr(mass_import, "AT_ONCE", 8)
    made = tmp_path / "in"
    made.mkdir()
    for number in range(COUNT):
        text = f"Day {number}\n\nThe mill closed on day {number}. Nobody said why."
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (made / "bad.txt").write_bytes(b"\0\1\2")
    return made


def _accept(analyst: "Analyst") -> None:
    found = QApplication.activeModalWidget()
    if isinstance(found, ManyDialog):
        found.accept()
    else:
        QTimer.singleShot(20, analyst.window, lambda: _accept(analyst))


def _count(analyst: "Analyst") -> int:
    return len(analyst.window.bridge.session.state.catalogue.all(Article))


def test_they_are_imported_and_what_was_not_is_listed(
    analyst: "Analyst", folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    _accept(analyst)
    analyst.window.handlers.files.take_paths([folder])
    message = analyst.window.furniture.message
    analyst.until(lambda: message.text().startswith("40 articles imported, 1 file not read"))
    assert _count(analyst) == COUNT
    analyst.until(lambda: analyst.window.annotate.article is not None)
    seen: list[str] = []

    def read_list() -> None:
        found = QApplication.activeModalWidget()
        assert isinstance(found, ListingDialog)
        seen.append(found.lines.item(0).text())
        found.accept()

    QTimer.singleShot(0, read_list)
    message.action_triggered.emit("import.many")
    assert "bad.txt" in seen[0]


def test_stopped_it_says_so_and_the_same_folder_goes_on(
    analyst: "Analyst", folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    mass = analyst.window.furniture.intake.mass
    taken: list[int] = []
    make = Importer.act

    def count(importer: Importer, found: list[Candidate]) -> ChangeSet | None:
        taken.append(len(found))
        if len(taken) == 2:
            mass.cancel()
        return make(importer, found)

    monkeypatch.setattr(Importer, "act", count)
    _accept(analyst)
    analyst.window.handlers.files.take_paths([folder])
    message = analyst.window.furniture.message
    analyst.until(lambda: message.text().startswith("Import stopped: 16 articles imported"))
    assert "goes on" in message.text()
    assert _count(analyst) == 16
    _accept(analyst)
    analyst.window.handlers.files.take_paths([folder])
    analyst.until(lambda: message.text().startswith("24 articles imported, 16 were here already"))
    assert _count(analyst) == COUNT

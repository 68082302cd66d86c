"""An import by key in which a table's columns are named, an encoding chosen, a copy linked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.model.records import Article, Relation
from variorum.ui.frame.columns_dialog import ColumnsDialog
from variorum.ui.frame.import_dialog import ImportDialog

if TYPE_CHECKING:
    from conftest import Analyst

STORY = " ".join(f"word{number}" for number in range(400))


def _import(
    analyst: "Analyst", path: Path, steps: list[Callable[[], bool]], patch: pytest.MonkeyPatch
) -> None:
    """Press Ctrl+I for a file and take the steps, each once it can be taken."""
    before = _count(analyst)
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))

    def go_on() -> None:
        if steps and steps[0]():
            steps.pop(0)
        if steps:
            QTimer.singleShot(20, analyst.window, go_on)

    go_on()
    analyst.press("Ctrl+I")
    analyst.until(lambda: not steps)
    analyst.until(lambda: _count(analyst) > before)
    analyst.until_saved()


def _dialog() -> ImportDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, ImportDialog) else None


def _count(analyst: "Analyst") -> int:
    return len(analyst.window.bridge.session.state.catalogue.all(Article))


def _titles(analyst: "Analyst") -> set[str]:
    articles = analyst.window.bridge.session.state.catalogue.all(Article).values()
    return {one.title for one in articles}


def _accept() -> bool:
    dialog = _dialog()
    if dialog is None:
        return False
    QTimer.singleShot(0, dialog.accept)
    return True


def test_the_columns_of_a_table_are_named(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    path = tmp_path / "t.csv"
    path.write_text("Kopf,Inhalt\nMill,It reopened.\nBridge,It closed.\n", encoding="utf-8")

    def ask() -> bool:
        dialog = _dialog()
        if dialog is None or not dialog.again.columns.isVisible():
            return False
        dialog.again.columns.click()
        return True

    def name() -> bool:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, ColumnsDialog):
            return False
        for field, column in (("text", "Inhalt"), ("title", "Kopf")):
            choice = asked.field(field)
            choice.setCurrentIndex(choice.findData(column))
        QTimer.singleShot(0, asked.accept)
        return True

    def is_read() -> bool:
        dialog = _dialog()
        return dialog is not None and len(dialog.choices()) == 2

    _import(analyst, path, [ask, name, is_read, _accept], monkeypatch)
    assert _titles(analyst) == {"Mill", "Bridge"}


def test_another_encoding_is_chosen(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    path = tmp_path / "t.txt"
    path.write_bytes("Дни\n\nДни длинны, зимний лёд минул.\n".encode("cp1251"))

    def choose() -> bool:
        dialog = _dialog()
        if dialog is None:
            return False
        field = dialog.reading.encoding
        field.setCurrentIndex(field.findData("koi8-r"))
        field.activated.emit(field.currentIndex())
        return True

    def is_read() -> bool:
        dialog = _dialog()
        return dialog is not None and dialog.reading.encoding.currentData() == "koi8-r"

    _import(analyst, path, [choose, is_read, _accept], monkeypatch)
    analyst.until(lambda: analyst.window.annotate.article is not None)
    wanted = "Дни длинны".encode("cp1251").decode("koi8-r")
    assert wanted in analyst.article().text


def test_a_copy_is_proposed_and_linked_by_one_key(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(STORY, encoding="utf-8")
    second.write_text(STORY + " with one line more at its end.", encoding="utf-8")
    _import(analyst, first, [_accept], monkeypatch)

    def link() -> bool:
        dialog = _dialog()
        if dialog is None or not dialog.link.isVisible():
            return False
        dialog.link.setFocus()
        if not dialog.link.hasFocus():
            return False
        assert "% of its words" in dialog.likeness.text()
        analyst.press("Space")
        return True

    _import(analyst, second, [link, _accept], monkeypatch)
    session = analyst.window.bridge.session
    records = session.submit(lambda store: list(store.records())).result()
    assert sum(isinstance(one, Relation) for one in records) == 1
    assert len(session.state.catalogue.all(Article)) == 2

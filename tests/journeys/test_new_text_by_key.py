"""By key: a corrected page becomes the article's next text, its tags go along or are listed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.model.records import Article, TextVersion
from variorum.ui.frame.details_form import DetailsDialog
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.listing_dialog import ListingDialog
from variorum.workspace.versions import left_behind

if TYPE_CHECKING:
    from conftest import Analyst

OLD = """The mill will close in May, Jane Roe said on Tuesday after a meeting of the council.

Twelve people will lose their work, the council said in a letter to all of them.

Nobody said why, and nobody in the town had asked before the letter came.
"""
NEW = OLD.replace("Twelve people", "Fifteen women")


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    link = '<link rel="canonical" href="https://example.org/mill">'
    return f"<html><head><title>Mill</title>{link}</head><body><article>{paragraphs}</article>"


def _import(
    analyst: "Analyst", path: Path, steps: list[Callable[[], bool]], patch: pytest.MonkeyPatch
) -> None:
    """Press Ctrl+I for a file and take the steps, each once it can be taken."""
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))

    def go_on() -> None:
        if steps and steps[0]():
            steps.pop(0)
        if steps:
            QTimer.singleShot(20, analyst.window, go_on)

    go_on()
    analyst.press("Ctrl+I")
    analyst.until(lambda: not steps)


def _dialog() -> ImportDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, ImportDialog) else None


def _accept() -> bool:
    dialog = _dialog()
    if dialog is None:
        return False
    QTimer.singleShot(0, dialog.accept)
    return True


def _keep_and_accept() -> bool:
    dialog = _dialog()
    if dialog is None or "1 has no place in it:" not in dialog.carrying.said.text():
        return False
    assert dialog.carrying.said.text().startswith("1 tag moves")
    listed = dialog.carrying.left
    assert [listed.item(row).text() for row in range(listed.count())] == ["actor “Twelve people”"]
    assert [one.version_of != "" for one in dialog.choices()] == [True]
    dialog.keep.setChecked(True)
    QTimer.singleShot(0, dialog.accept)
    return True


def _versions(analyst: "Analyst") -> list[int]:
    session = analyst.window.bridge.session
    records = session.submit(lambda store: list(store.records())).result()
    return sorted(one.number for one in records if isinstance(one, TextVersion))


def _tag(analyst: "Analyst", words: str) -> None:
    analyst.find(words)
    analyst.press(*["Ctrl+Shift+Right"] * len(words.split()), "A", "Return")
    analyst.until(lambda: not analyst.has_strip())


def _tagged(analyst: "Analyst", tmp_path: Path, patch: pytest.MonkeyPatch) -> Path:
    """Make a project with the old page and two tags; return the new page."""
    analyst.new_project(tmp_path / "p.variorum", patch)
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text(_page(OLD), encoding="utf-8")
    new.write_text(_page(NEW), encoding="utf-8")
    _import(analyst, old, [_accept], patch)
    analyst.until(lambda: analyst.window.annotate.article is not None)
    for words in ("Jane Roe", "Twelve people"):
        _tag(analyst, words)
    analyst.until_saved()
    assert [tag.quote for tag in analyst.tags()] == ["Jane Roe", "Twelve people"]
    return new


def test_a_page_of_a_known_address_is_offered_as_the_next_text(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = _tagged(analyst, tmp_path, monkeypatch)
    _import(analyst, new, [_keep_and_accept], monkeypatch)
    message = analyst.window.furniture.message
    analyst.until(lambda: message.text().startswith("Text 2 of A: 1 tag moved, 1 has no place"))
    analyst.until_saved()
    analyst.until(lambda: "Fifteen women" in analyst.article().text)
    assert [tag.quote for tag in analyst.tags()] == ["Jane Roe"]
    assert _versions(analyst) == [1, 2]

    seen: list[str] = []

    def read_list() -> None:
        found = QApplication.activeModalWidget()
        assert isinstance(found, ListingDialog)
        seen.append(found.lines.item(0).text())
        found.accept()

    QTimer.singleShot(0, read_list)
    message.action_triggered.emit("import.left")
    assert seen == ["A: actor “Twelve people”"]

    analyst.until(lambda: QApplication.activeWindow() is analyst.window)
    analyst.press("Ctrl+Z")
    analyst.until(lambda: "Twelve people" in analyst.article().text)
    assert [tag.quote for tag in analyst.tags()] == ["Jane Roe", "Twelve people"]
    assert _versions(analyst) == [1]


def test_the_details_tell_the_file_and_give_it_back(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = _tagged(analyst, tmp_path, monkeypatch)
    _import(analyst, new, [_keep_and_accept], monkeypatch)
    analyst.until(lambda: "Text 2" in analyst.window.furniture.message.text())
    analyst.until_saved()
    out = tmp_path / "given.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    seen: list[str] = []

    def read() -> None:
        found = QApplication.activeModalWidget()
        if not isinstance(found, DetailsDialog) or not found.origin.save.isVisible():
            QTimer.singleShot(20, analyst.window, read)
            return
        origin = found.origin
        seen.extend([origin.text.text(), origin.file.text(), origin.left.item(0).text()])
        origin.save.click()
        found.reject()

    read()
    article = analyst.article().article.id
    analyst.window.handlers.files.edit_details(article)
    analyst.until(out.exists)
    analyst.until(lambda: out.read_bytes() == new.read_bytes())
    assert seen[0].startswith("2, imported 20")
    assert seen[1].startswith("new.html · ")
    assert seen[2] == "actor “Twelve people”"


def test_any_file_can_be_the_next_text_and_a_known_address_an_article_of_its_own(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = _tagged(analyst, tmp_path, monkeypatch)

    def as_its_own() -> bool:
        dialog = _dialog()
        if dialog is None:
            return False
        dialog.fate.kind.setFocus()
        if not dialog.fate.kind.hasFocus():
            return False
        analyst.press("Up")
        assert [one.version_of for one in dialog.choices()] == [""]
        return True

    _import(analyst, new, [as_its_own, _accept], monkeypatch)
    session = analyst.window.bridge.session
    analyst.until(lambda: len(session.state.catalogue.all(Article)) == 2)
    analyst.until_saved()

    other = tmp_path / "other.txt"
    other.write_text(OLD.replace("Twelve", "Fourteen"), encoding="utf-8")

    def choose_the_first() -> bool:
        dialog = _dialog()
        if dialog is None:
            return False
        dialog.fate.kind.setFocus()
        if not dialog.fate.kind.hasFocus():
            return False
        analyst.press("Down")
        assert dialog.fate.article.hasFocus()
        assert not dialog.fate.is_decided()
        analyst.type("A")
        analyst.press("Tab")
        return [one.version_of != "" for one in dialog.choices()] == [True]

    _import(analyst, other, [choose_the_first, _accept], monkeypatch)
    analyst.until(lambda: "Text 2 of A" in analyst.window.furniture.message.text())
    analyst.until_saved()
    (first,) = (one for one in session.state.catalogue.all(Article).values() if one.label == "A")
    assert [tag.quote for tag in left_behind(session, first.id)] == ["Twelve people"]
    assert _versions(analyst) == [1, 1, 2]

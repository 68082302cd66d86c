"""Memos and guidelines by keyboard: written, kept over a restart, undone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from variorum.model.vocabulary import TagKind
from variorum.ui.frame.memo_dialog import GuidelinesDialog, MemoDialog

if TYPE_CHECKING:
    from conftest import Analyst


def _on_sample(analyst: "Analyst") -> None:
    analyst.take_sample()


def _memo(analyst: "Analyst") -> MemoDialog:
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), MemoDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MemoDialog)
    analyst.until(dialog.edit.hasFocus)
    return dialog


def _guidelines(analyst: "Analyst") -> GuidelinesDialog:
    analyst.press("Shift+F1")
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), GuidelinesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GuidelinesDialog)
    analyst.until(dialog.edit.hasFocus)
    return dialog


def _save(analyst: "Analyst") -> None:
    analyst.press("Ctrl+Return")
    analyst.until(lambda: QApplication.activeModalWidget() is None)
    analyst.until(analyst.reads)
    analyst.until_saved()


def _by_palette(analyst: "Analyst", words: str) -> None:
    analyst.press("Ctrl+K")
    analyst.type(words)
    analyst.press("Return")


def test_a_memo_on_the_article_is_kept_and_undone(analyst: "Analyst") -> None:
    _on_sample(analyst)
    analyst.press("Ctrl+Shift+M")
    _memo(analyst)
    analyst.type("Look up the port log.")
    _save(analyst)
    analyst.restart()
    analyst.press("Ctrl+Shift+M")
    assert _memo(analyst).text() == "Look up the port log."
    analyst.press("Esc")
    analyst.until(analyst.reads)
    analyst.press("Ctrl+Z")
    analyst.until_saved()
    analyst.press("Ctrl+Shift+M")
    assert not _memo(analyst).text()
    analyst.press("Esc")


def test_a_memo_on_the_actor_of_the_selected_tag(analyst: "Analyst") -> None:
    _on_sample(analyst)
    analyst.window.annotate.go_to_tag(analyst.tags(TagKind.ACTOR)[0].id)
    for typed in ("Speaks first.", ""):
        _by_palette(analyst, "memo actor of the tag")
        dialog = _memo(analyst)
        assert bool(dialog.text()) is not bool(typed)
        analyst.type(typed)
        _save(analyst)


def test_the_guideline_of_the_selected_kind_is_one_key_away(analyst: "Analyst") -> None:
    _on_sample(analyst)
    analyst.window.annotate.go_to_tag(analyst.tags(TagKind.CLAIM)[0].id)
    dialog = _guidelines(analyst)
    assert dialog.kinds.currentData() == "claim"
    analyst.type("Whole clauses only.")
    _save(analyst)
    analyst.window.annotate.go_to_tag(analyst.tags(TagKind.ACTOR)[0].id)
    dialog = _guidelines(analyst)
    assert (dialog.kinds.currentData(), dialog.edit.toPlainText()) == ("actor", "")
    assert dialog.texts()[TagKind.CLAIM] == "Whole clauses only."
    analyst.press("Shift+Tab", "Down")
    assert dialog.edit.toPlainText() == "Whole clauses only."
    analyst.press("Esc")

"""The help in the window: opened and left by key, with the keys the analyst has."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from variorum.ui.frame.help_window import HelpWindow

if TYPE_CHECKING:
    from conftest import Analyst


def _open(analyst: "Analyst") -> HelpWindow:
    analyst.press("F1")
    found = analyst.window.handlers.helping.help
    assert found is not None
    analyst.until(lambda: QApplication.activeWindow() is found)
    return found


def test_the_help_needs_no_project_and_leads_back_to_the_window(analyst: "Analyst") -> None:
    shown = _open(analyst)
    analyst.press("Down", "Down", "Down")
    assert "Keys" in shown.page.toPlainText()
    analyst.press("Esc")
    assert not shown.isVisible()
    analyst.until(lambda: QApplication.activeWindow() is analyst.window)


def test_it_opens_where_it_was_left_with_the_keys_of_today(analyst: "Analyst") -> None:
    _open(analyst)
    analyst.press("Down", "Down", "Down", "Esc")
    analyst.until(lambda: QApplication.activeWindow() is analyst.window)
    analyst.window.actions_.set_keys({"tag.hold": ("Ctrl+J",), "tag.repeat": ()})
    shown = _open(analyst)
    assert shown.name() == "keys.md"
    words = shown.page.toPlainText().replace("\u00a0", " ")
    assert " Ctrl+J " in words
    assert "Repeat last tag" in words

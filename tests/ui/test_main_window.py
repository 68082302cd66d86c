"""The window as a whole: themes, commands, what stands where."""

from PySide6.QtGui import QCloseEvent, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.ui import theme
from variorum.ui.command_table import commands
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings


def test_every_command_does_something(window: MainWindow) -> None:
    handled = {command for group in window.handlers.groups() for command in group}
    assert handled == {command.id for _, command in commands()}


def test_without_a_project_only_what_needs_none_can_be_given(window: MainWindow) -> None:
    window.bridge.close()
    allowed = {c.id for _, c in commands() if window.actions_[c.id].isEnabled()}
    assert "project.new" in allowed
    assert not allowed & {"edit.undo", "edit.redo", "dataset.export", "tag.claim", "go.back"}
    assert window.workspace() == "annotate"
    assert window.stack.currentWidget() is window.welcome


def test_letters_and_contrast_are_chosen_in_the_view_menu(window: MainWindow) -> None:
    reader, commands_ = window.annotate.reader.text_widget(), window.actions_
    panel = QFontInfo(window.annotate.panel.font()).family()
    commands_["face.sans"].trigger()
    assert QFontInfo(reader.page_layout.look.body).family() == "Source Sans Pro"
    commands_["face.serif"].trigger()
    assert QFontInfo(reader.page_layout.look.body).family() == "Source Serif Pro"
    assert QFontInfo(window.annotate.panel.font()).family() == panel
    commands_["theme.contrast"].trigger()
    assert theme.current().high_contrast
    assert Settings().preferences().contrast
    commands_["theme.contrast"].trigger()
    assert not theme.current().high_contrast


def test_redo_can_be_given_the_moment_after_undo(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.annotate
    assert desk.article is not None
    tag = next(desk.article.in_text_order())
    desk.editor.delete(tag.id)
    assert window.actions_["edit.undo"].isEnabled()
    window.actions_["edit.undo"].trigger()
    assert window.actions_["edit.redo"].isEnabled()
    window.actions_["edit.redo"].trigger()
    qtbot.waitUntil(lambda: window.bridge.session.pending == 0, timeout=20_000)
    assert tag.id not in desk.article.tags


def test_a_window_told_twice_to_close_lets_go_once(window: MainWindow) -> None:
    told: list[bool] = []
    window.left.connect(lambda: told.append(window.bridge.is_open))
    for _ in range(2):
        QApplication.sendEvent(window, QCloseEvent())
    assert told == [False]
    window.make_ready()  # the end of the session is told to a closed window too
    assert window.is_left

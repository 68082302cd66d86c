"""The registry: every command once, in a menu, with keys that reach one command only."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from variorum.ui import icons
from variorum.ui.actions import Actions
from variorum.ui.command_table import MENUS, commands
from variorum.ui.commands import Menu


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Return a window with a reader and a text field."""
    made = QMainWindow()
    qtbot.addWidget(made)
    centre = QWidget()
    column = QVBoxLayout(centre)
    reader = QPlainTextEdit("a text")
    reader.setReadOnly(True)
    reader.setObjectName("reader")
    field = QLineEdit()
    field.setObjectName("field")
    column.addWidget(reader)
    column.addWidget(field)
    made.setCentralWidget(centre)
    return made


def shown(window: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_ids_are_unique() -> None:
    counts = Counter(command.id for _, command in commands())
    assert [key for key, count in counts.items() if count > 1] == []


def test_icons_exist() -> None:
    wanted = {command.icon for _, command in commands() if command.icon}
    assert wanted <= set(icons.names())


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.id)
def test_mnemonics_are_unique_in_each_menu(menu: Menu) -> None:
    letters = Counter(
        (entry.submenu, entry.text[entry.text.index("&") + 1].lower())
        for entry in menu.entries
        if entry
    )
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_no_key_reaches_two_commands(window: QMainWindow) -> None:
    assert Actions(window).clashes() == []


def test_clash_is_found(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.set_keys({"tag.claim": ("A",)})
    assert actions.clashes() == [("A", "tag.actor", "tag.claim")]


def test_quit_and_preferences_have_keys(window: QMainWindow) -> None:
    actions = Actions(window)
    assert "Ctrl+Q" in actions.keys("app.quit")
    assert "Ctrl+," in actions.keys("app.preferences")


def test_every_command_stands_in_a_menu(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.fill(window.menuBar())
    menus = window.menuBar().findChildren(QMenu)
    found = {action.objectName() for menu in menus for action in menu.actions()}
    assert {command.id for _, command in commands()} <= found


def test_triggering_announces_and_calls(window: QMainWindow, qtbot: QtBot) -> None:
    actions = Actions(window)
    called: list[str] = []
    actions.on("edit.undo", lambda: called.append("undo"))
    with qtbot.waitSignal(actions.triggered) as caught:
        actions["edit.undo"].trigger()
    assert caught.args == ["edit.undo"]
    assert called == ["undo"]


def test_single_keys_fire_in_the_reader_only(window: QMainWindow, qtbot: QtBot) -> None:
    actions = Actions(window)
    actions.fill(window.menuBar())
    reader = window.findChild(QPlainTextEdit, "reader")
    field = window.findChild(QLineEdit, "field")
    actions.attach_reader(reader)
    fired: list[str] = []
    actions.triggered.connect(fired.append)
    shown(window, qtbot)
    reader.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_Space, Qt.Key.Key_Period, Qt.Key.Key_Delete):
        qtbot.keyClick(reader, key)
    assert fired == ["tag.actor", "tag.claim", "sentence.read", "tag.repeat", "tag.delete"]
    fired.clear()
    field.setFocus()
    qtbot.keyClicks(field, "A claim.")
    assert fired == []
    assert field.text() == "A claim."


def test_single_keys_can_be_off(window: QMainWindow, qtbot: QtBot) -> None:
    actions = Actions(window)
    actions.fill(window.menuBar())
    reader = window.findChild(QPlainTextEdit, "reader")
    actions.attach_reader(reader)
    actions.set_single_keys(enabled=False)
    fired: list[str] = []
    actions.triggered.connect(fired.append)
    shown(window, qtbot)
    reader.setFocus()
    qtbot.keyClick(reader, Qt.Key.Key_A)
    qtbot.keyClick(reader, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["go.palette"]
    assert actions.keys("selection.shrink") == ()


def test_step_is_named_and_disabled_without_one(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.set_step("edit.undo", "tag <b>A & B</b>")
    assert actions["edit.undo"].text() == "&Undo: tag <b>A && B</b>"
    assert "&lt;b&gt;" in actions["edit.undo"].toolTip()
    assert actions["edit.undo"].isEnabled()
    actions.set_step("edit.undo", "")
    assert actions["edit.undo"].text() == "&Undo"
    assert not actions["edit.undo"].isEnabled()


def test_themes_exclude_one_another(window: QMainWindow) -> None:
    actions = Actions(window)
    actions["theme.dark"].trigger()
    actions["theme.light"].trigger()
    checked = [mode for mode in ("system", "light", "dark") if actions[f"theme.{mode}"].isChecked()]
    assert checked == ["light"]

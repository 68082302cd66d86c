"""Choosing keys: real presses, clashes refused and named, own keys given back."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from variorum.ui.actions import Actions
from variorum.ui.frame.key_editor import KeyEditor
from variorum.ui.settings import Settings


class Hands:
    """A key editor with hands on it."""

    def __init__(self, qtbot: QtBot) -> None:
        """Show the editor of a fresh window's actions."""
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.actions = Actions(self.window)
        self.qtbot = qtbot
        self.renew()

    def renew(self) -> None:
        """Open the editor again on the actions as they are."""
        self.editor = KeyEditor(self.actions)
        self.qtbot.addWidget(self.editor)
        self.editor.show()

    def give(self, command: str, key: str) -> None:
        """Choose a command and press a key for it."""
        self.editor.choose(command)
        field = self.editor.findChild(QKeySequenceEdit)
        assert field is not None
        made = QKeySequence(key)[0]
        self.qtbot.keyClick(field, made.key(), made.keyboardModifiers())

    def click(self, text: str) -> None:
        """Click a button."""
        found = self.editor.findChildren(QPushButton)
        next(one for one in found if one.text() == text).click()

    def says(self, text: str) -> bool:
        """Tell whether a line says this."""
        return any(text in label.text() for label in self.editor.findChildren(QLabel))


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def test_a_pressed_key_becomes_the_command_s(hands: Hands) -> None:
    hands.give("tag.actor", "Z")
    assert hands.editor.chosen() == {"tag.actor": ("Z",)}
    hands.actions.set_keys(hands.editor.chosen())
    assert hands.actions.keys("tag.actor") == ("Z",)
    assert hands.actions.clashes() == []


def test_a_key_of_another_command_is_not_taken_and_named(hands: Hands) -> None:
    hands.give("tag.actor", "C")
    assert hands.editor.chosen() == {}
    assert hands.says("C belongs to “Tag claim”")


def test_a_key_given_up_can_be_taken(hands: Hands) -> None:
    hands.editor.choose("tag.claim")
    hands.click("No key")
    hands.give("tag.actor", "C")
    assert hands.editor.chosen() == {"tag.claim": (), "tag.actor": ("C",)}
    hands.editor.choose("tag.claim")
    hands.click("Its own key")
    assert hands.editor.chosen()["tag.claim"] == ()
    assert hands.says("Its own key belongs to “Tag actor” now.")


def test_own_keys_come_back_one_by_one_and_all_at_once(hands: Hands) -> None:
    hands.give("tag.actor", "Z")
    hands.give("tag.claim", "Y")
    hands.editor.choose("tag.actor")
    hands.click("Its own key")
    assert hands.editor.chosen() == {"tag.claim": ("Y",)}
    hands.click("All as they were")
    assert hands.editor.chosen() == {}


def test_escape_is_nobody_s_key(hands: Hands) -> None:
    hands.give("tag.actor", "Esc")
    assert hands.editor.chosen() == {}


def test_choices_outlive_the_settings_file(hands: Hands) -> None:
    hands.give("tag.actor", "Z")
    hands.editor.choose("tag.claim")
    hands.click("No key")
    hands.give("tag.stance", "Ctrl+;")
    settings = Settings()
    settings.set_keys(hands.editor.chosen())
    settings.save()
    assert Settings().keys() == hands.editor.chosen()
    hands.actions.set_keys(Settings().keys())
    hands.renew()
    assert hands.editor.chosen() == Settings().keys()

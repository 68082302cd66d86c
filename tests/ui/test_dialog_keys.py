"""A dialogue's accepting button keeps its key whatever it says."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from variorum.ui.frame.dialog import FrameDialog


def test_ctrl_enter_accepts_after_the_button_says_something_else(qtbot: QtBot) -> None:
    dialog = FrameDialog("Tag")
    qtbot.addWidget(dialog)
    take = dialog.add_buttons("Tag")
    dialog.rename(take, "Tag 12")
    with qtbot.waitActive(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert take.text() == "Tag 12"

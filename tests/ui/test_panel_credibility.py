"""How credible a claim is: graded by key, with its reason, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from variorum.ui.panel.credibility import Credibility
from variorum.ui.panel.fields import TextField


@pytest.fixture
def shown(qtbot: QtBot) -> Credibility:
    made = Credibility()
    qtbot.addWidget(made)
    made.set_value(None, "")
    made.show()
    return made


def _grade(shown: Credibility) -> QComboBox:
    (box,) = shown.findChildren(QComboBox)
    return box


def test_a_grade_is_chosen_by_its_digit(shown: Credibility, qtbot: QtBot) -> None:
    box = _grade(shown)
    with qtbot.waitSignal(shown.graded) as graded:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_4)
    assert graded.args == [4]
    assert "doubtful" in box.currentText()


def test_it_is_taken_back_by_choosing_none(shown: Credibility, qtbot: QtBot) -> None:
    shown.set_value(2, "seen twice")
    with qtbot.waitSignal(shown.graded) as graded:
        qtbot.keyClick(_grade(shown), Qt.Key.Key_Home)
    assert graded.args == [None]


def test_a_reason_is_written_where_there_is_a_grade(shown: Credibility, qtbot: QtBot) -> None:
    (reason,) = shown.findChildren(TextField)
    assert not reason.isEnabled()
    shown.set_value(1, "")
    assert reason.isEnabled()
    with qtbot.waitSignal(shown.reasoned) as reasoned:
        reason.setFocus()
        qtbot.keyClicks(reason, "two photographs")
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert reasoned.args == ["two photographs"]


def test_showing_a_value_asks_for_nothing(shown: Credibility, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(shown.graded), qtbot.assertNotEmitted(shown.reasoned):
        shown.set_value(5, "said by nobody else")
    assert _grade(shown).currentData() == 5

"""The dialogue for tags of other programs: labels decided by keyboard, what has no place copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from variorum.ui.handover.tags_dialog import TagsDialog
from variorum.ui.handover.values import LabelRow, TagsFound
from variorum.ui.plain import Label

FORMATS = (("brat", "brat standoff"), ("labelstudio", "Label Studio"))
CHOICES = (("actor", "Actor"), ("actor/person", "Actor: person"), ("claim", "Claim"))
CHOICES += (("skip", "Leave out"),)
FOUND = TagsFound(
    "labelstudio",
    "12 of 14 tags have a place. Offsets count UTF-16 units.",
    (
        LabelRow("Mystery", 5, 4),
        LabelRow("PER", 8, 7, "actor/person", "guess"),
        LabelRow("Kim", 1, 1, "actor:named", "last"),
    ),
    ("task 1: A, the same text.",),
    ("task 1: PER r1: not in the text.", "task 1: PER r2: ambiguous."),
)


def shown(qtbot: QtBot, found: TagsFound = FOUND) -> TagsDialog:
    dialog = TagsDialog("tasks.json", FORMATS, CHOICES)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.show_found(found)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return dialog


def press(dialog: TagsDialog, start: str) -> QAbstractButton:
    buttons = dialog.findChildren(QAbstractButton)
    return next(one for one in buttons if one.text().replace("&", "").startswith(start))


def words(dialog: TagsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


def test_guesses_and_last_choices_are_told_apart(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.mapping() == {"PER": "actor/person", "Kim": "actor:named"}
    assert {"guess", "as last time"} <= set(words(dialog))
    assert FOUND.said in words(dialog)


def test_nothing_comes_in_while_a_label_is_undecided(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    take = press(dialog, "Take in")
    assert not take.isEnabled()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.labels.combo("Mystery"))
    qtbot.keyClicks(QApplication.focusWidget(), "cl")
    assert dialog.mapping()["Mystery"] == "claim"
    assert take.isEnabled()
    assert take.text() == "&Take in 12 tags"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_undecided_are_left_out_at_once_and_not_counted(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    press(dialog, "Skip what is undecided").click()
    assert dialog.mapping()["Mystery"] == "skip"
    assert press(dialog, "Take in").text() == "&Take in 8 tags"
    assert not press(dialog, "Skip what is undecided").isVisible()


def test_a_guess_that_was_touched_is_no_guess_any_more(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.labels.choose({"PER": "claim"})
    assert "guess" not in words(dialog)


def test_what_has_no_place_is_listed_and_copied(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.tabs().setCurrentIndex(2)
    press(dialog, "Copy the list").click()
    assert QGuiApplication.clipboard().text() == "\n".join(FOUND.lost)
    dialog.lost.setCurrentRow(1)
    qtbot.keyClick(dialog.lost, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == FOUND.lost[1]


def test_a_file_that_cannot_be_read_lets_another_format_be_chosen(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.show_failure("tasks.json holds nothing that Label Studio would.")
    assert not press(dialog, "Take in").isEnabled()
    assert not dialog.tabs().isVisible()
    with qtbot.waitSignal(dialog.form_chosen) as caught:
        qtbot.keyClick(dialog.format_field(), Qt.Key.Key_Up)
    assert caught.args == ["brat"]

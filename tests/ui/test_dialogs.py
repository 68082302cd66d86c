"""Dialogues: given values, they return values."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import Genre, Reliability
from variorum.shell.phrases import Message
from variorum.ui.actions import Actions
from variorum.ui.command_table import commands
from variorum.ui.frame.details_form import DetailsDialog, DetailsForm
from variorum.ui.frame.dialog import AboutDialog, AskDialog
from variorum.ui.frame.fixed_keys import fixed_keys
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.key_sheet import KeySheet
from variorum.ui.frame.paste_dialog import PasteDialog
from variorum.ui.frame.preferences import PreferencesDialog
from variorum.ui.frame.values import (
    ArticleDetails,
    ImportChoice,
    ImportItem,
    PastedText,
)
from variorum.ui.plain import Label
from variorum.ui.remembered import Preferences

FULL = ArticleDetails(
    title="Seoul weighs its answer",
    outlet="The Daily",
    byline="A. Writer",
    genre=Genre.OPINION,
    published="2024-06",
    published_reason="stated in the text",
    url="https://example.org/a",
    language="en",
    reliability=Reliability.B,
    inferred=("title", "published", "language"),
)
ITEMS = (
    ImportItem("1", "bad.txt", "refused", message="bad.txt is not a text file."),
    ImportItem("2", "one.txt", "ok", "UTF-8", details=FULL, preview="One."),
    ImportItem("3", "two.txt", "ok", "UTF-8"),
    ImportItem("4", "copy.txt", "duplicate", message="The same text as one.txt."),
)
EXTRACTED = ImportItem(
    "5",
    "page.html",
    "ok",
    "trafilatura/2",
    preview="The mill closed.",
    notes="utf-8; 2 words left out",
    left_out="World news",
)


def press(owner: QWidget, start: str) -> QAbstractButton:
    buttons = owner.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().startswith(start))


def line(form: DetailsForm, name: str) -> QLineEdit:
    field = form.field(name)
    assert isinstance(field, QLineEdit)
    return field


def form_of(qtbot: QtBot, details: ArticleDetails) -> DetailsForm:
    made = DetailsForm(["The Daily", "Wire"])
    qtbot.addWidget(made)
    made.set_details(details)
    return made


def test_what_a_page_leaves_out_is_shown_when_asked_for(qtbot: QtBot) -> None:
    dialog = ImportDialog([ITEMS[1], EXTRACTED])
    qtbot.addWidget(dialog)
    dialog.show()
    shown = dialog.findChildren(QPlainTextEdit)[-1]
    ask = press(dialog, "Show what is left out")
    assert not ask.isVisible()  # a plain text leaves nothing out
    dialog.choose(1)
    assert ask.isVisible()
    assert shown.toPlainText() == "The mill closed."
    assert any(each.text() == EXTRACTED.notes for each in dialog.findChildren(QLabel))
    ask.click()
    assert shown.toPlainText() == "World news"
    dialog.choose(0)
    assert shown.toPlainText() == "One."


@pytest.mark.parametrize("details", [FULL, ArticleDetails()])
def test_form_returns_what_it_was_given(qtbot: QtBot, details: ArticleDetails) -> None:
    assert form_of(qtbot, details).details() == details


def test_every_gap_that_is_typed_into_says_that_it_is_one(qtbot: QtBot) -> None:
    form = form_of(qtbot, ArticleDetails())
    outlet = form.field("outlet")
    assert isinstance(outlet, QComboBox)
    lines = (line(form, "title"), line(form, "byline"), outlet.lineEdit())
    assert {one.placeholderText() for one in lines if one} == {"missing"}


def test_editing_a_guess_confirms_it(qtbot: QtBot) -> None:
    form = form_of(qtbot, FULL)
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(line(form, "title"), "!")
    assert form.details().inferred == ("published", "language")
    assert form.chip("title").isHidden()


def test_pressing_the_mark_confirms_a_guess_as_it_is(qtbot: QtBot) -> None:
    form = form_of(qtbot, FULL)
    form.show()
    qtbot.mouseClick(form.chip("published"), Qt.MouseButton.LeftButton)
    assert form.details().published == "2024-06"
    assert form.details().inferred == ("title", "language")


def test_gaps_are_marked_until_filled(qtbot: QtBot) -> None:
    form = form_of(qtbot, ArticleDetails())
    assert line(form, "title").property("state") == "gap"
    assert line(form, "url").property("state") == ""
    qtbot.keyClicks(line(form, "title"), "A title")
    assert line(form, "title").property("state") == ""


@pytest.mark.parametrize(
    ("text", "valid"),
    [("", True), ("2024", True), ("2024-06/..", True), ("June 2024", False), ("2024-13", False)],
)
def test_dates_are_checked(qtbot: QtBot, text: str, *, valid: bool) -> None:
    form = form_of(qtbot, ArticleDetails())
    qtbot.keyClicks(line(form, "published"), text)
    assert form.is_valid() is valid
    assert (line(form, "published").property("state") == "error") is not valid


def test_outlets_are_offered_while_typing(qtbot: QtBot) -> None:
    form = form_of(qtbot, ArticleDetails())
    field = form.field("outlet")
    assert isinstance(field, QComboBox)
    completer = field.completer()
    completer.setCompletionPrefix("dai")
    assert completer.currentCompletion() == "The Daily"


def test_details_cannot_be_saved_with_a_wrong_date(qtbot: QtBot) -> None:
    dialog = DetailsDialog(FULL)
    qtbot.addWidget(dialog)
    take = dialog.findChildren(QAbstractButton)[-1]
    line(dialog.form(), "published").setText("last June")
    assert not take.isEnabled()
    line(dialog.form(), "published").setText("2024-06-01")
    assert take.isEnabled()
    assert dialog.details().published == "2024-06-01"


def test_import_takes_the_good_files_with_their_details(qtbot: QtBot) -> None:
    dialog = ImportDialog(ITEMS)
    qtbot.addWidget(dialog)
    assert dialog.choices() == (ImportChoice("2", FULL), ImportChoice("3", ArticleDetails()))
    assert press(dialog, "Import").text() == "Import 2 articles"


def test_import_keeps_what_was_typed_for_each_file(qtbot: QtBot) -> None:
    dialog = ImportDialog(ITEMS)
    qtbot.addWidget(dialog)
    dialog.choose(2)
    qtbot.keyClicks(line(dialog.form(), "title"), "Two")
    dialog.choose(1)
    assert line(dialog.form(), "title").text() == FULL.title
    titles = [choice.details.title for choice in dialog.choices()]
    assert titles == [FULL.title, "Two"]


def test_import_leaves_out_what_is_not_ticked(qtbot: QtBot) -> None:
    dialog = ImportDialog(ITEMS)
    qtbot.addWidget(dialog)
    dialog.tick(1, ticked=False)
    assert [choice.key for choice in dialog.choices()] == ["3"]
    assert press(dialog, "Import").text() == "Import 1 article"
    dialog.tick(2, ticked=False)
    assert not press(dialog, "Import").isEnabled()


def test_import_says_why_a_file_is_refused(qtbot: QtBot) -> None:
    dialog = ImportDialog(ITEMS)
    qtbot.addWidget(dialog)
    dialog.choose(0)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert "bad.txt is not a text file." in words


def test_paste_needs_words(qtbot: QtBot) -> None:
    dialog = PasteDialog()
    qtbot.addWidget(dialog)
    assert not press(dialog, "Go on").isEnabled()
    other = PasteDialog("A text.\n")
    qtbot.addWidget(other)
    assert press(other, "Go on").isEnabled()
    assert other.pasted() == PastedText("A text.\n", "pasted text")


def test_preferences_come_back_changed(qtbot: QtBot) -> None:
    before = Preferences("light", "Ann", 110, 70, single_keys=True)
    dialog = PreferencesDialog(before)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preferences() == before
    qtbot.mouseClick(press(dialog, "Dark"), Qt.MouseButton.LeftButton)
    press(dialog, "Single letters").click()
    press(dialog, "High contrast").click()
    qtbot.mouseClick(press(dialog, "Without"), Qt.MouseButton.LeftButton)
    after = Preferences("dark", "Ann", 110, 70, single_keys=False, contrast=True, face="sans")
    assert dialog.preferences() == after


def test_a_language_model_can_be_switched_off_where_one_is_installed(qtbot: QtBot) -> None:
    without = PreferencesDialog(Preferences())
    with_one = PreferencesDialog(Preferences(), model="m")
    for dialog in (without, with_one):
        qtbot.addWidget(dialog)
        assert dialog.preferences().language_model
    assert not press(without, "None is installed").isEnabled()
    press(with_one, "Names that m finds").click()
    assert not with_one.preferences().language_model


def test_key_sheet_has_every_command_with_its_key_and_filters(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = KeySheet(Actions(window))
    qtbot.addWidget(sheet)
    fixed = sum(len(rows) for _, rows in fixed_keys())
    assert len(sheet.shown()) == len(list(commands())) + fixed
    sheet.filter("ctrl+k")
    assert sheet.shown() == ["search or run a command ctrl+k ctrl+shift+p"]


def test_question_can_be_accepted_by_enter_and_left_by_escape(qtbot: QtBot) -> None:
    message = Message("It is open elsewhere.", "Nothing was changed.", "Open it to read?")
    for key, result in (
        (Qt.Key.Key_Return, QDialog.DialogCode.Accepted),
        (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected),
    ):
        dialog = AskDialog("Open read-only?", message, "Open")
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(dialog.finished) as caught:
            qtbot.keyClick(dialog, key)
        assert caught.args == [result.value]


def test_about_names_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog("0.1.0")
    qtbot.addWidget(dialog)
    assert "Version 0.1.0" in [label.text() for label in dialog.findChildren(Label)]

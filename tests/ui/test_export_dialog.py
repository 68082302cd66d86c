"""The export dialogue: formats, options, preview, losses; given values, it returns values."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from variorum.model.handover import EVERYTHING, Selection
from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui.handover.dialog import ExportDialog
from variorum.ui.handover.many_choice import ManyChoice
from variorum.ui.handover.preview import LostList
from variorum.ui.handover.values import ExportChoice, ExportFormat, LostRow, Passage, Stock
from variorum.ui.plain import Label

FORMATS = (
    ExportFormat("jsonl", "Dataset", "every record", ".jsonl", bare=True),
    ExportFormat("csv", "Tables", "a file a kind", "-csv", is_folder=True),
    ExportFormat("parquet", "Parquet", "columns", ".parquet", missing="Install it: pip install p"),
    ExportFormat("md", "Report", "words", "-report.md", is_report=True, action="&Save report"),
)
STOCK = Stock((("a1", "A  Shells"), ("a2", "B  Talks")), (("p1", "Ada"), ("p2", "Ben")), 1)


def shown(qtbot: QtBot, folder: Path = Path("/out"), key: str = "") -> ExportDialog:
    dialog = ExportDialog(FORMATS, STOCK, folder, "arms")
    qtbot.addWidget(dialog)
    dialog.begin(key)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def press(owner: QWidget, start: str) -> QAbstractButton:
    buttons = owner.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().replace("&", "").startswith(start))


def words(dialog: ExportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


def test_export_returns_format_and_path(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.choice() == ExportChoice("jsonl", Path("/out/arms.jsonl"), EVERYTHING)
    dialog.pick("csv")
    assert dialog.choice() == ExportChoice("csv", Path("/out/arms-csv"), EVERYTHING)


def test_the_count_stands_on_the_button_once_it_is_known(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert press(dialog, "Export").text() == "E&xport"
    dialog.show_weighed(612, "", "Nothing is lost.")
    assert press(dialog, "Export").text() == "E&xport 612 records"
    assert "Nothing is lost." in words(dialog)


def test_the_arrows_choose_a_format_and_ask_for_its_beginning(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QAbstractButton))
    asked: list[tuple[str, Selection]] = []
    dialog.looked_at.connect(lambda key, selection: asked.append((key, selection)))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert asked == [("csv", EVERYTHING)]


def test_a_format_whose_package_is_missing_says_how_to_install_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    with qtbot.assertNotEmitted(dialog.looked_at):
        dialog.pick("parquet")
    assert dialog.preview.text.toPlainText() == "Install it: pip install p"
    assert not press(dialog, "Export").isEnabled()
    dialog.pick("jsonl")
    assert press(dialog, "Export").isEnabled()


def test_what_is_ticked_becomes_the_selection(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    asked: list[Selection] = []
    dialog.looked_at.connect(lambda _, selection: asked.append(selection))
    press(dialog, "Only finished").click()
    press(dialog, "Article text").click()
    assert asked[-1] == Selection(finished=True, texts=False)
    assert press(dialog, "Only finished").text().endswith("(1 of 2)")


def test_texts_stay_in_a_format_that_needs_them_and_the_wish_is_kept(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    texts = press(dialog, "Article text")
    assert isinstance(texts, QCheckBox)
    texts.click()
    dialog.pick("csv")
    assert texts.isChecked()
    assert not texts.isEnabled()
    dialog.pick("jsonl")
    assert not texts.isChecked()


def test_kinds_are_ticked_off_by_key(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    choice = next(
        one for one in dialog.findChildren(ManyChoice) if one.accessibleName().startswith("Kinds")
    )
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    inside = popup.findChild(QListWidget)
    qtbot.keyClick(inside, Qt.Key.Key_Space)
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    every = frozenset(TagKind)
    assert dialog.choice().selection.kinds == every - {next(iter(TagKind))}


def test_all_ticked_is_no_restriction(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    wanted = Selection(articles=frozenset((Id("a1"), Id("a2"))), analysts=frozenset((Id("p1"),)))
    dialog.options.choose(wanted)
    assert dialog.choice().selection == Selection(analysts=frozenset((Id("p1"),)))


def test_a_report_has_no_options(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    press(dialog, "Only finished").click()
    dialog.pick("md")
    assert not dialog.options.isEnabled()
    assert dialog.choice() == ExportChoice("md", Path("/out/arms-report.md"), EVERYTHING)
    dialog.show_page((), "# Arms", "1 status is a guess.")
    assert dialog.preview.text.toPlainText() == "# Arms"
    assert press(dialog, "Save report").isVisible()


def test_several_files_are_leafed_through(qtbot: QtBot) -> None:
    dialog = shown(qtbot, key="csv")
    dialog.show_beginning([Passage("tags.csv", "id,kind"), Passage("data.bin", "")])
    assert dialog.preview.text.toPlainText() == "id,kind"
    turn = next(
        one
        for one in dialog.findChildren(QAbstractButton)
        if one.accessibleName() == "Next file" and one.isVisible()
    )
    turn.click()
    assert "cannot be shown" in dialog.preview.text.toPlainText()
    turn.click()
    assert "tags.csv" in words(dialog)


def test_enter_on_a_record_that_would_be_lost_leaves_for_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.show_weighed(9, "Tables cannot carry: 2 regions.", "")
    with qtbot.waitSignal(dialog.lost_wanted):
        press(dialog, "Show them").click()
    rows = [LostRow("2 regions"), LostRow("By a writer", 0, "A"), LostRow("Read more", 1, "B")]
    dialog.show_lost(rows)
    listed = dialog.findChild(LostList)
    assert listed.hasFocus()
    assert listed.currentItem().text() == "A   By a writer"
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.opened) as caught:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert caught.args == [1]
    assert not dialog.isVisible()


def test_esc_in_the_list_returns_to_the_preview_first(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.show_beginning([Passage("", "{}")])
    dialog.show_weighed(9, "Tables cannot carry: 1 region.", "")
    press(dialog, "Show them").click()
    dialog.show_lost([LostRow("1 region"), LostRow("By a writer", 0, "A")])
    qtbot.keyClick(dialog.findChild(LostList), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.preview.text.isVisible()


def test_export_needs_a_path(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.path_field().setText(" ")
    assert not press(dialog, "Export").isEnabled()


@pytest.mark.parametrize("answer", ["Replace", "Cancel"])
def test_what_is_there_is_replaced_only_if_the_analyst_says_so(
    qtbot: QtBot, tmp_path: Path, answer: str
) -> None:
    (tmp_path / "arms.jsonl").write_text("old", encoding="utf-8")
    dialog = shown(qtbot, tmp_path)

    def reply() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        press(question, answer).click()

    QTimer.singleShot(0, dialog, reply)
    dialog.accept()
    assert dialog.isVisible() == (answer == "Cancel")


def test_a_folder_written_by_hand_is_kept_when_the_format_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(qtbot)
    field = dialog.path_field()
    field.selectAll()
    qtbot.keyClicks(field, str(tmp_path / "mine.jsonl"))
    dialog.pick("csv")
    assert dialog.choice().path == tmp_path / "arms-csv"

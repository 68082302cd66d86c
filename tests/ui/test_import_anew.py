"""The import dialogue: a file read anew, the columns of a table, a link as a copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget, QPlainTextEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from variorum.ui.frame.columns_dialog import ColumnsDialog
from variorum.ui.frame.import_dialog import ImportDialog
from variorum.ui.frame.values import ArticleDetails, ImportItem
from variorum.ui.plain import Label

ITEMS = (
    ImportItem("1", "one.txt", "ok", "cp1252", preview="Élan", encoding="cp1252"),
    ImportItem("2", "copy.txt", "ok", "utf-8", likeness="Shares 83 % of its words with B"),
    ImportItem("3", "rows.csv", "refused", message="No column for: text.", is_table=True),
)
FIELDS = ("text", "title", "outlet")
NAMES = ("Kopf", "Inhalt", "source")
ROWS = (("Mill reopens", "The mill reopened.", "Gazette"),)


def shown(qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(ITEMS)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def press(owner: QWidget, start: str) -> QAbstractButton:
    buttons = owner.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().replace("&", "").startswith(start))


def test_another_encoding_is_asked_for_by_key(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    field = dialog.reading.encoding
    assert field.currentData() == "cp1252"
    with qtbot.waitSignal(dialog.encoding_chosen) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert caught.args == ["1", "cp1250"]


def test_what_was_read_anew_takes_its_place_and_the_rest_stays(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.tick(1, ticked=False)
    new = [
        ImportItem(
            "4", "one.txt (1/2)", "ok", details=ArticleDetails(title="Йlan"), preview="Йlan"
        ),
        ImportItem("5", "one.txt (2/2)", "ok"),
    ]
    dialog.replace_items(["1"], new)
    listed = dialog.findChild(QListWidget)
    assert [listed.item(row).text().split("\n")[0] for row in range(listed.count())] == [
        "one.txt (1/2)",
        "one.txt (2/2)",
        "copy.txt",
        "rows.csv",
    ]
    assert [one.key for one in dialog.choices()] == ["4", "5"]
    assert dialog.choices()[0].details.title == "Йlan"
    assert dialog.findChildren(QPlainTextEdit)[-1].toPlainText() == "Йlan"
    assert press(dialog, "Import").text() == "Import 2 articles"


def test_a_failure_is_said_and_the_encoding_stays(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.reading.encoding.setCurrentIndex(0)
    dialog.say("one.txt is not UTF-8.")
    words = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert "one.txt is not UTF-8." in words
    assert dialog.reading.encoding.currentData() == "cp1252"


def test_a_copy_is_linked_only_when_ticked(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert not dialog.link.isVisible()
    dialog.choose(1)
    assert dialog.link.isVisible()
    assert dialog.likeness.text() == ITEMS[1].likeness
    assert not any(one.is_copy for one in dialog.choices())
    qtbot.keyClick(dialog.link, Qt.Key.Key_Space)
    assert [one.is_copy for one in dialog.choices()] == [False, True]
    dialog.choose(0)
    dialog.choose(1)
    assert dialog.link.isChecked()


def test_a_table_without_a_known_column_offers_to_name_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.choose(2)
    assert dialog.again.columns.isVisible()
    with qtbot.waitSignal(dialog.columns_wanted) as caught:
        dialog.again.columns.click()
    assert caught.args == ["3"]


def test_all_and_none_are_ticked_at_once(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    press(dialog, "Tick none").click()
    assert dialog.choices() == ()
    assert not press(dialog, "Import").isEnabled()
    press(dialog, "Tick all").click()
    assert len(dialog.choices()) == 2


def test_columns_are_named_beside_the_first_rows(qtbot: QtBot) -> None:
    dialog = ColumnsDialog(FIELDS, NAMES, ROWS, {"outlet": "source"})
    qtbot.addWidget(dialog)
    take = press(dialog, "Read with")
    assert not take.isEnabled()
    dialog.field("text").setCurrentIndex(dialog.field("text").findData("Inhalt"))
    assert take.isEnabled()
    assert dialog.columns() == {"text": "Inhalt", "outlet": "source"}
    table = dialog.findChild(QTableWidget)
    heads = [table.horizontalHeaderItem(at) for at in range(3)]
    assert [head.text() for head in heads if head] == ["Kopf\n", "Inhalt\nText", "source\nOutlet"]
    cell = table.item(0, 1)
    assert cell is not None
    assert cell.text() == "The mill reopened."

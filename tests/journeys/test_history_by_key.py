"""The history by keyboard: who did what, before and after, and back to the sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from variorum.ui.history.acts import RowRole
from variorum.ui.history.dialog import HistoryDialog
from variorum.ui.panel.tag_list import TagList

if TYPE_CHECKING:
    from conftest import Analyst

TEXT = "The ferry <b>Mira</b> sank off Busan. Noor said it was late.\n"


@pytest.fixture
def at_work(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in a project of one article, with two tags, the second one undone."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a &lt;b&gt;.txt").write_text(TEXT, encoding="utf-8")
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    for name in ("Mira", "Busan"):
        analyst.find(name)
        analyst.press("A", "Return")
        analyst.until_saved()
    analyst.press("Ctrl+Z")
    analyst.until(lambda: len(analyst.tags()) == 1)
    analyst.until_saved()
    return analyst


def history(analyst: "Analyst", key: str, acts: int) -> HistoryDialog:
    analyst.press(key)
    dialog = analyst.window.handlers.recalling.dialog
    analyst.until(lambda: dialog.isVisible() and dialog.model.rowCount() == acts)
    analyst.until(dialog.list.hasFocus)
    return dialog


def lines(dialog: HistoryDialog) -> list[tuple[str, str, str]]:
    rows = [dialog.model.index(at).data(RowRole) for at in range(dialog.model.rowCount())]
    return [(row.what, row.who, row.state) for row in rows]


def cells(dialog: HistoryDialog) -> list[list[str]]:
    table = dialog.details
    return [
        [item.text() for column in range(3) if (item := table.item(row, column))]
        for row in range(table.rowCount())
    ]


def test_acts_are_told_with_before_and_after(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    assert lines(dialog) == [
        ("Undo: actor “Busan”", "Ada", ""),
        ("Actor “Busan”", "Ada", "undone"),
        ("Actor “Mira”", "Ada", ""),
        ("Import of articles (1)", "Ada", ""),
        ("New project", "Ada", ""),
    ]
    at_work.until(lambda: ["quote", "Busan", ""] in cells(dialog))
    at_work.press("Down")
    at_work.until(lambda: ["quote", "", "Busan"] in cells(dialog))


def test_enter_opens_the_sentence_and_undo_is_seen_there(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    at_work.press("Down", "Down", "Return")
    at_work.until(lambda: not dialog.isVisible() and at_work.reads())
    at_work.until(lambda: at_work.window.annotate.selected() == at_work.tags()[0].id)


def test_enter_on_a_tag_that_is_gone_opens_where_it_was(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    at_work.press("Return")
    at_work.until(lambda: not dialog.isVisible() and at_work.reads())
    start = TEXT.index("Busan")
    at_work.until(lambda: at_work.window.annotate.reader.caret() == start)


def test_the_history_of_a_tag_leads_back_to_that_of_the_project(at_work: "Analyst") -> None:
    at_work.find("Mira")
    dialog = history(at_work, "H", 1)
    assert lines(dialog) == [("Actor “Mira”", "Ada", "")]
    at_work.press("Alt+W")
    at_work.until(lambda: dialog.model.rowCount() == 5)


def test_kinds_of_act_are_chosen(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    dialog.kinds.setFocus()
    at_work.type("Undo")
    at_work.press("Return")
    at_work.until(lambda: dialog.model.rowCount() == 1)
    assert lines(dialog)[0][0] == "Undo: actor “Busan”"


def test_markup_stays_text_and_escape_closes(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    at_work.press("Down", "Down", "Down")
    at_work.until(lambda: any("a &lt;b&gt;.txt" in cell for row in cells(dialog) for cell in row))
    item = dialog.model.index(3)
    assert item.data(Qt.ItemDataRole.ToolTipRole) is None
    at_work.press("Esc")
    assert not dialog.isVisible()
    assert QApplication.activeModalWidget() is None


def test_what_is_done_while_it_is_open_appears(at_work: "Analyst") -> None:
    dialog = history(at_work, "Ctrl+Shift+H", 5)
    at_work.window.bridge.redo()
    at_work.until(lambda: dialog.model.rowCount() == 6)
    assert lines(dialog)[0][0] == "Redo: actor “Busan”"


def test_the_menu_of_a_tag_in_the_list_is_that_of_the_row_a_key_asks_for(
    at_work: "Analyst",
) -> None:
    at_work.press("Ctrl+Shift+Z")
    at_work.until(lambda: len(at_work.tags()) == 2)
    at_work.until_saved()
    rows = at_work.window.annotate.panel.findChild(TagList)
    assert rows is not None
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(1, 0))
    nowhere = QPoint(5, 5)  # where the first row is
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, rows.mapToGlobal(nowhere))
    QApplication.sendEvent(rows.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    history_of = next(one for one in menu.actions() if "History" in one.text())
    history_of.trigger()
    menu.close()
    dialog = at_work.window.handlers.recalling.dialog
    at_work.until(lambda: dialog.isVisible() and dialog.model.rowCount() == 3)
    assert lines(dialog)[-1] == ("Actor “Busan”", "Ada", "")

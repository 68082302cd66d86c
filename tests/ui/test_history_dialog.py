"""The history's window: pages come as one scrolls, the act looked at stays, text stays text."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from variorum.ui.history.acts import ActModel, ActRow
from variorum.ui.history.copies import CopiesDialog, CopyRow
from variorum.ui.history.details import RecordRows
from variorum.ui.history.dialog import HistoryDialog
from variorum.ui.history.recovery import RecoveryDialog


def rows(first: int, last: int) -> list[ActRow]:
    """Return acts with the numbers from `first` down to `last`."""
    return [ActRow(n, "1 Jan", "Ada", f"Act {n}") for n in range(first, last - 1, -1)]


def dialog(qtbot: QtBot, acts: Sequence[ActRow] = (), *, more: bool = False) -> HistoryDialog:
    made = HistoryDialog({"": "All", "tags": "Tags"})
    qtbot.addWidget(made)
    made.open_on("")
    made.set_acts(acts, more=more)
    return made


def test_older_acts_are_asked_for_once_and_put_below(qtbot: QtBot) -> None:
    model = ActModel()
    model.set_rows(rows(300, 201), more=True)
    asked: list[bool] = []
    model.older_wanted.connect(lambda: asked.append(True))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert len(asked) == 1
    model.add_rows(rows(200, 101), more=False)
    assert model.rowCount() == 200
    last = model.row(199)
    assert last is not None
    assert last.number == 101
    assert not model.canFetchMore(QModelIndex())
    del qtbot


def test_scrolling_to_the_end_asks_for_more(qtbot: QtBot) -> None:
    made = dialog(qtbot, rows(300, 101), more=True)
    with qtbot.waitSignal(made.older_wanted):
        made.list.scrollToBottom()


def test_the_act_looked_at_stays_when_another_is_done(qtbot: QtBot) -> None:
    made = dialog(qtbot, rows(5, 1))
    made.list.setCurrentIndex(made.model.index(2))
    made.set_acts(rows(6, 1), more=False)
    here = made.model.row(made.list.currentIndex().row())
    assert here is not None
    assert here.number == 3


def test_details_of_an_act_no_longer_looked_at_are_passed_over(qtbot: QtBot) -> None:
    made = dialog(qtbot, rows(5, 1))
    made.set_details(4, [RecordRows("Tag", (("place", "", "Busan"),))], "")
    assert made.details.rowCount() == 0
    made.set_details(5, [RecordRows("Tag", (("place", "<b>", "Busan"),))], "and 3 more")
    table = made.details
    texts = [
        [item.text() for column in range(3) if (item := table.item(row, column))]
        for row in range(3)
    ]
    assert texts == [["Tag"], ["place", "<b>", "Busan"], ["and 3 more"]]


def test_marks_that_turn_text_around_are_seen(qtbot: QtBot) -> None:
    made = dialog(qtbot, [ActRow(1, "1 Jan", "A\u202eda", "Actor “\u200bx”", "undone")])
    said = made.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "\u202e" not in said
    assert "\u200b" not in said
    assert "undone" in said


def test_a_chosen_analyst_stays_chosen_while_others_come(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    made.set_authors({"1": "Ada", "2": "Noor"})
    made.authors.setCurrentIndex(2)
    made.set_authors({"0": "Abe", "1": "Ada", "2": "Noor"})
    assert made.author() == "2"
    made.set_authors({"0": "Abe"})
    assert made.author() == ""


def test_the_effect_of_a_copy_no_longer_looked_at_is_passed_over(qtbot: QtBot) -> None:
    made = CopiesDialog()
    qtbot.addWidget(made)
    looked: list[int] = []
    made.looked_at.connect(looked.append)
    made.set_copies([CopyRow("now", "asked for", "1 MB"), CopyRow("then", "asked for", "1 MB")])
    made.table.setCurrentCell(1, 0)
    assert looked == [0, 1]
    made.set_effect(0, {"Tag": (1, 0, 0)})
    assert made.effect.rowCount() == 0
    made.set_effect(1, {"Tag": (1, 0, 2000)})
    cells = [made.effect.item(0, column) for column in range(4)]
    assert [cell.text() for cell in cells if cell] == ["Tag", "1", "·", "2,000"]


def test_without_a_copy_only_the_rescue_is_offered(qtbot: QtBot) -> None:
    made = RecoveryDialog("p.variorum", "")
    qtbot.addWidget(made)
    made.show()
    assert not made.copy.isEnabled()
    assert made.rescue.isEnabled()
    made.wait("…")
    assert not made.rescue.isEnabled()
    made.show_failure("no")
    assert made.rescue.isEnabled()
    assert not made.copy.isEnabled()
    assert QApplication.activeModalWidget() is made

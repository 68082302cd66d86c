"""The page of briefs: what moved since, status by status."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from variorum.model.ids import Id
from variorum.model.pages import Brief
from variorum.model.summary import Summary
from variorum.model.verdict import Sign, Status
from variorum.model.view import Move
from variorum.ui.summary.briefs import BriefsPage, FreezeDialog
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Page

FELL = Move(Id("contested"), "Text of contested", Status.AGREED, Status.CONTESTED, (2, 2), (0, 1))
GREW = Move(Id("single"), "Text of single", Status.SINGLE_ORIGIN, Status.SINGLE_ORIGIN, (1, 2))
BESIDE = Move(
    Id("contested"),
    "Text of contested",
    Status.CONTESTED,
    Status.CONTESTED,
    signs=((Sign.ACCUSED_ONLY,), ()),
)
GONE = Move(Id("gone"), "Text of gone", Status.DENIED, None, (0, 0), (1, 0))


@pytest.fixture
def pane(qtbot: QtBot, summary: Summary) -> SummaryPane:
    """Show two briefs, the session's first."""
    made = SummaryPane()
    qtbot.addWidget(made)
    made.set_summary(summary)
    made.set_briefs(
        [
            Brief(None, "This session", "", "", ()),
            Brief(Id("b"), "Weekly", "2024-11-02T09:00:00.000Z", "Ada", (FELL, GONE, GREW)),
        ]
    )
    made.show_page(Page.BRIEFS)
    made.show()
    qtbot.waitExposed(made)
    return made


def page(pane: SummaryPane) -> BriefsPage:
    return pane.pages.briefs


def test_each_brief_counts_the_statuses_that_are_others_now(pane: SummaryPane) -> None:
    rows = page(pane).table.as_words()[1]
    assert rows == (("This session", "", "", "0"), ("Weekly", "2 Nov 2024", "Ada", "2"))


def test_the_brief_at_the_cursor_tells_before_and_after(qtbot: QtBot, pane: SummaryPane) -> None:
    assert page(pane).taken().rows == ()
    qtbot.keyClick(page(pane).table, Qt.Key.Key_Down)
    assert page(pane).taken().rows == (
        ("Text of contested", "Agreed", "Contested", "2", "0 → 1"),
        ("Text of gone", "Denied", "not there", "0", "1 → 0"),
        ("Text of single", "Single origin", "Single origin", "1 → 2", "0"),
    )


def test_w_explains_and_enter_leads_to_the_proposition(qtbot: QtBot, pane: SummaryPane) -> None:
    qtbot.keyClick(page(pane).table, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.asks.why_asked, timeout=1000) as asked:
        qtbot.keyClick(page(pane).moves, Qt.Key.Key_W)
    assert asked.args[0].proposition.id == "contested"
    for dialog in pane.findChildren(FreezeDialog):
        dialog.close()
    with qtbot.waitSignal(pane.asks.proposition_opened, timeout=1000) as went:
        qtbot.keyClick(page(pane).moves, Qt.Key.Key_Return)
    assert went.args == ["contested"]


def test_the_session_cannot_be_deleted_a_brief_can(qtbot: QtBot, pane: SummaryPane) -> None:
    delete = next(one for one in page(pane).findChildren(QPushButton) if one.text() == "Delete")
    assert not delete.isEnabled()
    qtbot.keyClick(page(pane).table, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.asks.thaw_asked, timeout=1000) as thawed:
        qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert thawed.args == ["b"]


def test_a_brief_without_a_name_is_not_frozen(qtbot: QtBot) -> None:
    dialog = FreezeDialog()
    qtbot.addWidget(dialog)
    take = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Freeze")
    dialog.name.setText("  ")
    assert not take.isEnabled()
    dialog.name.setText("Weekly")
    assert take.isEnabled()


def test_a_badge_that_moves_alone_stands_before_and_after(pane: SummaryPane) -> None:
    pane.set_briefs([Brief(None, "This session", "", "", (BESIDE,))])
    found = page(pane).taken().rows
    assert found[0][1:3] == ("Contested, denied only by the accused", "Contested")
    assert page(pane).table.as_words()[1][0][3] == "1"

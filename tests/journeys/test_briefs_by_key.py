"""A brief is frozen by key, statuses move, and the difference is told, also after a restart."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from variorum.model.verdict import Status, Verdict
from variorum.model.vocabulary import Ruling
from variorum.ui.summary.briefs import FreezeDialog
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def in_summary(analyst: "Analyst") -> "Analyst":
    """Return the analyst before the summary of the sample."""
    analyst.take_sample()
    analyst.press("Ctrl+3")
    analyst.until(lambda: analyst.window.summary.is_current)
    return analyst


def _pane(analyst: "Analyst") -> SummaryPane:
    return analyst.window.summary.pane


def _briefs(analyst: "Analyst") -> list[tuple[str, int]]:
    rows = _pane(analyst).pages.briefs.table.as_words()[1]
    return [(row[0], int(row[3])) for row in rows]


def _freeze(analyst: "Analyst", name: str) -> None:
    analyst.press("Ctrl+Shift+B")
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), FreezeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FreezeDialog)
    analyst.until(dialog.name.hasFocus)
    analyst.type(name)
    analyst.press("Enter")
    analyst.until_saved()


def _first_agreed(analyst: "Analyst") -> Verdict:
    summary = analyst.window.summary.summary
    assert summary is not None
    return summary.of_status(Status.AGREED)[0].verdict


def test_what_moved_since_a_brief(in_summary: "Analyst") -> None:
    _pane(in_summary).show_page(Page.BRIEFS)
    _freeze(in_summary, "Weekly")
    in_summary.until(lambda: _briefs(in_summary) == [("This session", 0), ("Weekly", 0)])
    pair = _first_agreed(in_summary).pair
    assert pair is not None
    _pane(in_summary).asks.independence_ruled.emit(pair[0].actor, pair[1].actor, Ruling.CONFIRMED)
    in_summary.until(lambda: all(moved >= 1 for _name, moved in _briefs(in_summary)))
    moved = _briefs(in_summary)[1]
    in_summary.until_saved()
    in_summary.restart()
    in_summary.press("Ctrl+3")
    _pane(in_summary).show_page(Page.BRIEFS)
    in_summary.until(lambda: _briefs(in_summary) == [("This session", 0), moved])
    in_summary.press("Ctrl+Z")
    in_summary.until(lambda: _briefs(in_summary) == [("This session", moved[1]), ("Weekly", 0)])
    in_summary.press("Ctrl+Z")
    in_summary.until(lambda: [name for name, _ in _briefs(in_summary)] == ["This session"])


def test_why_a_status_moved_leads_to_the_sentence(in_summary: "Analyst") -> None:
    page = _pane(in_summary).pages.briefs
    _pane(in_summary).show_page(Page.BRIEFS)
    _freeze(in_summary, "Weekly")
    in_summary.until(lambda: _briefs(in_summary) == [("This session", 0), ("Weekly", 0)])
    pair = _first_agreed(in_summary).pair
    assert pair is not None
    _pane(in_summary).asks.independence_ruled.emit(pair[0].actor, pair[1].actor, Ruling.CONFIRMED)
    in_summary.until(lambda: all(moved >= 1 for _name, moved in _briefs(in_summary)))
    for row in range(2):
        page.table.setCurrentIndex(page.table.model().index(row, 0))
        in_summary.until(lambda: page.causes.table.current() is not None)
        ((_when, _who, act, touched),) = page.causes.table.as_words()[1]
        assert act.startswith("Ruling on ")
        assert touched == "a ruling on independence"
    page.causes.table.setFocus()
    in_summary.press("Enter")
    in_summary.until(lambda: in_summary.window.workspace() == "annotate")
    in_summary.press("Alt+Left")
    in_summary.until(lambda: in_summary.window.workspace() == "summary")


def test_a_status_that_moves_is_told_in_the_status_bar(in_summary: "Analyst") -> None:
    told: list[str] = []
    in_summary.window.summary.hinted.connect(told.append)
    pair = _first_agreed(in_summary).pair
    assert pair is not None
    _pane(in_summary).asks.independence_ruled.emit(pair[0].actor, pair[1].actor, Ruling.CONFIRMED)
    in_summary.until(lambda: bool(told))
    assert ": Agreed → Corroborated; " in told[0]
    assert told[0].endswith("moved since this article was opened")


def test_the_status_bar_names_what_moved_last_and_shows_what_became_of_it(
    in_summary: "Analyst",
) -> None:
    told: list[str] = []
    in_summary.window.summary.hinted.connect(told.append)
    in_summary.press("Ctrl+1")
    in_summary.until(in_summary.reads)
    long = "the harbour would be closed to ships of every kind until the inquiry has ended"
    for number, said in enumerate(("A first thing", long), start=1):
        in_summary.press("U", "C")
        in_summary.type(said)
        in_summary.press("Ctrl+Enter", "Enter", "1")
        in_summary.until(lambda number=number: len(told) == number)
        name, became = told[-1].split(": ", 1)
        assert said.startswith(name.rstrip("…"))
        assert len(name) <= 60
        assert became.startswith("not there → ")

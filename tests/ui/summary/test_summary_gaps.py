"""An empty page of the summary says how it gets something to show, a full one says nothing."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from variorum.model.summary import Summary
from variorum.ui.summary.gaps import GapLine
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.values import Page


def _said(pane: SummaryPane) -> str:
    (line,) = pane.findChildren(GapLine)
    return "" if line.isHidden() else line.text()


@pytest.fixture
def pane(qtbot: QtBot) -> SummaryPane:
    """Return the summary's pane, with nothing in it yet."""
    made = SummaryPane()
    qtbot.addWidget(made)
    return made


def test_a_page_without_rows_says_the_next_step(pane: SummaryPane, summary: Summary) -> None:
    pane.set_summary(replace(summary, quantities=(), stances=()))
    assert _said(pane) == ""
    pane.show_page(Page.FIGURES)
    assert _said(pane).startswith("No figure is linked to what it measures yet.")
    pane.show_page(Page.STANCES)
    assert _said(pane).startswith("No stance is tagged yet.")
    pane.show_page(Page.PROPOSITIONS)
    assert _said(pane) == ""


def test_the_line_goes_when_something_comes(pane: SummaryPane, summary: Summary) -> None:
    pane.show_page(Page.FIGURES)
    pane.set_summary(replace(summary, quantities=()))
    assert _said(pane)
    pane.set_summary(summary)
    assert _said(pane) == ""

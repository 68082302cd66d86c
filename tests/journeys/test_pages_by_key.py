"""The further pages of the summary on the sample: read when shown, rated, taken away."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.model.ids import Id
from variorum.model.records import Outlet
from variorum.model.vocabulary import Reliability
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.rating import RatingDialog
from variorum.ui.summary.values import Page

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def in_summary(analyst: "Analyst") -> "Analyst":
    """Return the analyst before the summary of the sample."""
    analyst.press("Ctrl+T")
    analyst.until(lambda: analyst.window.annotate.article is not None)
    analyst.until_saved()
    analyst.press("Ctrl+3")
    analyst.until(lambda: analyst.window.summary.is_current)
    return analyst


def _pane(analyst: "Analyst") -> SummaryPane:
    return analyst.window.summary.pane


def _outlets(analyst: "Analyst") -> dict[Id, Outlet]:
    return dict(analyst.window.bridge.session.state.catalogue.all(Outlet))


def test_a_rating_with_its_reason_is_one_step(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    pane.show_page(Page.OUTLETS)
    before = _outlets(in_summary)
    first = pane.pages.outlets.table.current()
    assert first is not None
    pane.asks.rating_asked.emit("outlet", first.outlet)
    in_summary.until(lambda: isinstance(QApplication.activeModalWidget(), RatingDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RatingDialog)
    dialog.choices[Reliability.D].click()
    dialog.reason.setPlainText("named nobody twice")
    dialog.accept()
    in_summary.until_saved()
    rated = in_summary.window.bridge.session.state.catalogue.get(Outlet, first.outlet)
    assert rated is not None
    assert (rated.reliability, rated.reliability_reason) == (Reliability.D, "named nobody twice")
    in_summary.until(lambda: getattr(pane.pages.outlets.table.current(), "reliability", 0) == "D")
    pane.setFocus()
    in_summary.press("Ctrl+Z")
    in_summary.until(lambda: _outlets(in_summary) == before)


def test_timeline_and_network_follow_what_is_left_out(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    articles = in_summary.window.summary.summary.articles
    for page, twin in (
        (Page.TIMELINE, pane.pages.timeline.exhibit),
        (Page.NETWORK, pane.pages.network.exhibit),
    ):
        pane.show_page(page)
        in_summary.until(lambda: bool(twin.taken().rows))  # noqa: B023  # at once
        every = len(twin.taken().rows)
        pane.filters.box(articles[1].id).click()
        in_summary.until(lambda: 0 < len(twin.taken().rows) < every)  # noqa: B023
        in_summary.press("Esc")
        pane.count_everything()
        in_summary.until(lambda: len(twin.taken().rows) == every)  # noqa: B023


def test_a_chart_is_saved_where_the_analyst_says(
    in_summary: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "board.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    pane = _pane(in_summary)
    pane.show_page(Page.STANCES)
    pane.asks.take_asked.emit("svg", pane.pages.stances.exhibit.taken())
    assert path.read_bytes().startswith(b"<?xml")

"""The further pages of the summary on the sample: read when shown, rated, taken away."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from variorum.model.ids import Id
from variorum.model.records import Annotator, Outlet
from variorum.model.vocabulary import Reliability
from variorum.ui.summary.exhibit import CHART
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.rating import RatingDialog
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


def _shown(pane: SummaryPane, page: Page) -> tuple[tuple[str, ...], ...]:
    """Return the table twin, and with it what the chart draws."""
    twin = pane.pages.timeline if page is Page.TIMELINE else pane.pages.network
    return twin.exhibit.taken().rows


def _drawn(pane: SummaryPane, page: Page) -> int:
    """Return how many things the chart draws."""
    if page is Page.TIMELINE:
        chart = pane.pages.timeline.exhibit.view.chart
        return sum(len(lane.items) for lane in chart.lanes) if chart else 0
    chart = pane.pages.network.exhibit.view.chart
    return len(chart.ties) if chart else 0


def _untick(analyst: "Analyst", key: str) -> None:
    box = _pane(analyst).filters.box(key)
    box.setFocus()
    analyst.press("Space")


def test_an_origin_left_out_is_gone_from_timeline_and_network(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    found = in_summary.window.summary.summary
    voices = [voice for row in found.propositions for voice in row.verdict.counted]
    spoken = Counter(origin for voice in voices for origin in voice.origins if origin.actor)
    loudest = spoken.most_common(1)[0][0]
    pane.show_page(Page.TIMELINE)
    in_summary.until(lambda: bool(_shown(pane, Page.TIMELINE)))
    dated = len(_shown(pane, Page.TIMELINE))
    pane.show_page(Page.NETWORK)
    in_summary.until(lambda: bool(_shown(pane, Page.NETWORK)))
    pane.pages.network.exhibit.show_face(CHART)
    ties = _drawn(pane, Page.NETWORK)
    assert any(loudest.name in row[:2] for row in _shown(pane, Page.NETWORK))
    _untick(in_summary, loudest.key)
    in_summary.until(lambda: _drawn(pane, Page.NETWORK) < ties)
    assert not any(loudest.name in row[:2] for row in _shown(pane, Page.NETWORK))
    assert _drawn(pane, Page.NETWORK) == len(_shown(pane, Page.NETWORK))
    pane.show_page(Page.TIMELINE)
    in_summary.until(lambda: len(_shown(pane, Page.TIMELINE)) < dated)
    assert _drawn(pane, Page.TIMELINE) == len(_shown(pane, Page.TIMELINE))
    in_summary.press("Esc")
    in_summary.until(lambda: len(_shown(pane, Page.TIMELINE)) == dated)


def test_an_analyst_left_out_is_gone_from_timeline_and_network(in_summary: "Analyst") -> None:
    pane = _pane(in_summary)
    (ada,) = in_summary.window.bridge.session.state.catalogue.all(Annotator)
    articles = len(in_summary.window.summary.summary.articles)
    for page in (Page.TIMELINE, Page.NETWORK):
        pane.show_page(page)
        in_summary.until(lambda: len(_shown(pane, page)) > articles)  # noqa: B023  # at once
    _untick(in_summary, ada)
    in_summary.until(lambda: _shown(pane, Page.NETWORK) == ())
    pane.show_page(Page.TIMELINE)
    in_summary.until(lambda: 0 < len(_shown(pane, Page.TIMELINE)) <= articles)
    assert {row[1] for row in _shown(pane, Page.TIMELINE)} == {"Published"}


def test_a_chart_is_saved_where_the_analyst_says(
    in_summary: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "board.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    pane = _pane(in_summary)
    pane.show_page(Page.STANCES)
    pane.asks.take_asked.emit("svg", pane.pages.stances.exhibit.taken())
    assert path.read_bytes().startswith(b"<?xml")

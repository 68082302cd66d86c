"""What pages show is made elsewhere where it is much, and the newest question counts."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from variorum.model.summary import Summary
from variorum.ui.summary.lines import by_speaker
from variorum.ui.summary.maker import Maker
from variorum.ui.summary.pane import SummaryPane
from variorum.ui.summary.row_filter import ARTICLE, SPEAKER
from variorum.ui.summary.values import Page


class Elsewhere:
    """Another thread, which works when it is told to."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self.left: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def take(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Remember what to do."""
        self.left.append((work, then))

    def work(self) -> None:
        """Do all of it."""
        while self.left:
            work, then = self.left.pop(0)
            then(work())


@pytest.fixture
def pane(qtbot: QtBot) -> SummaryPane:
    """Return the workspace in view."""
    made = SummaryPane()
    made.resize(1440, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def elsewhere(pane: SummaryPane) -> Elsewhere:
    """Return where the pages of the pane are made from now on."""
    found = Elsewhere()
    pane.asks.maker.elsewhere = found.take
    return found


def wait_for_painting(qtbot: QtBot, pane: SummaryPane) -> None:
    """Wait for what is painted some turns after it was filled."""
    qtbot.waitUntil(lambda: all(part.updatesEnabled() for part in pane.findChildren(QWidget)))


def test_what_was_asked_for_last_is_shown() -> None:
    maker, elsewhere, shown = Maker(), Elsewhere(), list[str]()
    maker.elsewhere = elsewhere.take
    maker.make("a", lambda: "old", shown.append)
    maker.make("a", lambda: "new", shown.append)
    maker.make("b", lambda: "other", shown.append)
    assert maker.is_making("a")
    elsewhere.work()
    assert shown == ["new", "other"]
    assert not maker.is_making("a")


def test_what_is_given_takes_the_place_of_what_is_being_made() -> None:
    maker, elsewhere, shown = Maker(), Elsewhere(), list[str]()
    maker.elsewhere = elsewhere.take
    maker.make("a", lambda: "made", shown.append)
    maker.give("a", "given", shown.append)
    maker.make("b", lambda: "forgotten", shown.append)
    maker.forget()
    elsewhere.work()
    assert shown == ["given"]


@pytest.mark.parametrize("page", [Page.PROPOSITIONS, Page.ACTORS, Page.FIGURES, Page.STANCES])
def test_a_page_shows_what_was_made_elsewhere(
    qtbot: QtBot, pane: SummaryPane, summary: Summary, elsewhere: Elsewhere, page: Page
) -> None:
    pane.set_summary(summary)
    pane.show_page(page)
    assert pane.asks.maker.is_making(page)
    before = pane.pages.grab().toImage()
    elsewhere.work()
    assert not pane.asks.maker.is_making(page)
    wait_for_painting(qtbot, pane)
    assert pane.pages.grab().toImage() != before


def test_columns_by_speaker_come_when_they_are_made_unless_articles_are_wanted_again(
    pane: SummaryPane, summary: Summary, elsewhere: Elsewhere
) -> None:
    pane.set_summary(summary)
    overview = pane.pages.overview
    by_article = overview.matrix.model().columnCount()
    overview.bar.choose_columns(SPEAKER)
    assert overview.matrix.model().columnCount() == by_article
    assert not overview.is_settled
    elsewhere.work()
    assert overview.matrix.model().columnCount() == len(by_speaker(summary).heads) + 2
    overview.bar.choose_columns(ARTICLE)
    overview.bar.choose_columns(SPEAKER)
    overview.bar.choose_columns(ARTICLE)
    elsewhere.work()
    assert overview.matrix.model().columnCount() == by_article


@pytest.mark.parametrize("page", list(Page))
def test_a_page_made_while_nobody_waited_looks_as_one_made_when_opened(
    qtbot: QtBot, summary: Summary, page: Page
) -> None:
    pictures = []
    for warmed in (False, True):
        pane = SummaryPane()
        qtbot.addWidget(pane)
        pane.resize(1440, 800)
        for step in pane.pages.warming() if warmed else ():
            step()
        pane.show()
        qtbot.waitUntil(pane.isActiveWindow)
        pane.set_summary(summary)
        pane.show_page(page)
        assert pane.pages.overview.card.is_settled  # to ask for it makes it whole
        wait_for_painting(qtbot, pane)
        pictures.append(pane.pages.grab().toImage())
        pane.hide()
    assert pictures[0] == pictures[1]

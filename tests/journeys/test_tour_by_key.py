"""The tour, walked by real keys: each step waits for the act and goes on by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from variorum.model.vocabulary import LinkRole, Polarity, TagKind
from variorum.ui.desk.tour import Tour
from variorum.ui.frame.tour_steps import steps

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def toured(analyst: "Analyst") -> "Analyst":
    """Return the analyst at the first step."""
    analyst.window.actions_["help.tour"].trigger()
    analyst.until(lambda: analyst.window.handlers.touring.tour is not None)
    _until_ready(analyst)
    return analyst


def _tour(analyst: "Analyst") -> Tour:
    tour = analyst.window.handlers.touring.tour
    assert tour is not None
    return tour


def _until_ready(analyst: "Analyst") -> None:
    desk = analyst.window.annotate
    analyst.until(lambda: desk.article is not None and desk.article.article.label == "E")
    analyst.until(lambda: bool(desk.suggested.all()) and analyst.reads())
    analyst.until(lambda: desk.reader.caret() == analyst.article().text.index("Published"))


def _at(analyst: "Analyst", number: int) -> None:
    """Wait for a step, and until what was done is on disk."""
    analyst.until(lambda: f"Tour: {number} of 10" in _tour(analyst).card.text())
    analyst.until_saved()


def _says(analyst: "Analyst", *words: str) -> bool:
    return all(word in _tour(analyst).card.text() for word in words)


def _button(analyst: "Analyst", name: str) -> QAbstractButton:
    buttons = _tour(analyst).card.findChildren(QAbstractButton)
    return next(one for one in buttons if one.text().replace("&", "") == name)


def _when_dialogue_opens(analyst: "Analyst", act: Callable[[QDialog], None]) -> None:
    """Do something in the dialogue that opens next and holds this thread."""

    def look() -> None:
        dialogue = QApplication.activeModalWidget()
        if isinstance(dialogue, QDialog):
            act(dialogue)
        else:
            QTimer.singleShot(20, analyst.window, look)

    QTimer.singleShot(0, analyst.window, look)


def test_the_whole_tour_is_walked_by_key(toured: "Analyst") -> None:
    desk = toured.window.annotate
    _at(toured, 1)
    toured.press("Space")
    _at(toured, 2)
    toured.press("Tab", "Enter")
    _at(toured, 3)
    assert [tag.quote for tag in toured.tags()] == ["South Korea"]
    toured.press("A")
    _at(toured, 4)
    toured.press("Shift+A")
    toured.until(lambda: QApplication.activeModalWidget() is not None)
    toured.press("Enter")
    _at(toured, 5)
    assert len(toured.tags()) > 3
    toured.press("Ctrl+Z")
    _at(toured, 6)
    assert [tag.quote for tag in toured.tags()] == ["South Korea", "Seoul"]
    toured.press("F", "Enter", "Enter")
    _at(toured, 7)
    assert toured.selected().role(LinkRole.QUANTITY)
    assert [tag.value for tag in toured.tags(TagKind.FIGURE)] == [1500]
    toured.press("C")
    toured.type("troops")
    toured.press("Enter", "Shift+Enter")
    _at(toured, 8)
    link = toured.selected().role(LinkRole.PROPOSITION)[0]
    assert link.polarity is Polarity.DENIES
    toured.press("Ctrl+3")
    _at(toured, 9)
    toured.until(lambda: toured.window.summary.is_current)
    toured.press("Enter", "Enter")
    toured.until(lambda: toured.window.workspace() == "annotate" and desk.selected() is not None)
    toured.press("Alt+Left")
    _at(toured, 10)
    _when_dialogue_opens(toured, QDialog.reject)
    toured.press("Ctrl+E")
    toured.until(lambda: _says(toured, "That was the tour"))
    _button(toured, "Close").click()
    assert toured.window.handlers.touring.tour is None
    assert toured.window.bridge.is_open


def test_another_act_than_the_one_asked_for_changes_nothing(toured: "Analyst") -> None:
    _at(toured, 1)
    toured.press("J", "K", "W")
    toured.until_saved()
    assert _says(toured, "Tour: 1 of 10")


def test_an_act_done_in_part_is_ticked(toured: "Analyst") -> None:
    toured.press("Space")
    _at(toured, 2)
    toured.press("Tab")
    toured.until(lambda: _tour(toured).acts_done == 1)
    assert _says(toured, "Tour: 2 of 10")


def test_steps_are_skipped_with_those_that_rest_on_them(toured: "Analyst") -> None:
    seen = []
    for _ in range(len(steps())):
        said = _tour(toured).card.text()
        seen.append(said.split(" of ")[0])
        toured.press("Alt+P")
        toured.until(lambda: _tour(toured).card.text() != said)  # noqa: B023  # at once
        if _says(toured, "That was the tour"):
            break
    assert seen == [f"Tour: {number}" for number in (1, 2, 3, 6, 7, 8, 9, 10)]
    assert not toured.tags()


def test_esc_means_back_to_the_text_first_and_ends_only_when_pressed_twice_there(
    toured: "Analyst",
) -> None:
    toured.press("C")
    assert toured.has_strip()
    toured.press("Esc")
    assert not toured.has_strip()
    assert toured.reads()
    toured.press("Esc", "J", "Esc")
    assert toured.window.handlers.touring.tour is not None
    toured.press("Esc")
    assert toured.window.handlers.touring.tour is None
    assert toured.reads()


def test_the_button_ends_it_and_tags_stay(toured: "Analyst") -> None:
    toured.press("Space", "Tab", "Enter")
    _at(toured, 3)
    _button(toured, "End tour").click()
    assert toured.window.handlers.touring.tour is None
    assert [tag.quote for tag in toured.tags()] == ["South Korea"]


def test_the_card_shows_the_keys_as_they_are_now(toured: "Analyst") -> None:
    assert _says(toured, "Space marks it read")
    toured.window.actions_.set_keys({"sentence.read": ("Ctrl+J",), "tag.actor": ()})
    _button(toured, "Skip step").click()
    _button(toured, "Skip step").click()
    assert _says(toured, "Tag actor tags the name")
    _button(toured, "End tour").click()
    toured.window.actions_["help.tour"].trigger()
    toured.until(lambda: toured.window.handlers.touring.tour is not None)
    _until_ready(toured)
    assert _says(toured, "Ctrl+J marks it read")
    assert not _says(toured, "Space marks it read")


def test_a_second_tour_begins_afresh_and_the_sample_stays_as_it_was(toured: "Analyst") -> None:
    toured.press("Space", "Tab", "Enter")
    _at(toured, 3)
    toured.window.actions_["help.tour"].trigger()
    toured.until(lambda: not toured.window.bridge.is_open or not toured.tags())
    toured.until(lambda: toured.window.handlers.touring.tour is not None)
    _until_ready(toured)
    assert not toured.tags()
    for _ in range(8):
        _button(toured, "Skip step").click()
    _button(toured, "Open the whole sample").click()
    sample = toured.window.furniture.sample
    toured.until(lambda: toured.window.bridge.holds(sample))
    toured.until(lambda: toured.window.annotate.article is not None)
    assert toured.window.handlers.touring.tour is None
    assert toured.tags()


def test_the_copy_is_not_among_the_projects_to_come_back_to(toured: "Analyst") -> None:
    toured.press("Space", "J")
    toured.until_saved()
    settings = toured.window.settings
    toured.window.close()
    assert settings.recent() == ()
    assert settings.last_project() is None


def test_the_tour_is_offered_once_with_the_sample(analyst: "Analyst") -> None:
    message = analyst.window.furniture.message
    analyst.press("Ctrl+T")
    analyst.until(lambda: analyst.window.annotate.article is not None)
    analyst.until(lambda: "tour of three minutes" in message.text())
    message.dismiss()
    analyst.restart()
    assert message.text() == ""
    assert "tour" not in analyst.window.furniture.message.text()


def test_the_offer_leads_to_the_tour(analyst: "Analyst") -> None:
    analyst.press("Ctrl+T")
    analyst.until(lambda: bool(analyst.window.furniture.message.text()))
    buttons = analyst.window.furniture.message.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == "Take the tour").click()
    analyst.until(lambda: analyst.window.handlers.touring.tour is not None)
    _until_ready(analyst)
    assert analyst.reads()

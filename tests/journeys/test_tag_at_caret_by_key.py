"""Keys on a tag: they take the one at the caret, say where there is none, and lead back."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from variorum.model.errors import UserError
from variorum.model.vocabulary import TagKind

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst") -> "Analyst":
    """Return the analyst in front of the sample, nothing selected."""
    analyst.take_sample()
    return analyst


def _at(reading: "Analyst", place: int) -> None:
    desk = reading.window.annotate
    desk.select(None)
    desk.reader.go_to(place)


def _on_a_tag(reading: "Analyst") -> None:
    _at(reading, reading.tags(TagKind.ACTOR)[0].start)


@pytest.mark.parametrize("key", ["E", "L", "M"])
def test_a_key_on_a_tag_takes_the_one_at_the_caret_and_esc_leads_back(
    reading: "Analyst", key: str
) -> None:
    _on_a_tag(reading)
    reading.press(key)
    assert reading.window.annotate.panel.isAncestorOf(QApplication.focusWidget())
    assert reading.selected().tag.id == reading.tags(TagKind.ACTOR)[0].id
    reading.press("Esc")
    reading.until(reading.reads)


def test_resizing_takes_the_tag_at_the_caret(reading: "Analyst") -> None:
    _on_a_tag(reading)
    before = reading.tags(TagKind.ACTOR)[0]
    reading.press("R", "Right", "Enter")
    assert reading.selected().tag.end > before.end


def test_retagging_takes_the_tag_at_the_caret(reading: "Analyst") -> None:
    _on_a_tag(reading)
    before = reading.tags(TagKind.ACTOR)[0]
    reading.press("Alt+3")
    assert reading.article().tags[before.id].kind is TagKind.STANCE


@pytest.mark.parametrize("key", ["E", "L", "M", "R", "Alt+3"])
def test_where_no_tag_is_that_is_said(reading: "Analyst", key: str) -> None:
    covered = {place for tag in reading.tags() for place in range(tag.start, tag.end + 1)}
    free = next(n for n in range(len(reading.article().text)) if n not in covered)
    _at(reading, free)
    reading.press(key)
    assert "No tag stands at the caret" in reading.window.status.text()
    assert reading.reads()


def test_what_cannot_be_repeated_or_found_is_said(reading: "Analyst") -> None:
    reading.press(".")
    assert "Nothing was tagged yet" in reading.window.status.text()
    reading.press("Ctrl+End", "U")
    assert "No sentence without a tag" in reading.window.status.text()


@pytest.mark.parametrize("key", ["A", "C", "S", "F"])
def test_a_strip_that_could_not_be_kept_is_not_opened(
    reading: "Analyst", key: str, monkeypatch: pytest.MonkeyPatch
) -> None:

    refusal = UserError("project.read_only", path="a", owner="Ada")
    monkeypatch.setattr(reading.window.bridge.session, "refusal", refusal)
    reading.press(key)
    assert not reading.has_strip()
    assert "read-only" in reading.window.furniture.message.text()
    assert reading.reads()

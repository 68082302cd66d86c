"""Type first: a kind is held by key, words are selected by mouse, each becomes a tag."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles, suggestions hidden."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _place(analyst: "Analyst", words: str) -> QPoint:
    """Return a point on words of the text, in its viewport."""
    reader = analyst.window.annotate.reader
    start = analyst.article().text.index(words)
    reader.go_to(start)
    viewport = reader.text_widget().viewport()
    box = reader.span_rect(start, start + len(words))
    return viewport.mapFrom(reader, box.center())


def _double_click(analyst: "Analyst", qtbot: QtBot, words: str) -> None:
    viewport = analyst.window.annotate.reader.text_widget().viewport()
    place = _place(analyst, words)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)


def test_each_word_selected_becomes_a_tag_of_the_kind_held(
    reading: "Analyst", qtbot: QtBot
) -> None:
    reading.find("Russia is firing")
    reading.press("A", "Enter", "T", "A")
    assert not reading.has_strip()
    assert len(reading.tags()) == 1
    for words in ("Pyongyang", "Moscow"):
        _double_click(reading, qtbot, words)
        reading.until(reading.has_strip)
        reading.press("Enter")
    assert {tag.quote for tag in reading.tags()} == {"Russia", "Pyongyang", "Moscow"}


def test_escape_ends_holding_and_the_keys_tag_at_once_again(
    reading: "Analyst", qtbot: QtBot
) -> None:
    reading.press("T", "A", "Esc")
    assert not reading.window.actions_["tag.hold"].isChecked()
    _double_click(reading, qtbot, "Pyongyang")
    assert not reading.has_strip()
    reading.press("A")
    assert reading.has_strip()


def test_words_selected_first_are_tagged_by_the_key_that_holds(reading: "Analyst") -> None:
    reading.press("T")
    reading.find("Pyongyang")
    reading.press("W", "A")
    assert reading.has_strip()
    reading.press("Enter")
    assert [(tag.kind, tag.quote) for tag in reading.tags()] == [(TagKind.ACTOR, "Pyongyang")]

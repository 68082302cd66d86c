"""Progress: reading begins an article, done asks while sentences are unread."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from variorum.model.vocabulary import Progress
from variorum.paths import sample_corpus
from variorum.ui.widgets import Chip

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _answer(analyst: "Analyst") -> QPushButton:
    buttons = analyst.window.furniture.message.findChildren(QPushButton)
    return next(one for one in buttons if one.text() == "Done all the same")


def test_done_asks_while_sentences_are_unread(reading: "Analyst") -> None:
    reading.press("Space")
    reading.window.actions_["progress.done"].trigger()
    assert reading.article().article.progress is Progress.TODO
    unread = len(reading.window.annotate.sentences.spans) - 1  # type: ignore[union-attr]  # open
    said = reading.window.furniture.message.text()
    assert said.startswith(f"{unread} sentences are not read yet.")
    assert reading.reads()
    _answer(reading).click()
    assert reading.article().article.progress is Progress.DONE
    assert reading.window.furniture.message.text() == ""
    assert reading.reads()


def test_done_does_not_ask_when_all_is_read(reading: "Analyst") -> None:
    sentences = reading.window.annotate.sentences
    assert sentences is not None
    reading.press(*["Space"] * (len(sentences.spans) - 1))
    assert "All sentences are read" not in reading.window.status.text()
    reading.press("Space")
    reading.until(lambda: "All sentences are read" in reading.window.status.text())
    reading.press("Ctrl+K")
    reading.type(">done")
    reading.press("Enter")
    reading.until(lambda: reading.article().article.progress is Progress.DONE)
    assert reading.window.furniture.message.text() == ""


def test_the_answer_does_not_reach_another_article(reading: "Analyst") -> None:
    reading.window.actions_["progress.done"].trigger()
    button = _answer(reading)
    reading.press("Alt+Down")
    reading.until(lambda: reading.article().article.label == "B")
    button.click()
    assert reading.article().article.progress is Progress.TODO


def _chips(analyst: "Analyst") -> set[str]:
    return {chip.text() for chip in analyst.window.annotate.library.findChildren(Chip)}


def test_the_first_sentence_read_begins_an_article_without_an_act(reading: "Analyst") -> None:
    before = reading.window.bridge.session.steps
    reading.until(lambda: {"To do 5", "Doing 0"} <= _chips(reading))
    reading.press("Space")
    reading.until(lambda: {"To do 4", "Doing 1"} <= _chips(reading))
    reading.until_saved()
    assert reading.window.bridge.session.steps == before
    assert reading.article().article.progress is Progress.TODO

"""Tagging all occurrences by keyboard: previewed, ticked, done and undone as one act."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QListWidget

from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.ui.frame.occurrences_dialog import OccurrencesDialog

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def tagging(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst with Russia tagged once in the first of five articles."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    analyst.find("Russia is firing")
    analyst.press("A", "Enter")
    analyst.until_saved()
    return analyst


def _preview(analyst: "Analyst") -> QListWidget:
    analyst.press("Shift+A")
    analyst.until(lambda: isinstance(QApplication.activeWindow(), OccurrencesDialog))
    found = QApplication.activeWindow()
    assert found is not None
    shown = found.findChild(QListWidget)
    assert shown is not None
    analyst.until(shown.hasFocus)
    return shown


def _everywhere(analyst: "Analyst") -> list[Tag]:
    session = analyst.window.bridge.session
    found = session.submit(lambda store: list(store.records())).result()
    return [one for one in found if isinstance(one, Tag)]


def test_all_occurrences_here_take_three_keys_and_one_undo(tagging: "Analyst") -> None:
    tagging.press("Ctrl+Z")
    tagging.until(lambda: not tagging.tags())
    tagging.press("Ctrl+Shift+Z")
    tagging.until(lambda: len(tagging.tags()) == 1)
    tagging.until_saved()
    tagging.strokes = 0
    tagging.press("A")
    count = _preview(tagging).count()
    tagging.press("Enter")
    assert tagging.strokes == 3
    assert count > 1
    tagging.until(lambda: len(tagging.tags(TagKind.ACTOR)) == 1 + count)
    assert {tag.quote for tag in tagging.tags()} == {"Russia"}
    tagging.until_saved()
    assert len(_everywhere(tagging)) == 1 + count
    assert tagging.reads()
    tagging.press("Ctrl+Z")
    tagging.until(lambda: len(tagging.tags()) == 1)


def test_one_place_is_unticked(tagging: "Analyst") -> None:
    shown = _preview(tagging)
    count = shown.count()
    tagging.press("Space", "Enter")
    tagging.until(lambda: len(tagging.tags()) == count)


def test_all_articles_are_taken_in_and_taken_back_as_one(tagging: "Analyst") -> None:
    shown = _preview(tagging)
    here = shown.count()
    tagging.press("Alt+L")
    tagging.until(lambda: shown.count() > here)
    everywhere = shown.count()
    tagging.press("Enter")
    tagging.until(lambda: len(tagging.tags()) == 1 + here)
    tagging.until_saved()
    made = _everywhere(tagging)
    assert len(made) == 1 + everywhere
    assert len({tag.text_version for tag in made}) > 1
    label = tagging.article().article.label
    tagging.press("Ctrl+Z")
    tagging.until(lambda: len(tagging.tags()) == 1)
    tagging.until_saved()
    assert tagging.article().article.label == label
    assert len(_everywhere(tagging)) == 1


def test_escape_tags_nothing_and_returns_to_the_text(tagging: "Analyst") -> None:
    _preview(tagging)
    tagging.press("Esc")
    tagging.until(tagging.reads)
    assert len(tagging.tags()) == 1


def test_without_an_actor_tag_it_says_what_to_select(tagging: "Analyst") -> None:
    tagging.window.annotate.select(None)
    tagging.press("Shift+A")
    assert "Select the tag of an actor first" in tagging.window.status.text()

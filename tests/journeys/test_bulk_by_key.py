"""Tagging what was found by keyboard: ticked, previewed, done and undone as one act."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from variorum.model.records import Actor
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, Polarity, TagKind
from variorum.paths import sample_corpus
from variorum.ui.frame.bulk_dialog import BulkDialog
from variorum.ui.frame.find_all import FindAllDialog

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst before five articles without tags."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _found(analyst: "Analyst", query: str) -> FindAllDialog:
    analyst.press("Ctrl+Shift+F")
    analyst.until(lambda: isinstance(QApplication.activeWindow(), FindAllDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, FindAllDialog)
    analyst.until(dialog.field.hasFocus)
    analyst.type(query)
    analyst.press("Return")
    analyst.until(lambda: dialog.model.rowCount() > 0)
    return dialog


def _preview(analyst: "Analyst") -> BulkDialog:
    analyst.press("Ctrl+Return")
    analyst.until(lambda: isinstance(QApplication.activeModalWidget(), BulkDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BulkDialog)
    analyst.until(lambda: dialog.model.rowCount() > 0 and dialog.picker.hasFocus())
    return dialog


def _records(analyst: "Analyst", cls: type) -> list[object]:
    session = analyst.window.bridge.session
    found = session.submit(lambda store: list(store.records())).result()
    return [one for one in found if isinstance(one, cls)]


def _moscows(analyst: "Analyst") -> int:
    actors = [one for one in _records(analyst, Actor) if isinstance(one, Actor)]
    return sum(one.name == "Moscow" for one in actors)


def _closed(analyst: "Analyst") -> None:
    analyst.until(lambda: not isinstance(QApplication.activeModalWidget(), BulkDialog))
    analyst.until_saved()


def test_all_that_was_found_is_tagged_as_a_new_actor_and_taken_back_at_once(
    reading: "Analyst",
) -> None:
    dialog = _found(reading, "Moscow")
    reading.press("Down", "Ctrl+A")
    count = len(dialog.model.ticked())
    articles = len({one.article for one in dialog.model.ticked()})
    assert articles > 1
    preview = _preview(reading)
    reading.press("Ctrl+Return")
    reading.until(preview.list.hasFocus)
    assert preview.said.text().startswith(f"{count} places in {articles} articles")
    reading.press("Ctrl+Return")
    _closed(reading)
    assert dialog.said.text() == f"{count} places tagged"
    assert dialog.model.ticked() == []
    assert len(_records(reading, Tag)) == count
    assert _moscows(reading) == 1
    reading.press("Esc")
    reading.until(lambda: QApplication.activeWindow() is reading.window)
    assert reading.tags()
    reading.press("Ctrl+Z")
    reading.until(lambda: not reading.tags())
    reading.until_saved()
    assert _records(reading, Tag) == []
    assert not _moscows(reading)


def test_what_is_tagged_is_listed_and_skipped(reading: "Analyst") -> None:
    reading.find("Moscow")
    reading.press("A", "Enter")
    reading.until_saved()
    dialog = _found(reading, "Moscow")
    reading.press("Down", "Ctrl+A")
    count = len(dialog.model.ticked())
    preview = _preview(reading)
    assert "1 tagged already, skipped" in preview.said.text()
    assert len(preview.model.ticked()) == count - 1
    reading.press("Return")
    reading.until(preview.list.hasFocus)
    reading.until(lambda: len(preview.model.ticked()) == count - 1)
    reading.press("Return")
    _closed(reading)
    assert len(_records(reading, Tag)) == count
    assert _moscows(reading) == 1


def test_one_place_ticked_as_a_claim_makes_its_sentence_one(reading: "Analyst") -> None:
    _found(reading, '"since September"')
    reading.press("Down", "Up", "Space")
    preview = _preview(reading)
    reading.press("Shift+Tab", "Right")
    reading.until(lambda: preview.choice().kind is TagKind.CLAIM)
    reading.press("Tab")
    reading.type("Shells were shipped")
    reading.press("Ctrl+Return")
    reading.until(preview.list.hasFocus)
    reading.press("Ctrl+Return")
    _closed(reading)
    (tag,) = [one for one in _records(reading, Tag) if isinstance(one, Tag)]
    assert tag.kind is TagKind.CLAIM
    assert tag.quote.endswith(".")
    links = [one for one in _records(reading, TagLink) if isinstance(one, TagLink)]
    said = [one for one in links if one.role is LinkRole.PROPOSITION]
    assert [one.polarity for one in said] == [Polarity.ASSERTS]


def test_escape_tags_nothing_and_keeps_the_ticks(reading: "Analyst") -> None:
    dialog = _found(reading, "Moscow")
    reading.press("Down", "Space")
    _preview(reading)
    reading.press("Esc")
    _closed(reading)
    assert len(dialog.model.ticked()) == 1
    assert _records(reading, Tag) == []


def test_all_matches_of_a_regular_expression_are_tagged_from_the_find_bar(
    reading: "Analyst",
) -> None:
    bar = reading.window.annotate.reader.find_bar
    reading.press("Ctrl+F", "Alt+R")
    reading.until(bar.pattern.isChecked)
    reading.type("north korea\\b")
    count = int(bar.result().rpartition(" ")[2])
    assert count > 1
    preview = _preview(reading)
    assert len(preview.model.ticked()) == count
    reading.press("Space", "Backspace")
    reading.type("North Korea")
    reading.press("Ctrl+Return")
    reading.until(preview.list.hasFocus)
    reading.press("Ctrl+Return")
    _closed(reading)
    assert len(reading.tags(TagKind.ACTOR)) == count
    reading.until(reading.reads)
    reading.press("Ctrl+Z")
    reading.until(lambda: not reading.tags())

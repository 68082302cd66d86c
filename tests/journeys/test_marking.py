"""Lines marked as what they are, and quotes carried elsewhere, by keyboard."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from variorum.model.vocabulary import RegionKind
from variorum.ui.frame.find_all import FindAllDialog

if TYPE_CHECKING:
    from conftest import Analyst


def _on_sample(analyst: "Analyst") -> None:
    analyst.take_sample()


def _regions(analyst: "Analyst") -> set[tuple[str, RegionKind]]:
    article = analyst.article()
    return {(article.text[one.start : one.end], one.kind) for one in article.regions.values()}


def test_a_line_is_marked_undone_and_marked_again(analyst: "Analyst") -> None:
    _on_sample(analyst)
    article = analyst.article()
    tag = analyst.tags()[3]
    start = article.text.rfind("\n", 0, tag.start) + 1
    end = article.text.index("\n", tag.end)
    line = article.text[start:end].strip()
    analyst.window.annotate.go_to_tag(tag.id)
    before = _regions(analyst)
    analyst.press("Ctrl+K")
    analyst.type("mark lines as boilerplate")
    analyst.press("Return")
    analyst.until_saved()
    assert (line, RegionKind.BOILERPLATE) in _regions(analyst)
    assert article.linked(tag.id).excluded_by is RegionKind.BOILERPLATE
    assert analyst.reads()
    analyst.press("Ctrl+Z")
    analyst.until(lambda: _regions(analyst) == before)
    assert article.linked(tag.id).excluded_by is None


@pytest.fixture
def clipboard() -> Iterator[QClipboard]:
    """Return the clipboard, emptied at the end: the platform of tests frees it after Python."""
    found = QGuiApplication.clipboard()
    yield found
    found.clear()


def test_a_citation_goes_to_the_clipboard_three_times(
    analyst: "Analyst", clipboard: QClipboard
) -> None:
    _on_sample(analyst)
    reader = analyst.window.annotate.reader
    start, end = reader.sentence() or (0, 0)
    quote = " ".join(analyst.article().text[start:end].split())
    analyst.press("Ctrl+Shift+C")
    data = clipboard.mimeData()
    assert data.text().startswith(f"“{quote}” (")
    assert data.text().endswith("sentence 1)")
    assert data.html().endswith("sentence 1)</p>")
    assert bytes(data.data("text/markdown").data()).decode().endswith("sentence 1)")


def test_words_are_found_in_all_articles_and_the_way_back(analyst: "Analyst") -> None:
    _on_sample(analyst)
    here, caret = analyst.article().article.id, analyst.window.annotate.reader.caret()
    analyst.press("Ctrl+Shift+F")
    dialog = analyst.window.findChild(FindAllDialog)
    analyst.until(dialog.field.hasFocus)
    analyst.type("Seo*")
    analyst.until(lambda: dialog.model.rowCount() > 0)
    places = [dialog.model.place(row) for row in range(dialog.model.rowCount())]
    assert len({place.article for place in places}) > 1
    row = next(row for row, place in enumerate(places) if place.article != here)
    analyst.press(*["Down"] * row, "Return")
    analyst.until(lambda: analyst.article().article.id == places[row].article)
    assert analyst.window.annotate.reader.caret() == places[row].start
    found = analyst.article().text[places[row].start : places[row].end]
    assert found == places[row].words
    analyst.until(analyst.reads)
    analyst.press("Alt+Left")
    analyst.until(lambda: analyst.article().article.id == here)
    assert analyst.window.annotate.reader.caret() == caret

"""Lines marked as what they are, and quotes carried elsewhere, by keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from variorum.model.vocabulary import RegionKind

if TYPE_CHECKING:
    from conftest import Analyst


def _on_sample(analyst: "Analyst") -> None:
    analyst.press("Ctrl+T")
    analyst.until(lambda: analyst.window.annotate.article is not None)
    analyst.until_saved()


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


def test_a_citation_goes_to_the_clipboard_three_times(analyst: "Analyst") -> None:
    _on_sample(analyst)
    reader = analyst.window.annotate.reader
    start, end = reader.sentence() or (0, 0)
    quote = " ".join(analyst.article().text[start:end].split())
    analyst.press("Ctrl+Shift+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(f"“{quote}” (")
    assert data.text().endswith("sentence 1)")
    assert data.html().endswith("sentence 1)</p>")
    assert bytes(data.data("text/markdown").data()).decode().endswith("sentence 1)")

"""An article without a title goes by the name of its file, wherever it is named."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.ui.summary.values import Page
from variorum.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from tests.journeys.conftest import Analyst


def test_an_untitled_article_goes_by_its_file(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    said = "Ada Berg said that the port was shut at noon, and nobody knows yet why it was.\n"
    (folder / "wire-17.txt").write_text(said, encoding="utf-8")
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    assert not analyst.article().article.title
    bar = analyst.window.annotate.reader.bar
    assert "wire-17.txt" in {one.text() for one in bar.findChildren(ElidedLabel)}
    analyst.find("Berg")
    analyst.press("A", "Shift+Enter")
    analyst.until_saved()
    analyst.press("Ctrl+3")
    summary = analyst.window.summary
    analyst.until(lambda: summary.is_current)
    summary.pane.show_page(Page.ARTICLES)
    articles = summary.pane.pages.articles
    analyst.until(lambda: bool(articles.as_words()[1]))
    assert articles.as_words()[1][0][:2] == ("A", "wire-17.txt")

"""The status bar says what an undo took back, and nothing of an article that went with it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.conftest import Analyst


def _told(analyst: "Analyst") -> str:
    return analyst.window.status.text()


def test_what_is_undone_and_done_again_is_named(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "Port closed\n\nAda Berg said it was shut. Nobody knows why.\n", encoding="utf-8"
    )
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    analyst.find("Berg")
    analyst.press("A", "Shift+Enter", "Space")
    analyst.until_saved()
    analyst.press("Ctrl+Z")
    analyst.until(lambda: "Undone: actor “Ada Berg”" in _told(analyst))
    analyst.press("Ctrl+Z")
    analyst.until(lambda: "Undone: import of articles (1)" in _told(analyst))
    assert analyst.window.annotate.article is None
    assert "Sentence" not in _told(analyst)
    analyst.press("Ctrl+Shift+Z")
    analyst.until(lambda: "Done again: import of articles (1)" in _told(analyst))
    analyst.until(lambda: "Sentence 1 of 3" in _told(analyst))

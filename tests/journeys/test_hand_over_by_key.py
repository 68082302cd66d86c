"""A project handed over without a source, by key: asked, written, told."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from variorum.model.records import Article
from variorum.workspace.projects import open_project

if TYPE_CHECKING:
    from conftest import Analyst


def test_an_article_is_left_out_and_what_went_is_told(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst.take_sample()
    title = analyst.article().article.title
    out = tmp_path / "part.variorum"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    analyst.press("Ctrl+K")
    analyst.type("hand over without")
    analyst.press("Return")
    redacting = analyst.window.handlers.redacting
    analyst.until(lambda: redacting.dialog is not None and redacting.dialog.field.hasFocus())
    analyst.type(title)
    analyst.press("Tab")
    if not redacting.dialog.list.hasFocus():  # past the button that clears the field
        analyst.press("Tab")
    analyst.press("Space")
    assert redacting.dialog.count.text() == "1 left out"
    analyst.press("Ctrl+Return")
    analyst.until(lambda: redacting.told is not None)
    told = redacting.told.lines
    said = [told.item(row).text() for row in range(told.count())]
    assert any(line.startswith("Taken out: 1 article") for line in said)
    assert any("verdicts differ" in line for line in said)
    session = open_project(out, "Ada")
    try:
        titles = {one.title for one in session.state.catalogue.all(Article).values()}
        assert len(titles) == 4
        assert title not in titles
        assert session.check().result() == []
    finally:
        session.close()
    analyst.press("Esc")
    analyst.until(analyst.reads)

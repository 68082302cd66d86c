"""A report by key, in every format: asked for, previewed, written whole, cancelled, refused."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from variorum.paths import sample_corpus
from variorum.shell.report.front import COUNTED

if TYPE_CHECKING:
    from conftest import Analyst

SAMPLE = sample_corpus() / "tags.jsonl"
TITLE = "Arms and soldiers for Russia (sample)"


@pytest.fixture
def sample(analyst: "Analyst") -> "Analyst":
    """Sit before the sample."""
    analyst.take_sample()
    return analyst


def _save(analyst: "Analyst", form: str, path: Path) -> None:
    analyst.press("Ctrl+Shift+R")
    dialog = analyst.window.furniture.handover.dialog
    assert dialog is not None
    analyst.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    dialog.pick(form)
    dialog.path_field().setText(str(path))
    analyst.press("Ctrl+Return")
    analyst.until(lambda: analyst.window.furniture.handover.dialog is None)


def _words(form: str, data: bytes) -> str:
    if form == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if form == "docx":
        return "\n".join(line.text for line in Document(BytesIO(data)).paragraphs)
    return data.decode("utf-8")


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "md"])
def test_a_report_is_written_whole_in_each_format(
    sample: "Analyst", tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"out.{form}"
    _save(sample, form, path)
    sample.until(lambda: f"Report saved as out.{form}" in sample.window.status.text())
    words = " ".join(_words(form, path.read_bytes()).split())
    assert TITLE in words
    assert COUNTED in words
    assert "Who decided what, and when" in words
    assert "Quotes in their sentences" in words
    assert sample.window.settings.last_report() == form


def test_the_dialogue_begins_with_the_report_of_the_last_time(
    sample: "Analyst", tmp_path: Path
) -> None:
    _save(sample, "pdf", tmp_path / "out.pdf")
    sample.until(lambda: "Report saved as" in sample.window.status.text())
    sample.press("Ctrl+Shift+R")
    dialog = sample.window.furniture.handover.dialog
    assert dialog is not None
    sample.until(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    assert dialog.choice().format == "pdf"
    assert dialog.choice().path == tmp_path / "sample-report.pdf"
    sample.press("Esc")
    assert sample.window.furniture.handover.dialog is None


def test_a_cancelled_report_leaves_no_file(sample: "Analyst", tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    _save(sample, "pdf", path)
    sample.window.status.cancelled.emit()
    sample.until(lambda: "no report was written" in sample.window.status.text())
    assert list(tmp_path.glob("out*")) == []
    _save(sample, "md", tmp_path / "next.md")
    sample.until(lambda: "Report saved as next.md" in sample.window.status.text())


def test_a_place_that_cannot_be_written_is_said(sample: "Analyst", tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file", encoding="utf-8")
    _save(sample, "html", wall / "out.html")
    sample.until(sample.window.furniture.message.isVisible)
    assert wall.read_text(encoding="utf-8") == "a file"

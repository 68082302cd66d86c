"""Words are looked up while a strip asks: it makes room for the find bar, then goes on asking."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from variorum.paths import sample_corpus
from variorum.ui.strip.shadow import card_in

if TYPE_CHECKING:
    from conftest import Analyst


@pytest.fixture
def reading(analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Analyst":
    """Return the analyst in front of the first of five articles just imported."""
    analyst.new_project(tmp_path / "keys.variorum", monkeypatch)
    analyst.import_folder(sample_corpus() / "articles", monkeypatch)
    return analyst


def _place(analyst: "Analyst", widget: QWidget) -> QRect:
    return QRect(widget.mapTo(analyst.window, QPoint()), widget.size())


def _card(analyst: "Analyst") -> QRect:
    strip = analyst.window.annotate.tagger.strip
    assert strip is not None
    card = card_in(QRectF(strip.rect())).toRect()
    return card.translated(strip.mapTo(analyst.window, QPoint()))


@pytest.mark.parametrize("kind", ["C", "S", "F"])
def test_a_strip_outlives_a_look_elsewhere(reading: "Analyst", kind: str) -> None:
    desk = reading.window.annotate
    reading.press(*"JJJJJJ", kind)
    strip = desk.tagger.strip
    assert strip is not None
    asked, place = strip.draft(), strip.pos()
    reading.press("Ctrl+F")
    bar = desk.reader.find_bar
    reading.until(lambda: not _place(reading, bar).intersects(_card(reading)))
    reading.type("shells")
    assert bar.field.text() == "shells"
    assert bar.result().startswith("1 of")
    reading.press("Enter", "Enter", "Esc")
    assert bar.isHidden()
    assert strip.isAncestorOf(strip.window().focusWidget())
    assert desk.reader.selection() == (asked.start, asked.end)
    assert strip.draft() == asked
    assert strip.pos() == place
    reading.press("Esc")
    assert not reading.has_strip()
    assert reading.reads()

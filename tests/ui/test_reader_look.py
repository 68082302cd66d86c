"""Reading comfort: size, measure and letters hold from one end of their ranges to the other."""

from collections.abc import Iterator
from itertools import product
from statistics import mean

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from variorum.text.sentences import sentences
from variorum.ui.fonts import Face
from variorum.ui.reader import ReaderView
from variorum.ui.reader.look import ZOOM_MAX, ZOOM_MIN, Look

WORDS = "The harbour board met on Friday and heard from its clerk that not all the berths are let."
TEXT = " ".join(" ".join(WORDS.split()[turn:] + WORDS.split()[:turn]) for turn in range(18)) * 3
WIDE = 3000


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[ReaderView]:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(WIDE, 900)
    view.show()
    view.set_text(TEXT, sentences(TEXT), (), "Berths", "A")
    yield view
    view.close()


def lines(view: ReaderView) -> list[int]:
    """Return how many characters each full line holds."""
    view.text_widget().grab()
    _, _, shapes = next(view.text_widget().visible_shapes())
    return [line.stop - line.start for line in shapes.lines][:-1]


@pytest.mark.parametrize("face", ["serif", "sans"])
@pytest.mark.parametrize(("zoom", "measure"), [*product((70, 100, 250), (50, 68, 90))])
def test_lines_hold_the_characters_asked_for(
    reader: ReaderView, zoom: int, measure: int, face: Face
) -> None:
    reader.set_face(face)
    reader.set_zoom(zoom)
    reader.set_measure(measure)
    held = lines(reader)
    assert mean(held) == pytest.approx(measure, rel=0.06)
    assert max(held) <= measure + 8


@pytest.mark.parametrize("zoom", [70, 100, 250])
@pytest.mark.parametrize("face", ["serif", "sans"])
def test_letters_fit_their_lines_at_every_size(zoom: int, face: Face) -> None:
    look = Look(zoom, face=face)
    for font, pitch in ((look.body, look.pitch), (look.title, look.title_pitch)):
        assert QFontMetricsF(font).tightBoundingRect("ÅÇgjpqÿ").height() <= pitch


def test_zoom_is_held_between_its_ends(reader: ReaderView) -> None:
    for asked, got in ((10, ZOOM_MIN), (70, 70), (250, 250), (1000, ZOOM_MAX)):
        reader.set_zoom(asked)
        assert reader.zoom == got


def test_a_place_is_kept_when_the_letters_change(reader: ReaderView) -> None:
    reader.resize(700, 300)
    place = TEXT.index("Friday", len(TEXT) // 2)
    reader.go_to(place)
    reader.set_face("sans")
    reader.text_widget().grab()
    assert reader.caret() == place
    assert reader.text_widget().first_visible() <= place


def test_the_largest_size_in_a_small_window_still_shows_words(reader: ReaderView) -> None:
    reader.resize(560, 500)
    reader.set_zoom(250)
    reader.set_measure(90)
    held = lines(reader)
    assert min(held) >= 8

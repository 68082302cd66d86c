"""Regular expressions in the find bar: where they fit, and that none can hang the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from variorum.text.sentences import sentences
from variorum.ui.reader import ReaderView
from variorum.ui.reader.patterns import PatternError, TooCostlyError, pattern_places

COSTLY = "a" * 40 + "b"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", []),
        (r"\d+", ["900", "12"]),
        (r"^\w+", ["Über", "Then"]),
        ("🎈+", ["🎈🎈"]),
        (r"ÜBER|12 \w+", ["Über", "12 séances"]),
        ("x*", []),
    ],
)
def test_places_are_code_points(pattern: str, expected: list[str]) -> None:
    text = "Über 900 🎈🎈 barges.\nThen 12 séances."
    assert [text[start:end] for start, end in pattern_places(text, pattern)] == expected


def test_a_pattern_nobody_understands_says_why() -> None:
    with pytest.raises(PatternError, match="parenthesis"):
        pattern_places("text", "(")


def test_a_pattern_that_explodes_is_given_up() -> None:
    with pytest.raises(TooCostlyError):
        pattern_places(COSTLY, "(a+)+$")


def test_a_pattern_that_fits_everywhere_is_given_up() -> None:
    with pytest.raises(TooCostlyError):
        pattern_places("a" * 60_000, "a")


def test_the_find_bar_takes_patterns_and_says_what_is_wrong(qtbot: QtBot) -> None:
    reader = ReaderView()
    qtbot.addWidget(reader)
    text = f"Barges 900.\n{COSTLY}"
    reader.set_text(text, sentences(text))
    with qtbot.waitActive(reader):
        reader.show()
        reader.activateWindow()
    reader.open_find()
    bar = reader.find_bar
    QTest.keyClicks(bar.field, r"\d+")
    assert reader.selection() is None
    QTest.keyClick(bar.field, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(bar.pattern.isChecked)
    assert reader.selection() == (7, 10)
    for typed, said in (("(", "No regular expression"), ("(a+)+$", "Too costly")):
        bar.field.clear()
        QTest.keyClicks(bar.field, typed)
        assert bar.result().startswith(said)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.result().startswith("Too costly")

"""Positions of the stored text and of what Qt shows: one law for each direction."""

import re

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from variorum.ui.offsets import HIDDEN_MARK, LONGEST_LINE, Shown, disp

_NASTY = (
    "ab \n\r\t\u00a0\u0301\u2028\u2029"
    "\ufdd0\ufdd1\ufffc\ufffe\uffff\ufeff\u200b\u202e\u0000\U0001f600\U0001f1f3é\u05d0"
)
texts = st.one_of(st.text(max_size=60), st.text(alphabet=_NASTY, max_size=60))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_display_keeps_both_lengths(text: str) -> None:
    assert len(disp(text)) == len(text)
    assert units(disp(text)) == units(text)


@given(texts)
def test_qt_takes_the_display_as_it_is(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(disp(text))
    assert document.characterCount() - 1 == units(text)
    held = "".join(document.characterAt(at) for at in range(document.characterCount() - 1))
    assert held.replace("\u2029", "\n") == _as_units(disp(text))


def _as_units(text: str) -> str:
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(raw[at : at + 2], "little")) for at in range(0, len(raw), 2))


@given(texts)
def test_positions_count_utf16_units(text: str) -> None:
    shown = Shown(text)
    for offset in range(len(text) + 1):
        assert shown.to_qt(offset) == units(text[:offset])


@given(texts)
def test_there_and_back_is_the_same_place(text: str) -> None:
    shown = Shown(text)
    for offset in range(len(text) + 1):
        assert shown.to_text(shown.to_qt(offset)) == offset


def test_outside_is_clamped() -> None:
    shown = Shown("ab\U0001f600")
    assert shown.to_qt(99) == 4
    assert shown.to_qt(-1) == 0
    assert shown.to_text(99) == 3


def test_line_ends_become_line_feeds() -> None:
    assert disp("a\rb\u2028c\u2029d\r\ne") == "a\nb\nc\nd \ne"


def test_no_break_space_stays() -> None:
    assert disp("10\u00a0000") == "10\u00a0000"


def test_what_hides_is_marked() -> None:
    assert disp("a\u202eb\u200bc") == f"a{HIDDEN_MARK}b{HIDDEN_MARK}c"


def test_a_joiner_is_marked_between_plain_letters_only() -> None:
    assert disp("a\u200db") == f"a{HIDDEN_MARK}b"
    assert disp("\U0001f469\u200d\U0001f52c") == "\U0001f469\u200d\U0001f52c"


def test_a_long_paragraph_is_broken_at_spaces_and_keeps_its_positions() -> None:
    text = "word " * 3_000
    shown = Shown(text)
    assert len(shown.text) == len(text)
    assert max(len(line) for line in shown.text.split("\n")) <= LONGEST_LINE
    assert re.sub(r"\s", " ", shown.text) == text
    assert [shown.to_qt(at) for at in (0, 7_777, 15_000)] == [0, 7_777, 15_000]
    assert {shown.text[place] for place in shown.soft} == {"\n"}


def test_a_long_paragraph_breaks_behind_a_sentence() -> None:
    text = ("x" * 3_990 + ". ") + "y " * 2_000
    assert Shown(text).text.index("\n") == 3_991


@given(st.lists(st.integers(0, 12_500), max_size=8), st.integers(0, 12_500))
def test_a_line_without_spaces_is_broken_by_breaks_put_in(astral: list[int], at: int) -> None:
    characters = ["x"] * 12_500
    for place in astral:
        characters[place % 12_500] = "\U0001f600"
    text = "".join(characters)
    shown = Shown(text)
    assert shown.text.replace("\n", "") == text
    assert max(len(line) for line in shown.text.split("\n")) <= LONGEST_LINE
    breaks = sum(place <= at for place in (5_000, 10_000))
    assert shown.to_qt(at) == units(text[:at]) + breaks
    assert shown.to_text(shown.to_qt(at)) == at
    assert {_as_units(shown.text)[place] for place in shown.soft} == {"\n"}

"""Words stay whole where a reader of news sees one, and a selection snaps to them."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.spans import strip_punctuation
from variorum.text.words import snap_to_words, trim_possessive, word_at, words


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the U.N. agree.", ["The", "U.S.", "and", "the", "U.N.", "agree"]),
        ("Kim Tae-hyo spoke", ["Kim", "Tae-hyo", "spoke"]),
        ("1,500 of 10,000+ men", ["1,500", "of", "10,000+", "men"]),
        ("Korea's and Seoul’s", ["Korea's", "and", "Seoul’s"]),
        ("$2.5bn, 5% and 3.14", ["$2.5bn", "5%", "and", "3.14"]),
        ("a 90-minute film", ["a", "90-minute", "film"]),
        ("the 9th, at 10:30 a.m. sharp", ["the", "9th", "at", "10:30", "a.m.", "sharp"]),
        ("(well) “done”, he—said", ["well", "done", "he", "said"]),
        ("U.S.-led raid", ["U.S.-led", "raid"]),
        ("cafe\u0301 au lait", ["cafe\u0301", "au", "lait"]),
        ("don't", ["don't"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words_are_cut_as_read(text: str, expected: list[str]) -> None:
    assert _words(text) == expected


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, "Mr"), (2, "Mr"), (5, "Cho"), (7, "Cho"), (9, "said"), (13, "said")],
)
def test_word_at_takes_the_word_stood_in_or_behind(offset: int, expected: str) -> None:
    text = "Mr. Cho, said"
    found = word_at(text, offset)
    assert found is not None
    assert text[slice(*found)] == expected


def test_word_at_finds_nothing_between_spaces() -> None:
    assert word_at("a   b", 2) is None


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        ("Envoys left Geneva, then Rome.", "eneva, t", "Geneva, then"),
        ("Envoys left Geneva, then Rome.", "Geneva, ", "Geneva"),
        ("They flew to the U.S. on Monday.", "the U.S. ", "the U.S."),
        ("They flew to the U.S., he said.", "U.S.,", "U.S."),
        ("He called it “a last resort” twice.", "“a last resort” ", "“a last resort”"),
        ("He called it “a last resort” twice.", "last resort” ", "last resort"),
        ("The panel (of nine) met.", "(of nine)", "(of nine)"),
        ("The panel (of nine) met.", "nine) ", "nine"),
        ("Over 10,000+ crates.", "0,000", "10,000+"),
        ("So - what", " - ", ""),
    ],
)
def test_selection_snaps_to_words(text: str, selected: str, expected: str) -> None:
    start = text.index(selected)
    found = snap_to_words(text, start, start + len(selected))
    assert text[slice(*found)] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Korea's", "Korea"),
        ("Seoul’s", "Seoul"),
        ("states'", "states"),
        ("Paris", "Paris"),
        ("'s", "'s"),
    ],
)
def test_possessive_is_separable(word: str, expected: str) -> None:
    assert word[slice(*trim_possessive(word, 0, len(word)))] == expected


@given(st.text(alphabet="aB. ,’'-1\u0301é\n\"“”()", max_size=40), st.data())
def test_snapping_is_idempotent_and_never_ends_in_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = snap_to_words(text, start, end)
    found = text[slice(*once)]
    assert found == found.strip()
    if found:
        again = snap_to_words(text, *once)
        assert again == once


@given(st.text(alphabet="ab .,()\"“”’'", max_size=30))
def test_stripping_only_removes_what_is_no_letter(text: str) -> None:
    start, end = strip_punctuation(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert not any(char.isalpha() for char in text[:start] + text[end:])


@given(st.text(max_size=60))
def test_words_lie_in_order_and_hold_no_space(text: str) -> None:
    last = 0
    for start, end in words(text):
        assert last <= start < end
        assert not any(char.isspace() for char in text[start:end])
        last = end

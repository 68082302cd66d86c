"""Growing, shrinking and resizing by words, on a text of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.graphemes import is_boundary
from variorum.text.sentences import sentences
from variorum.ui.reader.extent import (
    Growing,
    Sentences,
    end_moved,
    extents,
    grown,
    snapped,
    start_moved,
)
from variorum.ui.reader.finding import Way, nearest, places
from variorum.ui.reader.mouse import Drag, sentence_unit, word_unit

TEXT = "Old news. In March, Rear Admiral Otto Kimm-Lund said 1,500 tons left, and more.\nNext line."
SENTENCES = Sentences(sentences(TEXT))


def words_of(spans: object) -> list[str]:
    return [TEXT[start:end] for start, end in spans]  # type: ignore[attr-defined]  # of pairs


def test_extents_widen_from_word_to_paragraph() -> None:
    at = TEXT.index("Otto")
    assert words_of(extents(TEXT, SENTENCES, at)) == [
        "Otto",
        "Rear Admiral Otto Kimm-Lund",
        "Rear Admiral Otto Kimm-Lund said 1,500 tons left",
        "In March, Rear Admiral Otto Kimm-Lund said 1,500 tons left, and more.",
        TEXT.split("\n", maxsplit=1)[0],
    ]


def test_growing_ends_at_the_paragraph() -> None:
    line = (0, TEXT.index("\n"))
    assert grown(TEXT, SENTENCES, line) == line


def test_shrinking_takes_the_same_steps_back() -> None:
    growing = Growing()
    at = TEXT.index("Otto")
    word = growing.grow(TEXT, SENTENCES, (at, at))
    name = growing.grow(TEXT, SENTENCES, word)
    assert growing.shrink(name) == word
    assert growing.shrink(word) == (at, at)
    assert growing.shrink((at, at)) == (at, at)


def test_shrinking_something_else_changes_nothing() -> None:
    growing = Growing()
    growing.grow(TEXT, SENTENCES, (0, 0))
    assert growing.shrink((4, 8)) == (4, 8)


@pytest.mark.parametrize(
    ("mover", "step", "by_character", "expected"),
    [
        (end_moved, 1, False, "Admiral Otto Kimm-Lund"),
        (end_moved, -1, False, "Admiral"),
        (end_moved, 1, True, "Admiral Otto "),
        (start_moved, -1, False, "Rear Admiral Otto"),
        (start_moved, 1, False, "Otto"),
        (start_moved, 1, True, "dmiral Otto"),
    ],
)
def test_an_end_moves_by_words_or_characters(
    mover: object,
    step: int,
    by_character: bool,  # noqa: FBT001  # a column of the table
    expected: str,
) -> None:
    start = TEXT.index("Admiral")
    low, high = mover(TEXT, (start, start + 12), step, by_character=by_character)  # type: ignore[operator]  # one of the two movers
    assert TEXT[low:high] == expected


def test_a_tag_never_becomes_empty() -> None:
    assert end_moved("ab", (0, 1), -1, by_character=True) == (0, 1)
    assert start_moved("ab", (0, 1), 1, by_character=True) == (0, 1)
    assert end_moved("one", (0, 3), -1, by_character=False) == (0, 3)


def test_dragging_snaps_to_words() -> None:
    start, end = snapped(TEXT, TEXT.index("dmiral"), TEXT.index("Otto") + 2)
    assert TEXT[start:end] == "Admiral Otto"


def test_an_exact_drag_stays_inside_words_but_never_splits_a_grapheme() -> None:
    text = "ne\u0301e flag"
    assert Drag(0).reach(text, 2, exact=True) == (0, 3)
    assert Drag(0).reach(text, 2, exact=False) == (0, 4)


def test_two_clicks_take_words_and_three_take_sentences() -> None:
    by_word = Drag(TEXT.index("Otto"), word_unit(TEXT)).reach(TEXT, TEXT.index("said"), exact=True)
    assert TEXT[slice(*by_word)] == "Otto Kimm-Lund said"
    whole = Drag(3, sentence_unit(SENTENCES)).reach(TEXT, 3, exact=True)
    assert TEXT[slice(*whole)] == "Old news."


@given(
    st.text(alphabet="a \u0301\U0001f1f3\U0001f1ea\u200d\n", max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.booleans(),
)
def test_no_drag_splits_a_grapheme(
    text: str,
    anchor: int,
    at: int,
    exact: bool,  # noqa: FBT001  # drawn by Hypothesis
) -> None:
    length = len(text)
    start, end = Drag(anchor % (length + 1)).reach(text, at % (length + 1), exact=exact)
    assert is_boundary(text, start)
    assert is_boundary(text, end)


def test_sentences_are_found_by_what_starts_last() -> None:
    assert [SENTENCES.number_at(at) for at in (0, 9, 10, 79, 80)] == [0, 0, 1, 1, 2]
    assert list(SENTENCES.starting_in(0, 11)) == [0, 1]
    assert list(SENTENCES.starting_in(1, 10)) == []
    assert Sentences().number_at(5) == -1


def test_finding_ignores_case_and_kind_of_space() -> None:
    assert places("The pact. THE\u00a0Pact", "the pact") == [(0, 8), (10, 18)]
    assert places("a+b aab", "a+b") == [(0, 3)]
    assert places("text", "  ") == []


def test_finding_goes_round_the_ends() -> None:
    found = [(2, 4), (8, 10)]
    assert [nearest(found, at, Way.HERE) for at in (0, 2, 3, 9)] == [0, 0, 1, 0]
    assert [nearest(found, at, Way.AFTER) for at in (2, 8)] == [1, 0]
    assert [nearest(found, at, Way.BEFORE) for at in (2, 8)] == [1, 0]
    assert nearest([], 0, Way.AFTER) == -1

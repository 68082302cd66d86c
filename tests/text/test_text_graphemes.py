"""No boundary falls inside what a reader sees as one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.graphemes import (
    is_boundary,
    next_boundary,
    previous_boundary,
    whole_graphemes,
)

_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
_KOREA, _NORWAY = "\U0001f1f0\U0001f1f7", "\U0001f1f3\U0001f1f4"


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        (_FAMILY + "!", [_FAMILY, "!"]),
        (_KOREA + _NORWAY, [_KOREA, _NORWAY]),
        ("\U0001f44d\U0001f3fd.", ["\U0001f44d\U0001f3fd", "."]),
        ("❤\ufe0fx", ["❤\ufe0f", "x"]),
        ("\u1112\u1161\u11ab글", ["\u1112\u1161\u11ab", "글"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("\n\u0301", ["\n", "\u0301"]),
        ("abc", ["a", "b", "c"]),
    ],
)
def test_clusters(text: str, clusters: list[str]) -> None:
    found, start = [], 0
    while start < len(text):
        end = next_boundary(text, start)
        found.append(text[start:end])
        start = end
    assert found == clusters


def test_selection_grows_to_whole_clusters() -> None:
    text = "x" + _FAMILY + "y"
    assert whole_graphemes(text, 2, 3) == (1, 1 + len(_FAMILY))
    assert whole_graphemes(text, 2, 2) == (1, 1)


_PIECES = st.lists(
    st.sampled_from(
        ["a", "\u0301", "\r", "\n", "\u200d", "\U0001f468", "\U0001f1f0", "가", "\u11ab"]
    ),
    max_size=12,
).map("".join)


@given(_PIECES, st.data())
def test_grown_selection_holds_the_old_one_and_ends_on_boundaries(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole_graphemes(text, start, end)
    assert is_boundary(text, first)
    assert is_boundary(text, last)
    if start < end:
        assert first <= start < end <= last


@given(_PIECES, st.data())
def test_next_and_previous_are_inverse_on_boundaries(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    if at < len(text) and is_boundary(text, at):
        assert previous_boundary(text, next_boundary(text, at)) == at

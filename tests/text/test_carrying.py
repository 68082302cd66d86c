"""A span goes with its words to a newer text, and nowhere if they were altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.carrying import Carrying

OLD = """Mill on the river closes

The mill on the river closed on Monday, Jane Roe said.
Twelve people were hurt, the city council said.

Jane Roe said the town would not forget it.
Nobody knew what comes next.
"""


def _place(new: str, quote: str, at: int = 0) -> str | None:
    start = -1
    for _ in range(at + 1):
        start = OLD.index(quote, start + 1)
    found = Carrying(OLD, new).place(start, start + len(quote))
    return None if found is None else new[: found[0]] + "[" + new[slice(*found)] + "]"


def test_what_lies_in_a_line_that_stayed_goes_with_the_line() -> None:
    new = "CORRECTED\n\n" + OLD
    assert _place(new, "Jane Roe", at=1) == new[: new.rindex("Jane Roe")] + "[Jane Roe]"
    assert _place(new, "Nobody") == new[: new.index("Nobody")] + "[Nobody]"


def test_in_a_line_that_was_altered_the_surroundings_tell() -> None:
    new = OLD.replace("on Monday, Jane", "on Tuesday night, Jane")
    assert _place(new, "Jane Roe") == new[: new.index("Jane Roe")] + "[Jane Roe]"
    assert _place(new, "Monday") is None


def test_words_that_were_altered_are_not_found() -> None:
    new = OLD.replace("Twelve people", "Fifteen people")
    assert _place(new, "Twelve people were hurt") is None
    assert _place(new, "were hurt") == new[: new.index("were hurt")] + "[were hurt]"


def test_a_line_that_is_gone_takes_its_spans_along() -> None:
    new = OLD.replace("Jane Roe said the town would not forget it.\n", "")
    assert _place(new, "Jane Roe", at=1) is None
    assert _place(new, "Jane Roe") is not None


def test_other_quotes_and_spaces_are_no_other_words() -> None:
    old = 'She said: "We will not leave this town behind us", and left.'
    new = "She said: “We will not  leave this\ntown behind us”, and left."  # on purpose
    found = Carrying(old, new).place(10, 47)
    assert found == (10, 48)


def test_lines_that_changed_places_are_found_by_their_words() -> None:
    lines = OLD.split("\n")
    new = "\n".join([*lines[:2], lines[5], *lines[2:5], *lines[6:]])
    assert _place(new, "the town would not forget it") is not None


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.data())
def test_what_is_found_has_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = Carrying(old, new).place(start, end) if start < end else None
    if found is not None:
        assert new[slice(*found)].split() == old[start:end].split()


@given(st.text("ab \n", min_size=1, max_size=60), st.data())
def test_a_text_that_stayed_keeps_every_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Carrying(text, text).place(start, end)
    if text.strip():
        assert found == (start, end)


@pytest.mark.parametrize("new", ["", "x"])
def test_nothing_is_found_in_nothing(new: str) -> None:
    assert _place(new, "Jane Roe") is None

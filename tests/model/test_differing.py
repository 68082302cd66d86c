"""What is gone and what is new between two states of a sequence, wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.differing import differing


@given(st.lists(st.integers(0, 20), unique=True), st.lists(st.integers(0, 20), unique=True))
def test_what_differs_is_told_wherever_it_stands(before: list[int], now: list[int]) -> None:
    rows = [(number,) for number in range(21)]  # each one object, as rows that stay are
    gone, new = differing([rows[one] for one in before], [rows[one] for one in now])
    assert {one for (one,) in gone} == set(before) - set(now)
    assert {one for (one,) in new} == set(now) - set(before)

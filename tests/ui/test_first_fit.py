"""The first row with room is the one that looking at every row would find."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.ui.charts.first_fit import FirstFit


def test_things_one_after_the_other_share_a_row() -> None:
    rows = FirstFit()
    assert [rows.place(start, start + 5) for start in (0, 1, 2, 6, 7, 8, 20)] == [
        0,
        1,
        2,
        0,
        1,
        2,
        0,
    ]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=70))
def test_it_is_the_first_that_ends_before(bars: list[tuple[int, int]]) -> None:
    rows, ends = FirstFit(), list[int]()
    for start, length in bars:
        wanted = next((at for at, end in enumerate(ends) if end < start), len(ends))
        ends[wanted : wanted + 1] = [start + length]
        assert rows.place(start, start + length) == wanted

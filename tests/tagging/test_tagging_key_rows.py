"""Rows of keys are found as one by one, wherever blocks begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.tagging import key_rows
from variorum.tagging.key_rows import KeyRows

_NUMBERS = st.lists(st.integers(0, 99), max_size=40, unique=True)


def _row(number: int) -> str:
    return f"\n{number:02}\nit is {number * 7 % 10}\n"


def _id(number: int) -> Id:
    return Id(f"{number:02}")


def _place(record: Id) -> int:
    return int(record)


@pytest.fixture(autouse=True, scope="module")
def _small_blocks() -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(key_rows, "_ROWS", 4)


@given(_NUMBERS, st.lists(st.tuples(st.booleans(), st.integers(0, 99)), max_size=60))
def test_rows_that_come_and_go_are_found_in_order(
    first: list[int], acts: list[tuple[bool, int]]
) -> None:
    held = set(first)
    rows = KeyRows((_id(one), _row(one)) for one in sorted(held))
    for comes, number in acts:
        if not comes:
            assert rows.remove(_id(number), _place) is (number in held)
            held.discard(number)
        elif number not in held:
            rows.insert(_id(number), _row(number), _place)
            held.add(number)
    assert list(rows) == [_id(one) for one in sorted(held)]
    for part in ("\n1", "is 3", "7\n", "it", "none"):
        found = [(_id(one), _row(one)) for one in sorted(held) if part in _row(one)]
        assert list(rows.holding(part)) == found

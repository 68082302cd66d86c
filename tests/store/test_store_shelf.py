"""What was looked up lately is asked for once, and many at a time."""

from collections.abc import Sequence

import pytest

from variorum.store.shelf import Shelf


@pytest.fixture
def asked() -> list[list[int]]:
    """Collect the questions asked."""
    return []


@pytest.fixture
def shelf(asked: list[list[int]]) -> Shelf[int, str]:
    def ask(keys: Sequence[int]) -> dict[int, str]:
        asked.append(list(keys))
        return {key: str(key) for key in keys}

    return Shelf(ask, room=4)


def test_only_what_is_not_there_is_asked_for(
    shelf: Shelf[int, str], asked: list[list[int]]
) -> None:
    assert shelf.column([1, 2, 1]) == ["1", "2", "1"]
    assert shelf.column([2, 3]) == ["2", "3"]
    assert shelf.column([3, 1]) == ["3", "1"]
    assert asked == [[1, 2], [3]]


def test_the_oldest_go_when_it_is_full(shelf: Shelf[int, str], asked: list[list[int]]) -> None:
    shelf.column([1, 2, 3, 4])
    assert shelf.column([5, 1]) == ["5", "1"]
    assert shelf.column([3, 4]) == ["3", "4"]
    assert asked == [[1, 2, 3, 4], [5, 1]]


def test_one_question_may_be_larger_than_the_room(shelf: Shelf[int, str]) -> None:
    assert shelf.column(range(9)) == [str(one) for one in range(9)]

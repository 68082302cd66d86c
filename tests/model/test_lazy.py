"""What is made when it is looked at reads like the tuple of its values."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from variorum.model.lazy import Lazy, LazyTuple


class _Squares(Lazy[int]):
    def __init__(self, count: int) -> None:
        self.count = count
        self.made: list[int] = []

    @override
    def __len__(self) -> int:
        return self.count

    @override
    def _value_at(self, place: int) -> int:
        self.made.append(place)
        return place * place


class _Equal(_Squares, LazyTuple[int]):
    pass


def _places() -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(-12, 12)


@given(st.integers(0, 9), _places(), _places(), _places().filter(lambda step: step != 0))
def test_it_is_sliced_as_a_tuple(
    count: int, start: int | None, stop: int | None, step: int | None
) -> None:
    plain = tuple(place * place for place in range(count))
    assert _Squares(count)[start:stop:step] == plain[start:stop:step]


@given(st.integers(0, 9), st.integers(-12, 12))
def test_a_place_holds_its_value_or_none(count: int, place: int) -> None:
    plain = [place * place for place in range(count)]
    assert _got(_Squares(count), place) == _got(plain, place)


def _got(values: Sequence[int], place: int) -> int | None:
    try:
        return values[place]
    except IndexError:
        return None


def test_only_what_is_looked_at_is_made() -> None:
    squares = _Squares(1000)
    assert (squares[-1], squares[3], squares[5:7]) == (998_001, 9, (25, 36))
    assert squares.made == [999, 3, 5, 6]


def test_one_that_is_like_a_tuple_equals_every_sequence_of_its_values() -> None:
    squares = _Equal(3)
    assert squares == (0, 1, 4)
    assert squares == [0, 1, 4]
    assert squares == _Equal(3)
    assert squares != _Equal(4)
    assert squares != (0, 1, 5)
    assert squares != {0, 1, 4}
    assert hash(squares) == hash((0, 1, 4))
    assert repr(squares) == "(0, 1, 4)"

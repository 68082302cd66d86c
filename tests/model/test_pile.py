"""A pile gives back the values that were put on it."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.pile import Pile, Shape


class _Made(NamedTuple):
    ids: bytes
    quote: bytes
    first: int
    second: int
    one: object
    other: object = None


_SHAPE = Shape(_Made, ids=2, numbers=2, values=2)
_NUMBER = st.integers(0, 2**32 - 1)
_IDS = st.text("01", min_size=2, max_size=2).map(str.encode)
_MADE = st.builds(
    _Made,
    ids=_IDS,
    quote=st.binary(max_size=3),
    first=_NUMBER,
    second=_NUMBER,
    one=st.text(max_size=2),
    other=st.none() | st.booleans(),
)


@given(st.lists(_MADE, max_size=6), _IDS)
def test_each_comes_back_as_it_was_and_is_found_by_its_ids(every: list[_Made], ids: bytes) -> None:
    pile = Pile(_SHAPE)
    for one in every:
        pile.add(one)
    assert list(pile) == every
    assert [pile[at] for at in range(len(pile))] == every
    assert list(pile.found(ids)) == [at for at, one in enumerate(every) if one.ids == ids]

"""Articles of columns, packed, read like the set of them."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.model.sparse import Among, Columns

ORDER = Columns.of([Id(letter) for letter in "dbaec"])


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)))
def test_it_reads_like_a_set(some: list[int], others: list[int]) -> None:
    packed, more = Among(ORDER, some), Among(ORDER, others)
    plain, rest = ({ORDER.articles[place] for place in those} for those in (some, others))
    assert (len(packed), set(packed), list(packed)) == (len(plain), plain, sorted(packed, key=_at))
    assert [one in packed for one in (*ORDER.articles, Id("z"))] == [
        one in plain for one in (*ORDER.articles, Id("z"))
    ]
    assert (packed == more, packed == rest, packed | more == plain | rest) == (
        plain == rest,
        plain == rest,
        True,
    )
    assert packed != more or hash(packed) == hash(more)


def _at(article: Id) -> int:
    return ORDER.places[article]

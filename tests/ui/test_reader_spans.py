"""The index of spans against plain loops over all of them."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.ui.reader.spans import SpanIndex, SpanView

lengths = st.integers(1, 1_500) | st.integers(1_900, 5_000)
ranges = st.tuples(st.integers(0, 6_000), lengths).map(lambda x: (x[0], x[0] + x[1]))


def make(number: int, span: tuple[int, int]) -> SpanView:
    return SpanView(Id(f"t{number:03}"), TagKind.ACTOR, *span)


@given(st.lists(ranges, max_size=12), ranges)
def test_touching_finds_what_a_loop_finds(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    made = [make(number, span) for number, span in enumerate(spans)]
    found = SpanIndex(made).touching(*asked)
    assert set(found) == {span for span in made if span.start < asked[1] and asked[0] < span.end}
    assert [span.start for span in found] == sorted(span.start for span in found)


@given(st.lists(ranges, min_size=1, max_size=12), st.data())
def test_changes_leave_what_a_fresh_index_holds(
    spans: list[tuple[int, int]], data: st.DataObject
) -> None:
    made = {f"t{number:03}": make(number, span) for number, span in enumerate(spans)}
    index = SpanIndex(made.values())
    index.touching(0, data.draw(st.integers(0, 6_000)))  # what lies behind is looked at later
    moved = make(0, data.draw(ranges))
    assert index.put(moved) == made["t000"]
    made["t000"] = moved
    if len(made) > 1:
        assert index.drop(Id("t001")) == made.pop("t001")
    assert index.drop(Id("none")) is None
    for start in range(0, 11_000, 100):
        expected = SpanIndex(made.values()).touching(start, start + 100)
        assert index.touching(start, start + 100) == expected
    assert len(index) == len(made)


def test_at_gives_the_shortest_first_and_inside_before_behind() -> None:
    long, short, behind = make(1, (0, 20)), make(2, (5, 9)), make(3, (2, 5))
    index = SpanIndex([long, short, behind])
    assert index.at(5) == [short, long]
    assert index.at(20) == [long]
    assert index.at(21) == []

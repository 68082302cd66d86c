"""A round over suggestions: each once, newer ones in the next, and an end."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.ui.desk.rounds import Place, Round

A, B, C = (10, Id("a")), (20, Id("b")), (30, Id("c"))


def test_it_goes_on_from_the_caret_and_then_takes_those_before_it() -> None:
    walk = Round()
    found = [walk.next([A, B, C], 15), walk.next([A, B, C], 20), walk.next([A, B, C], 30)]
    assert found == ["b", "c", "a"]
    assert walk.next([A, B, C], 10) is None


def test_what_is_new_waits_for_the_next_round() -> None:
    walk = Round()
    assert walk.next([A, C], 0) == "a"
    assert walk.next([A, B, C], 10) == "c"
    assert walk.next([A, B, C], 30) is None
    assert walk.next([A, B, C], 15) == "b"


def test_what_was_answered_is_passed_over() -> None:
    walk = Round()
    assert walk.next([A, B, C], 0) == "a"
    assert walk.next([A, C], 10) == "c"


def test_it_goes_back_and_forth_again() -> None:
    walk = Round()
    assert walk.next([A, B, C], 0) == "a"
    assert walk.next([A, B, C], 10) == "b"
    assert walk.previous([A, B, C], 20, B[1]) == "a"
    assert walk.next([A, B, C], 10) == "b"
    assert walk.previous([A, B, C], 20, B[1]) == "a"
    assert walk.previous([A, B, C], 10, A[1]) is None


def test_two_that_start_together_are_both_reached() -> None:
    walk, twin = Round(), (10, Id("z"))
    assert [walk.next([A, twin], 10), walk.next([A, twin], 10)] == ["a", "z"]


@given(st.lists(st.integers(0, 99), max_size=12), st.integers(0, 99))
def test_a_round_takes_each_once_wherever_it_begins(starts: list[int], caret: int) -> None:
    places: list[Place] = [(at, Id(str(number))) for number, at in enumerate(sorted(starts))]
    walk, found = Round(), []
    while (key := walk.next(places, caret)) is not None:
        found.append(key)
        caret = next(at for at, other in places if other == key)
    assert sorted(found) == sorted(key for _, key in places)

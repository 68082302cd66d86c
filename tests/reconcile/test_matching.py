"""Matchings and packings against brute force on small graphs."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from variorum.reconcile.matching import Unit, largest_packing, maximum_matching

documents = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)
units = st.lists(
    st.builds(
        Unit,
        st.frozensets(st.sampled_from("UVWXY"), min_size=1, max_size=3),
        documents.map(tuple),
    ),
    max_size=7,
)


def best_by_trying(choice: list[Unit]) -> int:
    """Return the size of the largest packing by trying every set of units."""
    for size in range(len(choice), 0, -1):
        for some in combinations(choice, size):
            apart = all(one.needs.isdisjoint(two.needs) for one, two in combinations(some, 2))
            if apart and any(
                len(set(places)) == size for places in product(*(unit.documents for unit in some))
            ):
                return size
    return 0


@given(units)
def test_packing_is_as_large_as_any(found: list[Unit]) -> None:
    assert len(largest_packing(found)) == best_by_trying(found)


@given(units)
def test_packing_can_be_heard_at_once(found: list[Unit]) -> None:
    chosen = largest_packing(found)
    assert len(set(chosen.values())) == len(chosen)
    for index, document in chosen.items():
        assert document in found[index].documents
    for one, other in combinations(chosen, 2):
        assert found[one].needs.isdisjoint(found[other].needs)


@given(st.lists(documents, max_size=6))
def test_matching_is_as_large_as_any(left: list[list[str]]) -> None:
    singles = [Unit(frozenset({str(place)}), tuple(docs)) for place, docs in enumerate(left)]
    matched = maximum_matching(left)
    assert len(matched) == best_by_trying(singles)
    assert len(set(matched.values())) == len(matched)
    assert all(document in left[node] for node, document in matched.items())


def test_an_augmenting_path_frees_a_document() -> None:
    assert maximum_matching([["a", "b"], ["a"], ["b", "c"]]) == {0: "b", 1: "a", 2: "c"}


def test_earlier_nodes_are_served_first() -> None:
    assert maximum_matching([["a"], ["a"]]) == {0: "a"}


def test_a_joint_voice_yields_to_a_single_one_with_its_document() -> None:
    single, joint = Unit(frozenset("U"), ("a",)), Unit(frozenset("UV"), ("b",))
    assert largest_packing([single, joint]) == {0: "a"}


def test_a_joint_voice_may_free_a_document_for_another() -> None:
    found = [
        Unit(frozenset("U"), ("c",)),
        Unit(frozenset("W"), ("c",)),
        Unit(frozenset("UV"), ("b",)),
    ]
    assert largest_packing(found) == {1: "c", 2: "b"}


def test_many_joint_voices_that_overlap_are_packed_in_little_time() -> None:
    found = [
        Unit(frozenset({f"{place}", f"{place}{side}"}), (f"{place}{side}",))
        for place in range(200)
        for side in "xy"
    ]
    assert len(largest_packing(found)) == 200

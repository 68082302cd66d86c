"""Packed pairs are the pairs they were made of."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.figure_pairs import Outcome, Pairs, ends, relations
from variorum.model.ids import Id
from variorum.model.verdict import Badge, FigurePair, FigureRelation

_SAID = st.tuples(
    st.sampled_from(FigureRelation),
    st.integers(1, 11),
    st.lists(st.sampled_from(Badge), unique=True, max_size=3).map(tuple),
    st.sampled_from((None, 0, 1)),
)


@given(st.data(), st.integers(0, 6))
def test_each_pair_comes_back_as_it_was_in_its_place(data: st.DataObject, count: int) -> None:
    figures = [Id(f"f{at}") for at in range(count)]
    given_pairs, outcomes = [], []
    for both in combinations(figures, 2):
        relation, row, badges, marked = data.draw(_SAID)
        named = None if marked is None else both[marked]
        given_pairs.append(FigurePair(*both, relation, row, badges, named))
        outcomes.append(Outcome(relation, row, badges, marked))
    packed = Pairs(figures, outcomes)
    assert list(packed) == given_pairs
    assert len(packed) == len(given_pairs)
    assert [packed[at] for at in range(len(packed))] == given_pairs
    assert packed[-2:] == tuple(given_pairs[-2:])
    assert packed == tuple(given_pairs)
    assert packed == Pairs(figures, outcomes)
    assert relations(packed) == relations(given_pairs)
    assert list(ends(packed)) == list(ends(given_pairs))


def test_other_figures_or_another_word_on_them_are_other_pairs() -> None:
    one, other, third = Id("a"), Id("b"), Id("c")
    agree = Outcome(FigureRelation.AGREE, 8)
    packed = Pairs((one, other), (agree,))
    assert packed != Pairs((one, third), (agree,))
    assert packed != Pairs((one, other), (Outcome(FigureRelation.APART, 2),))
    assert packed != ()

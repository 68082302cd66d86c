"""Containment of runs of eight words, counted by hand; regions out; answered pairs left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import copies
from variorum.grouping.copies import RunTable, alike, propose_copies, runs
from variorum.model.ids import Id

A, B, C = Id("a"), Id("b"), Id("c")
ORDER = {A: 0, B: 1, C: 2}


def _words(first: int, last: int) -> str:
    return " ".join(f"w{number}" for number in range(first, last))


def test_a_text_has_its_runs_of_eight_words_once() -> None:
    assert len(runs(A, _words(0, 20)).codes) == 13
    assert (
        len(runs(A, f"{_words(0, 8)}. {_words(0, 8).upper()}!").codes) == 8
    )  # the first and the last are one
    assert len(runs(A, _words(0, 7)).codes) == 0


def test_the_share_of_the_smaller_ones_runs_is_told() -> None:
    one, other = runs(A, _words(0, 27)), runs(B, _words(10, 90))
    # 20 runs in A, of which those from w10 to w19 on, 10 of them, stand in B too
    (found,) = propose_copies([one, other], ORDER, [])
    assert (found.original, found.copy, found.containment) == (A, B, 0.5)


def test_less_than_half_is_no_copy() -> None:
    assert propose_copies([runs(A, _words(0, 27)), runs(B, _words(11, 90))], ORDER, []) == []


def test_regions_are_taken_out_first() -> None:
    same = _words(0, 40)
    text = _words(100, 130) + "\n" + same
    whole = propose_copies([runs(A, same), runs(B, text)], ORDER, [])
    assert len(whole) == 1
    without = [(text.index("\n"), len(text))]
    assert propose_copies([runs(A, same), runs(B, text, without)], ORDER, []) == []


def test_the_earlier_is_the_original_and_of_two_at_once_the_longer() -> None:
    short, long = runs(A, _words(0, 40)), runs(B, _words(0, 80))
    assert propose_copies([short, long], {A: 3, B: 1}, [])[0].original == B
    assert propose_copies([short, long], {A: 1, B: 1}, [])[0].original == B


def test_an_answered_pair_is_left_alone() -> None:
    texts = [runs(one, _words(0, 40)) for one in (A, B)]
    assert propose_copies(texts, ORDER, [frozenset((B, A))]) == []


def test_of_very_many_runs_some_stand_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_KEPT", 500)
    texts = [runs(A, _words(0, 2000)), runs(B, _words(0, 1900)), runs(C, _words(5000, 9000))]
    (found,) = propose_copies(texts, ORDER, [])
    assert {found.original, found.copy} == {A, B}


def test_no_more_runs_are_held_than_are_compared_and_the_pairs_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copies, "_KEPT", 500)
    texts = [runs(A, _words(0, 2000)), runs(B, _words(0, 1900)), runs(C, _words(1000, 4000))]
    mask = copies.mask_of(sum(text.count for text in texts))
    held = [text.sampled(mask) for text in texts]
    assert sum(len(text.codes) for text in held) < 1000
    whole, thin = (
        [(one.pair, one.runs, one.share) for one in alike(found)] for found in (texts, held)
    )
    assert thin == whole
    assert whole
    assert propose_copies(held, ORDER, []) == propose_copies(texts, ORDER, [])


def test_packed_runs_are_put_in_order_with_the_ids_handed_over() -> None:
    table = RunTable()
    for at, one in enumerate((B, A)):
        table.add(runs(one, _words(0, 10 + at)), at)
    again = [Id("x" + one) for one in (A, C, B)]
    table.articles = [Id("x" + one) for one in table.articles]
    found = table.in_order(again)
    assert [(one.article, one.count) for one in found] == [(Id("xa"), 4), (Id("xb"), 3)]
    assert [found.articles[0] is again[0], found.articles[1] is again[2]] == [True, True]


def test_packed_runs_are_those_that_stand_for_all_of_the_texts_put_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copies, "_KEPT", 500)
    texts = [runs(A, _words(0, 2000)), runs(B, _words(0, 5)), runs(C, _words(1000, 4000))]
    table = RunTable()
    for version, text in enumerate(texts):
        table.add(text, version)
    mask = copies.mask_of(sum(text.count for text in texts))
    assert table.mask == mask > 0
    assert list(table) == [text.sampled(mask) for text in texts]
    assert [table.is_of(1, version) for version in (0, 1)] == [False, True]
    packed, whole = (
        [(one.pair, one.runs, one.share) for one in alike(found)] for found in (table, texts)
    )
    assert packed == whole


@given(st.permutations([0, 1, 2]))
def test_the_order_of_articles_does_not_matter(places: list[int]) -> None:
    texts = [runs(A, _words(0, 50)), runs(B, _words(10, 60)), runs(C, _words(20, 70))]
    told = {
        (one.original, one.copy, one.containment)
        for one in propose_copies([texts[place] for place in places], ORDER, [])
    }
    assert told == {
        (one.original, one.copy, one.containment) for one in propose_copies(texts, ORDER, [])
    }

"""Passages that two texts share: found at their full length, excluded regions taken out."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping.passages import RUN, Passage, bare_words, passages
from variorum.model.ids import Id, new_id
from variorum.model.open_ends import BareText

PARAGRAPH = "Nine grey barges left the harbour before dawn under tarpaulins, loaded by night"


def _text(text: str, *without: tuple[int, int]) -> BareText:
    return BareText(Id("one"), new_id(), text, without)


def _found(one: BareText, other: BareText) -> list[Passage]:
    return list(passages(bare_words(one), bare_words(other)))


def test_a_paragraph_in_different_articles_is_found_whole() -> None:
    one, other = f"All was calm. {PARAGRAPH}. Then rain.", f"It snowed! {PARAGRAPH}, he said."
    (found,) = _found(_text(one), _text(other))
    assert one[slice(*found.here)] == PARAGRAPH
    assert other[slice(*found.there)] == PARAGRAPH
    assert found.count == 13


def test_seven_words_are_no_passage() -> None:
    seven = " ".join(PARAGRAPH.split()[: RUN - 1])
    assert _found(_text(f"x {seven} y"), _text(f"p {seven} q")) == []


def test_what_stands_in_an_excluded_region_is_no_passage() -> None:
    boiler = f"{PARAGRAPH}. News of today."
    assert _found(_text(boiler, (0, len(PARAGRAPH))), _text(boiler)) == []


def test_a_quote_lies_in_a_passage_if_it_stands_in_it_or_shares_eight_words() -> None:
    (found,) = _found(_text(PARAGRAPH), _text(PARAGRAPH))
    assert found.holds("nine grey Barges")
    assert not found.holds("nine barges")
    assert found.holds(f"He told us: {PARAGRAPH} and more")
    assert not found.holds("")


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_a_passage_is_the_same_words_in_both_and_eight_at_least(
    one: list[str], other: list[str]
) -> None:
    mine, theirs = _text(" ".join(one)), _text(" ".join(other))
    for found in _found(mine, theirs):
        assert found.count >= RUN
        here, there = mine.text[slice(*found.here)], theirs.text[slice(*found.there)]
        assert here == there == found.words

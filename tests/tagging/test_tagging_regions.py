"""Whole lines become something else than running words, and running words again."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import new_id, now
from variorum.model.records import Region
from variorum.model.vocabulary import RegionKind
from variorum.tagging import acts
from variorum.tagging.regions import lines_of

TEXT = "Barges\n\nFirst line here.\nSecond line here.\n  Third line.  \n\nEnd"
FIRST, SECOND, THIRD = "First line here.", "Second line here.", "Third line."


def spans(desk, kind: RegionKind | None = None) -> list[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001  # conftest's Desk
    return [
        desk.article.text[one.start : one.end]
        for one in sorted(desk.article.regions.values(), key=lambda one: one.start)
        if kind in (None, one.kind)
    ]


@pytest.fixture
def desk(make_desk: Callable[..., object]):  # type: ignore[no-untyped-def]  # noqa: ANN201  # conftest's Desk
    return make_desk(TEXT)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TEXT.index("line"), TEXT.index("line"), FIRST),
        (TEXT.index(FIRST) + 3, TEXT.index(SECOND), FIRST),
        (TEXT.index(FIRST) + 3, TEXT.index(SECOND) + 1, f"{FIRST}\n{SECOND}"),
        (TEXT.index(THIRD), TEXT.index(THIRD) + 1, THIRD),
        (len(TEXT), len(TEXT), "End"),
        (0, 0, "Barges"),
    ],
)
def test_touched_lines_are_taken_whole(first: int, last: int, expected: str) -> None:
    start, end = lines_of(TEXT, first, last)
    assert TEXT[start:end] == expected


@given(st.text("a \n"), st.data())
def test_lines_hold_every_word_selected(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = lines_of(text, start, end)
    outside = text[start : max(start, min(first, end))] + text[max(start, last) : end]
    assert not outside.strip()


def test_marking_a_blank_line_does_nothing(desk) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    blank = TEXT.index("\n\n") + 1
    assert not acts.mark_lines(desk.article, blank, blank, RegionKind.BIO, desk.author).changes


def test_another_kind_replaces_what_was_said_and_leaves_the_rest(desk) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end = TEXT.index(FIRST), TEXT.index(THIRD) + 2
    desk.do(acts.mark_lines(desk.article, start, end, RegionKind.REFERENCES, desk.author))
    assert spans(desk) == [f"{FIRST}\n{SECOND}\n  {THIRD}"]
    middle = TEXT.index(SECOND)
    act = desk.do(acts.mark_lines(desk.article, middle, middle, RegionKind.BIO, desk.author))
    assert (act.act, act.params) == ("region.mark", (("kind", "bio"), ("quote", SECOND)))
    assert spans(desk, RegionKind.REFERENCES) == [FIRST, THIRD]
    assert spans(desk, RegionKind.BIO) == [SECOND]


def test_running_words_again(desk) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start, end = TEXT.index(FIRST), TEXT.index(SECOND) + 2
    desk.do(acts.mark_lines(desk.article, start, end, RegionKind.CAPTION, desk.author))
    act = desk.do(acts.mark_lines(desk.article, start, start, None, desk.author))
    assert (act.act, act.params[0]) == ("region.unmark", ("kind", "caption"))
    assert spans(desk) == [SECOND]
    assert not acts.mark_lines(desk.article, start, start, None, desk.author).changes


def test_a_guess_is_confirmed_by_saying_it_again_or_with_all_others(desk) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    guesses = [
        Region(
            id=new_id(),
            created=now(),
            text_version=desk.article.version.id,
            start=TEXT.index(quote),
            end=TEXT.index(quote) + len(quote),
            kind=RegionKind.BOILERPLATE,
            inferred=("kind",),
        )
        for quote in (FIRST, SECOND, THIRD)
    ]
    desk.article.regions = {one.id: one for one in guesses}
    here = guesses[0].start
    act = desk.do(acts.mark_lines(desk.article, here, here, RegionKind.BOILERPLATE, desk.author))
    assert [(one.before, one.after) for one in act.changes] == [
        (guesses[0], replace(guesses[0], inferred=()))
    ]
    act = desk.do(acts.confirm_regions(desk.article))
    assert act.params == (("count", "2"),)
    assert not any(one.inferred for one in desk.article.regions.values())
    assert not acts.confirm_regions(desk.article).changes

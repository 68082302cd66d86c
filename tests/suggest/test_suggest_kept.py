"""Kept suggestions renew only the pieces a change touches, and are as if made anew."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor
from variorum.model.suggestion import Suggestion
from variorum.model.vocabulary import ActorKind
from variorum.suggest.build import ArticleSuggestions, suggest
from variorum.suggest.found import Reading
from variorum.suggest.phrases import Words
from variorum.suggest.table import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Desk

_PARTS = (
    "Norway paid for the crates that lay in Oslo and Ghana. ",
    "Ada Moor came late. Then Moor spoke of Tide Hall for an hour and of nothing else. ",
    "Tom Moor heard Eve Roe, and Roe heard the clerk. Georgia and Tbilisi were silent on that. ",
    "The barges went down with all the corn, the ropes and the lamps that they had on board. ",
)


def _text(times: int) -> str:
    return "".join(
        f"{part}It was day {day} of the flood.\n" for day in range(times) for part in _PARTS
    )


def _article(desk: "Callable[..., Desk]", times: int) -> "tuple[Desk, ArticleSuggestions, Reading]":
    one = desk(_text(times))
    people = [
        (start, start + len(name))
        for name in ("Ada Moor", "Tom Moor", "Eve Roe")
        for start in _starts(one.article.text, name)
    ]
    reading = Reading(people=sorted(people), runs=sorted(people))
    return one, ArticleSuggestions(Words(one.article.text), shipped(), reading), reading


def _starts(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


def _new(name: str) -> Actor:
    return Actor(id=new_id(), created=now(), name=name, kind=ActorKind.UNKNOWN)


def test_a_new_key_renews_only_the_pieces_where_it_stands(desk: "Callable[..., Desk]") -> None:
    one, kept, _ = _article(desk, 40)
    kept.suggest(one.article, one.known)
    everything = kept.names.renewed
    assert everything > 20
    kept.suggest(one.article, one.known)
    assert kept.names.renewed == 0
    one.known.follow([Change(None, _new("Seventh Day Fleet"))])
    kept.suggest(one.article, one.known)
    assert kept.names.renewed == 0
    one.known.tag("day 7", _new("x").id)
    one.known.tag("It was day 7", _new("x").id)
    kept.suggest(one.article, one.known)
    assert kept.names.renewed == 1


def test_a_new_tag_renews_its_piece_and_the_one_before(desk: "Callable[..., Desk]") -> None:
    one, kept, _ = _article(desk, 40)
    kept.suggest(one.article, one.known)
    one.tag("It was day 21")
    kept.suggest(one.article, one.known)
    assert kept.names.renewed <= 2


def test_what_stays_is_the_same_suggestion(desk: "Callable[..., Desk]") -> None:
    one, kept, _ = _article(desk, 10)
    before = kept.suggest(one.article, one.known)
    one.tag("Ghana")
    after = kept.suggest(one.article, one.known)
    assert len(before) - len(after) == 1
    held = {id(each) for each in before}
    assert all(id(each) in held for each in after if each.start > 2_000)


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(("actor", "tag", "reject", "untag", "unlearn", "rename", "describe")),
        st.sampled_from(
            (
                "Norway",
                "Oslo",
                "Moor",
                "Ada Moor",
                "Roe",
                "Tide Hall",
                "the clerk",
                "Georgia",
                "day",
            )
        ),
        st.integers(0, 3),
    ),
    max_size=8,
)


# The fixture only tells how an article is opened: each example opens one of its own.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS)
def test_kept_suggestions_are_as_if_made_anew(
    desk: "Callable[..., Desk]", acts: list[tuple[str, str, int]]
) -> None:
    one, kept, reading = _article(desk, 3)
    actors = [_new("Norway"), replace(_new("Ada Moor"), kind=ActorKind.PERSON), _new("Tide Hall")]
    one.known.follow([Change(None, actor) for actor in actors])
    learnt: list[tuple[str, Id]] = []
    for what, quote, number in acts:
        actor = actors[number % len(actors)]
        if what == "actor":
            actors.append(_new(f"{quote} {len(actors)}" if number else quote))
            one.known.follow([Change(None, actors[-1])])
        elif what in ("tag", "describe"):
            one.tag("the clerk" if what == "describe" else quote, actor.id)
            learnt.append((quote, actor.id))
        elif what == "reject":
            one.tag(quote, rejected=True)
        elif what == "untag" and one.article.tags:
            gone = list(one.article.tags)[number % len(one.article.tags)]
            del one.article.tags[gone]
            one.article.links.pop(gone, None)
        elif what == "unlearn" and learnt:
            one.known.tag(*learnt.pop(), -1)
        elif what == "rename":
            new = replace(actor, name=f"New {quote}")
            one.known.follow([Change(actor, new)])
            actors[actors.index(actor)] = new
        anew = suggest(one.article, Words(one.article.text), one.known, shipped(), reading)
        assert _plain(kept.suggest(one.article, one.known)) == _plain(anew)


def _plain(found: list[Suggestion]) -> list[Suggestion]:
    assert all(one.end <= other.start for one, other in pairwise(found))
    return found


@pytest.mark.parametrize("within", [(0, 60), (90, 200)])
def test_words_within_a_part_of_a_text_stand_where_they_stand(within: tuple[int, int]) -> None:
    text = _text(1)
    part = Words(text, within=within)
    assert [text[slice(*span)] for span in part.spans] == list(part.forms)
    assert set(part.spans) <= {*Words(text[: within[1]]).spans}

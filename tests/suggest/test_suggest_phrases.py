"""Phrases in a text: whole words, exact case, counted; spans that never overlap."""

# ruff: noqa: RUF001  # typographic apostrophes are part of names

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from variorum.paths import resources
from variorum.suggest.choose import Taken
from variorum.suggest.phrases import Phrases, Words, surface
from variorum.suggest.table import shipped

_CITY_STATES = ("Djibouti", "Luxembourg", "Monaco", "San Marino", "Singapore", "Vatican City")
_CONTESTED = ("Israel",)

_WORDS = st.lists(st.sampled_from(["Ada", "Moor", "the", "The", "U.S.", "o'Neil", "Ada-Moor"]))


def _found(phrases: Phrases[int], text: str) -> list[str]:
    return [text[match.start : match.end] for match in phrases.find(Words(text))]


def test_only_whole_words_in_their_case_are_found() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("Moor", 1)
    assert _found(phrases, "Moor moor Moors Moor's Ada-Moor xMoor") == ["Moor", "Moor", "Moor"]


def test_longer_phrases_come_first_and_line_breaks_do_not_matter() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("Ada", 1)
    phrases.add("Ada Moor", 2)
    assert _found(phrases, "Ada\nMoor") == ["Ada\nMoor", "Ada"]


def test_the_last_dot_of_initials_belongs_to_them() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add(surface("U.S."), 1)
    assert _found(phrases, "The U.S. and U.S, or Plan U.S") == ["U.S.", "U.S", "U.S"]


def test_what_was_added_twice_stays_when_taken_once() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("Ada", 1, 2)
    phrases.remove("Ada", 1)
    assert phrases.get("Ada") == (1,)
    phrases.remove("Ada", 1)
    phrases.remove("Ada", 1)
    assert phrases.get("Ada") == ()
    assert len(phrases) == 0


def test_a_single_name_keeps_its_article() -> None:
    assert surface("the North’s") == "the North"
    assert surface("The United States") == "United States"
    assert surface("Shangri-La Dialogue") == "Shangri-La Dialogue"


@given(_WORDS)
def test_every_match_reads_as_the_phrase_it_is(words: list[str]) -> None:
    phrases: Phrases[str] = Phrases()
    for name in ("Ada", "Moor", "Ada Moor", "the Moor", "U.S"):
        phrases.add(name, name)
    text = " ".join(words)
    for match in phrases.find(Words(text)):
        assert match.senses == (text[match.start : match.end].rstrip(".").replace("The", "the"),)


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)))


@given(_SPANS, _SPANS)
def test_what_fits_overlaps_nothing(
    held: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    taken = Taken((start, start + length) for start, length in held)
    points = {point for start, length in held for point in range(start, start + length)}
    for start, length in more:
        mine = set(range(start, start + length))
        assert taken.fits(start, start + length) == points.isdisjoint(mine)
        if points.isdisjoint(mine):
            taken.take(start, start + length)
            points |= mine


def test_no_phrase_of_the_shipped_table_means_two_actors() -> None:
    table = json.loads((resources() / "tables" / "actors.json").read_text(encoding="utf-8"))
    lists = ("names", "phrases", "capitals", "metonyms", "demonyms", "anaphors")
    phrases = [surface(name) for name in table["none"]]
    for row in table["actors"]:
        own = [row["name"], *(name for key in lists for name in row.get(key, ()))]
        phrases += {surface(name) for name in own}
        assert set(row.get("ambiguous", ())) <= set(own), row["name"]
    assert [phrase for phrase, count in Counter(phrases).items() if count > 1] == []
    headings = {surface(one["name"].upper()) for one in table["actors"] if one["kind"] == "state"}
    assert set(phrases) <= set(shipped().all()) <= {*phrases, *headings}


def test_the_shipped_table_holds_all_states() -> None:
    table = json.loads((resources() / "tables" / "actors.json").read_text(encoding="utf-8"))
    states = [row for row in table["actors"] if row["kind"] == "state"]
    assert len(states) == 197
    assert all(
        row.get("capitals") for row in states if row["name"] not in (*_CITY_STATES, *_CONTESTED)
    )
    assert {one.name for one in shipped().get("Pyongyang")} == {"North Korea"}

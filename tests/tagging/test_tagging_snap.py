"""Where a key puts a tag: names, sentences, cues and numbers, by a table made by hand."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.vocabulary import TagKind
from variorum.tagging.snap import snap

# kind, text, words at which the caret stands (before its first letter), expected span
_CARETS = [
    ("actor", "Later Kim Jong-un spoke.", "un", "Kim Jong-un"),
    ("actor", "He told Kim Tae-hyo so.", "Tae", "Kim Tae-hyo"),
    ("actor", "It hit Norland’s port.", "land", "Norland"),
    ("actor", "It hit Norland's port.", "port", "port"),
    ("actor", "Minister Ada Moor left.", "Ada", "Ada Moor"),
    ("actor", "Then Defence Minister Ada Moor left.", "Moor", "Ada Moor"),
    ("actor", "Then Defence Minister Ada Moor left.", "Minister", "Defence Minister Ada Moor"),
    ("actor", "The U.S. Envoy to the U.N. Robert Vale left.", "Vale", "Robert Vale"),
    ("actor", "The U.S. Deputy Ambassador left.", "U.S", "U.S. Deputy Ambassador"),
    ("actor", "The U.N. River Council met.", "River", "U.N. River Council"),
    (
        "actor",
        "A clerk of the University of North Ostia wrote.",
        "Ostia",
        "University of North Ostia",
    ),
    ("actor", "The River administration paid.", "River", "River"),
    ("actor", "Both Norland and Ostia paid.", "Norland", "Norland"),
    ("actor", "Norland paid. A Norland-Ostia pact; Ostia too.", "-Ostia", "Norland"),
    ("actor", "Norland paid. A Norland-Ostia pact; Ostia too.", "Ostia p", "Ostia"),
    ("actor", "They met Jean de Moor.", "de M", "Jean de Moor"),
    ("actor", "It rained on Monday there.", "rained", "rained"),
    ("actor", "They spoke to NATO, then left.", "NATO", "NATO"),
    ("actor", "He met Ada Moor, Tom Vale and others.", "Tom", "Tom Vale"),
    ("actor", "Then the Rivers Board met.", "the R", "Rivers Board"),
    ("actor", "Then a senior Ostian official left.", "official", "senior Ostian official"),
    ("actor", "Ostian intelligence knew.", "intel", "Ostian intelligence"),
    ("claim", "It rained. The barges left, he said.", "left", "The barges left, he said"),
    (
        "claim",
        "According to the clerk, the barges left in May.",
        "left",
        "the barges left in May",
    ),
    ("claim", "They went to the U.S. on Monday.", "went", "They went to the U.S. on Monday"),
    ("claim", "They flew to the U.S.", "flew", "They flew to the U.S."),
    ("claim", "“It was small,” he said.", "small", "“It was small,” he said"),
    ("claim", "A Heading\nIt rained.", "Head", "A Heading"),
    ("stance", "Norland and Ostia have denied the reports.", "reports", "have denied"),
    ("stance", "It was flatly denied by Norland.", "Norland", "was flatly denied"),
    ("stance", "Vale dismissed Ostia’s claims as rain.", "Vale", "dismissed Ostia’s claims"),
    ("stance", "They have not yet confirmed it.", "it", "have not yet confirmed"),
    ("stance", "The council condemned the raid.", "raid", "condemned"),
    ("stance", "Norland welcomed the pact.", "pact", "welcomed"),
    ("stance", "They expressed deep concern.", "They", "expressed deep concern"),
    ("stance", "It rained all day.", "rained", "rained"),
    ("figure", "It sent over 700 special river forces.", "sent", "over 700 special river forces"),
    ("figure", "It sent 40 carts and 90 mules.", "mules", "90 mules"),
    ("figure", "It sent 40 carts and 90 mules.", "sent", "40 carts"),
    ("figure", "A 90-minute film.", "film", "90-minute"),
    ("figure", "In 2021 it rained.", "rained", "2021"),
    ("figure", "It rained.", "rained", "rained"),
]

_SELECTIONS = [
    ("actor", "It hit Norland’s port.", "Norland’s", "Norland"),
    ("actor", "He met Ada Moor, then left.", "da Moor, ", "Ada Moor"),
    ("claim", "So the barges left, he said.", "e barges left, ", "the barges left"),
    ("claim", "She flew to the U.S. again.", " to the U.S.", "to the U.S."),
    ("figure", "About 1,500 crates.", "1,5", "1,500"),
    ("stance", "They denied it, twice.", "denied it,", "denied it"),
    ("claim", "It was “a last resort” then.", "“a last resort”", "“a last resort”"),
]


@pytest.mark.parametrize(("kind", "text", "at", "expected"), _CARETS)
def test_caret(kind: str, text: str, at: str, expected: str) -> None:
    assert text[slice(*snap(TagKind(kind), text, text.index(at)))] == expected


@pytest.mark.parametrize(("kind", "text", "selected", "expected"), _SELECTIONS)
def test_selection(kind: str, text: str, selected: str, expected: str) -> None:
    start = text.index(selected)
    found = snap(TagKind(kind), text, (start, start + len(selected)))
    assert text[slice(*found)] == expected


def test_a_heading_in_capitals_names_only_what_the_text_names() -> None:
    text = "Norland Weighs More Aid For Ostia Farms\nNorland may help Ostia."
    assert text[slice(*snap(TagKind.ACTOR, text, text.index("Norland")))] == "Norland"
    assert text[slice(*snap(TagKind.ACTOR, text, text.index("Ostia")))] == "Ostia"


def test_nothing_to_tag_is_an_empty_span() -> None:
    assert snap(TagKind.CLAIM, "  \n ", 1) == (1, 1)


@given(
    st.text(alphabet="aB’s .,\n-1U\u0301“”", max_size=60),
    st.sampled_from(list(TagKind)),
    st.data(),
)
def test_a_snapped_span_lies_in_the_text_without_outer_space(
    text: str, kind: TagKind, data: st.DataObject
) -> None:
    caret = data.draw(st.integers(0, len(text)))
    start, end = snap(kind, text, caret)
    assert 0 <= start <= end <= len(text)
    assert text[start:end] == text[start:end].strip()

"""Sentences end where a reader ends them, and cover every text without overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.sentences import sentence_at, sentences


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.N. Security Council met.",
        "The U.S. Envoy to the U.N. Robert Doe spoke.",
        "Harbour officials flew from the U.K. to the U.S. on Friday.",
        "A book by Victor D. Cho appeared.",
        "Works by Scott A. Snow and J.K. Reed were read.",
        "In the 4th Korea-U.K. Maritime Talks, both sides smiled.",
        "Mr. Vale met Dr. Moor and Gen. Park.",
        "See No. 5 and Art. 3 for details.",
        "Ships, e.g. tankers, vs. barges, i.e. flat ones, differ.",
        "It cost 3.5 million.",
        "It arrived on Sept. 3 at dawn.",
        "Acme Inc. shares rose.",
        "He paused... then went on.",
        "“Really?” asked Marlow.",
        "“Stop!” he said.",
        "The fleet (see app. 2) sailed.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert _cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "pair",
    [
        ("It was a “last resort.”", "In an interview he explained."),
        ("She went to the U.S.", "The visit was short."),
        ("He left at 5 p.m.", "They stayed."),
        ("The answer was no.", "Then came silence."),
        ("They take vitamin D.", "The dose is small."),
        ("Was it true?", "Nobody knew."),
        ("What a day!", "“Indeed,” said Ann."),
        ("(He left.)", "Then it rained."),
        ("It grew to 3.", "Four more came."),
        ("He waited…", "Nothing came."),
    ],
)
def test_two_sentences_are_two(pair: tuple[str, str]) -> None:
    assert _cut(" ".join(pair)) == list(pair)


def test_a_line_break_ends_a_sentence_and_a_heading_is_one() -> None:
    text = "A Short Heading\nFirst words. Second words\n\n  Third.  "
    assert _cut(text) == ["A Short Heading", "First words.", "Second words", "Third."]


def test_lines_wrapped_by_hand_run_on() -> None:
    text = (
        "The harbour master kept a list of all the\n"
        "ships that came in, and he showed it to\n"
        "anybody who asked for it, whether they\n"
        "had a right to see it or not, as a rule\n"
        "that nobody remembered making. It was long.\n"
        "\n"
        "The second paragraph begins here.\n"
    )
    assert _cut(text) == [
        text[: text.index(" It was")],
        "It was long.",
        "The second paragraph begins here.",
    ]


def test_numbering_at_the_start_of_a_line_is_no_sentence() -> None:
    assert _cut("1. Ships\n2. Men") == ["1. Ships", "2. Men"]


def test_stops_of_other_scripts_need_no_space() -> None:
    assert _cut("雨です。晴れです。") == ["雨です。", "晴れです。"]


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, "One."), (3, "One."), (4, "One."), (5, "Two."), (9, "Two."), (99, "Two.")],
)
def test_sentence_at_an_offset(offset: int, expected: str) -> None:
    text = "One. Two."
    found = sentence_at(text, offset)
    assert found is not None
    assert text[slice(*found)] == expected


def test_a_blank_text_has_no_sentence() -> None:
    assert sentence_at("  \n ", 1) is None


@given(st.text(alphabet="aBU.S!?”“\"') \n1\u2028…", max_size=80))
def test_sentences_partition_what_is_not_blank(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(st.text(max_size=200))
def test_any_text_is_covered(text: str) -> None:
    covered = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())

"""Keys hold names together that differ in spelling only."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.keys import normal_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Harbour Board’s", "harbour board"),
        ("the  harbour\nboard", "harbour board"),
        ("Ｎｏｒｄｍａｒｋ", "nordmark"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("An Envoy", "envoy"),
        ("A", "a"),
        ("Theodore", "theodore"),
        ("the states’", "states"),
        ("Group of 20", "group of 20"),
        ("“Red” Fleet", '"red" fleet'),
        ("", ""),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert normal_key(text) == key


def test_what_distinguishes_stays() -> None:
    assert normal_key("North Korea") != normal_key("South Korea")
    assert normal_key("Unit 731") != normal_key("Unit 732")


@given(st.text(alphabet="tThHeE aA'’sSßÉ1 ", max_size=24))
def test_a_key_is_its_own_key(text: str) -> None:
    assert normal_key(normal_key(text)) == normal_key(text)

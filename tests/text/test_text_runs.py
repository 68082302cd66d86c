"""Which sentences give away a text."""

import pytest

from variorum.text.runs import Betrayals

HIDDEN = "The heron of Lake Orr counted ninety lamps before the storm."
KNOWN = "A heron counted lamps by the lake."


def told(*sentences: str, names: tuple[str, ...] = ()) -> Betrayals:
    found = Betrayals(sentences)
    found.hide(HIDDEN)
    for name in names:
        found.hide_name(name)
    found.show(KNOWN)
    return found


@pytest.mark.parametrize(
    ("sentence", "betrays"),
    [
        ("Somebody wrote that THE HERON OF LAKE Orr knows.", True),
        ("Lake Orr", True),
        ("Somebody wrote of a lake and a heron.", False),
        ("heron counted", False),
        ("ninety", True),
        ("", False),
        ("…", False),
    ],
)
def test_four_words_in_a_row_betray_or_a_whole_short_name(sentence: str, *, betrays: bool) -> None:
    assert told(sentence).in_(sentence) is betrays


def test_a_single_word_is_passed_over_where_it_is_no_name() -> None:
    assert not told("ninety").in_("ninety", alone=False)


def test_a_hidden_name_betrays_wherever_it_stands() -> None:
    memo = "Ask Mira Holt about the lake."
    assert not told(memo).in_(memo)
    assert told(memo, names=("Mira Holt",)).in_(memo)
    assert not told(memo, names=("the lake",)).in_("the lake"), "it stands in a known text"


def test_a_long_hidden_name_betrays_by_four_of_its_words() -> None:
    memo = "See: ninety lamps out at sea tonight."
    assert told(memo, names=("Ninety lamps out at sea, a report",)).in_(memo)

"""A line that is not looked at closely would have been found to be running words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import regions
from variorum.text.doubts import Doubts, doubts
from variorum.text.regions import detect_regions

_LINES = (
    *("Leave a Reply", "Related Articles", "References", "By", "by \u2014", "© 2012 The Lock"),
    *("(c) 2012 The Lock", "Photo: Lock Press", "A crew waits. Photo: Lock Press", "Ann Moor"),
    *("Ann Moor is a professor of law at the lock.", "Ann Moor, who wrote it, was an editor."),
    *("The  views expressed here", "The Opinions Expressed are hers.", "\u2022 Moor, Ann. 2012."),
    *("٣١٤ comments", "\u017fign up for the letter", "Nobody counted the barges at the lock."),
    *("the nobody  COUNTED\tthe barges at the lock.", "“Nobody counted the barges at the lock.”"),
    *("Nobody counted the barges of Irans", "Nobody counted the barges of Iran\u2019s"),
    *("Stra\u00dfe der Barken, lang und breit.", "STRASSE der Barken, lang und breit."),
    *("e\u0301tat of the barges and the locks.", "\u00e9tat of the barges and the locks."),
    *("\ufb01nally the barges came to the lock.", "finally the barges came to the lock."),
    *("What a long way it is to go from here to the sea", "", " ", "See also: the barges"),
)
_ODD = "thean s'’AB:.,()\n\r\t\v\x1f\u00a0\u2003\u0085\u2028é\u0301ßﬁ…“”©ſ½ªby"  # noqa: RUF001  # the subject


def _all_in_doubt(text: str) -> Doubts:
    every = [at for at, _ in enumerate(one for one in text.splitlines() if one.strip())]
    return Doubts(every, every, every, every)


@given(
    lines=st.lists(st.sampled_from(_LINES) | st.text(alphabet=_ODD, max_size=40), max_size=8),
    between=st.sampled_from(["\n", "\n\n", "\r\n", " \u2003\n"]),
    up=st.booleans(),
)
def test_what_is_passed_over_is_running_words(lines: list[str], between: str, *, up: bool) -> None:
    text = between.join(lines)
    text = text.upper() if up else text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regions, "doubts", _all_in_doubt)
        expected = detect_regions(text)
    assert detect_regions(text) == expected


def test_running_words_are_in_no_doubt() -> None:
    text = (
        "The barges came in at night, and nobody had seen them.\n\n"
        "“We must go back,” said the pilot of the last one.\n"
        "He had been at the lock since the café closed…"
    )
    assert not any(doubts(text)[:2])
    assert doubts(text).heading == [2]
    assert doubts(text).alike == []

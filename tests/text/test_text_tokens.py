"""Tokens: finer than words, nothing but white space left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Korea's U.S.-led drills.", "Korea|'s|U.S.|-|led|drills|."),
        ("10,000-strong: $2.5bn, 50%…", "10,000|-|strong|:|$2.5bn|,|50%|…"),
        ('the allies\' "plan"', 'the|allies|\'|"|plan|"'),
        ("👩‍🚀🇰🇵 وزير\u200e said\u20281️⃣", "👩‍🚀|🇰🇵|وزير|\u200e|said|1️⃣"),
        ("don't re\u0301el\u00a0x", "don't|re\u0301el|x"),
        (" \n\t", ""),
    ],
)
def test_tokens(text: str, found: str) -> None:
    assert "|".join(text[start:end] for start, end in tokens(text)) == found


@given(st.text(st.sampled_from("ab1.,-'’$% \n\u2028\u0301\u200d👩🚀و"), max_size=40))  # noqa: RUF001  # typographic signs on purpose
def test_every_character_but_white_space_is_in_one_token(text: str) -> None:
    covered = [at for start, end in tokens(text) for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert "".join(text[at] for at in covered) == "".join(text.split())

"""What is hashed is one text, however quickly it is made."""

import json

from hypothesis import given
from hypothesis import strategies as st

from variorum.store.rows import quoted_json

LONG = "Nobody counted the barges. " * 60
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\t\r\0\x1f\x7f'))


def plainly(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(ANY, ANY)
def test_a_long_text_is_written_as_a_short_one(before: str, after: str) -> None:
    assert quoted_json(before + LONG + after) == plainly(before + LONG + after)

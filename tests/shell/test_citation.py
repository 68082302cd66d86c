"""Citations: the words are there three times, and never markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from variorum.shell.citation import citation


def test_a_citation_names_source_day_and_sentence() -> None:
    made = citation("No ferry\nsailed", "The Daily", "14 Sep 2023", 4, 4)
    assert made.text == "“No ferry sailed” (The Daily, 14 Sep 2023, sentence 4)"
    assert made.html == "<p>“No ferry sailed” (The Daily, 14 Sep 2023, sentence 4)</p>"
    assert made.markdown == "“No ferry sailed” (The Daily, 14 Sep 2023, sentence 4)"


def test_what_is_unknown_is_left_out_and_a_range_is_told() -> None:
    assert citation("So", "", "", 1, 3).text == "“So” (sentences 1–3)"  # noqa: RUF001  # a range's dash


def test_markup_in_a_quote_stays_words() -> None:
    made = citation("<b>5 & *6*</b> [x](y)", "A_B", "", 1, 1)
    assert made.text == "“<b>5 & *6*</b> [x](y)” (A_B, sentence 1)"
    assert made.html == "<p>“&lt;b&gt;5 &amp; *6*&lt;/b&gt; [x](y)” (A_B, sentence 1)</p>"
    assert made.markdown == (r"“\<b\>5 \& \*6\*\</b\> \[x\](y)” (A\_B, sentence 1)")


@given(st.text(min_size=1), st.text())
def test_html_holds_the_text_and_no_tag_but_its_own(quote: str, source: str) -> None:
    made = citation(quote, source, "", 1, 1)
    assert re.findall(r"<[^>]*>", made.html) == ["<p>", "</p>"]
    assert html.unescape(made.html.removeprefix("<p>").removesuffix("</p>")) == made.text

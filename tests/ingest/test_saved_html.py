"""A saved page becomes its article; metadata are guesses; what is left out is handed over."""

import hashlib

import pytest

from variorum.ingest.reading import read_bytes
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

PARAGRAPHS = [
    f"The mill in town number {one} closed on Monday, and its owner gave no reason for that at all."
    for one in range(5)
]
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Mill closes - The Daily</title>
<meta property="og:title" content="Mill closes"><meta property="og:site_name" content="The Daily">
<meta name="author" content="Jane Roe"><link rel="canonical" href="https://daily.example/mill">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<script>var never = "shown";</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World news</a></nav>
<article><h1>Mill closes</h1>{"".join(f"<p>{one}</p>" for one in PARAGRAPHS)}
<h2>What comes next</h2><p>Nobody in town knows, the mayor told reporters at a long meeting.</p>
<figure><figcaption>The mill in winter. Photo: X</figcaption></figure></article>
<footer>Copyright 2024 The Daily</footer></body></html>"""


def test_the_article_is_taken_with_its_headings() -> None:
    [one] = read_bytes(PAGE.encode(), "mill.html", Reading())
    assert one.text.split("\n\n")[:6] == ["Mill closes", *PARAGRAPHS]
    parts = {one.text[start:end]: kind for start, end, kind in one.regions}
    assert parts == {
        "Mill closes": RegionKind.HEADLINE,
        "What comes next": RegionKind.SUBHEAD,
    }
    assert one.extractor.startswith("trafilatura/2.")
    assert one.steps[0] == f"original:sha256={hashlib.sha256(PAGE.encode()).hexdigest()}"
    assert one.file_name == "mill.html"


def test_the_metadata_of_the_page_are_guesses() -> None:
    [one] = read_bytes(PAGE.encode(), "mill.html", Reading())
    found = one.guesses
    assert (found.title, found.outlet, found.byline) == ("Mill closes", "The Daily", "Jane Roe")
    assert (found.published, found.language) == ("2024-03-05", "en")
    assert found.url == "https://daily.example/mill"
    assert {"title", "outlet", "byline", "published", "url", "language"} == set(found.inferred)


def test_what_is_left_out_is_told_and_shown() -> None:
    [one] = read_bytes(PAGE.encode(), "mill.html", Reading())
    assert "The mill in winter. Photo: X" in one.left_out.split("\n")
    assert "Copyright 2024 The Daily" in one.left_out
    assert "Home World news" in one.left_out
    assert "never" not in one.left_out
    assert PARAGRAPHS[0] not in one.left_out
    # 4 of the title, 3 of the menu, 6 of the caption, 4 of the foot
    assert "left_out:words=17" in one.steps


def test_a_headline_outside_the_article_is_put_in_front() -> None:
    page = PAGE.replace("<h1>Mill closes</h1>", "")
    [one] = read_bytes(page.encode(), "mill.html", Reading())
    assert one.text.startswith("Mill closes\n\nThe mill in town number 0")
    assert "headline:added" in one.steps


def test_the_same_page_gives_the_same_text_every_time() -> None:
    texts = {read_bytes(PAGE.encode(), "mill.html", Reading())[0].text for _ in range(6)}
    assert len(texts) == 1


def test_embedded_pictures_do_not_count() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 11_000_000 + '">'
    page = PAGE.replace("<figure>", f"<figure>{picture}")
    [one] = read_bytes(page.encode(), "mill.html", Reading())
    assert one.text.startswith("Mill closes")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<html><body></body></html>", "import.no_article"),
        (b"<div>" * 150_001, "import.bomb"),
        (b"<div>" * 100_000, "import.no_article"),
        (b"<p>" + b"&amp;" * 2_200_000, "import.too_large"),
        (b"x" * 50_000_001, "import.file_too_large"),
        (b"", "import.empty"),
    ],
)
def test_pages_that_cannot_be_taken_are_refused_by_name(data: bytes, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        read_bytes(data, "page.html", Reading())
    assert (caught.value.code, caught.value.params["file"]) == (expected, "page.html")


def test_control_characters_in_a_page_hinder_nothing() -> None:
    sentence = "The mill on the river closed in May and nobody said why. "
    page = (
        f"<html><body><nav>Me\x01nu</nav><article><p>{sentence * 6}\x0c\x00</p>"
        f"<p>\x1f{sentence * 3}</p></article><footer>Fo\x0bot\x00er</footer></body></html>"
    )
    [found] = read_bytes(page.encode(), "a.html", Reading())
    assert sentence.strip() in found.text
    assert "Menu" in found.left_out

"""A saved page has the words trafilatura gives; a headline put in front is said."""

import random
import re
from typing import Any

import pytest
import trafilatura

from variorum.ingest.reading import read_bytes
from variorum.model.reading import Reading

_SYLLABLES = ("ba", "co", "du", "fé", "gi", "hö", "ku", "la", "мe", "no", "pu", "ra")


def _sentence(chosen: random.Random) -> str:
    words = [
        "".join(chosen.choices(_SYLLABLES, k=chosen.randint(1, 4)))
        for _ in range(chosen.randint(6, 20))
    ]
    return " ".join(words).capitalize() + "."


def _block(chosen: random.Random) -> str:
    text = " ".join(_sentence(chosen) for _ in range(chosen.randint(1, 5)))
    return chosen.choice(
        (
            f"<p>{text}</p>",
            f"<p>{text}</p>",
            f"<p>{text} <b>{_sentence(chosen)}</b> <a href='/x'>{_sentence(chosen)}</a></p>",
            f"<h2>{_sentence(chosen)[:40]}</h2><p>{text}</p>",
            f"<blockquote><p>{text}</p></blockquote>",
            f"<ul><li>{text}</li><li>{_sentence(chosen)}</li></ul>",
            f"<p>{text}<br>{_sentence(chosen)}&nbsp;&amp; &#8220;{_sentence(chosen)}&#8221;</p>",
            f"<figure><img src='a.png'><figcaption>{_sentence(chosen)}</figcaption></figure>",
            f"<table><tr><td>{_sentence(chosen)}</td><td>{_sentence(chosen)}</td></tr></table>",
        )
    )


def _page(seed: int) -> bytes:
    chosen = random.Random(seed)  # noqa: S311  # made text
    title = _sentence(chosen)[:60]
    body = "".join(_block(chosen) for _ in range(chosen.randint(4, 25)))
    outer = chosen.choice(("article", "main", "div class='post-content'", "div id='story'"))
    menu = "".join(f"<li><a href='/{n}'>{_sentence(chosen)[:12]}</a></li>" for n in range(12))
    heading = chosen.choice((f"<h1>{title}</h1>", ""))
    return (
        f"<html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><{outer}>{heading}{body}</{outer.split()[0]}>"
        f"<footer><p>{_sentence(chosen)}</p></footer></body></html>"
    ).encode()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("seed", range(40))
def test_the_words_are_trafilaturas(seed: int) -> None:
    page = _page(seed)
    theirs: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, deduplicate=False
    )
    [ours] = read_bytes(page, "page.html", Reading())
    words = _words(ours.text)
    if "headline:added" in ours.steps:
        added = _words(ours.text.split("\n\n", 1)[0])
        assert added == _words(theirs.title)
        words = words[len(added) :]
    assert words == _words(theirs.text)

"""A project whose every field holds what would betray a program that reads markup.

`write` makes a dataset of the sample corpus with payloads in all fields that a person or a file
fills: pictures, links, styles and addresses that lead to a bait, marks that hide or turn text.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from variorum.model.kinds import fields_of
from variorum.paths import sample_corpus

WORD = "quorlwhistle"
"""Stands in every text and field, and nowhere else on any machine."""

NAME = "brindlefathom"
"""Stands in the names of the project and its analysts, which the program remembers by purpose."""

BAIT = "bait-for-readers"
"""Part of the path of every file that a payload names."""

_NOT_FREE = frozenset(
    {
        *("created", "sha256", "quote", "published", "language", "extractor", "encoding"),
        *("event_time", "statement_date", "window_start", "window_end", "as_of", "accessed"),
        *("about", "until", "since", "date"),
        *("extractor_version", "label", "prefix", "suffix"),
    }
)


def payload(bait: Path, number: int, word: str = WORD) -> str:
    """Return words with everything in them that might be followed."""
    file = f"file://{bait}/{BAIT}"
    return (
        f"<p>{word}{number} \u202e<img src='{file}.png'><img src=\"{bait}/{BAIT}.svg\">"
        f"<a href='{file}.html'>x</a> ![x]({file}.md.png) [x]({file}.md)"
        f"<style>@import url({file}.css); p {{ background: url('{file}.bg.png') }}</style>"
        f"<link rel=stylesheet href='{file}.css'><object data='{file}.svg'></object>"
        f"<img src='http://127.0.0.1:9/{BAIT}.png'><iframe src='http://bait.invalid/'></iframe>"
        f"</p>\u200b%s {{0}} &amp; [*] \u2066"
    )


def write(bait: Path, out: Path) -> None:
    """Write the dataset to `out`; the files it leads to are made in the folder `bait`."""
    bait.mkdir()
    for end in ("png", "svg", "html", "md.png", "md", "css", "bg.png"):
        (bait / f"{BAIT}.{end}").write_text("bait", encoding="utf-8")
    spoil = _Spoiler(bait)
    lines = (sample_corpus() / "tags.jsonl").read_text(encoding="utf-8").splitlines()
    made = (json.dumps(spoil(json.loads(line))) for line in lines)
    out.write_text("\n".join(made) + "\n", encoding="utf-8")


class _Spoiler:
    """Puts a payload of its own number into each field."""

    def __init__(self, bait: Path) -> None:
        self._bait = bait
        self._number = 0
        self._payloads: dict[str, tuple[int, str]] = {}  # of a text: where it stands, and it

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        kind = row["record"]
        if kind == "text_version":
            return self._text(row)
        free = {
            field.name: self._next(NAME if kind in ("project", "annotator") else WORD)
            for field in fields_of(kind)
            if field.base is str and not field.many and field.name not in _NOT_FREE
        }
        return {**row, **free, **(self._place(row) if kind == "tag" else {})}

    def _next(self, word: str = WORD) -> str:
        self._number += 1
        return payload(self._bait, self._number, word)

    def _text(self, row: dict[str, Any]) -> dict[str, Any]:
        words = self._next()
        text = f"{row['text']}\n\n{words}\n"
        self._payloads[row["id"]] = (len(row["text"]) + 2, words)
        return row | {"text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}

    def _place(self, row: dict[str, Any]) -> dict[str, Any]:
        """Let some tags stand on the payload of their text."""
        if self._number % 4:
            return {}
        start, words = self._payloads[row["text_version"]]
        place = {"start": start, "end": start + len(words), "quote": words}
        return place | {"prefix": "", "suffix": ""}

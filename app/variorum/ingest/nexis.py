"""An export of Nexis Uni (Word or rich text), split into its articles by the marks it writes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.ingest.dates import parse_date
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.nexis_labels import AFTER, BODY, END, FIELDS, LANGUAGES
from variorum.model.vocabulary import RegionKind

_LABEL = re.compile(r"([^\W\d_][\w-]*(?: [\w-]+){0,2})[ \u00a0]?:\s*(.*)", re.DOTALL)
_DATED = re.compile(
    r"(.*?\d{4})(?:,? (?:mon|tues|wednes|thurs|fri|satur|sun)day)?(?:,? \d{1,2}[:.]\d{2}.*)?",
    re.IGNORECASE,
)
_BY = re.compile(r"(?i)by:? ")
_FEW_WORDS = 20


def split(whole: Extracted) -> list[Extracted]:
    """Return the articles, or nothing if this is no such export.

    An article without the marks of its parts is kept whole: nothing is guessed in silence.
    """
    parts: list[list[Block]] = [[]]
    for block in whole.blocks:
        if block.text.strip().lower() in END:
            parts.append([])
        elif block.text.strip():
            parts[-1].append(block)
    if len(parts) == 1:
        return []
    *closed, rest = parts
    if _words(rest) >= _FEW_WORDS:
        closed.append(rest)
    return [_article(part, whole) for part in closed if part]


def _article(part: Sequence[Block], whole: Extracted) -> Extracted:
    extractor = f"{whole.extractor} nexis/1"
    body = next((at for at, one in enumerate(part) if one.text.strip().lower() in BODY), None)
    if body is None:
        return replace(whole, blocks=tuple(part), extractor=extractor, left_out="", known={})
    head = part[:body]
    dated = [(at, date) for at, one in enumerate(head) if (date := _date(one.text))]
    day, published = dated[-1] if dated else (len(head), "")
    title = _title(head[:day])
    end = next((at for at in range(body, len(part)) if _label(part[at])[0] in AFTER), len(part))
    known = {"title": head[title].text.strip() if head else "", "published": published}
    if title + 1 < day:
        known["outlet"] = head[day - 1].text.strip()
    known |= _fields([*head[title + 1 :], *part[end:]])
    text = [Block(known["title"], RegionKind.HEADLINE), *part[body + 1 : end]]
    rest = [*head[:title], *head[title + 1 :], *part[end:]]
    words = _words(rest)
    return replace(
        whole,
        blocks=tuple(text),
        extractor=extractor,
        steps=(f"left_out:words={words}",) if words else (),
        known=known,
        left_out="\n".join(one.text for one in rest),
    )


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(one.text.split()) for one in blocks)


def _date(text: str) -> str:
    found = _DATED.fullmatch(text.strip())
    return parse_date(found[1]) if found else ""


def _title(head: Sequence[Block]) -> int:
    """Return which block is the headline: the last styled as one, else the last but the outlet.

    `head` ends before the date; a cover sheet may stand in front of all.
    """
    styled = [at for at, one in enumerate(head) if one.kind]
    return styled[-1] if styled else max(len(head) - 2, 0)


def _label(block: Block) -> tuple[str, str]:
    text = block.text.strip()
    found = _LABEL.fullmatch(text)
    if found and found[1].lower() in FIELDS:
        return found[1].lower(), found[2].strip()
    return (text.lower(), "") if text.lower() in FIELDS else ("", "")


def _fields(blocks: Sequence[Block]) -> dict[str, str]:
    known: dict[str, str] = {}
    for block in blocks:
        label, value = _label(block)
        field = FIELDS.get(label, "")
        if field == "language":
            word = re.split(r"[;,\s]", value.lower())[0]
            known[field] = LANGUAGES.get(word, "")
        elif field:
            known[field] = _BY.sub("", value, count=1)
    return known

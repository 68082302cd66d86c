"""Persons that a text introduces: by what they are, by a byline, by a phrase set behind them."""

# ruff: noqa: RUF001  # typographic apostrophes are the subject

import re
from collections.abc import Iterator, Sequence

from variorum.text.spans import Span

_WHO = """
    president vice-president minister premier chancellor chief boss leader head adviser advisor
    envoy spokesman spokeswoman spokesperson ambassador commissioner governor mayor secretary
    general commander colonel captain professor analyst economist expert lawyer attorney lawmaker
    senator congressman congresswoman director chairman chairwoman chair founder billionaire
    businessman activist journalist reporter producer author historian researcher scientist doctor
    king queen prince princess sheikh emir wife husband son daughter brother sister father mother
    candidate politician judge prosecutor correspondent coach singer actor filmmaker resident
    official officer counterpart deputy diplomat strategist fellow scholar physician farmer
    teacher student engineer manager executive owner dissident cleric bishop pope rabbi imam
    predecessor successor ally rival
"""
_ROLE = re.compile(rf"\b(?:{'|'.join(_WHO.split())}),?[ \u00a0]$")
_BYLINE = re.compile(r"(?:\A|\n)[ \t]*[Bb](?:y|Y)[ \u00a0](?:[^\n.;:]{2,60}(?:,|\band)[ \u00a0])?$")
_SET_BEHIND = re.compile(r",[ \u00a0](?:who\b|whose\b|an?\b|the\b|\d\d,)")
_SAYS = re.compile(
    r"[ \u00a0](?:said|says|told|added|warned|insisted|argued|wrote|tweeted|testified|vowed)\b"
)
_SENTENCE_BEFORE = re.compile(r"(?:\A|[\n.!?”\"’])\s*$")
_CLOSED = re.compile(r"[,.;:!?)]|\s(?:and|said|told|who|as)\b")
_TWO = re.compile(r"\S+\s\S+")
_INITIAL = re.compile(r"(?:^|[ \u00a0])[A-Z]$")
_BEHIND_INITIAL = re.compile(r"\.[ \u00a0]")
_NICKNAME = re.compile(r"[ \u00a0](?:'\w+'|‘\w+’|“\w+”|\"\w+\")[ \u00a0]")
_PARTICLE = re.compile(r"[ \u00a0](?:al|el|ul)-[A-Z][\w-]*")
_ON = re.compile(r"[ \u00a0]on[ \u00a0]")
_BODY_ON = ("Commission", "Committee", "Council", "Conference", "Office", "Group")
_LOOK = 80


def whole(text: str, runs: Sequence[Span]) -> list[Span]:
    """Return the runs, those joined that an initial or a nickname parts: "Ada B. Moor".

    Also those that go on with a particle ("Ada al-Moor") or, being a body, with "on".
    """
    joined: list[Span] = []
    for start, last in runs:
        particle = _PARTICLE.match(text, last)
        end = particle.end() if particle else last
        gap = (joined[-1][1], start) if joined else (0, 0)
        initial = _INITIAL.search(text[slice(*joined[-1])]) if joined else None
        if joined and (
            (initial and _BEHIND_INITIAL.fullmatch(text, *gap))
            or _NICKNAME.fullmatch(text, *gap)
            or (_ON.fullmatch(text, *gap) and text.endswith(_BODY_ON, *joined[-1]))
        ):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def introduced(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs of two and more words that the words around tell to be persons.

    "chief Ada Moor", "the minister, Ada Moor,", "By Ada Moor", "Ada Moor, who …",
    "Ada Moor, a clerk, said".
    """
    for start, end in runs:
        if _TWO.match(text, start, end) and _is_introduced(text, start, end):
            yield start, end


def heard(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the runs of one word that a reporting verb makes voices: "Moor said"."""
    for start, end in runs:
        if not _TWO.match(text, start, end) and _SAYS.match(text, end):
            yield start, end


def _is_introduced(text: str, start: int, end: int) -> bool:
    before = max(0, start - _LOOK)
    role = _ROLE.search(text, before, start)
    if role and ("," not in role.group() or _CLOSED.match(text, end)):
        return True
    if _BYLINE.search(text, before, start) or _SAYS.match(text, end):
        return True
    opens = _SENTENCE_BEFORE.search(text, before, start)
    return bool(opens) and _SET_BEHIND.match(text, end) is not None

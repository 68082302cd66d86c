"""Runs of five words: how much of one text stands in another, whole or shortened.

Containment (the common runs over those of the shorter text) finds the copy that was cut, which
Jaccard's measure misses (Broder 1997, "On the resemblance and containment of documents").
"""

from zlib import crc32

from variorum.text.words import words

RUN = 5
"""Words of a run."""

FEW = 20
"""Runs below which a text is too short to be called a copy."""


def shingles(text: str) -> dict[int, tuple[int, int]]:
    """Return the distinct runs of a text as numbers, each with where it first stands."""
    spans = list(words(text))
    found: dict[int, tuple[int, int]] = {}
    forms = [text[start:end].casefold() for start, end in spans]
    for at in range(len(forms) - RUN + 1):
        code = crc32(" ".join(forms[at : at + RUN]).encode())
        found.setdefault(code, (spans[at][0], spans[at + RUN - 1][1]))
    return found


def containment(one: dict[int, tuple[int, int]], other: dict[int, tuple[int, int]]) -> float:
    """Return the share of the shorter text's runs that the other has; 0 for very short texts."""
    least = min(len(one), len(other))
    return len(one.keys() & other.keys()) / least if least >= FEW else 0.0

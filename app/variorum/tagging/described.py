"""Mentions in a sentence: names, and voices that are only described ("a senior official")."""

from collections.abc import Iterator

from variorum.tagging.names import name_runs
from variorum.tagging.voices import BARE_ORGANS, ORGAN_HEADS, QUALIFIERS, UNNAMED_HEADS
from variorum.text.spans import Span
from variorum.text.words import trim_possessive, words

_OUTSIDE = frozenset(
    ("the", "a", "an", "some", "but", "both", "in", "during", "similarly", "other")
)
"""Words whose capital at the start of a sentence does not make them part of a name."""


def mentions(text: str, start: int, end: int) -> list[Span]:
    """Return names and described voices ("a senior official", "Seoul's minister") in order.

    Articles are left out; a name that is part of a description comes along with it only.
    """
    runs = name_runs(text, start, end)
    described = [span for span in _described(text, start, end) if not _is_title(text, span, runs)]
    alone = [
        run
        for run in runs
        if not any(first <= run[0] and run[1] <= last for first, last in described)
    ]
    return sorted([*described, *alone])


def _described(text: str, start: int, end: int) -> Iterator[Span]:
    spans = list(words(text, start, end))
    for index, span in enumerate(spans):
        head = text[slice(*span)]
        plain = head.lower() if index == 0 else head
        if plain not in UNNAMED_HEADS and plain not in ORGAN_HEADS:
            continue
        alone = plain in UNNAMED_HEADS or plain in BARE_ORGANS
        first = index
        while first and _belongs(text, spans, first - 1):
            first -= 1
        first = _behind_owner(text, spans, first, index)
        if first < index or alone:
            yield spans[first][0], span[1]


def _behind_owner(text: str, spans: list[Span], first: int, head: int) -> int:
    """Return where a description begins, less a leading "and" and an owner before a name."""
    for index in range(head - 1, first, -1):
        owner = trim_possessive(text, *spans[index - 1]) != spans[index - 1]
        if owner and text[spans[index][0]].isupper():
            return index
    while first < head and text[slice(*spans[first])] in ("and", "or"):
        first += 1
    return first


def _belongs(text: str, spans: list[Span], index: int) -> bool:
    """Tell whether the word at `index` belongs to the description the next word is part of."""
    word = text[slice(*spans[index])]
    gap = text[spans[index][1] : spans[index + 1][0]]
    if not gap.isspace() or "\n" in gap:
        return False
    if word in ("and", "or"):
        return (
            index > 0
            and text[spans[index - 1][0]].isupper()
            and text[spans[index + 1][0]].isupper()
        )
    if word[0].isupper():
        return word.lower() not in _OUTSIDE
    owner = index and trim_possessive(text, *spans[index - 1]) != spans[index - 1]
    return (
        word in QUALIFIERS or word in ORGAN_HEADS or (bool(owner) and word.isalpha())
    )  # "Ostia's harbour minister"


def _is_title(text: str, described: Span, runs: list[Span]) -> bool:
    """Tell whether a description stands right before a name: "professor Yang", a title."""
    return any(run[0] == described[1] + 1 and text[described[1]] == " " for run in runs)

"""The first words that two articles share: what a reader compares when one may copy the other."""

from variorum.model.open_ends import BareText
from variorum.text.words import words

Place = tuple[int, int]
"""Where words stand in a text, half open."""

RUN = 8
"""Words that make a run, as copies are found by (see `grouping.copies`)."""


def first_shared(copy: BareText, original: BareText) -> tuple[Place, Place] | None:
    """Return the first words of `copy` that `original` has too, eight or more, and where.

    What is no evidence (headings, captions, boilerplate) is passed by in both.
    """
    ours, theirs = _words(copy), _words(original)
    known: dict[tuple[str, ...], int] = {}
    for at in range(len(theirs) - RUN, -1, -1):
        known[tuple(form for form, _, _ in theirs[at : at + RUN])] = at
    for at in range(len(ours) - RUN + 1):
        there = known.get(tuple(form for form, _, _ in ours[at : at + RUN]))
        if there is not None:
            length = _length(ours[at:], theirs[there:])
            return _place(ours, at, length), _place(theirs, there, length)
    return None


Word = tuple[str, int, int]


def _words(text: BareText) -> list[Word]:
    out = sorted(text.without)
    found = []
    for start, end in words(text.text):
        while out and out[0][1] <= start:
            out.pop(0)
        if not (out and out[0][0] <= start):
            found.append((text.text[start:end].casefold(), start, end))
    return found


def _length(ours: list[Word], theirs: list[Word]) -> int:
    length = 0
    for one, other in zip(ours, theirs, strict=False):
        if one[0] != other[0]:
            break
        length += 1
    return length


def _place(found: list[Word], at: int, length: int) -> Place:
    return found[at][1], found[at + length - 1][2]

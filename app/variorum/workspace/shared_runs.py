"""The first words that two articles share: what a reader compares when one may copy the other."""

from variorum.grouping.passages import bare_words, passages
from variorum.model.open_ends import BareText

Place = tuple[int, int]
"""Where words stand in a text, half open."""


def first_shared(copy: BareText, original: BareText) -> tuple[Place, Place] | None:
    """Return the first words of `copy` that `original` has too, eight or more, and where.

    What is no evidence (headings, captions, boilerplate) is passed by in both.
    """
    found = next(passages(bare_words(copy), bare_words(original)), None)
    return (found.here, found.there) if found else None

"""The sentence around a place, kept to a size that guesses can afford."""

from variorum.text.sentences import sentence_at
from variorum.text.spans import Span

_LIMIT = 4000
"""Code points looked at on either side; longer sentences are no prose anyway."""


def sentence_near(text: str, start: int, end: int | None = None) -> Span | None:
    """Return the sentence [start, end) begins in, grown to its end, or None in a blank text.

    Where `start` stands behind the last sentence of its line that sentence is meant.
    """
    end = start if end is None else end
    found = sentence_at(text, start)
    if not found:
        return None
    return max(found[0], start - _LIMIT), min(max(found[1], end), end + _LIMIT)

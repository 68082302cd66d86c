"""Finding words in a text, whatever their case, by code points of that text."""

import re

from variorum.ui.reader.spans import Span

_SPACES = re.compile(r"(?:\\?\s)+")


def places(text: str, words: str) -> list[Span]:
    """Return where `words` stand in `text`, ignoring case and the kind of white space."""
    if not words.strip():
        return []
    pattern = _SPACES.sub(r"\\s+", re.escape(words.strip()))
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]

"""Half-open spans of code points and what can be done to them without knowing the language."""

# ruff: noqa: RUF001  # typographic quotes are the subject

Span = tuple[int, int]
"""`(start, end)` in code points of one text, end excluded."""

OPENING = "\"'“‘„‚«‹([{"
CLOSING = "\"'”’»›)]}"
_PAIRS = {"”": "“„", "’": "‘‚", "»": "«", "›": "‹", ")": "(", "]": "[", "}": "{"}
_LOOSE = ".,;:!?…—–-"


def strip_space(text: str, start: int, end: int) -> Span:
    """Return [start, end) without white space at its ends (empty if it is all white)."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def strip_punctuation(text: str, start: int, end: int, keep_end: int = 0) -> Span:
    """Return [start, end) without outer white space, loose punctuation and lone quotes.

    A bracket or quote stays where its partner is inside too. Nothing before `keep_end` is cut
    from the end: that is how the last dot of "U.S." survives. Nothing but punctuation: empty.
    """
    while True:
        before = (start, end)
        start, end = strip_space(text, start, end)
        if end > max(start, keep_end) and _loose_at_end(text, start, end):
            end -= 1
        if start < end and _loose_at_start(text, start, end):
            start += 1
        if (start, end) == before:
            return start, end


def _loose_at_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last in "\"'":
        return text.count(last, start, end) % 2 == 1
    if last in _PAIRS:
        opened = sum(text.count(mark, start, end) for mark in _PAIRS[last])
        return opened < text.count(last, start, end)
    return last in _LOOSE or last in OPENING


def _loose_at_start(text: str, start: int, end: int) -> bool:
    first = text[start]
    if first in "\"'":
        return text.count(first, start, end) % 2 == 1
    partners = [close for close, opens in _PAIRS.items() if first in opens]
    if partners:
        closed = sum(text.count(mark, start, end) for mark in partners)
        return closed < text.count(first, start, end)
    return first in _LOOSE or first in CLOSING

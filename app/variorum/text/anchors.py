"""Quote and context anchors: how a span finds its place again in a corrected text."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from variorum.text.spans import Span

CONTEXT = 32
"""Code points of context kept on each side of a quote."""

_ENOUGH = 4
_LONG_QUOTE = 20
_EDGE = 16
_SIMILAR = 0.8
_QUOTES = "[\"“”„«»]|['‘’‚ʼ]|[-‐‑–—]"  # noqa: RUF001  # variants of one sign, on purpose


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return up to 32 code points before and behind [start, end)."""
    return text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]


def reanchor(text: str, quote: str, prefix: str, suffix: str, hint: int = 0) -> Span | None:
    """Return where `quote` stands in `text`, or None if no place is credible.

    Of several exact occurrences the one whose surroundings agree longest with `prefix` and
    `suffix` wins, then the one nearest to `hint` (where it stood before). An occurrence with
    surroundings that do not agree at all counts only for a long quote. Failing that, other white
    space, quotes and dashes are allowed, and last a small change between unchanged surroundings.
    """
    if not quote:
        return None
    for found in (_exact(text, quote), _loose(text, quote)):
        best = max(
            (
                (_agreement(text, span, prefix, suffix), -abs(span[0] - hint), span)
                for span in found
            ),
            default=None,
        )
        if best and (
            best[0] >= min(_ENOUGH, len(prefix) + len(suffix)) or len(quote) >= _LONG_QUOTE
        ):
            return best[2]
    return _between(text, quote, prefix[-_EDGE:], suffix[:_EDGE])


def occurrences(text: str, quote: str) -> Iterator[Span]:
    """Yield where `quote` stands; if nowhere, where only white space, quotes or dashes differ."""
    found = False
    for span in _exact(text, quote):
        found = True
        yield span
    if not found and quote.strip():
        yield from _loose(text, quote)


def _exact(text: str, quote: str) -> Iterator[Span]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def _loose(text: str, quote: str) -> Iterator[Span]:
    for found in re.finditer(r"\s+".join(map(_loose_word, quote.split())), text):
        yield found.span()


def _loose_word(word: str) -> str:
    signs = _QUOTES.split("|")
    return "".join(
        next((sign for sign in signs if re.fullmatch(sign, char)), re.escape(char)) for char in word
    )


def _agreement(text: str, span: Span, prefix: str, suffix: str) -> int:
    """Count the characters of context that agree, outwards from the span."""
    before, behind = context(text, *span)
    return _common(before[::-1], prefix[::-1]) + _common(behind, suffix)


def _common(one: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _between(text: str, quote: str, prefix: str, suffix: str) -> Span | None:
    """Return what stands between unique, unchanged surroundings if it still resembles `quote`."""
    if len(prefix) < _EDGE or len(suffix) < _EDGE or text.count(prefix) != 1:
        return None
    start = text.index(prefix) + len(prefix)
    end = text.find(suffix, start, start + 2 * len(quote) + len(suffix))
    if end <= start:
        return None
    ratio = SequenceMatcher(None, quote, text[start:end], autojunk=False).ratio()
    return (start, end) if ratio >= _SIMILAR else None

"""Where the words of a tag stand, if no offsets tell: once, or where its surroundings are."""

from array import array
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from variorum.model.foreign import ForeignTag
from variorum.text.anchors import occurrences
from variorum.text.spans import Span

_ENOUGH = 4
_LONG_QUOTE = 20
_LEAST_SQUEEZED = 12
_NEAR = 200


class Reason(StrEnum):
    """Why a tag has no place."""

    NO_PLACE = "no_place"
    OUTSIDE = "outside"
    EMPTY = "empty"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    NO_TEXT = "no_text"


def anchor(text: str, tag: ForeignTag) -> Span | Reason:
    """Return where the words of a tag stand, by themselves or by what stands around them.

    A single place is not believed if the tag is short and nothing around it agrees; of several
    places one must agree better than all others. White space around does not matter, for pages
    have other white space than articles.
    """
    assert tag.quote  # the callers saw to it  # noqa: S101
    spans = list(occurrences(text, tag.quote)) or list(_squeezed_occurrences(text, tag.quote))
    if not spans:
        return Reason.NOT_FOUND
    prefix, suffix = _squeezed(tag.prefix), _squeezed(tag.suffix)
    enough = min(_ENOUGH, len(prefix) + len(suffix))
    rated = sorted(((_agreement(text, span, prefix, suffix), span) for span in spans), reverse=True)
    best, span = rated[0]
    if len(rated) == 1:
        return span if best >= enough or len(tag.quote) >= _LONG_QUOTE else Reason.NOT_FOUND
    return span if best >= enough and best > rated[1][0] else Reason.AMBIGUOUS


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _agreement(text: str, span: Span, prefix: str, suffix: str) -> int:
    """Count the characters around a span that agree, outwards, white space left out."""
    before = _squeezed(text[max(span[0] - _NEAR, 0) : span[0]])
    behind = _squeezed(text[span[1] : span[1] + _NEAR])
    return _common(before[::-1], prefix[::-1]) + _common(behind, suffix)


def _common(one: str, other: str) -> int:
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _squeezed_occurrences(text: str, quote: str) -> Iterator[Span]:
    """Yield where a quote stands if no white space counts: pages run paragraphs together."""
    wanted = _squeezed(quote)
    if len(wanted) < _LEAST_SQUEEZED:
        return
    flat, places = without_space(text)
    start = flat.find(wanted)
    while start >= 0:
        yield places[start], places[start + len(wanted) - 1] + 1
        start = flat.find(wanted, start + 1)


@lru_cache(maxsize=4)
def without_space(text: str) -> tuple[str, "array[int]"]:
    """Return a text without white space, and where each of its characters stands."""
    places = array("L", (at for at, sign in enumerate(text) if not sign.isspace()))
    return _squeezed(text), places

"""Tags of a file put on frozen texts: by one basis that makes all quotes fit, else one by one.

Nothing is guessed: a tag whose words stand nowhere, or in several places that nothing tells apart,
is handed back with the reason.
"""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from variorum.exchange.anchoring import Reason, anchor, without_space
from variorum.exchange.basis import Basis, Ruler, Unit, chosen, closest, fitting
from variorum.model.foreign import ForeignTag
from variorum.text.anchors import occurrences
from variorum.text.spans import Span


class How(StrEnum):
    """What a place rests on."""

    BASIS = "basis"
    QUOTE = "quote"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Placed:
    """A tag and where it stands, in code points of the frozen text."""

    tag: ForeignTag
    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A tag without a place."""

    tag: ForeignTag
    reason: Reason


@dataclass(frozen=True, slots=True)
class Board:
    """A frozen text and the tags a file has for it; `held` is the text as the file has it."""

    text: str
    tags: Sequence[ForeignTag]
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the tags of one text stand, and by which basis; None if each was found by its words.

    `equal` tells that other units would give the same places.
    """

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    basis: Basis | None
    equal: bool = False


def place(boards: Sequence[Board], expected: Basis) -> list[Layout]:
    """Place the tags of a file's texts; `expected` is the basis its format documents.

    One basis for the whole file if there is one, else one for each text, else each tag by its
    words. Of a file without quotes only the documented basis is tried.
    """
    rulers = [Ruler(board.text, board.held) for board in boards]
    fits = [fitting(ruler, board.tags) for ruler, board in zip(rulers, boards, strict=True)]
    common = frozenset.intersection(*fits) if fits else frozenset[Basis]()
    if common:
        bases = chosen(common, expected, rulers)
        return [
            _Layer(ruler, bases).of(board.tags) for ruler, board in zip(rulers, boards, strict=True)
        ]
    return [
        _Layer(ruler, chosen(own, expected, [ruler])).of(board.tags)
        for ruler, board, own in zip(rulers, boards, fits, strict=True)
    ]


class _Layer:
    """Places the tags of one text; `bases` are those that fit, of which one alone is trusted."""

    def __init__(self, ruler: Ruler, bases: tuple[Basis, ...]) -> None:
        self._ruler = ruler
        self._bases = bases

    def of(self, tags: Sequence[ForeignTag]) -> Layout:
        """Place them."""
        near = () if self._bases else closest(self._ruler, tags)
        found = [self._one(tag, near) for tag in tags]
        placed = [one for one in found if isinstance(one, Placed)]
        lost = [one for one in found if isinstance(one, Unplaced)]
        placed, lost = _between_neighbours(self._ruler.text, placed, lost)
        placed.sort(key=lambda one: (one.start, one.end))
        agreed = bool(self._bases) and all(one.how is not How.QUOTE for one in placed)
        basis = self._bases[0] if len(self._bases) == 1 or agreed else None
        equal = len(self._bases) > 1 or (basis is not None and self._has_equals(basis))
        return Layout(tuple(placed), tuple(lost), basis, equal)

    def _has_equals(self, basis: Basis) -> bool:
        """Tell whether another unit gives the same places."""
        same = self._ruler.same(basis)
        others = (replace(basis, unit=unit) for unit in Unit if unit is not basis.unit)
        return any(self._ruler.same(one) == same for one in others)

    def _one(self, tag: ForeignTag, near: tuple[Basis, ...]) -> Placed | Unplaced:
        if tag.quote is not None and not tag.quote.strip():
            return Unplaced(tag, Reason.EMPTY)
        if tag.start is None or tag.end is None:
            return self._by_words(tag, ())
        spans = {self._ruler.span(basis, tag.start, tag.end) for basis in self._bases}
        if len(spans) != 1:
            return self._by_words(tag, near)
        span = next(iter(spans))
        if span is None:
            return Unplaced(tag, Reason.OUTSIDE)
        if not self._ruler.text[slice(*span)].strip():
            return Unplaced(tag, Reason.EMPTY)
        return Placed(tag, *span, How.BASIS if tag.quote or tag.opening else How.UNCHECKED)

    def _by_words(self, tag: ForeignTag, near: tuple[Basis, ...]) -> Placed | Unplaced:
        if not (tag.quote or tag.opening):
            return Unplaced(tag, Reason.NO_PLACE)
        span = self._stated(tag, near)
        if span is not None:
            return Placed(tag, *span, How.QUOTE)
        if not tag.quote:
            return Unplaced(tag, Reason.NOT_FOUND)
        found = anchor(self._ruler.text, tag)
        return Placed(tag, *found, How.QUOTE) if isinstance(found, tuple) else Unplaced(tag, found)

    def _stated(self, tag: ForeignTag, near: tuple[Basis, ...]) -> Span | None:
        """Return where the bases that fit most tags say that a tag is, if its words are there."""
        if tag.start is None or tag.end is None:
            return None
        spans = {
            self._ruler.span(basis, tag.start, tag.end)
            for basis in near
            if self._ruler.fits(basis, tag)
        }
        return next(iter(spans)) if len(spans) == 1 else None


def realigned(layout: Layout, other: str, text: str) -> Layout:
    """Return a layout on `other` as one on `text`, which has the same words between other space."""
    ours = without_space(text)[1]
    theirs = without_space(other)[1]

    def moved(one: Placed) -> Placed:
        first, last = bisect_left(theirs, one.start), bisect_left(theirs, one.end) - 1
        return replace(one, start=ours[first], end=ours[last] + 1)

    return replace(layout, placed=tuple(map(moved, layout.placed)))


def _between_neighbours(
    text: str, placed: list[Placed], lost: list[Unplaced]
) -> tuple[list[Placed], list[Unplaced]]:
    """Place what is ambiguous where the tags before and behind it moved by the same distance."""
    moved = sorted(
        (one.tag.start, one.start - one.tag.start)
        for one in placed
        if one.tag.start is not None and one.how is How.QUOTE
    )
    still: list[Unplaced] = []
    for one in lost:
        span = _as_neighbours(text, one, moved)
        if span is None:
            still.append(one)
        else:
            placed.append(Placed(one.tag, *span, How.QUOTE))
    return placed, still


def _as_neighbours(text: str, lost: Unplaced, moved: list[tuple[int, int]]) -> Span | None:
    tag = lost.tag
    if lost.reason is not Reason.AMBIGUOUS or tag.start is None or not tag.quote:
        return None
    at = bisect_left(moved, (tag.start, -sys.maxsize))
    if not 0 < at < len(moved) or moved[at - 1][1] != moved[at][1]:
        return None
    start = tag.start + moved[at][1]
    return next((span for span in occurrences(text, tag.quote) if span[0] == start), None)

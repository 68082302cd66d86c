"""What the offsets of a file count: found by trying which counting makes its quotes fit.

A basis is a unit, how a line break counts, whether a byte order mark at the start counts, and
whether the end is the last character of the span instead of the one after it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product

from variorum.model.foreign import ForeignTag
from variorum.text.offsets import OffsetMap
from variorum.text.spans import Span

_SPACE = re.compile(r"\s+")
_BOM = "\ufeff"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Unit(StrEnum):
    """What is counted."""

    CODE_POINTS = "code_points"
    UTF16 = "utf16"
    UTF8 = "utf8"


class Breaks(StrEnum):
    """What a line break counts: one character, two (CRLF), or as the file's own text has it.

    As the file has it, a byte order mark that is part of its text counts too.
    """

    ONE = "lf"
    TWO = "crlf"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Basis:
    """One way to count."""

    unit: Unit = Unit.CODE_POINTS
    breaks: Breaks = Breaks.ONE
    bom: bool = False
    inclusive: bool = False

    @property
    def token(self) -> str:
        """Its name: the unit, and what is out of the ordinary (``utf16+crlf+inclusive``)."""
        marks = [self.breaks.value] if self.breaks is not Breaks.ONE else []
        marks += ["bom"] if self.bom else []
        marks += ["inclusive"] if self.inclusive else []
        return "+".join((self.unit.value, *marks))


@cache
def _every() -> tuple[Basis, ...]:
    """Return all bases, the plainest first."""
    ends, boms = (False, True), (False, True)
    return tuple(
        Basis(unit, breaks, bom, inclusive)
        for inclusive, bom, breaks, unit in product(ends, boms, Breaks, Unit)
    )


def documented(unit: str) -> Basis:
    """Return the basis of a format that counts in `unit`, line breaks as its file has them."""
    return Basis(Unit(unit), Breaks.HELD)


class Ruler:
    """Positions of one frozen text in every counting. `held` is the text as the file has it."""

    def __init__(self, text: str, held: str | None = None) -> None:
        """Measure `text`; a held text of other words is of no use and passed over."""
        self.text = text
        core = (held or "").removeprefix(_BOM)
        is_same = core.replace("\r\n", "\n").replace("\r", "\n") == text
        self._held = held if held is not None and is_same else text
        self._ascii = text.isascii()
        self._plane = self._ascii or not _ASTRAL.search(text)
        self._scales: dict[Breaks, _Scale] = {}

    def same(self, basis: Basis) -> Basis:
        """Return the plainest basis that gives the same spans in this text."""
        unit, breaks = basis.unit, basis.breaks
        if self._ascii or (self._plane and unit is Unit.UTF16):
            unit = Unit.CODE_POINTS
        bom = basis.bom
        if breaks is Breaks.HELD and not (bom and self._held.startswith(_BOM)):
            breaks = self._breaks_held()
            bom = bom or (breaks is not Breaks.HELD and self._held.startswith(_BOM))
        if "\n" not in self.text and breaks is not Breaks.HELD:
            breaks = Breaks.ONE
        # A byte order mark is one character, but three bytes.
        if bom and self._ascii and basis.unit is Unit.UTF8:
            unit = Unit.UTF8
        return Basis(unit, breaks, bom, basis.inclusive)

    def _breaks_held(self) -> Breaks:
        """Return how the held text breaks its lines, HELD if now one way, now another."""
        core = self._held.removeprefix(_BOM)
        if core == self.text:
            return Breaks.ONE
        return Breaks.TWO if core == self.text.replace("\n", "\r\n") else Breaks.HELD

    def span(self, basis: Basis, start: int, end: int) -> Span | None:
        """Return the span in code points of the text, None if there is no such place."""
        scale = self._scale(basis.breaks)
        mark = (3 if basis.unit is Unit.UTF8 else 1) if basis.bom else 0
        first = scale.place(
            basis.unit, max(start - mark, 0) if start in (0, mark) else start - mark
        )
        # An inclusive end is the last unit, which may be in the middle of a character.
        last = scale.place(basis.unit, end - mark + basis.inclusive)
        if first is None or last is None:
            return None
        return (first, last) if first <= last <= len(self.text) else None

    def fits(self, basis: Basis, tag: ForeignTag) -> bool:
        """Tell whether the words of a tag stand where it says; other white space is no matter."""
        if tag.start is None or tag.end is None:
            return False
        span = self.span(basis, tag.start, tag.end)
        if span is None:
            return False
        found = self.text[slice(*span)]
        if tag.quote:
            return same_words(found, tag.quote)
        return _flat(found).startswith(_flat(tag.opening))

    def _scale(self, breaks: Breaks) -> "_Scale":
        if breaks not in self._scales:
            measured = {
                Breaks.ONE: self.text,
                Breaks.TWO: self.text.replace("\n", "\r\n"),
                Breaks.HELD: self._held,
            }
            is_marked = breaks is Breaks.HELD and self._held != self.text
            self._scales[breaks] = _Scale(measured[breaks], is_marked=is_marked)
        return self._scales[breaks]


class _Scale:
    """Positions of a text that may have CRLF, as positions of the same text with LF."""

    def __init__(self, measured: str, *, is_marked: bool) -> None:
        self._map = OffsetMap(measured)
        self._turns: Mapping[Unit, tuple[Callable[[int], int], Callable[[int], int]]] = {
            Unit.CODE_POINTS: (int, int),
            Unit.UTF16: (self._map.from_utf16, self._map.to_utf16),
            Unit.UTF8: (self._map.from_utf8, self._map.to_utf8),
        }
        self._dropped = [found.start() for found in re.finditer("\r(?=\n)", measured)]
        if is_marked and measured.startswith(_BOM):
            self._dropped.insert(0, 0)

    def place(self, unit: Unit, position: int) -> int | None:
        """Return where a position is, None outside the text or in the middle of a character."""
        there, back = self._turns[unit]
        if not 0 <= position <= back(self._map.length):
            return None
        at = there(position)
        return at - bisect_left(self._dropped, at) if back(at) == position else None


def same_words(found: str, quote: str) -> bool:
    """Tell whether two quotes are one but for white space and byte order marks."""
    if found == quote:
        return True
    return _flat(found) == _flat(quote)


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text.replace(_BOM, ""))


def fitting(ruler: Ruler, tags: Sequence[ForeignTag]) -> frozenset[Basis]:
    """Return every basis that makes all quotes of a text fit; all of them if it has none.

    First words alone say nothing of the end, which is then taken to be exclusive.
    """
    quoted = [tag for tag in reversed(tags) if _is_test(tag)]
    kinds = {ruler.same(basis) for basis in _every()}
    if quoted and not any(tag.quote for tag in quoted):
        kinds = {basis for basis in kinds if not basis.inclusive}
    good = {one for one in kinds if all(ruler.fits(one, tag) for tag in quoted)}
    return frozenset(basis for basis in _every() if ruler.same(basis) in good)


def closest(ruler: Ruler, tags: Sequence[ForeignTag], sample: int = 400) -> tuple[Basis, ...]:
    """Return the bases that make most quotes of a text fit, none unless it is most of them."""
    quoted = [tag for tag in tags if _is_test(tag)]
    tried = quoted[:: max(1, len(quoted) // sample)]
    counts = {
        one: sum(ruler.fits(one, tag) for tag in tried)
        for one in dict.fromkeys(ruler.same(basis) for basis in _every())
    }
    best = max(counts.values(), default=0)
    if 2 * best <= len(tried):
        return ()
    return tuple(one for one, count in counts.items() if count == best)


def _is_test(tag: ForeignTag) -> bool:
    return bool(tag.quote or tag.opening) and tag.start is not None and tag.end is not None


def chosen(fits: Iterable[Basis], expected: Basis, rulers: Sequence[Ruler]) -> tuple[Basis, ...]:
    """Return the basis to take: the format's own if it fits, else all that give other spans."""
    left = list(fits)
    if expected in left:
        return (_plainest(expected, left, rulers),)
    return tuple(_distinct(left, rulers))


def _distinct(bases: Sequence[Basis], rulers: Sequence[Ruler]) -> Iterator[Basis]:
    seen: set[tuple[Basis, ...]] = set()
    for basis in sorted(bases, key=_every().index):
        key = tuple(ruler.same(basis) for ruler in rulers)
        if key not in seen:
            seen.add(key)
            yield basis


def _plainest(basis: Basis, bases: Sequence[Basis], rulers: Sequence[Ruler]) -> Basis:
    key = [ruler.same(basis) for ruler in rulers]
    same = (one for one in bases if [ruler.same(one) for ruler in rulers] == key)
    of_unit = [one for one in same if one.unit is basis.unit]
    return min(of_unit or [basis], key=_every().index)

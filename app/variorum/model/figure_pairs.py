"""All pairs of some figures, packed: there are as many as half the square of the figures."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from threading import Lock
from typing import NamedTuple

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import LazyTuple
from variorum.model.verdict import Badge, FigurePair, FigureRelation


class Outcome(NamedTuple):
    """What is said of a pair, whichever figures it is; of the two, 0 or 1 is marked."""

    relation: FigureRelation
    row: int
    badges: tuple[Badge, ...] = ()
    marked: int | None = None


_outcomes: list[Outcome] = []
_codes: dict[Outcome, int] = {}
_lock = Lock()


class Pairs(LazyTuple[FigurePair]):
    """The pairs of figures in the order of `itertools.combinations`, two bytes each."""

    __slots__ = ("_figures", "_said")

    def __init__(self, figures: Sequence[Id], outcomes: Iterable[Outcome]) -> None:
        """Hold all pairs of `figures`, which are not copied; `outcomes` are in that order."""
        self._figures = figures
        self._said = array("H", map(_code, outcomes))

    @override
    def __len__(self) -> int:
        return len(self._said)

    @override
    def __iter__(self) -> Iterator[FigurePair]:
        return map(_pair, self.ends(), self._said)

    @override
    def _value_at(self, place: int) -> FigurePair:
        return _pair(next(islice(self.ends(), place, None)), self._said[place])

    def ends(self) -> Iterator[tuple[Id, Id]]:
        """Return the two figures of each pair; no pair is made for it."""
        return combinations(self._figures, 2)

    def relations(self) -> Counter[FigureRelation]:
        """Return how many of the pairs stand in each relation; no pair is made for it."""
        found: Counter[FigureRelation] = Counter()
        for code, count in Counter(self._said).items():
            found[_outcomes[code].relation] += count
        return found

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Pairs):
            return self._said == other._said and tuple(self._figures) == tuple(other._figures)
        return super().__eq__(other)

    __hash__ = LazyTuple.__hash__


def relations(pairs: Sequence[FigurePair]) -> Counter[FigureRelation]:
    """Return how many of some pairs stand in each relation."""
    if isinstance(pairs, Pairs):
        return pairs.relations()
    return Counter(pair.relation for pair in pairs)


def ends(pairs: Sequence[FigurePair]) -> Iterator[tuple[Id, Id]]:
    """Return the two figures of each of some pairs."""
    return pairs.ends() if isinstance(pairs, Pairs) else ((one.one, one.other) for one in pairs)


def _code(said: Outcome) -> int:
    code = _codes.get(said)
    if code is None:
        with _lock:
            code = _codes.setdefault(said, len(_outcomes))
            if code == len(_outcomes):
                _outcomes.append(said)
    return code


def _pair(ends: tuple[Id, Id], code: int) -> FigurePair:
    relation, row, badges, marked = _outcomes[code]
    return FigurePair(*ends, relation, row, badges, None if marked is None else ends[marked])

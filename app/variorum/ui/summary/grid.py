"""What the matrix shows: its columns and lines, each made when it is looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import Lazy
from variorum.model.summary import Cell, PropositionRow
from variorum.model.verdict import Status
from variorum.model.view import Move
from variorum.ui.charts.matrix import Column

T = TypeVar("T")

Moves = Mapping[Id, Move]
"""Moves by their proposition."""


@dataclass(frozen=True, slots=True)
class Line:
    """A proposition, or (`row` None) the heading of a group with its count and a note.

    `cells` follow the columns; `was` is the move of a supposition that moved it.
    """

    status: Status
    row: PropositionRow | None = None
    count: int = 0
    note: str = ""
    cells: Sequence[Cell] = ()
    was: Move | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A column: the key its cells bear as their article, how it is drawn, what it says."""

    key: Id
    column: Column
    name: str
    tip: str = ""


class OnDemand(Lazy[T]):
    """Values of which each is made when it is first asked for, and then kept."""

    __slots__ = ("_count", "_made", "_make")

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        """Hold `count` values; `make` is asked for that at a place."""
        self._count, self._make = count, make
        self._made: dict[int, T] = {}

    @override
    def __len__(self) -> int:
        return self._count

    @override
    def _value_at(self, place: int) -> T:
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]


class Plan:
    """What stands on the lines, headings and rows, and on which line each of them stands."""

    def __init__(self, lines: Sequence[Line | PropositionRow] = ()) -> None:
        """Hold `lines` in order."""
        self.lines = lines
        self.keys: list[Id | Status] = [
            one.status if isinstance(one, Line) else one.proposition.id for one in lines
        ]
        """The statuses of headings and the propositions of rows, in order."""
        self.line_of: Mapping[Id | Status, int] = dict(zip(self.keys, count()))
        """By those keys, the line."""
        self.headings = [at for at, one in enumerate(lines) if isinstance(one, Line)]
        """On which lines headings stand."""


class Lines(OnDemand[Line]):
    """Headings and, below each, the rows of its group."""

    __slots__ = ("_cells", "_moves", "_plan")

    def __init__(
        self,
        plan: Plan | None = None,
        cells: Callable[[PropositionRow], Sequence[Cell]] | None = None,
        moves: Moves | None = None,
    ) -> None:
        """Show headings and rows as planned; `cells` are a row's own by default."""
        self._plan, self._cells = plan or Plan(), cells
        super().__init__(len(self._plan.lines), self._line)
        self._moves = {
            one: move for one, move in (moves or {}).items() if move.before and move.shows
        }

    @property
    def plan(self) -> Plan:
        """What stands on the lines."""
        return self._plan

    def moved(self, row: PropositionRow) -> bool:
        """Tell whether a supposition moved a row."""
        return row.proposition.id in self._moves

    def shape(self) -> tuple[list[Id | Status], Moves]:
        """Return what tells whether other lines are about the same in the same order."""
        return self._plan.keys, self._moves

    def _line(self, at: int) -> Line:
        found = self._plan.lines[at]
        if isinstance(found, Line):
            return found
        cells = self._cells(found) if self._cells else found.cells
        was = self._moves.get(found.proposition.id)
        return Line(found.verdict.status, found, cells=cells, was=was)


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything the matrix shows; `left_out` counts the columns it does not.

    `keys` are those of `heads`; `heads_of` is all that these tell, None where it is not known.
    `places` says where each key stands; without it there are few.
    """

    keys: Sequence[Id] = ()
    heads: Sequence[Head] = ()
    lines: Lines = field(default_factory=Lines)
    left_out: int = 0
    heads_of: object = None
    places: Mapping[Id, int] | None = None

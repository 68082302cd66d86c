"""Gives each row of a table the room it needs, few rows at a time where there are many."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from variorum.ui.turns import Turns

_A_TURN = 30
"""Rows sized between two looks at what else there is to do."""


class RowSizes(QObject):
    """Sizes first the rows in view, the others while nobody waits; the view stays put."""

    def __init__(self, view: QTableView, height: Callable[[int], int], at_once: int) -> None:
        """Make rows of `view` as high as `height` says, `at_once` those in view and near it."""
        super().__init__(view)
        self._view, self._height, self._at_once = view, height, at_once
        self._turns = Turns(self)

    @property
    def is_done(self) -> bool:
        """Whether no row waits to be sized."""
        return self._turns.is_done

    def size(self, rows: Sequence[int]) -> None:
        """Size these rows, given in order, and none that was asked for before."""
        first = max(0, self._view.rowAt(0))
        if len(rows) > self._at_once:
            near = bisect_left(rows, first), bisect_left(rows, first + self._at_once)
            self._give(rows[slice(*near)])
            self._turns.start(self._rest(rows, *near))
        else:
            self._give(rows)
            self._turns.stop()

    def _rest(self, rows: Sequence[int], start: int, end: int) -> Iterator[None]:
        """Size those before `start` and from `end` on, some a turn."""
        for low, high in ((0, start), (end, len(rows))):
            for at in range(low, high, _A_TURN):
                self._size_some(rows[at : min(at + _A_TURN, high)])
                yield

    def _size_some(self, piece: Sequence[int]) -> None:
        """Size some more rows; what is in view does not move."""
        view, bar = self._view, self._view.verticalScrollBar()
        top = view.rowAt(0)
        before = view.rowViewportPosition(top)
        self._give(piece)
        moved = view.rowViewportPosition(top) - before if top >= 0 else 0
        if moved:
            view.updateGeometries()
            bar.setValue(bar.value() + moved)

    def _give(self, rows: Iterable[int]) -> None:
        view = self._view
        for at in rows:
            height = self._height(at)
            if view.rowHeight(at) != height:
                view.setRowHeight(at, height)

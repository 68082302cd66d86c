"""Gives each row of the matrix the room its words need, few rows at a time where there are many."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from operator import is_not

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from variorum.model.ids import Id
from variorum.model.pages import Judged
from variorum.model.summary import PropositionRow
from variorum.ui.summary.grid import Line
from variorum.ui.summary.matrix_delegate import LINE, text_width
from variorum.ui.summary.matrix_model import MatrixModel
from variorum.ui.summary.wrapping import two_lines

ROW = 26
"""Pixels of a row with one line of words."""
_AT_ONCE = 150
"""Rows measured in one go: a few milliseconds."""

Basis = tuple[int, Mapping[Id, Judged], object]
"""What heights depend on besides the rows: the width, the review marks, what stands where."""


class RowHeights(QObject):
    """Measures first what is in view, the other rows while nobody waits; the view stays put."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        """Measure the rows of `model` for `view`."""
        super().__init__(view)
        self._view, self._model = view, model
        self._basis: Basis | None = None
        self._measured: Sequence[Line | PropositionRow] = ()
        self._pending: list[int] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def measure(self) -> None:
        """Size the rows that may need another height than they have."""
        plan = self._model.lines.plan.lines
        width = self._view.columnWidth(0)
        basis = (width, self._model.judged, self._model.shape)
        if self._basis == basis and not self._pending:
            wanted = list(compress(count(), map(is_not, plan, self._measured)))
        else:
            wanted = list(range(len(plan)))
        self._basis, self._measured = basis, plan
        first = max(0, self._view.rowAt(0))
        near = range(first, first + _AT_ONCE)
        if len(wanted) > _AT_ONCE:
            self._size(at for at in wanted if at in near)
            self._pending = [at for at in reversed(wanted) if at not in near]
            self._timer.start()
        else:
            self._size(wanted)
            self._stop()

    def _go_on(self) -> None:
        """Size some more rows; what is in view does not move."""
        piece, self._pending = self._pending[-_AT_ONCE:], self._pending[:-_AT_ONCE]
        view, bar = self._view, self._view.verticalScrollBar()
        top = view.rowAt(0)
        before = view.rowViewportPosition(top)
        self._size(reversed(piece))
        moved = view.rowViewportPosition(top) - before if top >= 0 else 0
        if moved:
            view.updateGeometries()
            bar.setValue(bar.value() + moved)
        if not self._pending:
            self._stop()

    def _stop(self) -> None:
        self._pending = []
        self._timer.stop()

    def _size(self, rows: Iterable[int]) -> None:
        width, view = self._view.columnWidth(0), self._view
        lines = self._model.lines
        for at in rows:
            row = lines.plan.lines[at]
            height = ROW
            if not isinstance(row, Line):
                room = text_width(len(self._model.signs_of(row)), width)
                number = len(two_lines(row.proposition.text, room)) + lines.moved(row)
                height += round(LINE) * (number - 1)
            if view.rowHeight(at) != height:
                view.setRowHeight(at, height)

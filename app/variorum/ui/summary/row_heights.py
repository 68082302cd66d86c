"""Gives each row of the matrix the room its words need."""

from collections.abc import Mapping, Sequence
from itertools import compress, count
from operator import is_not

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from variorum.model.ids import Id
from variorum.model.pages import Judged
from variorum.model.summary import PropositionRow
from variorum.ui.summary.grid import Line
from variorum.ui.summary.matrix_model import MatrixModel
from variorum.ui.summary.matrix_painter import LINE, text_width
from variorum.ui.summary.wrapping import two_lines
from variorum.ui.widgets.row_sizes import RowSizes

ROW = 26
"""Pixels of a row with one line of words."""
_AT_ONCE = 100
"""Rows measured in one go: more than a screen has."""

Basis = tuple[int, Mapping[Id, Judged], object]
"""What heights depend on besides the rows: the width, the review marks, what stands where."""


class RowHeights(QObject):
    """Measures the rows of a matrix that may need another height than they have."""

    def __init__(self, view: QTableView, model: MatrixModel) -> None:
        """Measure the rows of `model` for `view`."""
        super().__init__(view)
        self._view, self._model = view, model
        self._basis: Basis | None = None
        self._measured: Sequence[Line | PropositionRow] = ()
        self._sizes = RowSizes(view, self._height, _AT_ONCE)

    def measure(self) -> None:
        """Size the rows that may need another height than they have."""
        plan = self._model.lines.plan.lines
        basis = (self._view.columnWidth(0), self._model.judged, self._model.shape)
        if self._basis == basis and self._sizes.is_done:
            wanted: Sequence[int] = list(compress(count(), map(is_not, plan, self._measured)))
        else:
            wanted = range(len(plan))
        self._basis, self._measured = basis, plan
        self._sizes.size(wanted)

    def _height(self, at: int) -> int:
        lines = self._model.lines
        row = lines.plan.lines[at]
        if isinstance(row, Line):
            return ROW
        room = text_width(len(self._model.signs_of(row)), self._view.columnWidth(0))
        number = len(two_lines(row.proposition.text, room)) + lines.moved(row)
        return ROW + round(LINE) * (number - 1)

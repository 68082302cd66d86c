"""The matrix as Qt reads it: proposition, one column per article, origins."""

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count
from operator import is_not
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.pages import Judged, Mark
from variorum.model.summary import Cell, PropositionRow
from variorum.model.verdict import Status
from variorum.shell import ruling_phrases, verdict_phrases
from variorum.ui import plain
from variorum.ui.summary.grid import Grid, Head, Line, Lines, Moves, Plan
from variorum.ui.summary.marks import signs, signs_words
from variorum.ui.summary.words import cell_sentence, origins_words, phrases, tr

Index = QModelIndex | QPersistentModelIndex

LineRole = Qt.ItemDataRole.UserRole
"""The Line of a row."""
CellRole = Qt.ItemDataRole.UserRole + 1
"""The Cell, None for headings and for the first and last column."""
ColumnRole = Qt.ItemDataRole.UserRole + 2
"""The Column of a header section."""
SignsRole = Qt.ItemDataRole.UserRole + 3
"""The icons beside the proposition of a row, with the tokens of their colours."""

_UNJUDGED = Judged()
_FEW = 30
"""Lines drawn anew one by one."""


class MatrixModel(QAbstractTableModel):
    """The lines of the matrix, between a column of propositions and one of origins."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._grid = Grid()
        self._shape = _shape(self._grid)
        self._judged: Mapping[Id, Judged] = {}
        self._told: dict[int, Callable[[Line, int], Any]] = {
            LineRole: lambda line, _column: line,
            CellRole: self._cell,
            SignsRole: lambda line, _column: self.signs(line),
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
            Qt.ItemDataRole.ToolTipRole: lambda line, column: plain.tooltip(
                self._tip(line, column)
            ),
        }

    def show(self, grid: Grid) -> bool:
        """Show a grid and tell whether it has other lines or columns; else views keep their place.

        Where few lines are otherwise, only these are drawn anew.
        """
        shape = _shape(grid)
        same = shape == self._shape
        if not same:
            self.beginResetModel()
        before, self._grid, self._shape = self._grid, grid, shape
        if not same:
            self.endResetModel()
        elif grid.lines:
            changed = _changed(before.lines.plan, grid.lines.plan)
            self._tell(changed, self.columnCount() - 1)
            if grid.heads_of is None or grid.heads_of != before.heads_of:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        return not same

    def _tell(self, lines: Sequence[int], column: int) -> None:
        """Say that some lines changed, up to a column; of many, that all between did."""
        few = len(lines) <= _FEW
        pieces = [(at, at) for at in lines] if few else [(lines[0], lines[-1])]
        for first, last in pieces:
            self.dataChanged.emit(self.index(first, 0), self.index(last, column))

    def show_judged(self, judged: Mapping[Id, Judged]) -> None:
        """Show what analysts say beside the computed, by proposition."""
        if judged == self._judged:
            return
        self._judged = judged
        self._tell(range(len(self._grid.lines)), 0)

    def signs(self, line: Line) -> list[tuple[str, str]]:
        """Return the icons beside a line's proposition, none beside a heading."""
        return self.signs_of(line.row) if line.row else []

    def signs_of(self, row: PropositionRow) -> list[tuple[str, str]]:
        """Return the icons beside a proposition."""
        return signs(row, self._judged.get(row.proposition.id, _UNJUDGED).marks)

    @property
    def judged(self) -> Mapping[Id, Judged]:
        """What analysts say beside the computed."""
        return self._judged

    @property
    def shape(self) -> object:
        """What tells whether the same lines and columns are shown as before."""
        return self._shape

    @property
    def lines(self) -> Lines:
        """The lines shown."""
        return self._grid.lines

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of the columns between the first and the last."""
        return self._grid.heads

    def row_of(self, proposition: Id | None) -> int:
        """Return the row of a proposition, -1 if it is not shown."""
        return self._grid.lines.plan.line_of.get(proposition, -1) if proposition else -1

    def head_at(self, column: int) -> Head | None:
        """Return the head of a column, None for the first and the last."""
        return self._grid.heads[column - 1] if 0 < column <= len(self._grid.heads) else None

    def column_of(self, key: Id | None) -> int:
        """Return the column of an article or an origin, 0 if it is not shown."""
        keys, places = self._grid.keys, self._grid.places
        if places is not None:
            return places.get(key, -1) + 1 if key else 0
        return keys.index(key) + 1 if key in keys else 0

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._grid.lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._grid.heads) + 2

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._grid.lines[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        head = self.head_at(section)
        if head is None:
            words = tr("Proposition") if section == 0 else tr("Origins")
            return words if role == Qt.ItemDataRole.DisplayRole else None
        if role == ColumnRole:
            return head.column
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return plain.visible(head.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip("\n".join(part for part in (head.name, head.tip) if part))
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._grid.lines[index.row()]
        told = self._told.get(role)
        return told(line, index.column()) if told else None

    def _marks(self, line: Line) -> Sequence[Mark]:
        return self._judged.get(line.row.proposition.id, _UNJUDGED).marks if line.row else ()

    def _aloud(self, line: Line, column: int) -> str:
        """Return the words of a cell and, of a proposition, what the signs beside it mean."""
        words = self._words(line, column)
        if column or line.row is None:
            return words
        return "\n".join(part for part in (words, signs_words(line.row, self._marks(line))) if part)

    def _cell(self, line: Line, column: int) -> Cell | None:
        if line.row is None or not 0 < column <= len(self._grid.heads):
            return None
        return line.cells[column - 1]

    def _words(self, line: Line, column: int) -> str:
        if line.row is None:
            heading = f"{verdict_phrases.group(line.status, phrases)}, {line.count}"
            return heading if column == 0 else ""
        cell = self._cell(line, column)
        if cell is not None:
            return cell_sentence(cell)
        if column == 0:
            return "\n".join(part for part in (line.row.proposition.text, was_words(line)) if part)
        found = line.row.verdict
        return origins_words(found) or tr("{n} for, {m} against").format(
            n=found.support, m=found.denial
        )

    def _tip(self, line: Line, column: int) -> str:
        if line.row is None:
            return ""
        cell = self._cell(line, column)
        if cell is not None:
            return f"{self._grid.heads[column - 1].name}\n{self._words(line, column)}"
        if column == 0:
            headline = verdict_phrases.headline(line.row.verdict, phrases)
            said = signs_words(line.row, self._marks(line))
            parts = (line.row.proposition.text, was_words(line), headline, said)
            return "\n".join(part for part in parts if part)
        return self._words(line, column)


def was_words(line: Line) -> str:
    """Return what the status of a line was before a supposition moved it: "was Agreed"."""
    if line.was is None:
        return ""
    return tr("was {status}").format(status=ruling_phrases.both_sides(line.was, phrases)[0])


def _changed(before: Plan, now: Plan) -> list[int]:
    """Return the lines drawn otherwise; a row that says the same is the same one."""
    others = compress(count(), map(is_not, before.lines, now.lines))
    return [
        at
        for at in others
        if not isinstance(now.lines[at], Line) or now.lines[at] != before.lines[at]
    ]


def _shape(grid: Grid) -> tuple[Sequence[Id], tuple[list[Id | Status], Moves]]:
    return grid.keys, grid.lines.shape()

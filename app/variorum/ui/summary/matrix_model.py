"""The matrix as Qt reads it: proposition, one column per article, origins."""

from collections.abc import Collection, Sequence
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
from variorum.model.records import Article
from variorum.model.summary import Cell, Summary
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui import plain
from variorum.ui.charts.matrix import Column
from variorum.ui.summary.lines import Line, matrix_lines
from variorum.ui.summary.words import cell_sentence, month, origins_words, phrases, row_marks, tr

Index = QModelIndex | QPersistentModelIndex

LineRole = Qt.ItemDataRole.UserRole
"""The Line of a row."""
CellRole = Qt.ItemDataRole.UserRole + 1
"""The Cell, None for headings and for the first and last column."""
ColumnRole = Qt.ItemDataRole.UserRole + 2
"""The Column of a header section."""


class MatrixModel(QAbstractTableModel):
    """The lines of the matrix; articles hidden by the filter have no column."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._articles: tuple[Article, ...] = ()
        self._places: tuple[int, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._row_of: dict[Id, int] = {}

    def show(
        self, summary: Summary, shown: Collection[Id] | None, only: Collection[Status]
    ) -> None:
        """Show a summary: the articles of `shown` (None: all), the statuses of `only` (empty: all).

        Where the same lines and columns stay, views keep their place.
        """
        lines = matrix_lines(summary, only)
        places = tuple(
            place
            for place, article in enumerate(summary.articles)
            if shown is None or article.id in shown
        )
        articles = tuple(summary.articles[place] for place in places)
        columns = tuple(
            Column(article.label, month(article.published), summary.read_share[place])
            for place, article in zip(places, articles, strict=True)
        )
        same = _shape(lines) == _shape(self._lines) and articles == self._articles
        if not same:
            self.beginResetModel()
        self._lines, self._places, self._articles, self._columns = lines, places, articles, columns
        self._row_of = {line.row.proposition.id: at for at, line in enumerate(lines) if line.row}
        if not same:
            self.endResetModel()
        elif lines:
            last = self.index(len(lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    def row_of(self, proposition: Id | None) -> int:
        """Return the row of a proposition, -1 if it is not shown."""
        return self._row_of.get(proposition, -1) if proposition else -1

    def article_at(self, column: int) -> Article | None:
        """Return the article of a column, None for the first and the last."""
        return self._articles[column - 1] if 0 < column <= len(self._articles) else None

    def column_of(self, article: Id | None) -> int:
        """Return the column of an article, 0 if it is not shown."""
        ids = [found.id for found in self._articles]
        return ids.index(article) + 1 if article in ids else 0

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 2

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        article = self.article_at(section)
        if article is None:
            words = tr("Proposition") if section == 0 else tr("Origins")
            return words if role == Qt.ItemDataRole.DisplayRole else None
        if role == ColumnRole:
            return self._columns[section - 1]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{article.label} {article.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self._column_tip(section))
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LineRole:
            return line
        if role == CellRole:
            return self._cell(line, index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self._tip(line, index.column()))
        return None

    def _cell(self, line: Line, column: int) -> Cell | None:
        if line.row is None or not 0 < column <= len(self._places):
            return None
        return line.row.cells[self._places[column - 1]]

    def _words(self, line: Line, column: int) -> str:
        if line.row is None:
            heading = f"{verdict_phrases.group(line.status, phrases)}, {line.count}"
            return heading if column == 0 else ""
        cell = self._cell(line, column)
        if cell is not None:
            return cell_sentence(cell)
        if column == 0:
            return line.row.proposition.text
        found = line.row.verdict
        return origins_words(found) or tr("{n} for, {m} against").format(
            n=found.support, m=found.denial
        )

    def _tip(self, line: Line, column: int) -> str:
        if line.row is None:
            return ""
        cell = self._cell(line, column)
        if cell is not None:
            article = self._articles[column - 1]
            return f"{article.label}  {article.title}\n{self._words(line, column)}"
        if column == 0:
            headline = verdict_phrases.headline(line.row.verdict, phrases)
            parts = (line.row.proposition.text, headline, row_marks(line.row))
            return "\n".join(part for part in parts if part)
        return self._words(line, column)

    def _column_tip(self, section: int) -> str:
        article, column = self._articles[section - 1], self._columns[section - 1]
        read = tr("{n} % read").format(n=int(column.share * 100))
        return "\n".join(
            part for part in (f"{article.label}  {article.title}", article.published, read) if part
        )


def _shape(lines: Sequence[Line]) -> list[Id | Status]:
    return [line.row.proposition.id if line.row else line.status for line in lines]

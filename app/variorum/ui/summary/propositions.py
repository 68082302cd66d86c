"""The page of propositions: the table, twin of the matrix, and the matrix to take away."""

from functools import partial
from itertools import islice
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.summary import PropositionRow, Summary
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui.charts.matrix import Column
from variorum.ui.charts.matrix_chart import Group, MatrixChart
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.columns import proposition_columns
from variorum.ui.summary.exhibit import TABLE, Exhibit, spoken
from variorum.ui.summary.lines import RowFilter
from variorum.ui.summary.table_model import Sheet
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import month, page_name, phrases, tr

_ROWS, _COLUMNS = 200, 60
"""How many propositions and articles are drawn: a longer chart cannot be read."""
_SAID = 6


class Listed(NamedTuple):
    """What the page shows: rows, the first of them drawn, the same aloud, and a note."""

    sheet: Sheet[PropositionRow]
    chart: MatrixChart
    said: str
    note: str


def listed(summary: Summary, rows: RowFilter) -> Listed:
    """Return what the page shows of the propositions that `rows` admits."""
    found = [row for row in summary.propositions if rows.admits(row)]
    drawn = found[:_ROWS]
    said = [
        (row.proposition.text, verdict_phrases.headline(row.verdict, phrases))
        for row in drawn[:_SAID]
    ]
    cut = len(drawn) < len(found) or len(summary.articles) > _COLUMNS
    note = tr("The first of them; the table has all.") if cut else ""
    sheet = Sheet(found, proposition_columns()).made()
    return Listed(sheet, _chart(summary, drawn), spoken(said), note)


class PropositionsPage(QWidget):
    """Every proposition with its status in words; W explains it, Enter leads to the matrix."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._maker = asks.maker
        columns, name = proposition_columns(), page_name(Page.PROPOSITIONS)
        self.exhibit = Exhibit(tr("Who says what"), columns, asks, self, name=name, first=TABLE)
        self.table = self.exhibit.table
        self.setFocusProxy(self.exhibit)
        self.table.opened.connect(lambda row: asks.proposition_opened.emit(row.proposition.id))
        self.table.asked.connect(asks.why_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibit)

    def show_summary(self, summary: Summary, rows: RowFilter) -> None:
        """Show the propositions that `rows` admits."""
        self._maker.make(Page.PROPOSITIONS, partial(listed, summary, rows), self._show)

    def _show(self, made: Listed) -> None:
        self.table.show_sheet(made.sheet)
        self.exhibit.show_chart(made.chart, made.said, made.note)


def _chart(summary: Summary, rows: list[PropositionRow]) -> MatrixChart:
    columns = tuple(
        Column(article.label, month(article.published), share)
        for article, share in islice(
            zip(summary.articles, summary.read_share, strict=True), _COLUMNS
        )
    )
    by_status: dict[Status, list[PropositionRow]] = {status: [] for status in Status}
    for row in rows:
        by_status[row.verdict.status].append(row)
    groups = tuple(
        Group(
            f"{verdict_phrases.group(status, phrases)}  {len(found)}",
            tuple((row.proposition.text, tuple(row.cells[:_COLUMNS])) for row in found),
        )
        for status, found in by_status.items()
        if found
    )
    return MatrixChart(columns, groups)

"""The page of stances: who holds what towards what, as a board and as a table."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.summary import StanceRow, Summary, columns_of, labels_of
from variorum.ui.charts.boards import Stance, StanceBoard
from variorum.ui.panel.words import name_of
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.columns import stance_columns
from variorum.ui.summary.exhibit import Exhibit, spoken
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name, tr

HOLDERS, TARGETS = 100, 60
"""How many holders and targets a board has at most: a larger one cannot be read."""


class Held(NamedTuple):
    """What the page shows: rows in their columns, the board, the same aloud, and a note."""

    rows: Sequence[StanceRow]
    columns: Sequence[TableColumn[StanceRow]]
    board: StanceBoard
    said: str
    note: str


def held(summary: Summary, holder: str = "") -> Held:
    """Return what the page shows of the stances of a summary, of one holder only if named."""
    rows = summary.stances
    if holder:
        rows = tuple(row for row in rows if holder in row.holders)
    board = board_of(replace(summary, stances=rows))
    said = [
        (", ".join(row.holders), name_of(row.attitude), row.target) for row in rows if row.attitude
    ]
    note = tr("In each cell from the earliest article to the latest; a dashed frame: changed.")
    if len(board.holders) == HOLDERS or len(board.targets) == TARGETS:
        note += " " + tr("Those named most often; the table has all.")
    shown = note if board.holders else ""
    return Held(rows, stance_columns(summary), board, spoken(said), shown)


class StancesPage(QWidget):
    """Holders by targets; within a cell the order of time shows what changed."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._maker = asks.maker
        self.exhibit: Exhibit[StanceRow] = Exhibit(
            tr("Who is for and against what"), [], asks, self, name=page_name(Page.STANCES)
        )
        self.table = self.exhibit.table
        self.setFocusProxy(self.exhibit)
        self.table.opened.connect(lambda row: asks.quote_opened.emit(row.tag))
        self.exhibit.view.opened.connect(asks.quote_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibit)

    def show_summary(self, summary: Summary, holder: str = "") -> None:
        """Show the stances of a summary, those of one holder only if it is named."""
        self._maker.make(Page.STANCES, partial(held, summary, holder), self._show)

    def _show(self, made: Held) -> None:
        self.table.show_rows(made.rows, made.columns)
        self.exhibit.show_chart(made.board, made.said, made.note)


def board_of(summary: Summary) -> StanceBoard:
    """Return the board: those with most stances first, no more than can be read.

    What is without holder, target or side is left out.
    """
    order, labels = columns_of(summary.articles).places, labels_of(summary.articles)
    rows = [row for row in summary.stances if row.attitude and row.target and row.article in order]
    rows.sort(key=lambda row: order[row.article])
    cells: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for row in rows:
        assert row.attitude is not None  # kept above  # noqa: S101
        for holder in row.holders:
            stance = Stance(row.attitude, labels[row.article], row.tag)
            cells[holder, row.target].append(stance)
    holders = _by_count([holder for row in rows for holder in row.holders])[:HOLDERS]
    targets = _by_count([row.target for row in rows if row.holders])[:TARGETS]
    return StanceBoard(
        holders,
        targets,
        tuple(
            tuple(tuple(cells.get((holder, target), ())) for target in targets)
            for holder in holders
        ),
    )


def _by_count(names: Sequence[str]) -> tuple[str, ...]:
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name.casefold())))

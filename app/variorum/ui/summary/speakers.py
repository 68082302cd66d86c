"""The matrix by speaker as a table: who says what, for all origins, also those without a column."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from variorum.model.summary import Cell, PropositionRow, Summary, labels_of
from variorum.model.verdict import Status
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.exhibit import TakeButtons, Taken
from variorum.ui.summary.lines import RowFilter, said_by_origin
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table
from variorum.ui.summary.words import STATUS_LOOKS, cell_sentence, phrases, tr
from variorum.ui.widgets import button


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What one origin says of one proposition over all articles; `articles` are their letters."""

    speaker: str
    row: PropositionRow
    cell: Cell
    articles: tuple[str, ...]


def said_rows(summary: Summary, rows: RowFilter) -> Iterator[SaidRow]:
    """Yield what every origin says of the propositions that `rows` admits."""
    labels = labels_of(summary.articles)
    for row in filter(rows.admits, summary.propositions):
        for name, cell, articles in said_by_origin(row):
            yield SaidRow(name, row, cell, tuple(labels.get(one, "") for one in articles))


class CutLine(QWidget):
    """Says that not every origin has a column, and leads to the table that has them all."""

    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stay hidden: nothing is left out."""
        super().__init__(parent)
        self.words = plain.label("", "secondary", wrap=True)
        self.words.setFont(fonts.ui("small"))
        self.table = button(tr("Table of all"), "quiet", "table")
        self.table.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        plain.set_tooltip(self.table, tr("Who says what, for every speaker, as a table"))
        self.table.clicked.connect(self.table_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.table)
        self.hide()

    def show_cut(self, shown: int, left: int) -> None:
        """Show how many of how many have a column; hide where all have."""
        self.words.setText(
            tr("{shown} of {all} speakers have a column, those heard on most propositions.").format(
                shown=self.locale().toString(shown), all=self.locale().toString(shown + left)
            )
        )
        self.setVisible(left > 0)


class SpeakersDialog(FrameDialog):
    """Who says what, one line for each speaker and proposition; Enter leads to the matrix."""

    def __init__(
        self, summary: Summary, rows: RowFilter, asks: Asks, parent: QWidget | None = None
    ) -> None:
        """Show what every origin says of the propositions that `rows` admits."""
        super().__init__(tr("Who says what, by speaker"), parent)
        self.resize(1080, 640)
        self.table: Table[SaidRow] = Table(_columns(), name=self.windowTitle(), maker=asks.maker)
        found = sorted(said_rows(summary, rows), key=lambda one: one.speaker.casefold())
        self.table.show_rows(found)
        self.table.opened.connect(self._on_opened)
        self._asks = asks
        self.body.addWidget(self.table, 1)
        self.foot.addWidget(TakeButtons(self._taken, asks, drawn=False))
        self.add_buttons(tr("Close"), cancel="")
        self.table.setFocus()

    def _taken(self) -> Taken:
        header, rows = self.table.as_words()
        return Taken(self.windowTitle(), None, "", header, rows)

    def _on_opened(self, row: SaidRow) -> None:
        self.accept()
        self._asks.proposition_opened.emit(row.row.proposition.id)


def _columns() -> list[TableColumn[SaidRow]]:
    order = {status: place for place, status in enumerate(Status)}
    return [
        TableColumn(tr("Speaker"), lambda one: one.speaker, width=210),
        TableColumn(tr("Says"), lambda one: cell_sentence(one.cell), width=190),
        TableColumn(tr("Proposition"), lambda one: one.row.proposition.text),
        TableColumn(
            tr("Status"),
            lambda one: verdict_phrases.group(one.row.verdict.status, phrases),
            key=lambda one: order[one.row.verdict.status],
            width=150,
            icon=lambda one: STATUS_LOOKS[one.row.verdict.status][::2],
        ),
        TableColumn(tr("Articles"), lambda one: " ".join(one.articles), width=110),
    ]

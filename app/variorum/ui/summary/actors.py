"""The page of actors: who is named and who speaks, in which article, and how reliable."""

from collections.abc import Callable, Mapping
from functools import partial
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.sparse import total
from variorum.model.summary import ActorRow, Summary, told_by
from variorum.shell import ruling_phrases
from variorum.ui import plain
from variorum.ui.charts.boards import HeatBoard
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.columns import actor_columns
from variorum.ui.summary.exhibit import TABLE, Exhibit, spoken
from variorum.ui.summary.table_model import Sheet
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name, phrases, tr
from variorum.ui.widgets import button

_DRAWN = 60
"""How many actors are drawn: those named most."""
_COLUMNS = 60
"""How many articles."""


class Named(NamedTuple):
    """What the page shows: rows, those named most drawn, the same aloud, and a note."""

    sheet: Sheet[ActorRow]
    board: HeatBoard
    said: str
    note: str


def named(summary: Summary, is_noted: Callable[[Id], bool]) -> Named:
    """Return what the page shows of the actors of a summary; one that `is_noted` bears a mark."""
    labels = told_by(summary.articles, "label")
    drawn = nsmallest(_DRAWN, summary.actors, key=lambda row: -total(row.mentions))
    board = HeatBoard(
        tuple(row.actor.name for row in drawn),
        tuple(labels[:_COLUMNS]),
        tuple(tuple(islice(row.mentions, _COLUMNS)) for row in drawn),
    )
    said = [(row.actor.name, str(total(row.mentions))) for row in drawn]
    cut = len(drawn) < len(summary.actors) or len(labels) > _COLUMNS
    note = tr("Those named most often; the table has all.") if cut else ""
    sheet = Sheet(summary.actors, actor_columns(labels, is_noted)).made()
    return Named(sheet, board, spoken(said), note)


class ActorsPage(QWidget):
    """The table of actors; below it memo and reliability of the one at the cursor."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._memos: Mapping[Id, str] = {}
        name = page_name(Page.ACTORS)
        self.exhibit: Exhibit[ActorRow] = Exhibit(
            tr("Who is named where"), [], asks, self, name=name, first=TABLE
        )
        self.table = self.exhibit.table
        self.setFocusProxy(self.exhibit)
        below = QWidget(self.exhibit)
        self._memo = MemoField(below)
        self._grade = plain.label("", "secondary", parent=below)
        self._rate = button(tr("Rate…"), parent=below)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._memo, 1)
        row.addWidget(self._grade)
        row.addWidget(self._rate)
        self.exhibit.add_below(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibit)
        self.table.chosen.connect(self._show_actor)
        self._memo.clicked.connect(self._on_memo_clicked)
        self._rate.clicked.connect(self._on_rate_clicked)
        self._show_actor()

    def show_summary(self, summary: Summary) -> None:
        """Show the actors of a summary."""
        self._asks.maker.make(Page.ACTORS, partial(named, summary, self._is_noted), self._show)

    def _show(self, made: Named) -> None:
        self.table.show_sheet(made.sheet)
        self.exhibit.show_chart(made.board, made.said, made.note)
        self._show_actor()

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Mark the actors with a memo, by id."""
        self._memos = memos
        self.table.viewport().update()
        self._show_actor()

    def _is_noted(self, actor: Id) -> bool:
        return actor in self._memos

    def chosen(self) -> Id | None:
        """Return the actor at the cursor."""
        row = self.table.current()
        return row.actor.id if row else None

    def _show_actor(self) -> None:
        row = self.table.current()
        for part in (self._memo, self._rate):
            part.setEnabled(row is not None)
        self._memo.set_memo(self._memos.get(row.actor.id, "") if row else "")
        grade = ruling_phrases.reliability(row.actor.reliability, phrases) if row else ""
        self._grade.setText(tr("Reliability: {grade}").format(grade=grade) if grade else "")
        plain.set_tooltip(self._grade, row.actor.reliability_reason if row else "")

    def _on_memo_clicked(self) -> None:
        actor = self.chosen()
        if actor is not None:
            self._asks.memo_wanted.emit("actor", actor)

    def _on_rate_clicked(self) -> None:
        actor = self.chosen()
        if actor is not None:
            self._asks.rating_asked.emit("actor", actor)

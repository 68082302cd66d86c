"""The page of actors: who is named and who speaks, in which article."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.summary import ActorRow, Summary
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.columns import actor_columns
from variorum.ui.summary.tables import Table
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name


class ActorsPage(QWidget):
    """The table of actors; below it the memo on the one at the cursor."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._memos: Mapping[Id, str] = {}
        self._summary: Summary | None = None
        self.table: Table[ActorRow] = Table([], name=page_name(Page.ACTORS))
        self._memo = MemoField()
        self._memo.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self._memo)
        self.table.chosen.connect(self._show_memo)
        self._memo.clicked.connect(self._on_memo_clicked)

    def show_summary(self, summary: Summary) -> None:
        """Show the actors of a summary."""
        self._summary = summary
        self.table.show_rows(summary.actors, actor_columns(summary, self._memos))

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Mark the actors with a memo, by id."""
        self._memos = memos
        if self._summary is not None:
            self.show_summary(self._summary)
        self._show_memo()

    def chosen(self) -> Id | None:
        """Return the actor at the cursor."""
        row = self.table.current()
        return row.actor.id if row else None

    def _show_memo(self) -> None:
        actor = self.chosen()
        self._memo.setEnabled(actor is not None)
        self._memo.set_memo(self._memos.get(actor, "") if actor else "")

    def _on_memo_clicked(self) -> None:
        actor = self.chosen()
        if actor is not None:
            self._asks.memo_wanted.emit("actor", actor)

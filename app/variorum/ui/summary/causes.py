"""The acts that touched a proposition since a brief: who, when, what; Enter leads to the place."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.cause import Cause, Causes
from variorum.shell import cause_phrases
from variorum.ui import plain
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table
from variorum.ui.summary.words import phrases, tr


class CausesList(QWidget):
    """What is told of one status that moved."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Tell nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._said = plain.label("", "secondary", wrap=True, parent=self)
        self.table: Table[Cause] = Table(
            _columns(), name=tr("Why it moved"), wrapped=True, parent=self
        )
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        self.table.opened.connect(self._on_opened)

    def show_causes(self, causes: Causes | None) -> None:
        """Show the acts; None: there is no status to tell of."""
        self.table.show_rows(causes.shown if causes else ())
        if causes is None:
            self._said.setText(tr("Choose a status that moved to see which acts touched it."))
            return
        keys = tr("Enter leads to the first sentence affected.") if causes.count else ""
        self._said.setText(f"{cause_phrases.how_many(causes, phrases)}. {keys}".strip())

    def _on_opened(self, cause: Cause) -> None:
        if cause.spot is not None:
            self._asks.spot_opened.emit(cause.spot)


def _when(cause: Cause) -> str:
    day, time = cause_phrases.when(cause)
    return f"{shown_date(day)}, {time}"


def _columns() -> list[TableColumn[Cause]]:
    return [
        TableColumn(tr("When"), _when, lambda cause: cause.when, 136),
        TableColumn(tr("By"), lambda cause: cause.who, width=62),
        TableColumn(tr("Act"), lambda cause: cause_phrases.act(cause, phrases)),
        TableColumn(tr("Touched"), lambda cause: cause_phrases.touched(cause, phrases), width=176),
    ]

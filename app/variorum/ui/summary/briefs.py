"""The page of briefs: statuses as they once stood, and what moved since, status by status."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from variorum.model.cause import Causes
from variorum.model.ids import Id
from variorum.model.pages import Brief
from variorum.model.summary import PropositionRow
from variorum.model.view import Move
from variorum.shell import ruling_phrases
from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.cards import TitledCard, bare, over_and_under, side_by_side
from variorum.ui.summary.causes import CausesList
from variorum.ui.summary.exhibit import TakeButtons, Taken
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import STATUS_LOOKS, page_name, phrases, tr
from variorum.ui.widgets import button


class BriefsPage(QWidget):
    """Briefs at the left; what moved since the one at the cursor at the right."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._rows: Mapping[Id, PropositionRow] = {}
        left, (right, column) = TitledCard(tr("Briefs")), bare()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side_by_side(left, right, (440, 790), self))
        moved, why = TitledCard(tr("What moved since")), TitledCard(tr("Why"))
        halves = over_and_under(moved, why, right)
        column.addWidget(halves)
        self._fill_left(left)
        self._fill_right(moved)
        self.causes = CausesList(asks, why)
        why.put(self.causes)
        halves.setSizes([1, 1])
        self.setFocusProxy(self.table)
        self._connect()

    def _fill_left(self, card: TitledCard) -> None:
        left, column = bare(card)
        foot = QHBoxLayout()
        self.table: Table[Brief] = Table(
            _brief_columns(), name=page_name(Page.BRIEFS), wrapped=True, parent=left
        )
        self._freeze = button(tr("Freeze a brief…"), "primary", parent=left)
        self._thaw = button(tr("Delete"), "quiet", "trash", left)
        foot.addWidget(self._freeze)
        foot.addStretch(1)
        foot.addWidget(self._thaw)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        card.put(left)

    def _fill_right(self, card: TitledCard) -> None:
        card.put_beside(TakeButtons(self.taken, self._asks, drawn=False, parent=card))
        right, column = bare(card)
        self._said = plain.label("", "secondary", wrap=True, parent=right)
        self.moves: Table[Move] = Table(
            _move_columns(), name=tr("What moved"), wrapped=True, parent=right
        )
        column.addWidget(self._said)
        column.addWidget(self.moves, 1)
        card.put(right)

    def _connect(self) -> None:
        asks = self._asks
        self._freeze.clicked.connect(asks.freeze_asked)
        self._thaw.clicked.connect(self._on_thaw_clicked)
        self.table.chosen.connect(self._show_moves)
        self.table.opened.connect(lambda _row: self.moves.setFocus())
        self.moves.opened.connect(lambda move: asks.proposition_opened.emit(move.proposition))
        self.moves.asked.connect(self._on_why_asked)
        self.moves.chosen.connect(self._ask_causes)
        asks.causes_told.connect(self._on_causes_told)

    def show_briefs(self, briefs: Sequence[Brief], rows: Mapping[Id, PropositionRow]) -> None:
        """Show the briefs there are; `rows` are the propositions as they stand."""
        self._rows = rows
        self.table.show_rows(briefs)
        self._show_moves()

    def taken(self) -> Taken:
        """Return what moved since the brief at the cursor."""
        row = self.table.current()
        header, rows = self.moves.as_words()
        return Taken(row.name if row else tr("What moved"), None, "", header, rows)

    def _show_moves(self) -> None:
        row = self.table.current()
        moves = row.moves if row else ()
        self.moves.show_rows(moves)
        self._thaw.setEnabled(row is not None and row.brief is not None)
        said = ruling_phrases.have_moved(moves, phrases)
        self._ask_causes()
        keys = tr("W on a row tells the rule, Enter leads to it.") if moves else ""
        self._said.setText(f"{said}. {keys}".strip())

    def _ask_causes(self) -> None:
        brief, move = self.table.current(), self.moves.current()
        self.causes.show_causes(None)
        if brief is not None and move is not None and brief.moves:
            self._asks.causes_asked.emit(brief.brief, move.proposition)

    def _on_causes_told(self, brief: Id | None, proposition: Id, causes: Causes) -> None:
        row, move = self.table.current(), self.moves.current()
        if row and move and (row.brief, move.proposition) == (brief, proposition):
            self.causes.show_causes(causes)

    def _on_thaw_clicked(self) -> None:
        row = self.table.current()
        if row is not None and row.brief is not None:
            self._asks.thaw_asked.emit(row.brief)

    def _on_why_asked(self, move: Move) -> None:
        row = self._rows.get(move.proposition)
        if row is not None:
            self._asks.why_asked.emit(row)


class FreezeDialog(FrameDialog):
    """Asks under which name the statuses are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask for a name."""
        super().__init__(tr("Freeze a brief"), parent)
        self.setMinimumWidth(440)
        self.body.addWidget(
            plain.label(
                tr("Keeps the statuses as they are now. Later you see what moved since."),
                "secondary",
                wrap=True,
            )
        )
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the brief"))
        self.name.setPlaceholderText(tr("as it goes out: Weekly brief 12"))
        self.body.addWidget(self.name)
        take = self.add_buttons(tr("Freeze"))
        take.setEnabled(False)
        self.name.textChanged.connect(lambda text: take.setEnabled(bool(text.strip())))
        self.name.setFocus()


def _brief_columns() -> list[TableColumn[Brief]]:
    return [
        TableColumn(tr("Brief"), lambda row: row.name),
        TableColumn(
            tr("Frozen"), lambda row: shown_date(row.frozen[:10]), lambda row: row.frozen, 98
        ),
        TableColumn(tr("By"), lambda row: row.who, width=62),
        TableColumn(
            tr("Moved"), lambda row: str(row.changed()), lambda row: row.changed(), 64, number=True
        ),
    ]


def _move_columns() -> list[TableColumn[Move]]:
    return [
        TableColumn(tr("Proposition"), lambda move: move.text),
        _status(tr("Then"), after=False),
        _status(tr("Now"), after=True),
        TableColumn(tr("For"), lambda move: _counts(move.support), width=62),
        TableColumn(tr("Against"), lambda move: _counts(move.denial), width=72),
    ]


def _status(title: str, *, after: bool) -> TableColumn[Move]:
    def words(move: Move) -> str:
        return ruling_phrases.both_sides(move, phrases)[after]

    def icon(move: Move) -> tuple[str, str]:
        status = move.after if after else move.before
        return (STATUS_LOOKS[status][0], STATUS_LOOKS[status][2]) if status else ("", "")

    return TableColumn(title, words, width=142, icon=icon)


def _counts(both: tuple[int, int]) -> str:
    before, after = both
    return str(after) if before == after else f"{before} \u2192 {after}"

"""The first page: who says what, the proposition at the cursor, one quantity."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Rulings
from variorum.model.summary import Cell, PropositionRow, QuantityRow, Summary
from variorum.model.view import COUNTING
from variorum.ui import fonts, plain
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.card import PropositionCard
from variorum.ui.summary.cards import side_by_side
from variorum.ui.summary.digest import SEEN, Digest
from variorum.ui.summary.grid import Grid, Moves
from variorum.ui.summary.legend import Legend
from variorum.ui.summary.lines import EVERY_ROW, RowFilter, by_article, by_speaker
from variorum.ui.summary.matrix import MatrixView
from variorum.ui.summary.notes import NoteLine
from variorum.ui.summary.quantity_card import QuantityCard
from variorum.ui.summary.quote_card import Source
from variorum.ui.summary.row_filter import SPEAKER, RowBar
from variorum.ui.summary.speakers import CutLine, SpeakersDialog
from variorum.ui.summary.trial import Trial
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import tr
from variorum.ui.widgets import IconButton, Unhurried


class Overview(QWidget):
    """The matrix at the left; the card of its cursor and a quantity at the right."""

    proposition_chosen = Signal(object)
    """The id of the proposition the cursor came to; None where there is none."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        # Put where they stand while they are empty: what is put elsewhere is styled anew.
        left, right = _card_in(None), QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side_by_side(left, right, (676, 564), self))
        detail = _card_in(right)
        self.matrix = MatrixView(left)
        self._card = PropositionCard(asks, detail)
        self.bar = RowBar(tr("Who says what"), left)
        self.bar.columns_changed.connect(self._show_grid)
        self._trial, self._rulings = Trial(), Rulings()
        self._told = self._rulings
        """What of the rulings the card shows."""
        self._digest: Digest | None = None
        self._shown: PropositionRow | None = None
        self._chosen: Id | None = None
        self._quantities: Sequence[QuantityRow] = ()
        self._quantity = 0
        self._cut, self._note = CutLine(left), NoteLine(left)
        self._cut.table_asked.connect(self._on_table_asked)
        self._note.pressed.connect(self.matrix.select)
        self._plot = QuantityCard(right)
        self._painted = Unhurried(self._plot)
        self.parts = (self.matrix.painted, self._card.painted, self._painted)
        """What is painted one after the other when it is opened."""
        self._step = _Stepper()
        self._step.stepped.connect(self._on_stepped)
        self._plot.add(self._step)
        self.matrix.cell_chosen.connect(self._on_cell_chosen)
        self.matrix.quotes_asked.connect(self._on_quotes_asked)
        self.matrix.why_asked.connect(self._on_why_asked)
        self.matrix.weighing_asked.connect(self._card.weigh)
        back = QShortcut(
            Qt.Key.Key_Escape, self._card, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        back.activated.connect(self._on_escape)
        self._fill_left(left)
        self._fill_right(right, detail)

    @property
    def card(self) -> PropositionCard:
        """The card, which shows the proposition at the cursor by now."""
        self._card.settle()
        return self._card

    @property
    def is_settled(self) -> bool:
        """Whether the matrix shows what was asked for, and the card follows the cursor no more."""
        return self._card.is_settled and not self._asks.maker.is_making(Page.OVERVIEW)

    def forget(self) -> None:
        """Show every row, and nothing of the last proposition."""
        self.bar.clear()
        self._shown = None
        self._card.show_row(None, {})

    def show_summary(self, digest: Digest, trial: Trial) -> None:
        """Show a summary as the view of `trial` counts."""
        if (trial, digest.sources, self._rulings) != (self._trial, self._sources, self._told):
            self._shown = None  # the card says otherwise what it says of the same proposition
        self._digest, self._trial, self._told = digest, trial, self._rulings
        self._card.set_trial(trial)
        self._card.set_rulings(self._rulings, digest.published)
        self.bar.show_speakers(digest.summary)
        self._show_grid()
        self._note.show_notes(digest.notes)
        self._take_quantities(digest)

    @property
    def _sources(self) -> Mapping[Id, Source]:
        """Where each article comes from."""
        return self._digest.sources if self._digest else {}

    def _take_quantities(self, digest: Digest) -> None:
        if self._quantities is digest.quantities:
            self._show_quantity()
            return
        kept = self._quantities[self._quantity].quantity.id if self._quantities else None
        self._painted.put_off()  # the matrix first
        self._quantities = digest.quantities
        ids = [row.quantity.id for row in self._quantities]
        self._quantity = ids.index(kept) if kept in ids else 0
        self._show_quantity()

    def _show_grid(self) -> None:
        digest = self._digest
        if digest is None:
            return
        rows, moves = self.bar.rows(), self._trial.moves
        if self.bar.columns() == SPEAKER:
            work = partial(_by_speaker, digest.summary, rows, moves)
            self._asks.maker.make(Page.OVERVIEW, work, self._take_grid)
        elif rows == EVERY_ROW:
            grid = by_article(digest.summary, rows, moves, digest.columns, digest.plan)
            self._asks.maker.give(Page.OVERVIEW, grid, self._take_grid)
        else:
            work = partial(by_article, digest.summary, rows, moves, digest.columns)
            self._asks.maker.make(Page.OVERVIEW, work, self._take_grid)

    def _take_grid(self, grid: Grid) -> None:
        self.matrix.show_grid(grid)
        self._cut.show_cut(len(grid.heads), grid.left_out)

    def _on_table_asked(self) -> None:
        if self._digest is None:
            return
        dialog = SpeakersDialog(self._digest.summary, self.bar.rows(), self._asks, self)
        dialog.finished.connect(self.window().activateWindow)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_rulings(self, rulings: Rulings) -> None:
        """Take what analysts ruled; it is shown with the summary that follows."""
        self._rulings = rulings
        self.matrix.show_judged(rulings.judged)

    def show_rulings(self, rulings: Rulings) -> None:
        """Show what analysts ruled as it is now."""
        self.take_rulings(rulings)
        self._card.set_rulings(rulings, self._digest.published if self._digest else {})
        if self._shown is not None:
            self._card.show_row(self._shown, self._sources)

    def _on_quotes_asked(self) -> None:
        if not self._card.focus_quotes():
            self._asks.hint.emit(tr("Nothing is tagged on it there."))

    def show_quotes(self) -> None:
        """Show the quotes of the card's voices: more are known by now."""
        self._card.take_quotes()

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions as they are now."""
        self._card.set_memos(memos)
        if self._shown is not None:
            self._card.show_row(self._shown, self._sources)

    def chosen(self) -> Id | None:
        """Return the proposition at the cursor."""
        return self._chosen

    def _fill_left(self, card: QFrame) -> None:
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 8, 6, 8)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(Legend())
        column.addWidget(self.matrix, 1)
        column.addWidget(self._cut)
        column.addWidget(self._note)

    def _fill_right(self, right: QWidget, detail: QFrame) -> None:
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._card)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(detail, 1)
        column.addWidget(self._plot)

    def _on_why_asked(self) -> None:
        if self._shown is not None:
            self._asks.why_asked.emit(self._shown)

    def _on_escape(self) -> None:
        """Take a supposition back; without one, go from the card to the matrix."""
        if self._trial.view != COUNTING:
            self._asks.everything_asked.emit()
        else:
            self.matrix.setFocus()

    def _on_cell_chosen(self, row: PropositionRow | None, cell: Cell | None) -> None:
        if row is None or row is not self._shown:
            self._shown = row
            self._card.show_row(row, self._sources, soon=True)
        self._card.mark(cell.tags if cell else None)
        chosen = row.proposition.id if row else None
        if chosen != self._chosen:
            self._chosen = chosen
            self.proposition_chosen.emit(chosen)

    def _on_stepped(self, by: int) -> None:
        self._quantity = (self._quantity + by) % len(self._quantities)
        self._show_quantity()

    def _show_quantity(self) -> None:
        row = self._quantities[self._quantity] if self._quantities else None
        if self._digest is not None:
            self._plot.show_row(row, self._digest.labels, self._digest.first)
        self._step.show_place(self._quantity, len(self._quantities))
        if row is not None:
            self._plot.setFixedHeight(min(self._plot.wanted_height(), 300))


def _by_speaker(summary: Summary, rows: RowFilter, moves: Moves) -> Grid:
    """Return the matrix by speaker; lines that are in view first are made, with their cells."""
    grid = by_speaker(summary, rows, moves)
    for at in range(min(SEEN, len(grid.lines))):
        grid.lines[at]
    return grid


def _card_in(parent: QWidget | None) -> QFrame:
    card = QFrame(parent)
    card.setProperty("kind", "card")
    return card


class _Stepper(QWidget):
    """Goes from one quantity to the next."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        back = IconButton("chevron-left", tr("Previous quantity"))
        forth = IconButton("chevron-right", tr("Next quantity"))
        back.clicked.connect(lambda: self.stepped.emit(-1))
        forth.clicked.connect(lambda: self.stepped.emit(1))
        self._place = plain.label("", "secondary")
        self._place.setFont(fonts.tabular(fonts.ui("small")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (back, self._place, forth):
            row.addWidget(part)

    def show_place(self, at: int, total: int) -> None:
        """Show which of how many it is."""
        self._place.setText(tr("{n} of {total}").format(n=at + 1, total=total))
        self.setVisible(total > 1)

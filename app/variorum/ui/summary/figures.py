"""The page of figures: the quantities, the plot of one, and its two tables."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Rulings
from variorum.model.summary import QuantityRow
from variorum.model.verdict import FigureHeard
from variorum.shell import figure_phrases, ruling_phrases
from variorum.ui import fonts
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.cards import TitledCard, bare, side_by_side
from variorum.ui.summary.digest import Digest
from variorum.ui.summary.exhibit import TakeButtons, Taken
from variorum.ui.summary.figure_values import (
    Drawn,
    PairRow,
    drawn,
    pair_rows,
    plot_of,
    sortable,
    speaker_of,
    spoken,
    window_of,
)
from variorum.ui.summary.quantity_card import QuantityCard
from variorum.ui.summary.quote_card import Source
from variorum.ui.summary.statements import Weighing, of_figure
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import Unhurried, button


class Chosen(NamedTuple):
    """What the page shows of the quantity at the cursor."""

    card: Drawn
    pairs: Sequence[PairRow]


def chosen(row: QuantityRow, labels: Mapping[Id, str], ready: Drawn | None) -> Chosen:
    """Return what the page shows of a quantity; its card may be `ready`."""
    card = ready if ready and ready.row is row else drawn(row, labels)
    card.plot.size()  # laid out
    return Chosen(card, pair_rows(row.verdict, labels))


class FiguresPage(QWidget):
    """Quantities at the left; at the right the plot, the figures and the pairs of one."""

    quote_opened = Signal(object)
    """The id of a figure's tag."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._labels: Mapping[Id, str] = {}
        self._first: Drawn | None = None
        self._asks, self._rulings = asks, Rulings()
        self._sources: Mapping[Id, Source] = {}
        self._published: Mapping[Id, str] = {}
        left, (right, column) = TitledCard(tr("Quantities")), bare()
        column.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side_by_side(left, right, (440, 790), self))
        self._quantities: Table[QuantityRow] = Table(
            _quantity_columns(),
            name=tr("Quantities"),
            wrapped=True,
            maker=asks.maker,
            parent=left,
        )
        left.put(self._quantities)
        self._card = QuantityCard(right)
        self._card.add(TakeButtons(self.taken, asks, parent=self._card))
        column.addWidget(self._card)
        self._figures, self._pairs = self._tables(right, column)
        self.parts = tuple(map(Unhurried, (left, self._card, self._figures, self._pairs)))
        """What is painted one after the other; with another quantity all but the first."""
        self.setFocusProxy(self._quantities)
        self._quantities.chosen.connect(self._on_quantity_chosen)
        self._quantities.opened.connect(lambda _row: self._figures.setFocus())
        self._figures.opened.connect(lambda heard: self.quote_opened.emit(heard.tag))
        self._pairs.opened.connect(lambda row: self.quote_opened.emit(row.tag))
        self._pairs.weighed.connect(self._weigh)

    def show_summary(self, digest: Digest) -> None:
        """Show the quantities of a summary."""
        self._labels, self._sources = digest.labels, digest.sources
        self._published, self._first = digest.published, digest.first
        self._quantities.show_rows(digest.quantities)
        if not digest.quantities:
            self._asks.maker.give(Page.FIGURES, None, lambda _made: None)
            self._card.show_row(None, self._labels)
            self._figures.show_rows([])
            self._pairs.show_rows([])

    def take_rulings(self, rulings: Rulings) -> None:
        """Take what was decided on pairs of figures; it is shown with the summary that follows."""
        self._rulings = rulings

    def show_rulings(self, rulings: Rulings) -> None:
        """Show what was decided on pairs of figures."""
        self.take_rulings(rulings)
        row = self._quantities.current()
        if row is not None:
            self._on_quantity_chosen(row)

    def _weigh(self, pair: PairRow | None = None) -> None:
        """Ask for the two figures of a pair, of the one at the cursor by default."""
        row, found = self._quantities.current(), pair or self._pairs.current()
        if row is None or found is None:
            return
        one, other = (
            of_figure(heard, self._sources, self._published)
            for tag in (found.tag, found.other_tag)
            for heard in row.verdict.figures
            if heard.tag == tag
        )
        self._asks.weighing_asked.emit(Weighing(row.quantity.name, (one,), (other,)))

    def select(self, quantity: Id) -> bool:
        """Show the figures of a quantity; False if it has none."""
        return self._quantities.go_to(lambda row: row.quantity.id == quantity)

    def taken(self) -> Taken:
        """Return the plot and the figures of the quantity at the cursor."""
        row = self._quantities.current()
        header, rows = self._figures.as_words()
        if row is None:
            return Taken(tr("Figures"), None, "", header, rows)
        words = spoken(row.verdict, row.quantity.name, self._labels)
        return Taken(row.quantity.name, plot_of(row.verdict, self._labels), words, header, rows)

    def _tables(
        self, right: QWidget, column: QVBoxLayout
    ) -> tuple[Table[FigureHeard], Table[PairRow]]:
        """Return the tables of figures and pairs, each on a card below the plot."""
        heard, related = TitledCard(tr("Figures"), right), TitledCard(tr("How they relate"), right)
        maker = self._asks.maker
        figures = Table(
            _figure_columns({}), name=tr("Figures"), wrapped=True, maker=maker, parent=heard
        )
        weigh = button(tr("Side by side…  X"), "quiet", parent=related)
        weigh.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        weigh.clicked.connect(lambda _checked: self._weigh())
        related.put_beside(weigh)
        pairs = Table(
            _pair_columns(Rulings()),
            name=tr("Pairs of figures"),
            wrapped=True,
            maker=maker,
            parent=related,
        )
        heard.put(figures)
        related.put(pairs)
        column.addWidget(heard, 1)
        column.addWidget(related, 1)
        return figures, pairs

    def _on_quantity_chosen(self, row: QuantityRow) -> None:
        work = partial(chosen, row, self._labels, self._first)
        self._asks.maker.make(Page.FIGURES, work, self._show)

    def _show(self, made: Chosen) -> None:
        row = made.card.row
        for part in self.parts[1:]:
            part.put_off()
        self._card.show_row(row, self._labels, made.card)
        self._card.setFixedHeight(min(self._card.wanted_height(), 330))
        self._figures.show_rows(row.verdict.figures, _figure_columns(self._labels))
        self._pairs.show_rows(made.pairs, _pair_columns(self._rulings))


def _quantity_columns() -> list[TableColumn[QuantityRow]]:
    return [
        TableColumn(tr("Quantity"), lambda row: row.quantity.name),
        TableColumn(
            tr("Figures"),
            lambda row: str(len(row.verdict.figures)),
            lambda row: len(row.verdict.figures),
            72,
            number=True,
        ),
        TableColumn(
            tr("Together"),
            lambda row: figure_phrases.conclusion(row.verdict, phrases),
            width=150,
        ),
    ]


def _figure_columns(labels: Mapping[Id, str]) -> list[TableColumn[FigureHeard]]:
    return [
        TableColumn(tr("Article"), lambda heard: labels.get(heard.article, ""), width=66),
        TableColumn(
            tr("Figure"),
            lambda heard: figure_phrases.figure(heard, phrases),
            lambda heard: sortable(heard.value),
            92,
        ),
        TableColumn(tr("Speaker"), speaker_of, width=176),
        TableColumn(tr("Window"), window_of, width=226),
        TableColumn(tr("Quote"), lambda heard: " ".join(heard.quote.split()), serif=True),
    ]


def _pair_columns(rulings: Rulings) -> list[TableColumn[PairRow]]:
    def decided(row: PairRow) -> str:
        found = rulings.pairs.get(frozenset((row.tag, row.other_tag)))
        return phrases(ruling_phrases.PAIR_VERDICTS[found.kind]) if found else ""

    return [
        TableColumn(tr("One"), lambda row: row.one, width=180),
        TableColumn(tr("Other"), lambda row: row.other, width=190),
        TableColumn(
            tr("Relation"),
            lambda row: row.relation,
            icon=lambda row: ("conflict", "error") if row.clash else ("", ""),
        ),
        TableColumn(tr("Decided"), decided, width=120),
    ]

"""The first page: who says what, the proposition at the cursor, one quantity."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.summary import PropositionRow, QuantityRow, Summary
from variorum.model.verdict import Status
from variorum.ui import fonts, plain
from variorum.ui.summary.card import PropositionCard
from variorum.ui.summary.cards import side_by_side
from variorum.ui.summary.figure_values import telling_first
from variorum.ui.summary.legend import Legend
from variorum.ui.summary.matrix import MatrixView
from variorum.ui.summary.notes import NoteLine
from variorum.ui.summary.quantity_card import QuantityCard
from variorum.ui.summary.quote_card import Source
from variorum.ui.summary.words import month_and_year, tr, withheld_notes
from variorum.ui.widgets import IconButton


class Overview(QWidget):
    """The matrix at the left; the card of its cursor and a quantity at the right."""

    proposition_chosen = Signal(object)
    """The id of the proposition the cursor came to; None where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.matrix = MatrixView()
        self.card = PropositionCard()
        self._sources: dict[Id, Source] = {}
        self._labels: Mapping[Id, str] = {}
        self._shown: PropositionRow | None = None
        self._chosen: Id | None = None
        self._quantities: Sequence[QuantityRow] = ()
        self._quantity = 0
        self._note = NoteLine()
        self._note.pressed.connect(self.matrix.select)
        self._plot = QuantityCard()
        self._step = _Stepper()
        self._step.stepped.connect(self._on_stepped)
        self._plot.add(self._step)
        self.matrix.cell_chosen.connect(self._on_cell_chosen)
        self.matrix.quotes_asked.connect(self.card.focus_quotes)
        back = QShortcut(
            Qt.Key.Key_Escape, self.card, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        back.activated.connect(self.matrix.setFocus)
        split = side_by_side(self._matrix_card(), self._right(), (676, 564))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def show_summary(
        self, summary: Summary, shown: Collection[Id] | None, only: Collection[Status]
    ) -> None:
        """Show a summary: the articles of `shown` (None: all), the statuses of `only`."""
        parts = zip(summary.articles, summary.outlet_names, strict=True)
        self._sources = {
            article.id: Source(article.label, outlet, month_and_year(article.published))
            for article, outlet in parts
        }
        self._labels = {article.id: article.label for article in summary.articles}
        self._shown = None
        self.matrix.show_summary(summary, shown, only)
        self._note.show_notes(
            [(row.proposition.id, words) for row, words in withheld_notes(summary.propositions)]
        )
        kept = self._quantities[self._quantity].quantity.id if self._quantities else None
        self._quantities = telling_first(summary.quantities)
        ids = [row.quantity.id for row in self._quantities]
        self._quantity = ids.index(kept) if kept in ids else 0
        self._show_quantity()

    def show_memos(self, memos: Mapping[Id, str]) -> None:
        """Show the memos on propositions as they are now."""
        self.card.set_memos(memos)
        if self._shown is not None:
            self.card.show_row(self._shown, self._sources)

    def chosen(self) -> Id | None:
        """Return the proposition at the cursor."""
        return self._chosen

    def _matrix_card(self) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        title = plain.label(tr("Who says what"))
        title.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 6, 8)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(Legend())
        column.addWidget(self.matrix, 1)
        column.addWidget(self._note)
        return card

    def _right(self) -> QWidget:
        right, detail = QWidget(), QFrame()
        detail.setProperty("kind", "card")
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.card)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(detail, 1)
        column.addWidget(self._plot)
        return right

    def _on_cell_chosen(self, row: PropositionRow | None, article: Id | None) -> None:
        if row is None or row is not self._shown:
            self._shown = row
            self.card.show_row(row, self._sources)
        self.card.mark_article(article)
        chosen = row.proposition.id if row else None
        if chosen != self._chosen:
            self._chosen = chosen
            self.proposition_chosen.emit(chosen)

    def _on_stepped(self, by: int) -> None:
        self._quantity = (self._quantity + by) % len(self._quantities)
        self._show_quantity()

    def _show_quantity(self) -> None:
        row = self._quantities[self._quantity] if self._quantities else None
        self._plot.show_row(row, self._labels)
        self._step.show_place(self._quantity, len(self._quantities))
        if row is not None:
            self._plot.setFixedHeight(min(self._plot.wanted_height(), 300))


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

"""What a card shows of a supposition: its banner, and the button that counts a voice on trial."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.summary import PropositionRow
from variorum.model.view import COUNTING, View
from variorum.shell import ruling_phrases
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.summary.grid import Moves
from variorum.ui.summary.quote_card import LeftOutRow
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import button


@dataclass(frozen=True, slots=True)
class Trial:
    """The view in force and the moves it makes; nothing of it is stored."""

    view: View = COUNTING
    moves: Moves = field(default_factory=dict)

    def concerns(self, row: PropositionRow) -> bool:
        """Tell whether a proposition is not shown as the law counts."""
        voices = (*row.verdict.counted, *row.verdict.not_counted)
        let_in = any(voice.link in self.view.recounted for voice in voices)
        return let_in or row.proposition.id in self.moves


class TrialBanner(QFrame):
    """Says that the card shows a supposition, what it moves, and how to take it back."""

    back_asked = Signal()
    """Everything shall count as the law counts."""

    def __init__(self, trial: Trial, row: PropositionRow, parent: QWidget | None = None) -> None:
        """Show what the trial does to one proposition."""
        super().__init__(parent)
        heading = plain.label(tr("As it would stand. Nothing of this is stored."), wrap=True)
        heading.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        found = trial.moves.get(row.proposition.id)
        words = ruling_phrases.move(found, phrases) if found else tr("The status stays the same.")
        self.moved = plain.label(words, wrap=True)
        self.moved.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(heading)
        said.addWidget(self.moved)
        back = button(tr("Take it back  Esc"))
        back.clicked.connect(self.back_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(10)
        line.addLayout(said, 1)
        line.addWidget(back)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, rect = Canvas(QPainter(self), theme.current()), QRectF(self.rect())
        canvas.box(rect, "warnTint", 8)
        canvas.frame(rect, "warn", 8, 1.2, dashed=True)


def with_recount(row: LeftOutRow) -> QWidget:
    """Return a voice left out with the button that counts it on trial, if it takes a side."""
    if not row.can_recount:
        return row
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(row, 1)
    again = button(tr("Recount with it in"))
    again.setFont(fonts.ui("small", fonts.Weight.DemiBold))
    again.setAccessibleName(f"{again.text()}: {row.accessibleName()}")
    plain.set_tooltip(again, tr("Shows what would stand if this voice counted (R on the row)"))
    again.clicked.connect(row.recount_asked)
    line.addWidget(again)
    return holder

"""The question whether two origins know a thing independently, with its three answers."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.verdict import Verdict
from variorum.model.vocabulary import Ruling
from variorum.shell.wording import named
from variorum.ui import fonts, plain, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import FlowLayout, button


class IndependenceBox(QWidget):
    """Asks about the best matched pair of origins; shows the ruling there is."""

    ruled = Signal(object, object, object)
    """One actor's id, the other's, the Ruling; None takes the ruling there is back."""

    def __init__(self, one: Id, other: Id, verdict: Verdict, parent: QWidget | None = None) -> None:
        """Ask about the actors `one` and `other`, the heads of the verdict's pair."""
        super().__init__(parent)
        self._pair = (one, other)
        names = [plain.visible(origin.name) for origin in verdict.pair or ()]
        question = tr("Are {one} and {other} independent?").format(
            one=named(names[0], phrases), other=named(names[-1], phrases)
        )
        self.setAccessibleName(question)
        heading = plain.label(question, wrap=True)
        heading.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(plain.label(_state(verdict.independence), "secondary", wrap=True))
        column.addSpacing(6)
        column.addWidget(self._answers(verdict.independence))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        canvas = Canvas(QPainter(self), theme.current())
        canvas.frame(QRectF(self.rect()), "controlLine", 8, dashed=True)

    def _answers(self, now: str) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        for ruling, words in (
            (Ruling.CONFIRMED, tr("Confirm")),
            (Ruling.DOUBTFUL, tr("Doubtful")),
            (Ruling.DEPENDENT, tr("Dependent")),
        ):
            flow.addWidget(self._answer(ruling, words, chosen=now == ruling.value))
        return row

    def _answer(self, ruling: Ruling, words: str, *, chosen: bool) -> QPushButton:
        made = button(words)
        made.setCheckable(True)
        made.setChecked(chosen)
        plain.set_tooltip(made, tr("Press again to take it back") if chosen else "")
        made.clicked.connect(lambda: self._on_answer_clicked(made, ruling, chosen=chosen))
        return made

    def _on_answer_clicked(self, made: QPushButton, ruling: Ruling, *, chosen: bool) -> None:
        made.setChecked(chosen)  # what is chosen is what the summary says, not what was pressed
        self.ruled.emit(*self._pair, None if chosen else ruling)


def _state(independence: str) -> str:
    known = {
        "confirmed": tr("Confirmed: they know it independently."),
        "doubtful": tr("Doubtful: they may share what they know."),
        "dependent": tr("Dependent: they count once."),
    }
    return known.get(independence, tr("Unchecked: they may share what they know."))

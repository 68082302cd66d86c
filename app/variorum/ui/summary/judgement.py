"""What analysts say of a proposition beside the computed status, and the ways to say it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from variorum.model.pages import Judged, PairVerdict
from variorum.model.records import Assessment
from variorum.model.vocabulary import DecisionKind
from variorum.shell import ruling_phrases
from variorum.ui import fonts, icons, plain
from variorum.ui.summary.marks import ICONS, marked
from variorum.ui.summary.sides import section_head
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import FlowLayout, button

ASSESS, QUERY, APPROVE, OVERRULE, WEIGH = "assess", "query", "approve", "overrule", "weigh"


class Judgement(QWidget):
    """Own assessments, review marks, overrules and verdicts on pairs; buttons for each."""

    asked = Signal(str)
    """ASSESS, QUERY, APPROVE, OVERRULE or WEIGH."""

    def __init__(
        self,
        judged: Judged,
        pairs: Sequence[tuple[str, PairVerdict]],
        *,
        two_sides: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show what is judged; `pairs` are verdicts with who they are on, in words."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            section_head(tr("Judged by analysts"), "", tr("beside the computed, never counted"))
        )
        for who, assessment in judged.assessments:
            column.addWidget(_line("note", "accent", assessed(who, assessment)))
        for mark in judged.marks:
            column.addWidget(_line(*ICONS[mark.kind], marked(mark)))
        for names, verdict in pairs:
            column.addWidget(_line("conflict", "warn", pair_words(names, verdict)))
        column.addWidget(self._buttons(judged, two_sides=two_sides))

    def _buttons(self, judged: Judged, *, two_sides: bool) -> QWidget:
        mine = {mark.kind for mark in judged.marks if mark.mine}
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for what, words, on in (
            (ASSESS, tr("Assess…"), judged.mine is not None),
            (QUERY, tr("Query…"), DecisionKind.QUERIED in mine),
            (APPROVE, tr("Approve…"), DecisionKind.APPROVED in mine),
            (OVERRULE, tr("Overrule…"), DecisionKind.OVERRULE in mine),
            (WEIGH, tr("Side by side…  X"), False),
        ):
            if what != WEIGH or two_sides:
                flow.addWidget(self._button(what, words, on=on))
        return holder

    def _button(self, what: str, words: str, *, on: bool) -> QPushButton:
        made = button(words)
        made.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        made.setCheckable(on)
        made.setChecked(on)
        made.clicked.connect(lambda: made.setChecked(on))
        made.clicked.connect(lambda: self.asked.emit(what))
        return made


def assessed(who: str, one: Assessment) -> str:
    """Return an assessment in words, likelihood and confidence apart (ICD 203)."""
    likely = ruling_phrases.band(one.likelihood, phrases) if one.likelihood else ""
    sure = phrases(ruling_phrases.CONFIDENCES[one.confidence]) if one.confidence else ""
    judged = ", ".join(part for part in (likely, sure) if part) or tr("not said how likely")
    lines = [
        tr("{who} judges: {judged}").format(who=who or tr("Somebody"), judged=judged),
        one.reasons,
        tr("Gaps: {gaps}").format(gaps=one.gaps) if one.gaps else "",
    ]
    return "\n".join(line for line in lines if line)


def pair_words(names: str, verdict: PairVerdict) -> str:
    """Return what was decided on two statements, in words."""
    kind = phrases(ruling_phrases.PAIR_VERDICTS[verdict.kind])
    words = f"{names}: {kind}"
    return f"{words}\n{verdict.reason}" if verdict.reason else words


def _line(icon: str, ink: str, words: str) -> QWidget:
    made = QWidget()
    sign = plain.label("")
    sign.setPixmap(icons.pixmap(icon, ink, 15))
    sign.setFixedWidth(20)
    row = QHBoxLayout(made)
    row.setContentsMargins(2, 0, 0, 0)
    row.setSpacing(6)
    column = QVBoxLayout()
    column.setContentsMargins(0, 2, 0, 0)
    column.addWidget(sign)
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(plain.label(words, wrap=True), 1)
    return made

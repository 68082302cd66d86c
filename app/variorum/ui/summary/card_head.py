"""The upper part of a proposition's card: the sentence, the token, the proposition itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from variorum.model.summary import PropositionRow
from variorum.model.verdict import Status, Verdict
from variorum.model.vocabulary import PropositionKind
from variorum.shell import verdict_phrases
from variorum.ui import fonts, plain
from variorum.ui.summary.marks import status_words
from variorum.ui.summary.words import STATUS_LOOKS, kind_name, phrases, tr
from variorum.ui.widgets import Chip, ChipLook, FlowLayout


def card_head(row: PropositionRow, why: Callable[[], object]) -> list[QWidget]:
    """Return the sentence, the chips and the proposition, one under the other.

    Pressing "Why?" calls `why`.
    """
    sentence = plain.label(verdict_phrases.headline(row.verdict, phrases), wrap=True)
    sentence.setFont(fonts.reading(17, fonts.Weight.DemiBold))
    sentence.setAccessibleName(sentence.text())
    parts: list[QWidget] = [sentence, _chips(row, why)]
    words = plain.label(row.proposition.text, wrap=True)
    words.setFont(fonts.ui("body", fonts.Weight.DemiBold))
    parts.append(words)
    if row.proposition.definition:
        parts.append(plain.label(row.proposition.definition, "secondary", wrap=True))
    if row.overruled:
        overruled = tr("Overruled by the analyst: {value}").format(
            value=status_words(row.overruled)
        )
        parts.append(plain.label(overruled, "warning", wrap=True))
    return parts


def _chips(row: PropositionRow, why: Callable[[], object]) -> QWidget:
    verdict = row.verdict
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    icon, tone, _ink = STATUS_LOOKS[verdict.status]
    flow.addWidget(Chip(_token(row), ChipLook(tone=tone, icon=icon)))
    for mark, look in _marks(verdict):
        flow.addWidget(Chip(mark, look))
    if row.proposition.kind is not PropositionKind.FACTUAL:
        flow.addWidget(Chip(kind_name(row.proposition.kind), ChipLook(outlined=True)))
    ask = QPushButton(tr("Why?"))
    ask.setProperty("kind", "status")
    ask.setFont(fonts.ui("small", fonts.Weight.DemiBold))
    plain.set_tooltip(
        ask, tr("The rule, the counts, every voice with its reason (W in the matrix)")
    )
    ask.clicked.connect(why)
    flow.addWidget(ask)
    return holder


def _marks(verdict: Verdict) -> Iterator[tuple[str, ChipLook]]:
    """Yield each mark with its look: guesses are dashed, a withhold by its own witness is loud."""
    bare = Verdict(verdict.proposition, verdict.status)
    loud = ChipLook(tone="warn", icon="warning")
    for alone, look in (
        (replace(bare, withheld_despite=verdict.withheld_despite), loud),
        (replace(bare, accused_only=verdict.accused_only), ChipLook()),
        (replace(bare, changed=verdict.changed), ChipLook()),
        (replace(bare, provisional=verdict.provisional), ChipLook(tone="claim", dashed=True)),
    ):
        for mark in verdict_phrases.marks(alone, phrases):
            yield mark, look


def _token(row: PropositionRow) -> str:
    """Return the label of the token; what the marks say besides is left to them."""
    verdict = row.verdict
    if verdict.status is Status.NO_EVIDENCE:
        return verdict_phrases.group(verdict.status, phrases)
    if verdict.status is Status.CONTESTED:
        return verdict_phrases.group(verdict.status, phrases)
    return verdict_phrases.label(verdict, phrases)

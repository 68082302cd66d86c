"""Why a status is what it is: its rule among all rules, the counts, every voice with its reason."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.summary import PropositionRow
from variorum.model.verdict import Status, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import ruling_phrases, verdict_phrases
from variorum.ui import fonts, icons, plain, theme
from variorum.ui.charts.canvas import Canvas
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.quote_card import LeftOutRow, Source
from variorum.ui.summary.trial import with_recount
from variorum.ui.summary.words import STATUS_LOOKS, phrases, tr

_NOWHERE = Source("", "", "")


class WhyDialog(FrameDialog):
    """The rule, the counts, the evidence, and each voice not counted with its reason."""

    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted; the dialogue closes."""
    recount_asked = Signal(object)
    """The link of a voice that is to be counted on trial; the dialogue closes."""

    def __init__(
        self, row: PropositionRow, sources: Mapping[Id, Source], parent: QWidget | None = None
    ) -> None:
        """Explain the status of one proposition; `sources` knows each article."""
        status = verdict_phrases.group(row.verdict.status, phrases)
        super().__init__(tr("Why “{status}”?").format(status=status), parent)
        self.resize(680, 640)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        words = plain.label(row.proposition.text, wrap=True)
        words.setFont(fonts.reading("strong", fonts.Weight.DemiBold))
        column.addWidget(words)
        column.addWidget(
            plain.label(verdict_phrases.headline(row.verdict, phrases), "secondary", wrap=True)
        )
        for title, parts in self._parts(row, sources):
            column.addWidget(_heading(title))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        clear_scroll(area, content)
        self.body.addWidget(area, 1)
        self.add_buttons(tr("Close"), cancel="")

    def _parts(
        self, row: PropositionRow, sources: Mapping[Id, Source]
    ) -> list[tuple[str, Sequence[QWidget]]]:
        found = row.verdict
        counted = self._voices(found.counted, sources)
        left_out = self._voices(found.not_counted, sources)
        parts: list[tuple[str, Sequence[QWidget]]] = [
            (tr("The first rule that fits"), _rules(row)),
            (tr("The counts"), [plain.label(line, wrap=True) for line in counts(row)]),
        ]
        if counted:
            parts.append((tr("Counted  {n}").format(n=len(counted)), counted))
        if left_out:
            parts.append((tr("Not counted  {n}").format(n=len(left_out)), left_out))
        return parts

    def _voices(self, voices: Sequence[VoiceHeard], sources: Mapping[Id, Source]) -> list[QWidget]:
        made: list[QWidget] = []
        for voice in voices:
            reason = verdict_phrases.reason(voice, phrases) or _side(voice)
            one = LeftOutRow(voice, sources.get(voice.article, _NOWHERE), reason)
            one.clicked.connect(lambda _checked=False, voice=voice: self._open(voice.tag))
            one.recount_asked.connect(lambda voice=voice: self._recount(voice.link))
            made.append(with_recount(one))
        return made

    def _recount(self, link: Id) -> None:
        self.accept()
        self.recount_asked.emit(link)

    def _open(self, tag: Id) -> None:
        self.accept()
        self.quote_opened.emit(tag)


def explain(row: PropositionRow, sources: Mapping[Id, Source], asks: Asks, parent: QWidget) -> None:
    """Open the dialogue on a proposition; what is asked for in it goes to `asks`."""
    dialog = WhyDialog(row, sources, parent)
    dialog.quote_opened.connect(asks.quote_opened)
    dialog.recount_asked.connect(asks.recount_asked)
    dialog.finished.connect(parent.window().activateWindow)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def counts(row: PropositionRow) -> list[str]:
    """Return the counts behind a status, a sentence each."""
    found = row.verdict
    lines = []
    for polarity, size, words in (
        (Polarity.ASSERTS, found.support, tr("For it: {heard}; {n} counted.")),
        (Polarity.DENIES, found.denial, tr("Against it: {heard}; {n} counted.")),
    ):
        if any(voice.polarity is polarity for voice in found.counted):
            heard = verdict_phrases.heard(found, polarity, phrases)
            lines.append(words.format(heard=heard, n=size))
    if lines:
        lines.append(
            tr(
                "An origin and a report are counted once each, paired so that as many pairs as "
                "possible come of it."
            )
        )
    else:
        lines.append(tr("No voice counts for it or against it."))
    if found.provisional:
        lines.append(tr("Provisional: something it rests on nobody has confirmed yet."))
    return lines


class _Rule(QFrame):
    """One row of the table of statuses; the one that fits is set off."""

    def __init__(self, status: Status, *, fits: bool) -> None:
        super().__init__()
        self._fits = fits
        icon, _tone, ink = STATUS_LOOKS[status]
        sign = plain.label("")
        sign.setPixmap(icons.pixmap(icon, ink if self._fits else "text3", 16, 2))
        sign.setFixedWidth(20)
        name = plain.label(
            verdict_phrases.group(status, phrases), "" if self._fits else "secondary"
        )
        name.setFont(fonts.ui("body", fonts.Weight.DemiBold))
        name.setFixedWidth(150)
        name.setWordWrap(True)
        words = plain.label(
            ruling_phrases.rule(status, phrases), "" if self._fits else "secondary", wrap=True
        )
        told = tr("fits") if fits else tr("does not fit")
        end = plain.label(told, "" if self._fits else "secondary")
        end.setFont(fonts.ui("small", fonts.Weight.DemiBold))
        end.setFixedWidth(80)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(8)
        for part, stretch in ((sign, 0), (name, 0), (words, 1), (end, 0)):
            row.addWidget(part, stretch)
        self.setAccessibleName(f"{name.text()}: {words.text()} {told}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._fits:
            canvas = Canvas(QPainter(self), theme.current())
            canvas.box(QRectF(self.rect()), "accentSoft", 6)


def _rules(row: PropositionRow) -> list[QWidget]:
    """Return the rules tried, the one that fits last."""
    made: list[QWidget] = []
    for status in ruling_phrases.rules(row.proposition.kind):
        fits = status is row.verdict.status
        made.append(_Rule(status, fits=fits))
        if fits:
            break
    return made


def _side(voice: VoiceHeard) -> str:
    return tr("counted for it") if voice.polarity is Polarity.ASSERTS else tr("counted against it")


def _heading(words: str) -> QWidget:
    made = plain.label(words)
    made.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
    made.setContentsMargins(0, 6, 0, 0)
    return made

"""What stands on the card of a proposition, made part by part."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.pages import Judged, Rulings
from variorum.model.summary import PropositionRow
from variorum.model.verdict import VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import verdict_phrases
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.card_head import card_head
from variorum.ui.summary.independence import IndependenceBox
from variorum.ui.summary.judgement import WEIGH, Judgement
from variorum.ui.summary.quote_card import LeftOutRow, QuoteCard, Source, VoiceButton
from variorum.ui.summary.sides import columns, left_out_head
from variorum.ui.summary.statements import has_two_sides, of_voice, ruled_pairs
from variorum.ui.summary.trial import Trial, TrialBanner, with_recount
from variorum.ui.summary.values import Quote, Quotes, no_quotes
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import button

AT_ONCE = 16
"""Voices shown at once, counted and not counted each; the others when they are asked for."""
_A_TURN = 8
"""Cards of voices made between two looks at what else there is to do."""


@dataclass(slots=True)
class Given:
    """What a card is made of besides the proposition."""

    sources: Mapping[Id, Source] = field(default_factory=dict)
    quotes: Quotes = no_quotes
    trial: Trial = field(default_factory=Trial)
    rulings: Rulings = field(default_factory=Rulings)
    published: Mapping[Id, str] = field(default_factory=dict)
    memos: Mapping[Id, str] = field(default_factory=dict)
    marked: frozenset[Id] | None = None
    """The tags of the cell the cursor is on; None: it is on no cell."""
    most: int = AT_ONCE
    """How many voices are shown of each side, besides those marked."""


class CardBody(QWidget):
    """The sentence, the token, every voice, and what analysts say of one proposition."""

    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted."""
    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is to be read or written."""
    independence_ruled = Signal(object, object, object)
    """One actor's id, the other's, the Ruling; None takes it back."""
    more_wanted = Signal()
    """More voices are to be shown."""
    weighing_wanted = Signal()
    """Both sides are to be shown side by side."""

    def __init__(self, asks: Asks, given: Given, parent: QWidget | None = None) -> None:
        """Start empty; what else is asked for goes to `asks`."""
        super().__init__(parent)
        self._asks, self._given = asks, given
        self.voices: list[VoiceButton] = []
        """Those shown, counted ones first."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(10)

    @override
    def sizeHint(self) -> QSize:
        """Return the size at the width there is: at any other its quotes are broken in vain."""
        width = (self.parentWidget() or self).width()
        return QSize(width, self.heightForWidth(width))

    def break_quotes(self, width: int) -> Iterator[None]:
        """Break quotes into lines of the width that their cards may have, some in each step."""
        quotes = [voice for voice in self.voices if isinstance(voice, QuoteCard)]
        for at, quote in enumerate(quotes):
            quote.heightForWidth(width)
            if not (at + 1) % _A_TURN:
                yield

    def make(self, shown: PropositionRow | None) -> Iterator[None]:
        """Make the card of a proposition, one part after each step."""
        if shown is not None:
            row = _unpacked(shown)
            yield
            self._add_head(row)
            yield
            stacks: list[tuple[str, list[QWidget]]] = []
            yield from self._make_sides(row, stacks)
            self._column.addWidget(columns(stacks, self._question(row)))
            yield
            self._add_left_out(row)
            self._add_more(row)
            self._column.addWidget(self._judgement(row))
            yield
        self._column.addStretch(1)

    def _add_head(self, row: PropositionRow) -> None:
        trial, column = self._given.trial, self._column
        if trial.concerns(row):
            banner = TrialBanner(trial, row)
            banner.back_asked.connect(self._asks.everything_asked)
            column.addWidget(banner)
        for part in card_head(row, lambda: self._asks.why_asked.emit(row)):
            column.addWidget(part)
        proposition, field_ = row.proposition.id, MemoField()
        field_.set_memo(self._given.memos.get(proposition, ""))
        field_.clicked.connect(lambda: self.memo_wanted.emit("proposition", proposition))
        column.addWidget(field_)

    def _make_sides(
        self, row: PropositionRow, stacks: list[tuple[str, list[QWidget]]]
    ) -> Iterator[None]:
        """Make the stacks of both sides, some cards after each step."""
        found = row.verdict
        shown = self._picked(found.counted)
        known = self._given.quotes([voice.tag for voice in shown])
        for polarity, title in ((Polarity.ASSERTS, tr("Asserts")), (Polarity.DENIES, tr("Denies"))):
            cards: list[QWidget] = []
            for voice in shown:
                if voice.polarity is polarity:
                    cards.append(self._card(voice, known))
                    if not len(cards) % _A_TURN:
                        yield
            if cards:
                heard = verdict_phrases.heard(found, polarity, phrases)
                stacks.append((f"{title}\t{heard}", cards))

    def _picked(self, voices: Sequence[VoiceHeard]) -> list[VoiceHeard]:
        """Return the first voices of both sides, and those of the cell the cursor is on."""
        marked, heard = self._given.marked or frozenset(), Counter[Polarity]()
        found = []
        for voice in voices:
            heard[voice.polarity] += 1
            if heard[voice.polarity] <= self._given.most or voice.tag in marked:
                found.append(voice)
        return found

    def _card(self, voice: VoiceHeard, known: Mapping[Id, Quote]) -> QuoteCard:
        quote = known.get(voice.tag) or Quote(voice.tag, "", voice.quote, "")
        let_in = voice.link in self._given.trial.view.recounted
        card = QuoteCard(voice, self._source(voice), quote, let_in=let_in)
        self._adopt(card)
        return card

    def _source(self, voice: VoiceHeard) -> Source:
        return self._given.sources.get(voice.article, Source("", "", ""))

    def _adopt(self, voice: VoiceButton) -> None:
        self.voices.append(voice)
        voice.clicked.connect(lambda: self.quote_opened.emit(voice.voice.tag))
        source = {voice.voice.article: voice.source}
        voice.held.connect(
            lambda: self._asks.held.emit(of_voice(voice.voice, source, self._given.published))
        )
        voice.recount_asked.connect(lambda: self._asks.recount_asked.emit(voice.voice.link))

    def _question(self, row: PropositionRow) -> IndependenceBox | None:
        pair = row.verdict.pair
        if pair is None or pair[0].actor is None or pair[1].actor is None:
            return None
        box = IndependenceBox(pair[0].actor, pair[1].actor, row.verdict)
        box.ruled.connect(self.independence_ruled)
        return box

    def _add_left_out(self, row: PropositionRow) -> None:
        left_out = row.verdict.not_counted
        if not left_out:
            return
        self._column.addWidget(left_out_head(len(left_out)))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for voice in self._picked(left_out):
            reason = verdict_phrases.reason(voice, phrases)
            made = LeftOutRow(voice, self._source(voice), reason)
            self._adopt(made)
            rows.addWidget(with_recount(made))
        self._column.addLayout(rows)

    def _add_more(self, row: PropositionRow) -> None:
        """Say how many voices are not shown, and show more of them when pressed."""
        left = len(row.verdict.counted) + len(row.verdict.not_counted) - len(self.voices)
        if left:
            more = button(tr("and %n more voices: show more", left), "quiet")
            more.clicked.connect(self.more_wanted)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _judgement(self, row: PropositionRow) -> Judgement:
        given, group = self._given, row.proposition.id
        pairs = ruled_pairs(row, given.rulings, given.sources, given.published)
        judged = given.rulings.judged.get(group, Judged())
        made = Judgement(judged, pairs, two_sides=has_two_sides(row))
        made.asked.connect(lambda what: self._on_judging_asked(what, group))
        return made

    def _on_judging_asked(self, what: str, group: Id) -> None:
        if what == WEIGH:
            self.weighing_wanted.emit()
        else:
            self._asks.judging_asked.emit(what, group)


def _unpacked(row: PropositionRow) -> PropositionRow:
    """Return a row whose voices need not be read again each time they are gone through."""
    found = row.verdict
    counted, not_counted = tuple(found.counted), tuple(found.not_counted)
    return replace(row, verdict=replace(found, counted=counted, not_counted=not_counted))

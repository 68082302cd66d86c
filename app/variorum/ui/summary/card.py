"""The card of one proposition: the sentence first, then its token, then every voice."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Judged, Rulings
from variorum.model.summary import PropositionRow
from variorum.model.verdict import VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import verdict_phrases
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.card_head import card_head
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.independence import IndependenceBox
from variorum.ui.summary.judgement import WEIGH, Judgement
from variorum.ui.summary.quote_card import LeftOutRow, QuoteCard, Source, VoiceButton
from variorum.ui.summary.sides import columns, left_out_head
from variorum.ui.summary.statements import Weighing, named, of_voice, weighing_of
from variorum.ui.summary.trial import Trial, TrialBanner, with_recount
from variorum.ui.summary.values import Quote, Quotes, no_quotes
from variorum.ui.summary.words import phrases, tr
from variorum.ui.widgets import button

_AT_ONCE = 16
"""Voices shown at once, counted and not counted each; the others when they are asked for."""


class PropositionCard(QScrollArea):
    """Shows one proposition and who is heard on it."""

    quote_opened = Signal(object)
    """The id of a tag whose sentence is wanted."""
    memo_wanted = Signal(str, object)
    """Kind and id of the record whose memo is to be read or written."""
    independence_ruled = Signal(object, object, object)
    """One actor's id, the other's, the Ruling; None takes it back."""

    def __init__(self, asks: Asks | None = None, parent: QWidget | None = None) -> None:
        """Show nothing yet; what else is asked for goes to `asks`."""
        super().__init__(parent)
        self._asks = asks or Asks(self)
        self._quotes: Quotes = no_quotes
        self._trial = Trial()
        self._rulings = Rulings()
        self._published: Mapping[Id, str] = {}
        self._weighing: Weighing | None = None
        self._voices: list[VoiceButton] = []
        self._marked: frozenset[Id] | None = None
        self._shown: Id | None = None
        self._memos: Mapping[Id, str] = {}
        self._row: PropositionRow | None = None
        self._sources: Mapping[Id, Source] = {}
        self._most = _AT_ONCE
        clear_scroll(self, QWidget())
        self.setAccessibleName(tr("Proposition"))

    def set_quotes(self, quotes: Quotes) -> None:
        """Take quotes with their context from `quotes` from now on."""
        self._quotes = quotes

    def set_memos(self, memos: Mapping[Id, str]) -> None:
        """Take the memos on propositions, by id, from the next row shown on."""
        self._memos = memos

    def set_rulings(self, rulings: Rulings, published: Mapping[Id, str]) -> None:
        """Take what analysts ruled, and the dates of articles, from the next row shown on."""
        self._rulings, self._published = rulings, published

    def set_trial(self, trial: Trial) -> None:
        """Mark what is supposed, from the next row shown on."""
        self._trial = trial

    def show_row(self, row: PropositionRow | None, sources: Mapping[Id, Source]) -> None:
        """Show a proposition; `sources` knows each article.

        The same proposition shown anew keeps its place and the focus.
        """
        shown = row.proposition.id if row else None
        place = self.verticalScrollBar().value() if shown == self._shown else 0
        focus = _focused(self.widget()) if shown == self._shown else -1
        if shown != self._shown:
            self._marked, self._most = None, _AT_ONCE
        self._row, self._sources = row, sources
        self._shown, self._voices = shown, []
        body = self._body(row, sources)
        clear_scroll(self, body)
        layout = body.layout()
        if layout is not None:
            layout.activate()  # the places of the new voices are asked for at once
        self.verticalScrollBar().setValue(place)
        buttons = _buttons(self.widget())
        if 0 <= focus < len(buttons):
            buttons[focus].setFocus()

    def _body(self, row: PropositionRow | None, sources: Mapping[Id, Source]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        if row is not None:
            if self._trial.concerns(row):
                banner = TrialBanner(self._trial, row)
                banner.back_asked.connect(self._asks.everything_asked)
                column.addWidget(banner)
            for part in card_head(row, lambda: self._asks.why_asked.emit(row)):
                column.addWidget(part)
            column.addWidget(self._memo(row.proposition.id))
            column.addWidget(self._sides(row, sources))
            self._add_left_out(column, row, sources)
            self._add_more(column, row)
            column.addWidget(self._judgement(row, sources))
        column.addStretch(1)
        return body

    def weigh(self) -> None:
        """Ask for both sides of the proposition side by side, where it has two."""
        found = self._weighing
        if found is not None:
            self._asks.weighing_asked.emit(found)

    def _judgement(self, row: PropositionRow, sources: Mapping[Id, Source]) -> Judgement:
        group = row.proposition.id
        self._weighing = weighing_of(row, sources, self._published)
        voices = (*row.verdict.counted, *row.verdict.not_counted)
        known = {voice.tag: of_voice(voice, sources, self._published) for voice in voices}
        pairs = [
            (named((known[verdict.one], known[verdict.other])), verdict)
            for pair, verdict in self._rulings.pairs.items()
            if pair <= known.keys()
        ]
        judged = self._rulings.judged.get(group, Judged())
        made = Judgement(judged, pairs, two_sides=self._weighing is not None)
        made.asked.connect(lambda what: self._on_judging_asked(what, group))
        return made

    def _on_judging_asked(self, what: str, group: Id) -> None:
        if what == WEIGH:
            self.weigh()
        else:
            self._asks.judging_asked.emit(what, group)

    def _memo(self, proposition: Id) -> MemoField:
        field = MemoField()
        field.set_memo(self._memos.get(proposition, ""))
        field.clicked.connect(lambda: self.memo_wanted.emit("proposition", proposition))
        return field

    def mark(self, tags: Collection[Id] | None) -> None:
        """Mark the voices of these tags (None: no cell); if others, bring the first into view."""
        marked = None if tags is None else frozenset(tags)
        reveal = marked != self._marked
        self._marked = marked
        if self._row is not None and (marked or frozenset()) - {
            one.voice.tag for one in self._voices
        }:
            self.show_row(self._row, self._sources)  # a voice not shown yet is meant
        first = None
        for voice in self._voices:
            is_marked = marked is not None and voice.voice.tag in marked
            if isinstance(voice, QuoteCard):
                voice.set_marked(marked=is_marked)
            first = first or (voice if is_marked else None)
        if first is not None and reveal:
            self.ensureWidgetVisible(first, 0, 12)

    def take_quotes(self) -> None:
        """Show in each voice what is known of its quote by now."""
        cards = [voice for voice in self._voices if isinstance(voice, QuoteCard)]
        known = self._quotes([one.voice.tag for one in cards])
        for one in cards:
            quote = known.get(one.voice.tag)
            if quote is not None:
                one.show_quote(quote)

    def focus_quotes(self) -> bool:
        """Put the focus on the first voice marked, without a cell on the first; False if none."""
        marked = self._marked
        wanted = [voice for voice in self._voices if marked is None or voice.voice.tag in marked]
        for voice in wanted:
            voice.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(voice, 0, 12)
            return True
        return False

    def voices(self) -> tuple[VoiceButton, ...]:
        """Return the voices shown, counted ones first."""
        return tuple(self._voices)

    def _sides(self, row: PropositionRow, sources: Mapping[Id, Source]) -> QWidget:
        found = row.verdict
        shown = self._picked(found.counted)
        known = self._quotes([voice.tag for voice in shown])
        stacks: list[tuple[str, list[QWidget]]] = []
        for polarity, title in ((Polarity.ASSERTS, tr("Asserts")), (Polarity.DENIES, tr("Denies"))):
            voices = [voice for voice in shown if voice.polarity is polarity]
            cards = [self._card(voice, known, sources) for voice in voices]
            if cards:
                heard = verdict_phrases.heard(found, polarity, phrases)
                stacks.append((f"{title}\t{heard}", list(cards)))
        question = self._question(row)
        return columns(stacks, question)

    def _picked(self, voices: Sequence[VoiceHeard]) -> list[VoiceHeard]:
        """Return the first voices of both sides, and those of the cell the cursor is on."""
        marked, heard = self._marked or frozenset(), Counter[Polarity]()
        found = []
        for voice in voices:
            heard[voice.polarity] += 1
            if heard[voice.polarity] <= self._most or voice.tag in marked:
                found.append(voice)
        return found

    def _add_more(self, column: QVBoxLayout, row: PropositionRow) -> None:
        """Say how many voices are not shown, and show more of them when pressed."""
        left = len(row.verdict.counted) + len(row.verdict.not_counted) - len(self._voices)
        if left:
            more = button(tr("and %n more voices: show more", left), "quiet")
            more.clicked.connect(self._show_more)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self.show_row(self._row, self._sources)

    def _card(
        self, voice: VoiceHeard, known: Mapping[Id, Quote], sources: Mapping[Id, Source]
    ) -> QuoteCard:
        quote = known.get(voice.tag) or Quote(voice.tag, "", voice.quote, "")
        source = sources.get(voice.article, Source("", "", ""))
        let_in = voice.link in self._trial.view.recounted
        card = QuoteCard(voice, source, quote, let_in=let_in)
        self._adopt(card)
        return card

    def _adopt(self, voice: VoiceButton) -> None:
        self._voices.append(voice)
        voice.clicked.connect(lambda: self.quote_opened.emit(voice.voice.tag))
        source = {voice.voice.article: voice.source}
        voice.held.connect(
            lambda: self._asks.held.emit(of_voice(voice.voice, source, self._published))
        )
        voice.recount_asked.connect(lambda: self._asks.recount_asked.emit(voice.voice.link))

    def _question(self, row: PropositionRow) -> IndependenceBox | None:
        pair = row.verdict.pair
        if pair is None or pair[0].actor is None or pair[1].actor is None:
            return None
        box = IndependenceBox(pair[0].actor, pair[1].actor, row.verdict)
        box.ruled.connect(self.independence_ruled)
        return box

    def _add_left_out(
        self, column: QVBoxLayout, row: PropositionRow, sources: Mapping[Id, Source]
    ) -> None:
        left_out = row.verdict.not_counted
        if not left_out:
            return
        column.addWidget(left_out_head(len(left_out)))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for voice in self._picked(left_out):
            reason = verdict_phrases.reason(voice, phrases)
            made = LeftOutRow(voice, sources.get(voice.article, Source("", "", "")), reason)
            self._adopt(made)
            rows.addWidget(with_recount(made))
        column.addLayout(rows)


def _buttons(body: QWidget | None) -> list[QAbstractButton]:
    found = body.findChildren(QAbstractButton) if body is not None else []
    return [one for one in found if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]


def _focused(body: QWidget | None) -> int:
    """Return which of the buttons has the focus, -1 if none."""
    return next((at for at, one in enumerate(_buttons(body)) if one.hasFocus()), -1)

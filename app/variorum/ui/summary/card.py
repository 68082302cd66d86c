"""The card of one proposition: the sentence first, then its token, then every voice."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Rulings
from variorum.model.summary import PropositionRow
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.card_body import AT_ONCE, CardBody, Given
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.summary.quote_card import QuoteCard, Source, VoiceButton
from variorum.ui.summary.statements import weighing_of
from variorum.ui.summary.trial import Trial
from variorum.ui.summary.values import Quotes
from variorum.ui.summary.words import tr
from variorum.ui.turns import Turns
from variorum.ui.widgets import Unhurried

_QUOTE = 246
"""The width of a quote on the first card, as the window is at first."""


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
        self._given = Given()
        self._row: PropositionRow | None = None
        """The proposition that is shown, or is to be shown soon."""
        self._shown: Id | None = None
        self._voices: list[VoiceButton] = []
        self._making: Iterator[None] | None = None
        self._coming: CardBody | None = None
        """The one that is being made."""
        self._reveal = False
        self._turns = Turns(self)
        self.painted = Unhurried(self)
        """Paints it in a turn of its own."""
        clear_scroll(self, QWidget())
        self.setAccessibleName(tr("Proposition"))

    def set_quotes(self, quotes: Quotes) -> None:
        """Take quotes with their context from `quotes` from now on."""
        self._given.quotes = quotes

    def set_memos(self, memos: Mapping[Id, str]) -> None:
        """Take the memos on propositions, by id, from the next row shown on."""
        self._given.memos = memos

    def set_rulings(self, rulings: Rulings, published: Mapping[Id, str]) -> None:
        """Take what analysts ruled, and the dates of articles, from the next row shown on."""
        self._given.rulings, self._given.published = rulings, published

    def set_trial(self, trial: Trial) -> None:
        """Mark what is supposed, from the next row shown on."""
        self._given.trial = trial

    def show_row(
        self, row: PropositionRow | None, sources: Mapping[Id, Source], *, soon: bool = False
    ) -> None:
        """Show a proposition; `sources` knows each article.

        The same proposition shown anew keeps its place and the focus. What is to be shown `soon`
        is made part by part while nobody waits; until then the card stays as it is.
        """
        if _key(row) != _key(self._row):
            self._given.marked, self._given.most = None, AT_ONCE
        self._row, self._given.sources = row, sources
        self._begin()
        if not soon:
            self.settle()

    def _begin(self) -> None:
        """Make the card from the start."""
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None
        self._making = self._make()
        self._turns.start(self._making)

    @property
    def is_settled(self) -> bool:
        """Whether the card shows what it is to show."""
        return self._making is None

    def settle(self) -> None:
        """Show now what is to be shown soon."""
        while self._making is not None:
            next(self._making, None)
        self._turns.stop()

    def _make(self) -> Iterator[None]:
        """Make the card beside the one that is shown, and then show it."""
        # Made where it will stand, unseen: what is moved into a window is styled anew.
        body = CardBody(self._asks, self._given, self.viewport())
        body.quote_opened.connect(self.quote_opened)
        body.memo_wanted.connect(self.memo_wanted)
        body.independence_ruled.connect(self.independence_ruled)
        body.more_wanted.connect(self._show_more)
        body.weighing_wanted.connect(self.weigh)
        self._coming = body
        yield from body.make(self._row)
        if self.isVisible():
            quotes = (one.width() for one in self._voices if isinstance(one, QuoteCard))
            yield from body.break_quotes(next(quotes, _QUOTE))
            body.heightForWidth(self.viewport().width())
            yield
        self._coming = None
        same = _key(self._row) == self._shown
        place = self.verticalScrollBar().value() if same else 0
        focus = _focused(self.widget()) if same else -1
        self._shown, self._voices = _key(self._row), body.voices
        self.painted.put_off()
        clear_scroll(self, body)
        layout = body.layout()
        if layout is not None:
            layout.activate()  # the places of the new voices are asked for at once
        self.verticalScrollBar().setValue(place)
        buttons = _buttons(self.widget())
        if 0 <= focus < len(buttons):
            buttons[focus].setFocus()
        self._show_marks()
        self._making = None

    def _show_more(self) -> None:
        self._given.most += AT_ONCE
        self.show_row(self._row, self._given.sources)

    def weigh(self) -> None:
        """Ask for both sides of the proposition side by side, where it has two."""
        given, row = self._given, self._row
        found = weighing_of(row, given.sources, given.published) if row else None
        if found is not None:
            self._asks.weighing_asked.emit(found)

    def mark(self, tags: Collection[Id] | None) -> None:
        """Mark the voices of these tags (None: no cell); if others, bring the first into view."""
        marked = None if tags is None else frozenset(tags)
        self._reveal |= marked != self._given.marked
        self._given.marked = marked
        if self._making is not None:
            self._begin()  # it may be about other voices
        elif (marked or frozenset()) - {one.voice.tag for one in self._voices}:
            self.show_row(self._row, self._given.sources)  # a voice not shown yet is meant
        else:
            self._show_marks()

    def _show_marks(self) -> None:
        marked, first = self._given.marked, None
        for voice in self._voices:
            is_marked = marked is not None and voice.voice.tag in marked
            if isinstance(voice, QuoteCard):
                voice.set_marked(marked=is_marked)
            first = first or (voice if is_marked else None)
        if first is not None and self._reveal:
            self.ensureWidgetVisible(first, 0, 12)
        self._reveal = False

    def take_quotes(self) -> None:
        """Show in each voice what is known of its quote by now."""
        if self._making is not None:
            self._begin()  # it knew less
            return
        cards = [voice for voice in self._voices if isinstance(voice, QuoteCard)]
        known = self._given.quotes([one.voice.tag for one in cards])
        for one in cards:
            quote = known.get(one.voice.tag)
            if quote is not None:
                one.show_quote(quote)

    def focus_quotes(self) -> bool:
        """Put the focus on the first voice marked, without a cell on the first; False if none."""
        marked = self._given.marked
        wanted = [voice for voice in self.voices() if marked is None or voice.voice.tag in marked]
        for voice in wanted:
            voice.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(voice, 0, 12)
            return True
        return False

    def voices(self) -> tuple[VoiceButton, ...]:
        """Return the voices shown, counted ones first."""
        self.settle()
        return tuple(self._voices)


def _key(row: PropositionRow | None) -> Id | None:
    return row.proposition.id if row else None


def _buttons(body: QWidget | None) -> list[QAbstractButton]:
    found = body.findChildren(QAbstractButton) if body is not None else []
    return [one for one in found if one.focusPolicy() is not Qt.FocusPolicy.NoFocus]


def _focused(body: QWidget | None) -> int:
    """Return which of the buttons has the focus, -1 if none."""
    return next((at for at, one in enumerate(_buttons(body)) if one.hasFocus()), -1)

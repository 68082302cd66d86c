"""The Reconcile workspace: the list of what is open, one card, what follows from accepting it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.reconcile.card import CardView
from variorum.ui.reconcile.effect import EffectBox
from variorum.ui.reconcile.listing import Listing
from variorum.ui.reconcile.values import Answer, Card, Effect, Section
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.turns import Turns
from variorum.ui.widgets import EmptyState

_LIST, _CARD = 318, 876
_ALL_DECIDED = tr(
    "Every question is decided. As soon as names, claims or figures may belong together,"
    " they are asked here."
)

_KEYS = {
    Qt.Key.Key_Return: Answer.ACCEPT,
    Qt.Key.Key_Enter: Answer.ACCEPT,
    Qt.Key.Key_X: Answer.REJECT,
    Qt.Key.Key_S: Answer.SPLIT,
    Qt.Key.Key_M: Answer.MERGE,
    Qt.Key.Key_C: Answer.CONFIRMED,
    Qt.Key.Key_D: Answer.DOUBTFUL,
    Qt.Key.Key_E: Answer.DEPENDENT,
}
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AHEAD, _BEFORE = (Qt.Key.Key_Right, Qt.Key.Key_J), (Qt.Key.Key_Left, Qt.Key.Key_K)
_WITHIN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_POLARITIES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class _Area(QScrollArea):
    """Scrolls by wheel and focus; its keys belong to the card."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class ReconcilePane(QWidget):
    """Asks one question after the other. Given values, it emits the analyst's answers."""

    wanted = Signal(str)
    """The key of the entry whose card is to be shown."""
    given = Signal(object)
    """A Given."""
    shown = Signal()
    """The card that was to be shown is."""
    altered = Signal(object)
    """A Given for accepting the card as it stands now: its effect is to be shown."""
    before_wanted = Signal()
    """The question before is wanted: the one left for later last, if any."""
    quote_opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._card: CardView | None = None
        self._told = self._entering = False
        self._coming: QWidget | None = None
        """What is to be scrolled next, as far as it is made."""
        self._turns = Turns(self)
        self._heading, self._count = plain.label(tr("To reconcile")), plain.label("", "secondary")
        self._heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        self.listing = Listing()
        self._effect = EffectBox()
        self._area, self._stack = _Area(), QStackedWidget()
        self._empty = EmptyState("check", tr("Nothing to reconcile"), _ALL_DECIDED)
        self._lay_out()
        self.listing.chosen.connect(self.wanted)
        self.listing.entered.connect(self.take_focus)
        self.setFocusProxy(self.listing)

    def _lay_out(self) -> None:
        left = QFrame()
        left.setFixedWidth(_LIST)
        left.setProperty("kind", "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 4)
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self.listing, 1)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self._stack, 1)

    # -- what it is given --------------------------------------------------------------------

    def set_sections(self, sections: Sequence[Section], open_: int, decided: int, key: str) -> None:
        """Show what is open, with the cursor on `key` or near where it was."""
        counts = tr("{open} left, {decided} decided").format(open=open_, decided=decided)
        self._count.setText(counts)
        shown = self.listing.set_sections(sections, key)
        if shown:
            self.wanted.emit(shown)
        else:
            focused = self._has_focus()
            self.keep_card()
            self._card = None
            self._stack.setCurrentWidget(self._empty)
            if focused:
                self.listing.setFocus()

    def show_card(self, card: Card, place: str) -> None:
        """Have a question shown; `place` says which of how many it is.

        It is made part by part, unseen, and takes the place of the one shown when it is whole;
        `altered` says so.
        """
        self.keep_card()
        self._turns.start(self._make(card, place))

    def keep_card(self) -> None:
        """Leave the card that is shown: the one being made is not wanted any more."""
        self._turns.stop()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _make(self, card: Card, place: str) -> Iterator[None]:
        self._coming, middle = _ground(self._area)
        made, effect = CardView(card, middle), EffectBox(middle)
        made.given.connect(self.given)
        made.altered.connect(self.altered)
        made.opened.connect(self.quote_opened)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(12)
        column.addWidget(made)
        column.addWidget(effect)
        column.addStretch(1)
        yield from made.make(place)
        waiting = Effect(tr("If you accept"), tr("Working it out…"))
        effect.show_effect(waiting, aloud=False)
        yield
        self._coming.resize(self._area.viewport().size())
        column.activate()
        yield
        self._take_in(made, effect)

    def _take_in(self, made: CardView, effect: EffectBox) -> None:
        """Let a card that is whole take the place of the one shown."""
        assert self._coming is not None  # it was made in it  # noqa: S101
        focused = self._entering or self._has_focus()
        self._entering, self._told = False, False
        self._card, self._effect = made, effect
        clear_scroll(self._area, self._coming)
        self._coming = None
        self._stack.setCurrentWidget(self._area)
        if focused:
            made.take_focus()
        self.shown.emit()
        self.altered.emit(made.as_given(Answer.ACCEPT))

    def _has_focus(self) -> bool:
        """Tell whether the cursor is on the card."""
        focus = self.focusWidget()
        return self._card is not None and focus is not None and self._card.isAncestorOf(focus)

    def refresh(self, place: str) -> None:
        """Ask again what follows from the card as it stands; say anew which of how many it is."""
        self.keep_card()
        if self._card is not None:
            self._card.set_place(place)
            self.altered.emit(self._card.as_given(Answer.ACCEPT))

    def show_effect(self, effect: Effect) -> None:
        """Show what follows from accepting the card as it stands."""
        self._told = True
        self._effect.show_effect(effect)

    def effect_words(self) -> str:
        """Return what is said to follow from accepting."""
        return self._effect.words

    def is_answered(self) -> bool:
        """Tell whether a card is shown with what would follow from it."""
        return self._told

    def is_empty(self) -> bool:
        """Tell whether there is nothing to ask."""
        return self._stack.currentWidget() is self._empty

    @property
    def card(self) -> CardView | None:
        """The card shown, if any."""
        return self._card

    def enter_card(self) -> None:
        """Put the cursor on the card, now or as soon as there is one."""
        self._entering = self._card is None
        if self._card is not None:
            self._card.take_focus()

    def take_focus(self) -> None:
        """Put the cursor on the card, or on the list where there is none."""
        if self._card is not None:
            self._card.take_focus()
        else:
            self.listing.setFocus()

    # -- keys --------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._card is None or not self._act(self._card, Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _act(self, card: CardView, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key asks for; return False if it asks for nothing here."""
        if held not in _BARE:
            return self._act_with(card, key, held)
        if key in _KEYS:
            card.answer(_KEYS[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            card.tick(key - Qt.Key.Key_1)
        elif key in _AHEAD:
            card.answer(Answer.LATER)
        elif key in _BEFORE:
            self.before_wanted.emit()
        elif key in _WITHIN:
            card.step(_WITHIN[key])
        elif key == Qt.Key.Key_Escape:
            self.listing.setFocus()
        else:
            return False
        return True

    @staticmethod
    def _act_with(card: CardView, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if held == Qt.KeyboardModifier.AltModifier and key in _POLARITIES:
            card.choose_polarity(_POLARITIES.index(key))
        elif held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_P:
            card.take_suggestion()
        elif held & Qt.KeyboardModifier.ControlModifier and key in _ENTER:
            card.answer(Answer.NEW)
        else:
            return False
        return True


def _ground(area: QScrollArea) -> tuple[QWidget, QWidget]:
    """Return what is to be scrolled, and the column in its middle that a card is to stand in.

    It is made in its place: what is moved into a window is styled anew.
    """
    body = QWidget(area.viewport())
    middle = QWidget(body)
    middle.setMaximumWidth(_CARD)
    row = QHBoxLayout(body)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(middle, 8)
    row.addStretch(1)
    return body, middle

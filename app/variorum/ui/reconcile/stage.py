"""Where one card of Reconcile stands, with what would follow below it; the next is made unseen."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui.reconcile.card import CardView
from variorum.ui.reconcile.effect import EffectBox
from variorum.ui.reconcile.values import Answer, Card, Effect
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.turns import Turns

_CARD = 876


class Stage(QScrollArea):
    """Shows one card at a time. It scrolls by wheel and focus; its keys belong to the card."""

    shown = Signal()
    """The card that was to be shown is."""
    given = Signal(object)
    """A Given."""
    altered = Signal(object)
    """A Given for accepting the card as it stands now: its effect is to be shown."""
    opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.card: CardView | None = None
        self.is_told = False
        """Whether what would follow from the card shown is said."""
        self._effect = EffectBox(self)
        self._effect.hide()
        self._is_awaited = False
        self._coming: QWidget | None = None
        """What is to be scrolled next, as far as it is made."""
        self._turns = Turns(self)

    def show_card(self, card: Card, place: str) -> None:
        """Have a card shown; `place` says which of how many it is.

        It is made part by part, unseen, and takes the place of the one shown when it is whole.
        """
        self.keep()
        self._turns.start(self._make(card, place))

    def keep(self) -> None:
        """Leave the card that is shown: the one being made is not wanted any more."""
        self._turns.stop()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def clear(self) -> None:
        """Have no card any more."""
        self.keep()
        self.card = None

    def _make(self, card: Card, place: str) -> Iterator[None]:
        self._coming, middle = self._ground()
        made, effect = CardView(card, middle), EffectBox(middle)
        made.given.connect(self.given)
        made.altered.connect(self.altered)
        made.opened.connect(self.opened)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(12)
        column.addWidget(made)
        column.addWidget(effect)
        column.addStretch(1)
        yield
        yield from made.make(place)
        waiting = Effect(tr("If you accept"), tr("Working it out…"))
        effect.show_effect(waiting, aloud=False)
        yield
        self._coming.resize(self.viewport().size())
        column.activate()
        yield
        self._take_in(made, effect)

    def _take_in(self, made: CardView, effect: EffectBox) -> None:
        """Let a card that is whole take the place of the one shown."""
        assert self._coming is not None  # it was made in it  # noqa: S101
        focused = self._is_awaited or self.has_cursor()
        self._is_awaited, self.is_told = False, False
        self.card, self._effect = made, effect
        clear_scroll(self, self._coming)
        self._coming = None
        self.shown.emit()
        if focused:
            made.take_focus()
        self.altered.emit(made.as_given(Answer.ACCEPT))

    def refresh(self, place: str) -> None:
        """Ask again what follows from the card as it stands; say anew which of how many it is."""
        self.keep()
        if self.card is not None:
            self.card.set_place(place)
            self.altered.emit(self.card.as_given(Answer.ACCEPT))

    def show_effect(self, effect: Effect) -> None:
        """Show what follows from accepting the card as it stands."""
        self.is_told = True
        self._effect.show_effect(effect)

    def effect_words(self) -> str:
        """Return what is said to follow from accepting."""
        return self._effect.words

    def has_cursor(self) -> bool:
        """Tell whether the cursor is on the card."""
        focus = self.window().focusWidget()
        return self.card is not None and focus is not None and self.card.isAncestorOf(focus)

    def enter(self) -> None:
        """Put the cursor on the card, now or as soon as there is one."""
        self._is_awaited = self.card is None
        if self.card is not None:
            self.card.take_focus()

    def _ground(self) -> tuple[QWidget, QWidget]:
        """Return what is to be scrolled, and the column in its middle that a card is to stand in.

        It is made in its place: what is moved into a window is styled anew.
        """
        body = QWidget(self.viewport())
        middle = QWidget(body)
        middle.setMaximumWidth(_CARD)
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(middle, 8)
        row.addStretch(1)
        return body, middle

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

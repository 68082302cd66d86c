"""The Reconcile workspace: the list of what is open, one card, what follows from accepting it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.reconcile.card import CardView
from variorum.ui.reconcile.listing import Listing
from variorum.ui.reconcile.stage import Stage
from variorum.ui.reconcile.values import Answer, Section
from variorum.ui.reconcile.words import tr
from variorum.ui.widgets import EmptyState

_LIST = 318
_ALL_DECIDED = tr(
    "No question is open. As soon as names, claims or figures may belong together,"
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


class ReconcilePane(QWidget):
    """Asks one question after the other. Given values, it emits the analyst's answers."""

    wanted = Signal(str)
    """The key of the entry whose card is to be shown."""
    given = Signal(object)
    """A Given."""
    before_wanted = Signal()
    """The question before is wanted: the one left for later last, if any."""
    quote_opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._heading, self._count = plain.label(tr("To reconcile")), plain.label("", "secondary")
        self._heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        self.listing = Listing()
        self._stack = QStackedWidget()
        self.stage = Stage()
        self._empty = EmptyState("check", tr("Nothing to reconcile"), _ALL_DECIDED)
        self._lay_out()
        self.listing.chosen.connect(self.wanted)
        self.listing.entered.connect(self.take_focus)
        self.stage.given.connect(self.given)
        self.stage.opened.connect(self.quote_opened)
        self.stage.shown.connect(lambda: self._stack.setCurrentWidget(self.stage))
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
        self._stack.addWidget(self.stage)
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
            focused = self.stage.has_cursor()
            self.stage.clear()
            self._stack.setCurrentWidget(self._empty)
            if focused:
                self.listing.setFocus()

    def is_answered(self) -> bool:
        """Tell whether a card is shown with what would follow from it."""
        return self.stage.is_told

    def effect_words(self) -> str:
        """Return what is said to follow from accepting."""
        return self.stage.effect_words()

    def is_empty(self) -> bool:
        """Tell whether there is nothing to ask."""
        return self._stack.currentWidget() is self._empty

    @property
    def card(self) -> CardView | None:
        """The card shown, if any."""
        return self.stage.card

    def take_focus(self) -> None:
        """Put the cursor on the card, or on the list where there is none."""
        if self.card is not None:
            self.card.take_focus()
        else:
            self.listing.setFocus()

    # -- keys --------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.card is None or not self._act(self.card, Qt.Key(event.key()), event.modifiers()):
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

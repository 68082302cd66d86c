"""The page where analysts are compared: measures, the differences, one of them side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui import fonts, plain
from variorum.ui.agreement.card import CaseCard
from variorum.ui.agreement.listing import CaseList
from variorum.ui.agreement.measures import Measures
from variorum.ui.agreement.values import Board, Case
from variorum.ui.agreement.words import tr
from variorum.ui.summary.cards import clear_scroll
from variorum.ui.widgets import Chip, ChipLook, ElidedLabel, EmptyState, ProgressBarThin
from variorum.ui.widgets.buttons import keyed_button

_LEAST, _LIST, _CARD = 190, 292, 900
_ROOMY = 1000
"""Pixels below which the measures give way to the tags."""
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SHIFTED = (*_BARE, Qt.KeyboardModifier.ShiftModifier)
"""Digits stand on the upper half of their keys on some layouts."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgreementPane(QWidget):
    """Given a Board, emits what the analyst settles."""

    taken = Signal(str, object)
    """The key of a case and the ids of the tags that stand, a tuple; empty for none."""
    opened = Signal(str)
    """The id of a tag whose sentence is wanted."""
    finish_wanted = Signal()
    reopen_wanted = Signal()
    left = Signal()
    """Esc: the analyst wants to go back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._board: Board | None = None
        self._card: CaseCard | None = None
        self._shown: Case | None = None
        self.measures, self.cases = Measures(), CaseList()
        self._title, self._of = plain.label(tr("Compare analysts")), ElidedLabel(ink="text2")
        self._title.setFont(fonts.ui("h2", fonts.Weight.DemiBold))
        self._count = plain.label("", "secondary")
        self._note = plain.label("", "secondary", wrap=True)
        self._bar = ProgressBarThin(tr("Settled"))
        self._done = Chip(tr("adjudicated"), ChipLook("ok", "check"))
        self.finish = keyed_button(tr("Finish"), "Ctrl+Enter", self._on_finish, "primary")
        self.reopen = keyed_button(tr("Reopen"), "Ctrl+Enter", self._on_finish)
        self._area, self._stack = QScrollArea(), QStackedWidget()
        text = tr("On everything they tagged, all say the same.")
        self._stack.addWidget(self._area)
        self._stack.addWidget(EmptyState("double-check", tr("No differences"), text))
        self._lay_out()
        self.cases.chosen.connect(self._show_case)
        self.setFocusProxy(self.cases)

    def _lay_out(self) -> None:
        listing = QFrame()
        listing.setMinimumWidth(_LEAST)
        listing.setMaximumWidth(_LIST)
        listing.setProperty("kind", "panel")
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.cases)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(listing, 2)
        below.addWidget(self._stack, 5)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._head())
        right.addLayout(below, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.measures, 3)
        row.addLayout(right, 5)

    def _head(self) -> QWidget:
        head = QFrame()
        words = QVBoxLayout()
        words.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._title)
        line.addWidget(self._done)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self._of)
        words.addWidget(self._note)
        settled = QVBoxLayout()
        settled.setSpacing(6)
        settled.addStretch(1)
        settled.addWidget(self._count)
        settled.addWidget(self._bar)
        settled.addStretch(1)
        self._bar.setFixedWidth(150)
        row = QHBoxLayout(head)
        row.setContentsMargins(22, 14, 22, 12)
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addLayout(settled)
        row.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measures.setVisible(self.width() >= _ROOMY)

    # -- what it is given --------------------------------------------------------------------

    def show_board(self, board: Board) -> None:
        """Show a comparison; the cursor stays on its case."""
        self._board = board
        self._of.setText("  ".join(part for part in (board.label, board.title) if part))
        settled, every = board.settled, len(board.cases)
        self._count.setText(tr("{n} of {all} settled").format(n=settled, all=every))
        self._bar.set_share(settled / every if every else 1.0)
        self._done.setVisible(board.finished)
        self.finish.setHidden(board.finished)
        self.reopen.setVisible(board.finished)
        self._note.setText(self._consequence(board))
        self.measures.show_board(board)
        self._shown = None
        self.cases.show_cases(board.cases)
        self._show_case()

    @staticmethod
    def _consequence(board: Board) -> str:
        if board.finished:
            return tr("Only adjudicated tags of this article count.")
        kept = counted(board.agreed, tr("{n} agreed is kept"), tr("{n} agreed are kept"), english)
        left = len(board.cases) - board.settled
        open_ = counted(left, tr("{n} open is left out"), tr("{n} open are left out"), english)
        told = tr("Finish: only adjudicated tags count from now on; {kept}").format(kept=kept)
        return f"{told}, {open_}." if left else f"{told}."

    def words(self) -> tuple[str, str]:
        """Return how far the analyst is, and the keys."""
        keys = tr("1, 2, … take one, B all, N none; Space next open, O its sentence, Ctrl+Z undoes")
        return self._count.text(), keys

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self._board

    @property
    def card(self) -> CaseCard | None:
        """The case shown side by side."""
        return self._card

    def _show_case(self, _key: str = "") -> None:
        case = self.cases.current()
        if case is None:
            self._card = self._shown = None
            self._stack.setCurrentIndex(1)
            return
        if case == self._shown:
            return
        focused = self._card is not None and self._card.isAncestorOf(self.focusWidget() or self)
        self._shown = case
        self._card = CaseCard(case)
        self._card.taken.connect(self._take)
        self._card.opened.connect(self._open)
        self._card.next_wanted.connect(self.cases.next_open)
        clear_scroll(self._area, _middle(self._card))
        self._stack.setCurrentIndex(0)
        if focused:
            self.cases.setFocus()

    # -- what the analyst does ---------------------------------------------------------------

    def _take(self, places: tuple[int, ...]) -> None:
        case = self.cases.current()
        if case is not None:
            tags = tuple(case.sides[at].tag for at in places if case.sides[at].tag)
            self.taken.emit(case.key, tags)

    def _open(self) -> None:
        case = self.cases.current()
        tag = next((side.tag for side in case.sides if side.tag), "") if case else ""
        if tag:
            self.opened.emit(tag)

    def _on_finish(self) -> None:
        if self._board is not None:
            (self.reopen_wanted if self._board.finished else self.finish_wanted).emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key asks for; return False if it asks for nothing here."""
        case = self.cases.current()
        every = tuple(range(len(case.sides))) if case else ()
        if held & Qt.KeyboardModifier.ControlModifier and key in _ENTER:
            self._on_finish()
        elif key - Qt.Key.Key_1 in every and held in _SHIFTED:
            self._take((key - Qt.Key.Key_1,))
        elif held not in _BARE:
            return False
        elif key == Qt.Key.Key_B:
            self._take(every)
        elif key == Qt.Key.Key_N:
            self._take(())
        elif key == Qt.Key.Key_Space:
            self.cases.next_open()
        elif key == Qt.Key.Key_O:
            self._open()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


def _middle(card: QWidget) -> QWidget:
    """Return a card in the middle of what is scrolled."""
    body = QWidget()
    card.setMaximumWidth(_CARD)
    column = QVBoxLayout()
    column.setContentsMargins(0, 16, 0, 20)
    column.addWidget(card)
    column.addStretch(1)
    row = QHBoxLayout(body)
    row.setContentsMargins(22, 0, 22, 0)
    row.addLayout(column, 8)
    return body

"""The members of a card, one below the other: some at first, the others when asked for."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from variorum.ui.reconcile.member import MemberRow
from variorum.ui.reconcile.values import Card
from variorum.ui.reconcile.words import tr
from variorum.ui.widgets import rule
from variorum.ui.widgets.buttons import button

DIGITS = 9
"""Members that a digit ticks."""
_AT_ONCE = 12
"""Members shown at once; the others are shown when asked for."""
_A_TURN = 4
"""Members made between two looks at what else there is to do."""


class Members(QWidget):
    """The members of one card, to tick and to go through."""

    altered = Signal()
    """Others are ticked now."""
    opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        """Be about the members of `card`, which `make` shows."""
        super().__init__(parent)
        self._card = card
        self.rows: list[MemberRow] = []
        """Those shown."""
        self._more: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        if not card.members:
            self.hide()

    def make(self) -> Iterator[None]:
        """Show the next members, some after each step, and say how many are left."""
        members, shown = self._card.members, len(self.rows)
        for place in range(shown, min(shown + _AT_ONCE, len(members))):
            if place:
                self._column.addWidget(rule(self))
            self._column.addWidget(self._made(place))
            if not len(self.rows) % _A_TURN:
                yield
        left = members[len(self.rows) :]
        if left:
            ticked = sum(member.ticked for member in left)
            words = tr("and %n more, {ticked} of them ticked: show them", len(left))
            self._more = button(words.format(ticked=ticked), "quiet", parent=self)
            self._more.clicked.connect(self._show_more)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _made(self, place: int) -> MemberRow:
        number = place + 1 if self._card.numbered and place < DIGITS else 0
        member = self._card.members[place]
        row = MemberRow(member, number, single=self._card.single, parent=self)
        row.toggled.connect(lambda on: self._on_toggled(row, on=on))
        row.moved.connect(self.step)
        row.opened.connect(self.opened)
        self.rows.append(row)
        return row

    def _show_more(self) -> None:
        shown = len(self.rows)
        if self._more is not None:
            self._more.deleteLater()
            self._more = None
        for _part in self.make():
            pass
        for row in self.rows[shown:]:
            row.show()  # now and not in the next turn: it may be given the focus

    def cursor_place(self) -> int:
        """Return which member the cursor is on."""
        return next((place for place, row in enumerate(self.rows) if row.hasFocus()), 0)

    def step(self, by: int) -> None:
        """Move the cursor; past the last one shown come the next."""
        if not self.rows:
            return
        wanted = self.cursor_place() + by
        if wanted == len(self.rows) and self._more is not None:
            self._show_more()
        self.rows[min(max(wanted, 0), len(self.rows) - 1)].setFocus()

    def tick(self, place: int) -> None:
        """Tick or untick a member."""
        if 0 <= place < len(self.rows):
            self.rows[place].click()
            self.rows[place].setFocus()

    def ticked(self) -> tuple[int, ...]:
        """Return which are ticked; those not shown yet are as offered."""
        here: Sequence[bool] = [row.isChecked() for row in self.rows]
        beyond = (member.ticked for member in self._card.members[len(here) :])
        return tuple(place for place, on in enumerate((*here, *beyond)) if on)

    def _on_toggled(self, row: MemberRow, *, on: bool) -> None:
        if on and self._card.single:
            for other in self.rows:
                if other is not row and other.isChecked():
                    other.setChecked(False)
        self.altered.emit()

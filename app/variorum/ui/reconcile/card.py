"""One question on a card: fields, reasons as chips, members to tick, keys on the buttons."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from variorum.ui import fonts, plain
from variorum.ui.reconcile.fields import Fields
from variorum.ui.reconcile.member import MemberRow
from variorum.ui.reconcile.members import DIGITS, Members
from variorum.ui.reconcile.values import Answer, Asked, Card, Given
from variorum.ui.reconcile.words import KEYS, answer_words
from variorum.ui.widgets import Chip, ChipLook, FlowLayout
from variorum.ui.widgets.buttons import keyed_button

_RIGHT = (Answer.TICK, Answer.LATER)
"""Answers that stand at the right."""


class CardView(QFrame):
    """Shows a Card; `given` carries the analyst's answer, `altered` that it would be another."""

    given = Signal(object)
    """A Given."""
    altered = Signal(object)
    """A Given for `Answer.ACCEPT` as the card stands now."""
    opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        """Be about `card`, which `make` shows."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(card.question)
        self._card = card
        self._above: MemberRow | None = None
        self._fields = Fields(card, self)
        self._fields.altered.connect(self._say_altered)
        self._fields.entered.connect(lambda: self.answer(Answer.ACCEPT))
        self._place = plain.label("", "secondary", parent=self)
        self._members = Members(card, self)
        self._members.altered.connect(self._say_altered)
        self._members.opened.connect(self.opened)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 18)
        self._column.setSpacing(8)

    # -- what it shows -----------------------------------------------------------------------

    def make(self, place: str) -> Iterator[None]:
        """Make what it shows, one part after each step; `place` says which of how many it is."""
        self._add_head(place)
        self._add_fields()
        yield
        self._add_chips()
        self._column.addWidget(self._members)
        yield
        yield from self._members.make()
        yield from self._add_buttons()

    def _add_head(self, place: str) -> None:
        question = plain.label(self._card.question, wrap=True, parent=self)
        question.setFont(fonts.ui("h2", fonts.Weight.DemiBold))
        row = QHBoxLayout()
        row.addWidget(question, 1)
        self.set_place(place)
        row.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        if self._card.lead:
            lead = plain.label(self._card.lead, "secondary", wrap=True, parent=self)
            self._column.addWidget(lead)

    def _add_fields(self) -> None:
        if self._card.above:
            self._above = MemberRow(self._card.above, framed=True, parent=self)
            self._above.opened.connect(self.opened)
            self._column.addWidget(self._above)
        self._column.addWidget(self._fields)

    def _add_chips(self) -> None:
        if self._card.chips:
            holder = QWidget(self)
            flow = FlowLayout(holder, gap=6)
            for words, warns in self._card.chips:
                look = ChipLook(tone="warn", icon="warning") if warns else ChipLook()
                flow.addWidget(Chip(words, look, parent=holder))
            self._column.addWidget(holder)

    def _add_buttons(self) -> Iterator[None]:
        """Lay out the answers, those at the left in as many lines as they need."""
        left, row = QWidget(self), QHBoxLayout()
        flow = FlowLayout(left, gap=8)
        row.setSpacing(8)
        row.addWidget(left, 1)
        self._column.addSpacing(6)
        self._column.addLayout(row)
        for answer in self._card.answers:
            yield
            if answer in _RIGHT:
                row.addWidget(self._button(answer, self), 0, Qt.AlignmentFlag.AlignTop)
            else:
                flow.addWidget(self._button(answer, left))

    def _button(self, answer: Answer, parent: QWidget) -> QPushButton:
        first = answer is self._card.answers[0] and answer is Answer.ACCEPT
        digits = min(len(self._card.members), DIGITS) if self._card.numbered else 0
        ticks = answer is Answer.TICK and digits > 1
        return keyed_button(
            answer_words(self._card.asked, answer),
            f"1–{digits}" if ticks else KEYS[answer],  # noqa: RUF001  # from to
            lambda: self.answer(answer),
            "primary" if first else "plain",
            parent,
        )

    # -- what the analyst does ---------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the cursor on the first member, or on the card."""
        if self.rows:
            self.rows[0].setFocus()
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()

    def step(self, by: int) -> None:
        """Move the cursor among the members; past the last one shown come the next."""
        self._members.step(by)

    def tick(self, place: int) -> None:
        """Tick or untick a member."""
        self._members.tick(place)

    def set_place(self, place: str) -> None:
        """Say anew which of how many it is."""
        self._place.setText(place)

    def choose_polarity(self, place: int) -> None:
        """Say what the claim does to what is ticked: asserts, denies, withholds."""
        self._fields.choose_polarity(place)

    def take_suggestion(self) -> None:
        """Let the actor speak for whom the text says."""
        self._fields.take_suggestion()

    def answer(self, answer: Answer) -> None:
        """Give an answer, if the card has it."""
        if answer is Answer.TICK:
            self.tick(self._members.cursor_place())
        elif answer in self._card.answers:
            self.given.emit(self.as_given(answer))

    def as_given(self, answer: Answer) -> Given:
        """Return the answer as the card stands now; members not shown yet are as offered."""
        fields = self._fields
        return Given(
            self._card.key,
            answer,
            self._members.ticked(),
            self._members.cursor_place(),
            fields.name,
            fields.role,
            fields.polarity,
            fields.manner,
            fields.speaks_for,
        )

    def fields(self) -> list[QLineEdit]:
        """Return the fields to type in."""
        return self._fields.lines()

    def above(self) -> MemberRow | None:
        """Return what is asked about, where it stands above the members."""
        return self._above

    @property
    def key(self) -> str:
        """The key of the question."""
        return self._card.key

    @property
    def asked(self) -> Asked:
        """What the card asks about."""
        return self._card.asked

    @property
    def rows(self) -> Sequence[MemberRow]:
        """The members shown."""
        return self._members.rows

    def _say_altered(self) -> None:
        self.altered.emit(self.as_given(Answer.ACCEPT))

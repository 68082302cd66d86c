"""One question on a card: fields, reasons as chips, members to tick, keys on the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from variorum.model.vocabulary import ClaimType
from variorum.ui import fonts, plain
from variorum.ui.panel.words import name_of
from variorum.ui.reconcile.member import MemberRow
from variorum.ui.reconcile.values import Answer, Asked, Card, Given
from variorum.ui.reconcile.words import KEYS, answer_words, tr
from variorum.ui.widgets import Chip, ChipLook, FlowLayout, KeyCap, Segment, Segmented, rule
from variorum.ui.widgets.buttons import button

_DIGITS = 9


class CardView(QFrame):
    """Shows a Card; `given` carries the analyst's answer, `altered` that it would be another."""

    given = Signal(object)
    """A Given."""
    altered = Signal(object)
    """A Given for `Answer.ACCEPT` as the card stands now."""
    opened = Signal(str)
    """The id of a tag whose sentence is wanted."""

    def __init__(self, card: Card, place: str, parent: QWidget | None = None) -> None:
        """Show `card`; `place` says which of how many it is."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(card.question)
        self._card = card
        self._rows: list[MemberRow] = []
        self._above: MemberRow | None = None
        self._name = _field(card.name, _named(card.asked))
        self._role = _field(card.role, tr("role, optional"))
        self._polarity = _polarity() if card.polarity else None
        self._type = _types(card.type)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 18)
        self._column.setSpacing(8)
        self._head(place)
        self._fields()
        self._members()
        self._buttons()

    # -- what it shows -----------------------------------------------------------------------

    def _head(self, place: str) -> None:
        question = plain.label(self._card.question, wrap=True)
        question.setFont(fonts.ui("h2", fonts.Weight.DemiBold))
        row = QHBoxLayout()
        row.addWidget(question, 1)
        row.addWidget(plain.label(place, "secondary"), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        if self._card.lead:
            self._column.addWidget(plain.label(self._card.lead, "secondary", wrap=True))

    def _fields(self) -> None:
        if self.fields():
            row = QHBoxLayout()
            row.setSpacing(10)
            for field in self.fields():
                field.textChanged.connect(lambda _text: self._say_altered())
                field.returnPressed.connect(lambda: self.answer(Answer.ACCEPT))
                row.addWidget(field, 1)
            self._column.addLayout(row)
        if self._card.above:
            self._above = MemberRow(self._card.above)
            self._above.opened.connect(self.opened)
            self._column.addWidget(self._above)
        if self._polarity is not None:
            self._polarity.picked.connect(lambda _key: self._say_altered())
            row = QHBoxLayout()
            row.addWidget(self._polarity)
            row.addWidget(self._type)
            row.addStretch(1)
            self._column.addLayout(row)
        if self._card.chips:
            holder = QWidget()
            flow = FlowLayout(holder, gap=6)
            for words, warns in self._card.chips:
                look = ChipLook(tone="warn", icon="warning") if warns else ChipLook()
                flow.addWidget(Chip(words, look))
            self._column.addWidget(holder)

    def _members(self) -> None:
        box = QVBoxLayout()
        box.setSpacing(1)
        for place, member in enumerate(self._card.members):
            if place:
                box.addWidget(rule())
            number = place + 1 if self._card.numbered and place < _DIGITS else 0
            row = MemberRow(member, number)
            row.toggled.connect(lambda _on: self._say_altered())
            row.moved.connect(self.step)
            row.opened.connect(self.opened)
            self._rows.append(row)
            box.addWidget(row)
        self._column.addLayout(box)

    def _buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for answer in self._card.answers:
            if answer is Answer.LATER:
                row.addStretch(1)
            row.addWidget(self._button(answer))
        self._column.addSpacing(6)
        self._column.addLayout(row)

    def _button(self, answer: Answer) -> QPushButton:
        first = answer is self._card.answers[0] and answer is Answer.ACCEPT
        made = button(answer_words(self._card.asked, answer), "primary" if first else "plain")
        made.setAutoDefault(False)
        plain.set_tooltip(made, KEYS[answer])
        made.clicked.connect(lambda: self.answer(answer))
        cap = KeyCap(KEYS[answer], made)
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        size = cap.sizeHint()
        made.setMinimumHeight(34)
        made.setMinimumWidth(made.sizeHint().width() + size.width() + 12)
        made.setStyleSheet(f"padding-right: {size.width() + 18}px")
        inner = QHBoxLayout(made)
        inner.setContentsMargins(0, 0, 10, 0)
        inner.addStretch(1)
        inner.addWidget(cap)
        return made

    # -- what the analyst does ---------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the cursor on the first member, or on the card."""
        if self._rows:
            self._rows[0].setFocus()
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()

    def step(self, by: int) -> None:
        """Move the cursor among the members."""
        if self._rows:
            place = min(max(self.cursor_place() + by, 0), len(self._rows) - 1)
            self._rows[place].setFocus()

    def tick(self, place: int) -> None:
        """Tick or untick a member."""
        if 0 <= place < len(self._rows):
            self._rows[place].click()
            self._rows[place].setFocus()

    def choose_polarity(self, place: int) -> None:
        """Say what the claim does to what is ticked: asserts, denies, withholds."""
        if self._polarity is not None:
            self._polarity.set_value(("asserts", "denies", "withholds")[place])
            self._say_altered()

    def answer(self, answer: Answer) -> None:
        """Give an answer, if the card has it."""
        if answer in self._card.answers:
            self.given.emit(self.as_given(answer))

    def cursor_place(self) -> int:
        """Return which member the cursor is on."""
        return next((place for place, row in enumerate(self._rows) if row.hasFocus()), 0)

    def as_given(self, answer: Answer) -> Given:
        """Return the answer as the card stands now."""
        ticked = tuple(place for place, row in enumerate(self._rows) if row.isChecked())
        return Given(
            self._card.key,
            answer,
            ticked,
            self.cursor_place(),
            self._name.text() if self._name else "",
            self._role.text() if self._role else "",
            (self._polarity.value() or "") if self._polarity else "",
            self._type.currentData(),
        )

    def fields(self) -> list[QLineEdit]:
        """Return the fields to type in."""
        return [field for field in (self._name, self._role) if field is not None]

    def above(self) -> MemberRow | None:
        """Return what is asked about, where it stands above the members."""
        return self._above

    @property
    def asked(self) -> Asked:
        """What the card asks about."""
        return self._card.asked

    @property
    def rows(self) -> Sequence[MemberRow]:
        """The members shown."""
        return self._rows

    def _say_altered(self) -> None:
        self.altered.emit(self.as_given(Answer.ACCEPT))


def _named(asked: Asked) -> str:
    """Return what the first field is for."""
    return {
        Asked.ACTORS: tr("canonical name"),
        Asked.CLAIM: tr("a new proposition, as a sentence; Ctrl+Enter links it"),
        Asked.FIGURES: tr("name of the quantity"),
        Asked.INDEPENDENCE: tr("reason, optional"),
    }.get(asked, "")


def _field(text: str | None, hint: str) -> QLineEdit | None:
    if text is None:
        return None
    made = QLineEdit(plain.visible(text))
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    plain.set_tooltip(made, hint)
    return made


def _types(guessed: str) -> QComboBox:
    """Offer the manners of a claim, the guessed one chosen."""
    made = QComboBox()
    for kind in ClaimType:
        made.addItem(name_of(kind), kind.value)
    made.setCurrentIndex(made.findData(guessed or ClaimType.FACT.value))
    made.setAccessibleName(tr("In what manner"))
    plain.set_tooltip(made, tr("In what manner the claim says it, as guessed from its words"))
    return made


def _polarity() -> Segmented:
    """Ask what the claim does to what is ticked. Nothing is chosen: nearness sees no denial."""
    return Segmented(
        [
            Segment("asserts", tr("Asserts"), "asserts", "supports", tip="Alt+1"),
            Segment("denies", tr("Denies"), "denies", "opposes", tip="Alt+2"),
            Segment("withholds", tr("Withholds"), "withholds", "hedged", tip="Alt+3"),
        ],
        name=tr("What the claim does to what is ticked"),
    )

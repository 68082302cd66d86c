"""What is typed and chosen on a card: name, role, for whom one speaks; polarity and manner."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.vocabulary import ClaimType
from variorum.ui import fonts, plain
from variorum.ui.panel.words import name_of
from variorum.ui.reconcile.values import Asked, Card, Speaking
from variorum.ui.reconcile.words import tr
from variorum.ui.widgets import Segment, Segmented
from variorum.ui.widgets.buttons import button

_ROOMY = 190
"""Pixels from which a field says what it is for beside what is typed."""
_POLARITIES = ("asserts", "denies", "withholds")


class Field(QLineEdit):
    """A line to type in that says at its right end what it is for."""

    def __init__(self, text: str, hint: str, what: str = "") -> None:
        """Show `text`; `hint` stands in the empty field, `what` (or it) else at its right end."""
        super().__init__(plain.visible(text))
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        plain.set_tooltip(self, hint)
        self._hint = plain.label(what or hint, "secondary")
        self._hint.setFont(fonts.ui("small"))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignRight)
        self._room = self._hint.sizeHint().width() + 14
        self.textChanged.connect(self._on_text)
        self._on_text(text)
        self.setCursorPosition(0)

    def _on_text(self, _text: str) -> None:
        """Say what the field is for where there is room beside what is typed."""
        shown = bool(self.text()) and self.width() > _ROOMY
        self.setTextMargins(0, 0, self._room if shown else 0, 0)
        if shown:
            self._hint.show()
        else:
            self._hint.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_text(self.text())


class Fields(QWidget):
    """The fields of one card; those it does not have are not there."""

    altered = Signal()
    """What is typed or chosen is another now."""
    entered = Signal()
    """Enter in a field."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        """Show what `card` asks for."""
        super().__init__(parent)
        self._name = None if card.name is None else Field(card.name, _named(card.asked))
        self._role = (
            None if card.role is None else Field(card.role, tr("role, optional"), tr("role"))
        )
        self._parent = _parent_field(card.speaking) if card.speaking else None
        self._polarity = _polarity() if card.polarity else None
        self._type = _types(card.type) if card.polarity else None
        self.take: QPushButton | None = None
        """Takes the suggestion for whom one speaks."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._lay_out(card)
        if not self._column.count():
            self.hide()

    def _lay_out(self, card: Card) -> None:
        row = QHBoxLayout()
        row.setSpacing(9)
        for field in self.lines():
            field.textChanged.connect(lambda _text: self.altered.emit())
            field.returnPressed.connect(self.entered)
            row.addWidget(field, 2 if field is self._parent else 3)
        if card.speaking and card.speaking.suggested:
            row.addWidget(self._offer(card.speaking.suggested))
        if row.count():
            self._column.addLayout(row)
        if self._polarity is not None and self._type is not None:
            self._polarity.picked.connect(lambda _key: self.altered.emit())
            row = QHBoxLayout()
            row.addWidget(self._polarity)
            row.addWidget(self._type)
            row.addStretch(1)
            self._column.addLayout(row)

    def _offer(self, name: str) -> QPushButton:
        """Offer the actor the text names; nothing is taken unasked."""
        made = button(tr("{name}?").format(name=plain.visible(name)))
        plain.set_tooltip(made, tr("Speaks for {name}, says the text. Alt+P").format(name=name))
        made.setAccessibleName(tr("Let the actor speak for {name}").format(name=name))
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.set_parent_name(name))
        self.take = made
        return made

    def lines(self) -> list[QLineEdit]:
        """Return the fields to type in."""
        return [one for one in (self._name, self._role, self._parent) if one is not None]

    def choose_polarity(self, place: int) -> None:
        """Say what the claim does: asserts, denies, withholds."""
        if self._polarity is not None:
            self._polarity.set_value(_POLARITIES[place])
            self.altered.emit()

    def take_suggestion(self) -> None:
        """Let the actor speak for whom the text says."""
        if self.take is not None:
            self.take.click()

    def set_parent_name(self, text: str) -> None:
        """Put for whom one speaks into its field."""
        if self._parent is not None:
            self._parent.setText(plain.visible(text))

    @property
    def name(self) -> str:
        """The name typed."""
        return self._name.text() if self._name else ""

    @property
    def role(self) -> str:
        """The role typed."""
        return self._role.text() if self._role else ""

    @property
    def speaks_for(self) -> str | None:
        """For whom the actor speaks, None where the card does not ask."""
        return self._parent.text().strip() if self._parent else None

    @property
    def polarity(self) -> str:
        """What the claim does, empty if it was not said."""
        return (self._polarity.value() or "") if self._polarity else ""

    @property
    def manner(self) -> str:
        """In what manner the claim says it, empty where the card does not ask."""
        return str(self._type.currentData()) if self._type else ""


def _named(asked: Asked) -> str:
    """Return what the first field is for."""
    return {
        Asked.ACTORS: tr("canonical name"),
        Asked.CLAIM: tr("a new proposition, as a sentence; Ctrl+Enter links it"),
        Asked.FIGURES: tr("name of the quantity"),
        Asked.INDEPENDENCE: tr("reason, optional"),
    }.get(asked, "")


def _parent_field(speaking: Speaking) -> Field:
    made = Field(speaking.known, tr("speaks for, optional"), tr("speaks for"))
    names = QStringListModel(made)
    made.textEdited.connect(lambda typed: names.setStringList(list(speaking.names(typed))))
    completer = QCompleter(names, made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setCompleter(completer)
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

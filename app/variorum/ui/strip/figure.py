"""The figure strip: the parsed number and its window, then the quantity it measures."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.drafts import FigureDraft, PersonDraft, Pick
from variorum.model.vocabulary import Comparator, LinkRole, QuantityKind, TagKind
from variorum.ui.panel.candidates import CandidateList
from variorum.ui.panel.choices import ChoiceBox
from variorum.ui.panel.compared import ComparedCards, ComparedView
from variorum.ui.panel.fields import (
    TextField,
    date_field,
    number_field,
    plain_number,
    to_decimal,
)
from variorum.ui.panel.picker import PickLine
from variorum.ui.panel.words import tr
from variorum.ui.plain import label
from variorum.ui.strip import edits
from variorum.ui.strip.base import Strip
from variorum.ui.strip.rows import guess_chip
from variorum.ui.strip.tokens import PeopleChain, TokenField
from variorum.ui.widgets import ChipLook, rule

_PARSED = (
    "comparator",
    "value",
    "value_high",
    "unit",
    "window_start",
    "window_end",
    "as_of",
    "scope",
)
_NEW = ("dimension", "kind", "subject", "object")


class FigureStrip(Strip[FigureDraft]):
    """From a FigureDraft to an accepted one: F, Enter (the number is right), Enter (quantity)."""

    edited = Signal()
    """The draft is another one now: what it is compared with may be, too."""
    compared_opened = Signal(object)
    """The id of another article's figure, to be shown where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the fields; `asking` fills them. A new quantity is named by unit or words."""
        super().__init__(TagKind.FIGURE, tr("New figure"), parent)
        self._list = self._suggestions = CandidateList(self)
        self._line = PickLine(
            "quantity", lambda text: self._find(LinkRole.QUANTITY, text), self._list
        )
        self._line.setAccessibleName(tr("Quantity"))
        self._field = TokenField(self._line, tr("what is measured"))
        self._people = PeopleChain(
            LinkRole.SPEAKER, lambda text: self._find(LinkRole.SPEAKER, text)
        )
        self._make_fields()
        self._build()
        self._connect()

    def _make_fields(self) -> None:
        self._comparator: ChoiceBox[Comparator] = ChoiceBox(
            Comparator, tr("Comparator"), none=tr("no comparator")
        )
        self._kind = ChoiceBox(QuantityKind, tr("Kind of quantity"))
        self._value, self._high = number_field(tr("Value")), number_field(tr("Upper value"))
        self._texts = {
            "unit": TextField(tr("Unit"), tr("unit")),
            "window_start": date_field(tr("Window from")),
            "window_end": date_field(tr("Window to")),
            "as_of": date_field(tr("As of")),
            "scope": TextField(tr("Scope"), tr("of what, where")),
            "subject": TextField(tr("Subject"), tr("who or what")),
            "object": TextField(tr("Object"), tr("towards whom")),
        }
        for name in ("window_start", "window_end", "as_of"):
            self._texts[name].setPlaceholderText(tr("date"))

    def _build(self) -> None:
        texts = self._texts
        self._and = label(tr("and"), "secondary")
        self._value.setMaximumWidth(110)
        self._high.setMaximumWidth(110)
        parts = (self._comparator, self._value, self._and, self._high, texts["unit"])
        self._parsed = [*parts, self._high, *(texts[name] for name in _PARSED if name in texts)]
        self._add_row(tr("Figure"), *parts)
        to, as_of = label(tr("to"), "secondary"), label(tr("as of"), "secondary")
        window = (texts["window_start"], to, texts["window_end"], as_of, texts["as_of"])
        self._add_row(tr("Window"), *window)
        self._mark = guess_chip("")
        self._add_row(tr("Scope"), texts["scope"], self._mark)
        for widget in (rule(), self._field, self._list):
            self._rows.addWidget(widget)
        self._new_row = self._add_row(tr("New one"), self._kind, texts["subject"], texts["object"])
        self._people_mark = guess_chip(tr("guessed"))
        self._add_row(tr("Speakers"), self._people, self._people_mark)
        self._compared = ComparedCards(self.compared_opened.emit, most=1)
        self._rows.addWidget(self._compared)

    def _connect(self) -> None:
        self._line.picked.connect(self._on_quantity_picked)
        self._line.moved_on.connect(self.advance)
        self._field.removed.connect(self._on_quantity_removed)
        self._people.changed.connect(self._on_people_changed)
        self._people.line.moved_on.connect(self.advance)
        self._comparator.chosen.connect(lambda token: self._put("comparator", token))
        self._kind.chosen.connect(lambda token: self._put("kind", token))
        self._value.committed.connect(lambda text: self._put("value", to_decimal(text)))
        self._high.committed.connect(lambda text: self._put("value_high", to_decimal(text)))
        for name, field in self._texts.items():
            field.committed.connect(lambda text, name=name: self._put(name, text))

    @override
    def _begin(self, words: str, outlet: str) -> None:
        self._line.fallback = self._draft.unit or words
        self._people.outlet = outlet
        self._compared.show_views(())
        for field in (self._value, self._high, *self._texts.values()):
            field.setModified(False)  # else what was typed last would stay

    # -- the draft -------------------------------------------------------------------------

    @override
    def start(self) -> None:
        self._value.setFocus(Qt.FocusReason.PopupFocusReason)
        self._value.selectAll()

    @override
    def advance(self) -> None:
        self._commit()
        if self._has_focus(self._field):
            self._leave_quantity(self._draft)
        elif any(self._has_focus(widget) for widget in self._parsed):
            wrong = self.fault()
            if wrong is not None:
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self._set(edits.settled(self._draft, *_PARSED))
            self._line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._confirm_people()
            self.accept()

    def _leave_quantity(self, draft: FigureDraft) -> None:
        quantity, draft = draft.quantity, edits.settled(draft, "quantity")
        if quantity is not None and quantity.id is None and not draft.subject:
            self._set(draft)
            self._texts["subject"].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._draft = draft
            self.accept()

    def _confirm_people(self) -> None:
        if self._has_focus(self._people):
            speakers = edits.confirm_people(self._draft.speakers)
            self._draft = replace(self._draft, speakers=speakers)
        elif self._has_focus(self._new_row):
            self._draft = edits.settled(self._draft, *_NEW)

    @override
    def confirm_shown(self) -> None:
        self._commit()
        names = [*_PARSED, "quantity", "speakers"]
        if self._new_row.isVisible():
            names += ["kind", "subject", "object"]
        self._draft = edits.confirm_shown(self._draft, *names)

    @override
    def fault(self) -> QWidget | None:
        fields = (self._value, self._high, *self._texts.values())
        return next((field for field in fields if field.fault()), None) or super().fault()

    @override
    def accept(self) -> None:
        self._commit()
        super().accept()
        if self.isVisible():  # a field is at fault
            self.edited.emit()

    def _commit(self) -> None:
        # A strip may be accepted while a field is still being typed in.
        for field in (self._value, self._high, *self._texts.values()):
            field.editingFinished.emit()

    def _put(self, name: str, value: object) -> None:
        self._set(edits.put(self._draft, name, value))

    def _set(self, draft: FigureDraft) -> None:
        other = draft != self._draft
        self._draft = draft
        self._show()
        if other:
            self.edited.emit()

    # -- showing ---------------------------------------------------------------------------

    @override
    def _show(self) -> None:
        draft = self._draft
        self._comparator.set_value(draft.comparator)
        self._kind.set_value(draft.kind)
        self._value.set_value(plain_number(draft.value))
        self._high.set_value(plain_number(draft.value_high))
        between = draft.comparator is Comparator.BETWEEN or draft.value_high is not None
        self._and.setVisible(between)
        self._high.setVisible(between)
        for name, field in self._texts.items():
            field.set_value(getattr(draft, name))
        guessed = any(name in draft.inferred for name in _PARSED)
        self._mark.setText(tr("read from the words, Enter confirms"))
        self._mark.setVisible(guessed)
        self._show_quantity(draft.quantity)
        self._people.show_people(draft.speakers)
        self._people_mark.setVisible(any(person.inferred for person in draft.speakers))
        self.renew()

    def show_compared(self, views: Sequence[ComparedView]) -> None:
        """Show what another article gives for the same, or nothing."""
        if tuple(views[:1]) != self._compared.views():
            self._compared.show_views(views)
            self.renew()

    def _show_quantity(self, quantity: Pick | None) -> None:
        guessed = "quantity" in self._draft.inferred
        look = ChipLook(
            "figure", "hash", outlined=not guessed, dashed=guessed, field=True, closable=True
        )
        self._field.show_chips([(quantity.text, look)] if quantity else [])
        self._line.keen = quantity is None
        hint = tr("another quantity") if quantity else tr("quantity this figure measures")
        self._line.setPlaceholderText(hint)
        self._line.refresh()
        self._list.setVisible(quantity is None or bool(self._line.text()))
        self._new_row.setVisible(quantity is not None and quantity.id is None)

    # -- acts ------------------------------------------------------------------------------

    def _on_quantity_picked(self, pick: Pick) -> None:
        self._leave_quantity(replace(self._draft, quantity=pick))

    def _on_quantity_removed(self) -> None:
        self._set(edits.settled(replace(self._draft, quantity=None), "quantity"))
        self._line.setFocus()

    def _on_people_changed(self, people: tuple[PersonDraft, ...]) -> None:
        self._set(edits.settled(replace(self._draft, speakers=people), "speakers"))

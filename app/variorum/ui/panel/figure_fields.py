"""The fields of a figure: the number, its window, its scope, the quantity it measures."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.records import Quantity
from variorum.model.vocabulary import Comparator, LinkRole, QuantityKind
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import ChoiceBox
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.fields import (
    TextField,
    date_field,
    number_field,
    plain_number,
    to_decimal,
)
from variorum.ui.panel.kind_fields import Guessed, KindFields
from variorum.ui.panel.people import LinkFields
from variorum.ui.panel.rows import GuessMark, Stack
from variorum.ui.panel.values import Inspected
from variorum.ui.panel.words import tr
from variorum.ui.widgets import ChevronSection

_NUMBERS = ("value", "value_high")
_TEXTS = ("unit", "window_start", "window_end", "as_of", "scope")


class FigureFields(KindFields):
    """All of a figure, and the fields of its quantity, which all its figures share."""

    role = LinkRole.QUANTITY

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick from `candidates`."""
        super().__init__(edits)
        self._comparator: ChoiceBox[Comparator] = ChoiceBox(
            Comparator, tr("Comparator"), none=tr("none")
        )
        self._numbers = {
            "value": number_field(tr("Value")),
            "value_high": number_field(tr("Upper value")),
        }
        self._texts = {
            "unit": TextField(tr("Unit"), tr("as the quantity's")),
            "window_start": date_field(tr("Window from")),
            "window_end": date_field(tr("Window to")),
            "as_of": date_field(tr("As of")),
            "scope": TextField(tr("Scope"), tr("of what, where")),
        }
        self._mark = GuessMark()
        self._quantity = LinkFields(
            LinkRole.QUANTITY, tr("Quantity"), "quantity", edits, candidates, several=False
        )
        self._people = LinkFields(LinkRole.SPEAKER, tr("Speakers"), "actor", edits, candidates)
        self._shared = ChevronSection(tr("This quantity"), opened=False)
        self._make_shared()
        self._build()
        self._connect()

    def _make_shared(self) -> None:
        self._kind: ChoiceBox[QuantityKind] = ChoiceBox(QuantityKind, tr("Kind of quantity"))
        self._shared_texts = {
            "name": TextField(tr("Name of the quantity")),
            "unit": TextField(tr("Unit of the quantity")),
            "subject": TextField(tr("Subject"), tr("who or what")),
            "object": TextField(tr("Object"), tr("towards whom")),
        }
        rows = Stack()
        rows.named(tr("Name"), self._shared_texts["name"])
        rows.named(tr("Kind"), self._kind)
        rows.named(tr("Unit"), self._shared_texts["unit"])
        rows.named(tr("Subject"), self._shared_texts["subject"])
        rows.named(tr("Object"), self._shared_texts["object"])
        holder = QWidget()
        holder.setLayout(rows)
        self._shared.add(holder)

    def _build(self) -> None:
        rows = Stack(self)
        rows.addWidget(self._mark)
        rows.named(tr("Figure"), self._comparator, self._numbers["value"])
        self._high_row = rows.named(tr("and"), self._numbers["value_high"])
        rows.named(tr("Unit"), self._texts["unit"])
        for name in ("window_start", "window_end"):
            self._texts[name].setPlaceholderText(tr("date"))
        rows.named(tr("Window"), self._texts["window_start"], self._texts["window_end"])
        rows.named(tr("As of"), self._texts["as_of"])
        rows.named(tr("Scope"), self._texts["scope"])
        rows.addWidget(self._quantity)
        rows.addWidget(self._shared)
        rows.addWidget(self._people)

    def _connect(self) -> None:
        self._comparator.chosen.connect(lambda token: self._put(comparator=token))
        for name, field in self._numbers.items():
            field.committed.connect(lambda text, name=name: self._put(**{name: to_decimal(text)}))
        for name, field in self._texts.items():
            field.committed.connect(lambda text, name=name: self._put(**{name: text}))
        self._mark.clicked.connect(self._on_mark_clicked)
        self._kind.chosen.connect(lambda kind: self._share(kind=kind))
        for name, field in self._shared_texts.items():
            field.committed.connect(lambda text, name=name: self._share(**{name: text}))

    @override
    def show_tag(self, shown: Inspected) -> None:
        self.shown = shown
        tag = self.tag
        self._comparator.set_value(tag.comparator)
        for name, field in self._numbers.items():
            field.set_value(plain_number(getattr(tag, name)))
        for name, field in self._texts.items():
            field.set_value(getattr(tag, name))
        between = tag.comparator is Comparator.BETWEEN or tag.value_high is not None
        self._high_row.setVisible(between)
        self._mark.setVisible(bool(set(tag.inferred) & set(_parsed())))
        self._quantity.show_links(shown)
        self._people.show_links(shown)
        self._show_quantity(self._record())

    def _show_quantity(self, quantity: Quantity | None) -> None:
        self._shared.setVisible(quantity is not None)
        if quantity is None:
            return
        self._kind.set_value(quantity.kind)
        for name, field in self._shared_texts.items():
            field.set_value(getattr(quantity, name))

    def _record(self) -> Quantity | None:
        links = self.shown.linked.role(LinkRole.QUANTITY) if self.shown else ()
        if not links or self.shown is None:
            return None
        return self.shown.catalogue.get(Quantity, links[0].quantity)

    def _share(self, **fields: object) -> None:
        quantity = self._record()
        if quantity is not None and fields.get("name") != "":
            self.edits.set_record(quantity, **fields)

    def _on_mark_clicked(self) -> None:
        self.edits.confirm_pairs([(self.tag, self.confirmed(self.tag, *_parsed()))])

    @override
    def relink(self) -> None:
        self._quantity.repick()

    @override
    def guesses(self) -> Guessed:
        found: Guessed = [(self.tag, _parsed())]
        links = self.shown.linked.links if self.shown else ()
        return found + [(link, link.inferred) for link in links]


def _parsed() -> tuple[str, ...]:
    return ("comparator", *_NUMBERS, *_TEXTS)

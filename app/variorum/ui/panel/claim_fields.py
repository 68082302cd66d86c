"""The fields of a claim: per proposition polarity, type and condition; speakers; how and when."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Proposition
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity, Quotation, Voice
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import LOOKS, ChoiceBox, polarity_control, type_control
from variorum.ui.panel.credibility import Credibility
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.fields import TextField, date_field
from variorum.ui.panel.kind_fields import Guessed, KindFields
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.panel.people import LinkFields
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.proposition_fields import PropositionFields
from variorum.ui.panel.rows import GuessMark, Stack, add_button, fill
from variorum.ui.panel.values import Inspected, link_name
from variorum.ui.panel.words import tr
from variorum.ui.widgets import ChevronSection, Chip, ChipLook

_TEXTS = ("event_time", "place", "modality")


class ClaimFields(KindFields):
    """All of a claim. Polarity and type are of the proposition marked, the first at first."""

    role = LinkRole.PROPOSITION

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick from `candidates`."""
        super().__init__(edits)
        self._chosen: Id | None = None
        self._polarity, self._type = polarity_control(), type_control()
        self._polarity_mark, self._type_mark = GuessMark(), GuessMark()
        self._condition = TextField(tr("Condition"), tr("if …"))
        self._chips = QVBoxLayout()
        self._chips.setSpacing(6)
        self._plus = add_button(tr("Add a proposition"))
        self._picker = Picker(
            "proposition", lambda text: candidates(LinkRole.PROPOSITION, text), self
        )
        self._picker.setPlaceholderText(tr("type a proposition"))
        self._picker.setAccessibleName(tr("Proposition"))
        self._memo = MemoField()
        self._record = PropositionFields(edits, candidates)
        self._people = LinkFields(LinkRole.SPEAKER, tr("Speakers"), "actor", edits, candidates)
        self._quotation: ChoiceBox[Quotation] = ChoiceBox(
            Quotation, tr("Quotation"), none=tr("not given")
        )
        self._said = date_field(tr("Statement date"))
        self._voice: ChoiceBox[Voice] = ChoiceBox(Voice, tr("Voice"), none=tr("not given"))
        self._texts = {
            "event_time": date_field(tr("Event time")),
            "place": TextField(tr("Place"), tr("where it happened")),
            "modality": TextField(tr("Modality"), tr("words such as “likely”")),
        }
        self._credibility = Credibility()
        self._more = ChevronSection(tr("More"), opened=False)
        self._build()
        self._connect()

    def _build(self) -> None:
        rows = Stack(self)
        rows.addWidget(self._polarity)
        rows.addWidget(self._polarity_mark)
        rows.heading(tr("Type"), "", self._type_mark)
        rows.addWidget(self._type)
        self._condition_row = rows.named(tr("If"), self._condition)
        rows.heading(tr("Propositions"), tr("several allowed"), self._plus)
        rows.addLayout(self._chips)
        rows.addWidget(self._picker)
        self._picker.hide()
        rows.addWidget(self._memo)
        rows.addWidget(self._record)
        rows.addWidget(self._people)
        self._said.setPlaceholderText(tr("said when"))
        rows.named(tr("Quotation"), self._quotation, self._said)
        self._quotation_mark = GuessMark()
        rows.addWidget(self._quotation_mark)
        inner = Stack()
        inner.named(tr("Voice"), self._voice)
        for name, field in self._texts.items():
            inner.named(_short(name), field)
        inner.named(tr("Credible"), self._credibility)
        holder = QWidget()
        holder.setLayout(inner)
        self._more.add(holder)
        rows.addWidget(self._more)

    def _connect(self) -> None:
        self._polarity.picked.connect(lambda key: self._set(polarity=Polarity(key)))
        self._type.picked.connect(self._on_type_picked)
        self._polarity_mark.clicked.connect(lambda: self._set(polarity=self._link_polarity()))
        self._type_mark.clicked.connect(lambda: self._set(type=self._link_type()))
        self._condition.committed.connect(lambda text: self._set(condition=text))
        self._plus.clicked.connect(self._picker.open)
        self._memo.clicked.connect(self._on_memo_clicked)
        self._picker.picked.connect(self._on_picked)
        self._picker.closed.connect(self._picker.hide)
        self._picker.moved_on.connect(self._picker.hide)
        self._quotation.chosen.connect(lambda token: self._put(quotation=token))
        self._quotation_mark.clicked.connect(lambda: self._put(quotation=self.tag.quotation))
        self._said.committed.connect(lambda text: self._put(statement_date=text))
        self._voice.chosen.connect(lambda token: self._put(voice=token))
        self._credibility.graded.connect(self._on_graded)
        self._credibility.reasoned.connect(lambda text: self._put(credibility_reason=text))
        for name, field in self._texts.items():
            field.committed.connect(lambda text, name=name: self._put(**{name: text}))

    # -- showing ---------------------------------------------------------------------------

    @override
    def show_tag(self, shown: Inspected) -> None:
        self.shown = shown
        links = shown.linked.role(LinkRole.PROPOSITION)
        if self._chosen not in {link.id for link in links}:
            self._chosen = links[0].id if links else None
        fill(self._chips, [self._chip(link, several=len(links) > 1) for link in links])
        self._show_link(self._link())
        chosen = self._link()
        known = chosen and shown.catalogue.get(Proposition, chosen.proposition)
        self._record.show_proposition(shown, known or None)
        self._memo.setVisible(known is not None)
        self._memo.set_memo(shown.memos.get(known.id, "") if known else "")
        self._people.show_links(shown)
        tag = self.tag
        self._quotation.set_value(tag.quotation)
        self._quotation_mark.setVisible("quotation" in tag.inferred)
        self._said.set_value(tag.statement_date)
        self._voice.set_value(tag.voice)
        self._credibility.set_value(tag.credibility, tag.credibility_reason)
        for name, field in self._texts.items():
            field.set_value(getattr(tag, name))

    def _show_link(self, link: TagLink | None) -> None:
        for widget in (self._polarity, self._type):
            widget.setEnabled(link is not None)
        inferred = link.inferred if link else ()
        self._polarity.set_value(
            str(link.polarity) if link and link.polarity else None, guessed="polarity" in inferred
        )
        self._type.set_value(
            str(link.type) if link and link.type else None, guessed="type" in inferred
        )
        self._polarity_mark.setVisible("polarity" in inferred)
        self._type_mark.setVisible("type" in inferred)
        self._condition_row.setVisible(link is not None and link.type is ClaimType.CONDITIONAL)
        self._condition.set_value(link.condition if link else "")

    def _chip(self, link: TagLink, *, several: bool) -> Chip:
        assert self.shown is not None  # chips are only made of what is shown  # noqa: S101
        text = link_name(link, self.shown.catalogue) or tr("(deleted)")
        guessed = "proposition" in link.inferred
        marked = several and link.id == self._chosen
        icon, ink = LOOKS[link.polarity] if link.polarity else ("quote", "claimText")
        look = ChipLook(
            "claim",
            icon,
            ink,
            outlined=marked or not several,
            dashed=guessed,
            field=True,
            closable=True,
        )
        chip = Chip(text, look, active=True)
        chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        chip.setAccessibleName(tr("Proposition: {0}").format(text))
        chip.setAccessibleDescription(tr("guessed") if guessed else "")
        chip.clicked.connect(lambda: self._on_chip_clicked(link))
        chip.removed.connect(lambda: self.edits.link_removed.emit(link))
        return chip

    def _link(self) -> TagLink | None:
        links = self.shown.linked.role(LinkRole.PROPOSITION) if self.shown else ()
        return next((link for link in links if link.id == self._chosen), None)

    def _link_polarity(self) -> Polarity | None:
        link = self._link()
        return link.polarity if link else None

    def _link_type(self) -> ClaimType | None:
        link = self._link()
        return link.type if link else None

    @override
    def guesses(self) -> Guessed:
        found: Guessed = [(self.tag, ("quotation", "statement_date"))]
        if self._more.is_open():
            found.append((self.tag, ("voice", *_TEXTS)))
        if self.shown is None:
            return found
        link = self._link()
        for each in self.shown.linked.links:
            names = each.inferred if each.role is LinkRole.SPEAKER else ("proposition", "polarity")
            found.append((each, (*names, "type", "condition") if each is link else names))
        return found

    # -- acts ------------------------------------------------------------------------------

    @override
    def relink(self) -> None:
        self._picker.open()

    def _set(self, **fields: object) -> None:
        link = self._link()
        if link is not None:
            self.edits.set_link(link, **fields)

    def _on_type_picked(self, key: str) -> None:
        link = self._link()
        kind = ClaimType(key)
        condition = link.condition if link and kind is ClaimType.CONDITIONAL else ""
        self._set(type=kind, condition=condition)

    def _on_graded(self, grade: int | None) -> None:
        reason = self.tag.credibility_reason if grade is not None else ""
        self._put(credibility=grade, credibility_reason=reason)

    def _on_chip_clicked(self, link: TagLink) -> None:
        self._chosen = link.id
        if "proposition" in link.inferred:
            self.edits.confirm_pairs([(link, self.confirmed(link, "proposition"))])
        if self.shown is not None:
            self.show_tag(self.shown)

    def _on_memo_clicked(self) -> None:
        link = self._link()
        if link is not None:
            self.edits.memo_wanted.emit("proposition", link.proposition)

    def _on_picked(self, pick: Pick) -> None:
        self._picker.hide()
        self.edits.link_added.emit(self.tag.id, LinkRole.PROPOSITION, pick)
        self._plus.setFocus()


def _short(name: str) -> str:
    return {"event_time": tr("Event"), "place": tr("Place"), "modality": tr("Modality")}[name]

"""The claim strip: propositions, speakers, polarity, type, quotation."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from variorum.model.drafts import ClaimDraft, PersonDraft, Pick, PropositionDraft
from variorum.model.vocabulary import (
    ClaimType,
    LinkRole,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)
from variorum.ui.panel.candidates import CandidateList, PickView
from variorum.ui.panel.choices import (
    LOOKS,
    polarity_control,
    quotation_control,
    type_control,
)
from variorum.ui.panel.picker import PickLine
from variorum.ui.panel.words import name_of, tr
from variorum.ui.plain import label
from variorum.ui.strip import edits
from variorum.ui.strip.base import Strip
from variorum.ui.strip.rows import guess_chip
from variorum.ui.strip.tokens import PeopleChain, TokenField
from variorum.ui.widgets import ChipLook, KeyCap, rule

_POLARITIES = tuple(Polarity)


class ClaimStrip(Strip[ClaimDraft]):
    """From a ClaimDraft to an accepted one, in four acts: C, Enter, Enter, 1 to 3."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the fields; `asking` fills them. Of the words a new proposition can be made."""
        super().__init__(TagKind.CLAIM, tr("New claim"), parent)
        self._chosen: int | None = None
        self._list = self._suggestions = CandidateList(self)
        self._line = PickLine("proposition", self._offer, self._list)
        self._line.new_label = tr("New proposition from this sentence")
        self._line.setAccessibleName(tr("Proposition"))
        self._field = TokenField(self._line, tr("several allowed"))
        self._people = PeopleChain(
            LinkRole.SPEAKER, lambda text: self._find(LinkRole.SPEAKER, text)
        )
        self._polarity, self._type = polarity_control(), type_control()
        self._quotation = quotation_control()
        self._condition = QLineEdit()
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self._field, self._list, rule()):
            self._rows.addWidget(widget)
        self._people_mark = guess_chip("")
        self._add_row(tr("Speakers"), self._people, self._people_mark)
        caps = [KeyCap(key) for key in "123"]
        hint = label(tr("Alt+ in a text field"), "secondary")
        self._add_row(tr("Polarity"), self._polarity, 1, *caps, hint)
        self._add_row(tr("Type"), self._type, 1)
        self._condition_row = self._add_row(tr("If"), self._condition)
        self._mark = guess_chip("")
        self._add_row(tr("Quotation"), self._quotation, 1, self._mark)

    def _connect(self) -> None:
        self._line.picked.connect(self._on_proposition_picked)
        self._line.moved_on.connect(self.advance)
        self._field.removed.connect(self._on_proposition_removed)
        self._field.pressed.connect(self._on_proposition_pressed)
        self._people.changed.connect(self._on_people_changed)
        self._people.line.moved_on.connect(self.advance)
        self._polarity.picked.connect(self._on_polarity_picked)
        self._type.picked.connect(self._on_type_picked)
        self._quotation.picked.connect(self._on_quotation_picked)
        self._condition.textEdited.connect(self._on_condition_edited)

    @override
    def _begin(self, words: str, outlet: str) -> None:
        self._chosen = None
        self._line.fallback = words
        self._people.outlet = outlet

    # -- the draft -------------------------------------------------------------------------

    @override
    def start(self) -> None:
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def advance(self) -> None:
        if self._has_focus(self._field):
            self._draft = edits.confirm_propositions(self._draft, "proposition")
            self._leave_propositions()
        elif self._has_focus(self._people):
            self._confirm_people()
            self._focus_polarity()
        else:
            self._confirm_at_focus()
            self.accept()

    def _leave_propositions(self) -> None:
        # Known speakers stand right below: the same Enter says they are right.
        if self._draft.speakers or self._draft.voice is not Voice.ATTRIBUTED:
            self._confirm_people()
            self._focus_polarity()
        else:
            self._people.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm_people(self) -> None:
        speakers = edits.confirm_people(self._draft.speakers)
        self._set(edits.settled(replace(self._draft, speakers=speakers), "voice"))

    def _focus_polarity(self) -> None:
        key = self._polarity.value() or str(Polarity.ASSERTS)
        self._polarity.button(key).setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm_at_focus(self) -> None:
        if self._has_focus(self._polarity):
            self._draft = edits.confirm_propositions(self._draft, "polarity")
        elif self._has_focus(self._type) or self._has_focus(self._condition):
            self._draft = edits.confirm_propositions(self._draft, "type", "condition")
        elif self._has_focus(self._quotation):
            self._draft = edits.settled(self._draft, "quotation")

    @override
    def confirm_shown(self) -> None:
        names = ("polarity", "type", "quotation", "speakers", "voice")
        self._draft = edits.confirm_shown(self._draft, *names)

    @override
    def choose(self, number: int, *, final: bool) -> bool:
        self._draft = edits.set_polarity(self._draft, _POLARITIES[number - 1], self._chosen)
        if final and self._has_focus(self._polarity):
            self.accept()
        else:
            self._show()
        return True

    def _set(self, draft: ClaimDraft) -> None:
        self._draft = draft
        self._show()

    # -- showing ---------------------------------------------------------------------------

    @override
    def _show(self) -> None:
        draft = self._draft
        several = len({each.type for each in draft.propositions}) > 1
        self._field.show_chips([_chip(each, typed=several) for each in draft.propositions])
        for at, chip in enumerate(self._field.chips()):
            chip.setDown(at == self._chosen)
        self._line.keen = not draft.propositions
        empty = not draft.propositions
        self._line.setPlaceholderText(
            tr("proposition this claim is about") if empty else tr("add another proposition")
        )
        self._line.refresh()
        self._people.show_people(draft.speakers)
        shown = self._shown_proposition()
        self._polarity.set_value(shown.polarity, guessed="polarity" in shown.inferred)
        self._type.set_value(shown.type, guessed="type" in shown.inferred)
        self._condition_row.setVisible(shown.type is ClaimType.CONDITIONAL)
        if self._condition.text() != shown.condition:
            self._condition.setText(shown.condition)
        self._quotation.set_value(draft.quotation, guessed="quotation" in draft.inferred)
        self._show_marks(shown)
        self.renew()

    def _shown_proposition(self) -> PropositionDraft:
        draft = self._draft
        if self._chosen is not None and self._chosen < len(draft.propositions):
            return draft.propositions[self._chosen]
        if draft.propositions:
            return draft.propositions[-1]
        guessed = tuple(name for name in ("polarity", "type") if name in draft.inferred)
        return PropositionDraft(Pick("", ""), draft.polarity, draft.type, inferred=guessed)

    def _show_marks(self, shown: PropositionDraft) -> None:
        people = self._draft.speakers
        guessed = any(person.inferred for person in people)
        joint = sum(person.origin for person in people) > 1
        if not people:
            self._people_mark.setText(tr("no speaker: the article itself"))
        else:
            self._people_mark.setText(tr("joint origin, guessed") if joint else tr("guessed"))
        self._people_mark.setVisible(guessed or not people)
        names = [tr("polarity")] if "polarity" in shown.inferred else []
        names += [tr("type")] if "type" in shown.inferred else []
        names += [tr("quotation")] if "quotation" in self._draft.inferred else []
        self._mark.setText(tr("{0} guessed").format(_listed(names)))
        self._mark.setVisible(bool(names))

    def _offer(self, text: str) -> Sequence[PickView]:
        views = self._find(LinkRole.PROPOSITION, text)
        has = [each.pick for each in self._draft.propositions]
        return [
            replace(view, linked=True)
            if any(edits.same_pick(view.pick, pick) for pick in has)
            else view
            for view in views
        ]

    # -- acts ------------------------------------------------------------------------------

    def _on_proposition_picked(self, pick: Pick) -> None:
        self._chosen = None
        self._set(edits.add_proposition(self._draft, pick))

    def _on_proposition_removed(self, index: int) -> None:
        self._chosen = None
        self._set(edits.drop_proposition(self._draft, index))
        self._line.setFocus()

    def _on_proposition_pressed(self, index: int) -> None:
        self._chosen = None if self._chosen == index else index
        self._show()

    def _on_people_changed(self, people: tuple[PersonDraft, ...]) -> None:
        voice = Voice.ATTRIBUTED if people else Voice.NARRATOR
        draft = replace(self._draft, speakers=people, voice=voice)
        self._set(edits.settled(draft, "speakers", "voice"))

    def _on_polarity_picked(self, key: str) -> None:
        self._set(edits.set_polarity(self._draft, Polarity(key), self._chosen))

    def _on_type_picked(self, key: str) -> None:
        self._set(edits.set_type(self._draft, ClaimType(key), self._chosen))

    def _on_quotation_picked(self, key: str) -> None:
        draft = replace(self._draft, quotation=Quotation(key))
        self._set(edits.settled(draft, "quotation"))

    def _on_condition_edited(self, text: str) -> None:
        self._draft = edits.set_condition(self._draft, text, self._chosen)


def _chip(each: PropositionDraft, *, typed: bool) -> tuple[str, ChipLook]:
    icon, ink = LOOKS[each.polarity]
    text = f"{each.pick.text} · {name_of(each.type)}" if typed else each.pick.text
    guessed = "proposition" in each.inferred
    look = ChipLook(
        "claim", icon, ink, outlined=not guessed, dashed=guessed, field=True, closable=True
    )
    return text, look


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004  # "a and b" needs two
        return "".join(names)
    return tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])

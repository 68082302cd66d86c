"""The stance strip: towards what, by whom, for or against."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.drafts import PersonDraft, Pick, StanceDraft
from variorum.model.vocabulary import Attitude, LinkRole, TagKind
from variorum.ui.panel.candidates import KIND_LOOKS, CandidateList
from variorum.ui.panel.choices import attitude_control, strength_control
from variorum.ui.panel.picker import PickLine
from variorum.ui.panel.words import tr
from variorum.ui.plain import label
from variorum.ui.strip import edits
from variorum.ui.strip.base import Strip
from variorum.ui.strip.rows import guess_chip
from variorum.ui.strip.tokens import PeopleChain, TokenField
from variorum.ui.widgets import ChipLook, KeyCap, rule

_ATTITUDES = tuple(Attitude)


class StanceStrip(Strip[StanceDraft]):
    """From a StanceDraft to an accepted one: S, Enter (target), Enter (holder), 1 to 3."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the fields; `asking` fills them. A new target is a topic."""
        super().__init__(TagKind.STANCE, tr("New stance"), parent)
        self._list = self._suggestions = CandidateList(self)
        self._line = PickLine("topic", lambda text: self._find(LinkRole.TARGET, text), self._list)
        self._line.setAccessibleName(tr("Target"))
        self._field = TokenField(self._line, tr("actor, topic or proposition"))
        self._people = PeopleChain(LinkRole.HOLDER, lambda text: self._find(LinkRole.HOLDER, text))
        self._attitude, self._strength = attitude_control(), strength_control()
        self._people_mark, self._mark = guess_chip(tr("guessed")), guess_chip("")
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self._field, self._list, rule()):
            self._rows.addWidget(widget)
        self._add_row(tr("Holders"), self._people, self._people_mark)
        caps = [KeyCap(key) for key in "123"]
        hint = label(tr("Alt+ in a text field"), "secondary")
        self._add_row(tr("Attitude"), self._attitude, 1, *caps, hint)
        self._add_row(tr("Strength"), self._strength, 1, self._mark)

    def _connect(self) -> None:
        self._line.picked.connect(self._on_target_picked)
        self._line.moved_on.connect(self.advance)
        self._field.removed.connect(self._on_target_removed)
        self._people.changed.connect(self._on_people_changed)
        self._people.line.moved_on.connect(self.advance)
        self._attitude.picked.connect(self._on_attitude_picked)
        self._strength.picked.connect(self._on_strength_picked)

    @override
    def _begin(self, words: str, outlet: str) -> None:
        """Nothing is left of another draft, and a stance asks for no outlet."""

    @override
    def start(self) -> None:
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def advance(self) -> None:
        if self._has_focus(self._field):
            self._set(edits.settled(self._draft, "target"))
            if self._draft.holders:
                self._confirm_people()
                self._focus_attitude()
            else:
                self._people.line.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._has_focus(self._people):
            self._confirm_people()
            self._focus_attitude()
        else:
            name = "strength" if self._has_focus(self._strength) else "attitude"
            self._draft = edits.settled(self._draft, name)
            self.accept()

    def _confirm_people(self) -> None:
        self._set(replace(self._draft, holders=edits.confirm_people(self._draft.holders)))

    def _focus_attitude(self) -> None:
        key = self._attitude.value() or str(self._draft.attitude)
        self._attitude.button(key).setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def confirm_shown(self) -> None:
        names = ("attitude", "strength", "target", "holders")
        self._draft = edits.confirm_shown(self._draft, *names)

    @override
    def choose(self, number: int, *, final: bool) -> bool:
        if final and self._has_focus(self._strength):
            return False
        chosen = replace(self._draft, attitude=_ATTITUDES[number - 1])
        self._draft = edits.settled(chosen, "attitude")
        if final and self._has_focus(self._attitude):
            self.accept()
        else:
            self._show()
        return True

    def _set(self, draft: StanceDraft) -> None:
        self._draft = draft
        self._show()

    @override
    def _show(self) -> None:
        draft = self._draft
        guessed = "target" in draft.inferred
        chips = []
        if draft.target:
            icon, ink = KIND_LOOKS.get(draft.target.kind, ("dot", "text2"))
            look = ChipLook(
                "stance", icon, ink, outlined=not guessed, dashed=guessed, field=True, closable=True
            )
            chips.append((draft.target.text, look))
        self._field.show_chips(chips)
        self._line.keen = draft.target is None
        hint = tr("another target") if draft.target else tr("what this is for or against")
        self._line.setPlaceholderText(hint)
        self._line.refresh()
        self._people.show_people(draft.holders)
        self._people_mark.setVisible(any(person.inferred for person in draft.holders))
        self._attitude.set_value(draft.attitude, guessed="attitude" in draft.inferred)
        self._strength.set_value(str(draft.strength or 0), guessed="strength" in draft.inferred)
        self._mark.setText(tr("attitude guessed"))
        self._mark.setVisible("attitude" in draft.inferred)
        self.renew()

    def _on_target_picked(self, pick: Pick) -> None:
        self._set(edits.settled(replace(self._draft, target=pick), "target"))

    def _on_target_removed(self) -> None:
        self._set(edits.settled(replace(self._draft, target=None), "target"))
        self._line.setFocus()

    def _on_people_changed(self, people: tuple[PersonDraft, ...]) -> None:
        self._set(edits.settled(replace(self._draft, holders=people), "holders"))

    def _on_attitude_picked(self, key: str) -> None:
        self._set(edits.settled(replace(self._draft, attitude=Attitude(key)), "attitude"))

    def _on_strength_picked(self, key: str) -> None:
        self._set(edits.settled(replace(self._draft, strength=int(key) or None), "strength"))

"""The actor strip: who is named, in which role, and of what kind if new."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.vocabulary import ActorKind, ActorRole, LinkRole, TagKind
from variorum.ui.panel.candidates import CandidateList
from variorum.ui.panel.choices import ChoiceBox, role_control
from variorum.ui.panel.picker import PickLine
from variorum.ui.panel.words import tr
from variorum.ui.strip import edits
from variorum.ui.strip.base import Strip
from variorum.ui.strip.rows import guess_chip
from variorum.ui.strip.tokens import TokenField
from variorum.ui.widgets import ChipLook, rule


class ActorStrip(Strip[ActorDraft]):
    """From an ActorDraft to an accepted one: A, Enter (who), Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the fields; `asking` fills them. The words tagged are the name of a new actor."""
        super().__init__(TagKind.ACTOR, tr("New actor tag"), parent)
        self._list = self._suggestions = CandidateList(self)
        self._line = PickLine("actor", lambda text: self._find(LinkRole.ACTOR, text), self._list)
        self._line.setAccessibleName(tr("Actor"))
        self._field = TokenField(self._line, tr("several allowed"))
        self._role = role_control()
        self._kind = ChoiceBox(ActorKind, tr("Kind of the new actor"))
        self._mark = guess_chip("")
        for widget in (self._field, self._list, rule()):
            self._rows.addWidget(widget)
        self._add_row(tr("Role"), self._role, 1, self._mark)
        self._kind_row = self._add_row(tr("Kind"), self._kind, 1)
        self._line.picked.connect(self._on_picked)
        self._line.moved_on.connect(self.advance)
        self._field.removed.connect(self._on_removed)
        self._role.picked.connect(self._on_role_picked)
        self._kind.chosen.connect(self._on_kind_chosen)

    @override
    def _begin(self, words: str, outlet: str) -> None:
        self._line.fallback = words

    @override
    def start(self) -> None:
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def advance(self) -> None:
        if self._has_focus(self._field):
            self._draft = edits.settled(self._draft, "actor")
        elif self._has_focus(self._role):
            self._draft = edits.settled(self._draft, "role")
        self.accept()

    @override
    def confirm_shown(self) -> None:
        self._draft = edits.confirm_shown(self._draft, *self._draft.inferred)

    @override
    def fault(self) -> QWidget | None:
        return super().fault() if self._draft.picks else self._line

    @override
    def _show(self) -> None:
        guessed = bool({"actor"} & set(self._draft.inferred))
        look = ChipLook(
            "actor", "user", outlined=not guessed, dashed=guessed, field=True, closable=True
        )
        self._field.show_chips([(pick.text, look) for pick in self._draft.picks])
        self._line.keen = not self._draft.picks
        hint = tr("add another actor") if self._draft.picks else tr("who this is")
        self._line.setPlaceholderText(hint)
        self._line.refresh()
        self._role.set_value(self._draft.role, guessed="role" in self._draft.inferred)
        new = [pick for pick in self._draft.picks if pick.id is None and pick.kind == "actor"]
        self._kind_row.setVisible(bool(new))
        self._kind.set_value(new[0].actor_kind if new else ActorKind.UNKNOWN)
        self._mark.setText(tr("actor guessed") if guessed else tr("role guessed"))
        self._mark.setVisible(guessed or "role" in self._draft.inferred)
        self.renew()

    def _set(self, draft: ActorDraft) -> None:
        self._draft = draft
        self._show()

    def _on_picked(self, pick: Pick) -> None:
        # What was only guessed gives way; what was picked gets company.
        kept = () if "actor" in self._draft.inferred else self._draft.picks
        if not any(edits.same_pick(each, pick) for each in kept):
            kept = (*kept, pick)
        self._set(edits.settled(replace(self._draft, picks=kept), "actor"))

    def _on_removed(self, index: int) -> None:
        picks = self._draft.picks[:index] + self._draft.picks[index + 1 :]
        self._set(edits.settled(replace(self._draft, picks=picks), "actor"))
        self._line.setFocus()

    def _on_role_picked(self, key: str) -> None:
        self._set(edits.settled(replace(self._draft, role=ActorRole(key)), "role"))

    def _on_kind_chosen(self, kind: ActorKind) -> None:
        picks = tuple(
            replace(pick, actor_kind=kind) if pick.id is None else pick
            for pick in self._draft.picks
        )
        self._set(replace(self._draft, picks=picks))

"""The fields of an actor tag: whom it names, in which role; and of the actor itself."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.drafts import Pick
from variorum.model.kin import aliases_of, ties_of
from variorum.model.records import Actor, ActorLink, Alias
from variorum.model.vocabulary import ActorKind, ActorRole, ActorTie, LinkRole
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import ChoiceBox, role_control
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.fields import TextField
from variorum.ui.panel.kind_fields import Guessed, KindFields
from variorum.ui.panel.memo_field import MemoField
from variorum.ui.panel.people import LinkFields
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.rows import GuessMark, LinkField, Stack, add_button, fill
from variorum.ui.panel.values import Inspected
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import Chip, ChipLook, FlowLayout


class ActorFields(KindFields):
    """The actors named here, then the first one's own record: name, kind, aliases, parents."""

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick from `candidates`."""
        super().__init__(edits)
        self._role_mark = GuessMark()
        self._role = role_control()
        self._links = LinkFields(LinkRole.ACTOR, tr("Actors"), "actor", edits, candidates)
        self._record = ActorRecordFields(edits, candidates)
        rows = Stack(self)
        rows.addWidget(self._links)
        rows.heading(tr("Role here"), "", self._role_mark)
        rows.addWidget(self._role)
        rows.addWidget(self._record)
        self._role.picked.connect(lambda key: self._put(role=ActorRole(key)))
        self._role_mark.clicked.connect(lambda: self._put(role=self.tag.role))

    @override
    def show_tag(self, shown: Inspected) -> None:
        self.shown = shown
        guessed = "role" in self.tag.inferred
        self._role.set_value(str(self.tag.role) if self.tag.role else None, guessed=guessed)
        self._role_mark.setVisible(guessed)
        self._links.show_links(shown)
        links = shown.linked.role(LinkRole.ACTOR)
        actor = shown.catalogue.get(Actor, links[0].actor) if links else None
        self._record.setVisible(actor is not None)
        if actor is not None:
            self._record.show_actor(shown, actor)

    @override
    def relink(self) -> None:
        self._links.repick()

    @override
    def guesses(self) -> Guessed:
        found: Guessed = [(self.tag, ("role",))]
        links = self.shown.linked.links if self.shown else ()
        return found + [(link, link.inferred) for link in links]


class ActorRecordFields(QWidget):
    """One actor's name, kind, aliases and parents: they hold for the whole project."""

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick parents from `candidates`."""
        super().__init__()
        self._edits = edits
        self._actor: Actor | None = None
        self._name = TextField(tr("Name of the actor"))
        self._kind: ChoiceBox[ActorKind] = ChoiceBox(ActorKind, tr("Kind of actor"))
        self._aliases = QWidget()
        self._flow = FlowLayout(self._aliases, gap=5)
        self._alias = TextField(tr("Add an alias"), tr("add an alias, Enter"))
        self._parents = QVBoxLayout()
        self._parents.setSpacing(6)
        self._tie: ChoiceBox[ActorTie] = ChoiceBox(ActorTie, tr("Tie to the parent"))
        self._picker = Picker("actor", lambda text: candidates(LinkRole.ACTOR, text), self)
        self._picker.setPlaceholderText(tr("parent"))
        self._picker.setAccessibleName(tr("Parent"))
        self._plus = add_button(tr("Add a parent"))
        self._memo = MemoField()
        self._build()
        self._name.committed.connect(self._on_name_committed)
        self._kind.chosen.connect(lambda kind: self._set(kind=kind))
        self._alias.committed.connect(self._on_alias_committed)
        self._memo.clicked.connect(self._on_memo_clicked)
        self._plus.clicked.connect(self._on_plus_clicked)
        self._picker.picked.connect(self._on_parent_picked)
        self._picker.closed.connect(self._adding.hide)

    def _build(self) -> None:
        rows = Stack(self)
        rows.named(tr("Name"), self._name)
        rows.named(tr("Kind"), self._kind)
        rows.addWidget(self._memo)
        rows.heading(tr("Also called"))
        rows.addWidget(self._aliases)
        rows.addWidget(self._alias)
        rows.heading(tr("Belongs to"), "", self._plus)
        rows.addLayout(self._parents)
        self._adding = QWidget()
        line = QHBoxLayout(self._adding)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._tie)
        line.addWidget(self._picker, 1)
        self._adding.hide()
        rows.addWidget(self._adding)

    def show_actor(self, shown: Inspected, actor: Actor) -> None:
        """Show `actor`, whose aliases and ties are in the catalogue."""
        self._actor = actor
        self._name.set_value(actor.name)
        self._kind.set_value(actor.kind)
        self._memo.set_memo(shown.memos.get(actor.id, ""))
        self._flow.clear()
        for alias in aliases_of(shown.catalogue, actor.id):
            self._flow.addWidget(self._chip(alias))
        self._aliases.setVisible(self._flow.count() > 0)
        ties = ties_of(shown.catalogue, actor.id)
        fill(self._parents, [self._parent(shown, tie) for tie in ties])

    def _chip(self, alias: Alias) -> Chip:
        chip = Chip(alias.text, ChipLook("actor", closable=True), active=True)
        chip.setAccessibleName(tr("Alias {0}, Delete removes it").format(alias.text))
        chip.removed.connect(lambda: self._edits.alias_removed.emit(alias))
        return chip

    def _parent(self, shown: Inspected, tie: ActorLink) -> LinkField:
        parent = shown.catalogue.get(Actor, tie.parent)
        field = LinkField(parent.name if parent else tr("(deleted)"), ("link", "actor"))
        field.set_note(name_of(tie.kind), guessed=bool(tie.inferred))
        field.menu_of = lambda: self._menu(field, tie)
        field.removed.connect(lambda: self._edits.parent_removed.emit(tie))
        return field

    def _menu(self, field: LinkField, tie: ActorLink) -> QMenu:
        menu = QMenu(field)
        for kind in ActorTie:
            if kind is not tie.kind:
                then = partial(self._edits.set_record, tie, kind=kind)
                menu.addAction(name_of(kind), then)
        if tie.inferred:
            menu.addAction(tr("Confirm"), lambda: self._edits.set_record(tie, inferred=()))
        menu.addAction(tr("Remove"), lambda: self._edits.parent_removed.emit(tie))
        return menu

    def _set(self, **fields: object) -> None:
        if self._actor is not None:
            self._edits.set_record(self._actor, **fields)

    def _on_name_committed(self, text: str) -> None:
        if text:
            self._set(name=text)
        elif self._actor is not None:
            self._name.set_value(self._actor.name)

    def _on_alias_committed(self, text: str) -> None:
        if self._actor is not None and text:
            self._alias.set_value("")
            self._edits.alias_added.emit(self._actor.id, text)

    def _on_memo_clicked(self) -> None:
        if self._actor is not None:
            self._edits.memo_wanted.emit("actor", self._actor.id)

    def _on_plus_clicked(self) -> None:
        self._adding.show()
        self._picker.open()

    def _on_parent_picked(self, pick: Pick) -> None:
        self._adding.hide()
        tie = self._tie.value()
        if self._actor is not None and tie is not None:
            self._edits.parent_added.emit(self._actor.id, tie, pick)
        self._plus.setFocus()

"""The proposition a claim is about: its sentence, kind, definition, and whom it accuses.

They hold for the whole project, as the fields of an actor or a quantity do.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Proposition
from variorum.model.vocabulary import LinkRole, PropositionKind
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import ChoiceBox
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.fields import TextField
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.rows import LinkField, Stack, add_button, fill
from variorum.ui.panel.values import Inspected
from variorum.ui.panel.words import tr
from variorum.ui.widgets import ChevronSection


class PropositionFields(QWidget):
    """One proposition's own record. A denial by whom it accuses is told apart in the summary."""

    def __init__(self, edits: Edits, candidates: RoleCandidates) -> None:
        """Ask through `edits`; pick the accused from `candidates`."""
        super().__init__()
        self._edits = edits
        self._proposition: Proposition | None = None
        self._section = ChevronSection(tr("This proposition"), opened=False)
        self._kind: ChoiceBox[PropositionKind] = ChoiceBox(
            PropositionKind, tr("Kind of proposition")
        )
        self._texts = {
            "text": TextField(tr("Sentence of the proposition")),
            "definition": TextField(tr("Definition"), tr("what counts as this")),
        }
        self._accused = QVBoxLayout()
        self._accused.setSpacing(6)
        self._plus = add_button(tr("Add an actor it accuses"))
        self._picker = Picker("actor", lambda text: candidates(LinkRole.ACTOR, text), self)
        self._picker.setPlaceholderText(tr("type a name"))
        self._picker.setAccessibleName(tr("Whom it accuses"))
        self._picker.hide()
        self._build()
        self._connect()

    def _build(self) -> None:
        rows = Stack()
        rows.named(tr("Sentence"), self._texts["text"])
        rows.named(tr("Kind"), self._kind)
        rows.named(tr("Definition"), self._texts["definition"])
        rows.heading(tr("Accuses"), "", self._plus)
        rows.addLayout(self._accused)
        rows.addWidget(self._picker)
        holder = QWidget()
        holder.setLayout(rows)
        self._section.add(holder)
        Stack(self).addWidget(self._section)

    def _connect(self) -> None:
        self._kind.chosen.connect(lambda kind: self._set(kind=kind))
        self._texts["text"].committed.connect(self._on_text_committed)
        self._texts["definition"].committed.connect(lambda text: self._set(definition=text))
        self._plus.clicked.connect(self._picker.open)
        self._picker.picked.connect(self._on_picked)
        self._picker.closed.connect(self._on_closed)
        self._picker.moved_on.connect(self._on_closed)

    def show_proposition(self, shown: Inspected, proposition: Proposition | None) -> None:
        """Show `proposition`, whose accused are in the catalogue; None shows nothing."""
        self._proposition = proposition
        self.setVisible(proposition is not None)
        if proposition is None:
            return
        self._kind.set_value(proposition.kind)
        for name, field in self._texts.items():
            field.set_value(getattr(proposition, name))
        fill(self._accused, [self._field(shown, actor) for actor in proposition.accused])

    def _field(self, shown: Inspected, actor: Id) -> LinkField:
        found = shown.catalogue.get(Actor, actor)
        field = LinkField(found.name if found else tr("(deleted)"), ("user", "actor"))
        field.setAccessibleName(tr("Accused: {0}, Delete removes it").format(field.text()))
        field.removed.connect(lambda: self._drop(actor))
        return field

    def _drop(self, actor: Id) -> None:
        if self._proposition is not None:
            self._set(accused=tuple(one for one in self._proposition.accused if one != actor))

    def _set(self, **fields: object) -> None:
        if self._proposition is not None:
            self._edits.set_record(self._proposition, **fields)

    def _on_text_committed(self, text: str) -> None:
        if text:
            self._set(text=text)
        elif self._proposition is not None:
            self._texts["text"].set_value(self._proposition.text)

    def _on_picked(self, pick: Pick) -> None:
        self._picker.hide()
        if self._proposition is not None:
            self._edits.accused_added.emit(self._proposition.id, pick)
        self._plus.setFocus()

    def _on_closed(self) -> None:
        self._picker.hide()
        self._plus.setFocus()

"""The preview before many places are tagged as one act: as what, and each place with a tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.drafts import Pick
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity, TagKind
from variorum.ui import plain
from variorum.ui.frame.dialog import FrameDialog
from variorum.ui.frame.found import Found, FoundModel
from variorum.ui.frame.found_list import FoundList
from variorum.ui.panel.candidates import PickView
from variorum.ui.panel.choices import KIND_ICONS, polarity_control, type_control
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import Chip, ChipLook, ProgressBarThin, Segment, Segmented

Candidates = Callable[[LinkRole, str], Sequence[PickView]]

_ROLES = {TagKind.ACTOR: LinkRole.ACTOR, TagKind.CLAIM: LinkRole.PROPOSITION}


@dataclass(frozen=True, slots=True)
class BulkChoice:
    """As what the places are to be tagged; polarity and type are of claims alone."""

    kind: TagKind
    pick: Pick | None
    polarity: Polarity
    type: ClaimType


class BulkDialog(FrameDialog):
    """Pick whom or what, look through the places, Ctrl+Enter tags; Esc leaves, or stops."""

    survey_wanted = Signal(object)
    """The BulkChoice changed: what stands at the places has to be looked up again."""
    tag_wanted = Signal(object, object)
    """The BulkChoice, complete, and the list of Found that are ticked."""
    stopped = Signal()
    """The analyst left, whatever is under way."""

    def __init__(self, words: str, candidates: Candidates, parent: QWidget | None = None) -> None:
        """Ask as what to tag places of `words`; they are shown by `set_places`."""
        super().__init__(self.tr("Tag places together"), parent)
        self.resize(900, 640)
        self._pick: Pick | None = None
        self._is_busy = False
        self._unticked: set[tuple[object, int, int]] = set()
        kinds = [Segment(str(kind), name_of(kind), *KIND_ICONS[kind]) for kind in _ROLES]
        self.kinds = Segmented(kinds, name=tr("Kind of tag"), parent=self)  # Tab goes as made
        self.kinds.set_value(str(TagKind.ACTOR))
        self.picker = Picker("actor", lambda text: candidates(self._role(), text), self)
        self.picker.fallback = words
        look = ChipLook("actor", "user", field=True, closable=True)
        self.chip = Chip("", look, active=True, parent=self)
        self.polarity, self.type = polarity_control(self), type_control(self)
        self.polarity.set_value(str(Polarity.ASSERTS))
        self.type.set_value(str(ClaimType.FACT))
        self.model = FoundModel(self)
        self.list = FoundList(self.model, self)
        self.list.setAccessibleName(self.tr("Places to tag"))
        self.said = plain.label(self.tr("Looking at the places…"), "secondary", wrap=True)
        self.bar = ProgressBarThin(self.tr("Progress"))
        self._lay_out()
        self._take = self.add_buttons("")
        self._connect()
        self._show_choice()

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.addWidget(self.kinds)
        top.addSpacing(12)
        why = self.tr("Stances and figures differ from place to place: tag those in the text.")
        top.addWidget(plain.label(why, "faint"), 1)
        form.addRow(plain.label(self.tr("Tag as"), "secondary"), top)
        self._head = plain.label("", "secondary")
        who = QHBoxLayout()
        who.addWidget(self.picker, 1)
        who.addWidget(self.chip)
        who.addStretch(0)
        form.addRow(self._head, who)
        self._claim = QWidget()
        rows = QVBoxLayout(self._claim)
        rows.setContentsMargins(0, 0, 0, 0)
        for control in (self.polarity, self.type):
            rows.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        form.addRow(plain.label(self.tr("Each sentence"), "secondary"), self._claim)
        self.body.addLayout(form)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.said)
        self.body.addWidget(self.bar)
        self.bar.hide()

    def _connect(self) -> None:
        self.kinds.picked.connect(self._on_kind_picked)
        self.picker.picked.connect(self._on_picked)
        self.picker.moved_on.connect(self.list.setFocus)
        self.picker.closed.connect(self.reject)
        self.chip.clicked.connect(self._change)
        self.chip.removed.connect(self._change)
        self.polarity.picked.connect(lambda _: self._ask())
        self.list.tag_wanted.connect(self.accept)
        self.list.opened.connect(lambda _: self.accept())
        self.model.dataChanged.connect(self._on_ticked)

    # -- values in -------------------------------------------------------------------------

    def set_places(self, places: Sequence[Found], said: str) -> None:
        """Show places, all ticked that can be but those unticked before; `said` sums them up."""
        here = self.list.currentIndex().row()
        ticked = [one.place for one in places if one.place not in self._unticked]
        self.model.set_places(places, ticked)
        self.list.select(here if here >= 0 else self.model.row_of(None))
        self.said.setText(said)
        self._allow()

    def set_progress(self, done: int, everything: int) -> None:
        """Show how far the tagging is."""
        self.bar.set_share(done / everything if everything else 1.0, full_is_ok=False)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing but leaving be done meanwhile."""
        self._is_busy = busy
        self.bar.setVisible(busy)
        for widget in (self.kinds, self.picker, self.chip, self.list, self._claim):
            widget.setEnabled(not busy)
        self._allow()

    def choice(self) -> BulkChoice:
        """Return as what to tag."""
        polarity, kind = self.polarity.value(), self.type.value()
        return BulkChoice(
            self._kind(),
            self._pick,
            Polarity(polarity or Polarity.ASSERTS),
            ClaimType(kind or ClaimType.FACT),
        )

    # -- whom or what ----------------------------------------------------------------------

    def _kind(self) -> TagKind:
        return TagKind(self.kinds.value() or TagKind.ACTOR)

    def _role(self) -> LinkRole:
        return _ROLES[self._kind()]

    def _on_kind_picked(self) -> None:
        self.picker.set_new_kind("actor" if self._kind() is TagKind.ACTOR else "proposition")
        self._pick = None
        self._show_choice()
        self._ask()

    def _on_picked(self, pick: Pick) -> None:
        self._pick = pick
        self._show_choice()
        self.list.setFocus()
        self._ask()

    def _change(self) -> None:
        self._pick = None
        self._show_choice()
        self.picker.open()

    def _show_choice(self) -> None:
        kind, pick = self._kind(), self._pick
        is_claim = kind is TagKind.CLAIM
        self._head.setText(self.tr("Proposition") if is_claim else self.tr("Actor"))
        hint = self.tr("type a proposition") if is_claim else self.tr("type a name")
        self.picker.setPlaceholderText(self.tr("{0}; Ctrl+Enter makes a new one").format(hint))
        self.picker.setAccessibleName(self._head.text())
        self.picker.setVisible(pick is None)
        self.chip.setVisible(pick is not None)
        tone = "claim" if is_claim else "actor"
        self.chip.set_look(ChipLook(tone, KIND_ICONS[kind][0], field=True, closable=True))
        if pick is not None:
            named = pick.text if pick.id else self.tr("New: {0}").format(pick.text)
            self.chip.setText(named)
        self._form.setRowVisible(self._claim, is_claim)
        self._allow()

    def _ask(self) -> None:
        self.survey_wanted.emit(self.choice())

    # -- tagging ---------------------------------------------------------------------------

    def _on_ticked(self) -> None:
        ticked = {one.place for one in self.model.ticked()}
        shown = (self.model.row(row) for row in range(self.model.rowCount()))
        places = {one.place for one in shown if isinstance(one, Found) and one.can_tick}
        self._unticked = (self._unticked - ticked) | (places - ticked)
        self._allow()

    def _allow(self) -> None:
        count = len(self.model.ticked())
        self._take.setText(self.tr("Tag {0}").format(count))
        self._take.setEnabled(count > 0 and self._pick is not None and not self._is_busy)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.picker, self._begin)

    def _begin(self) -> None:
        if self._pick is None and not self.picker.hasFocus():
            self.picker.open()

    @override
    def accept(self) -> None:
        """Ask for the act; whoever makes it closes the dialogue by `done`."""
        if self._take.isEnabled():
            self.tag_wanted.emit(self.choice(), self.model.ticked())

    @override
    def reject(self) -> None:
        self.stopped.emit()
        super().reject()

"""The inspector: the selected tag's chip, its quote, the fields of its kind, its note."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.vocabulary import RegionKind, TagKind
from variorum.ui import plain
from variorum.ui.panel.actor_fields import ActorFields
from variorum.ui.panel.candidates import RoleCandidates
from variorum.ui.panel.choices import KIND_ICONS
from variorum.ui.panel.claim_fields import ClaimFields
from variorum.ui.panel.compared import ComparedCards, ComparedView
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.figure_fields import FigureFields
from variorum.ui.panel.kind_fields import KindFields
from variorum.ui.panel.note_edit import NoteEdit
from variorum.ui.panel.quote_box import QuoteBox
from variorum.ui.panel.stance_fields import StanceFields
from variorum.ui.panel.values import Inspected
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import Chip, ChipLook, IconButton
from variorum.ui.widgets.order import tab_as_laid_out

_TONES = {
    TagKind.ACTOR: ("actor", "actor"),
    TagKind.CLAIM: ("claim", "claim"),
    TagKind.STANCE: ("stance", "stance"),
    TagKind.FIGURE: ("figure", "figure"),
}
_FIELDS: dict[TagKind, Callable[[Edits, RoleCandidates], KindFields]] = {
    TagKind.ACTOR: ActorFields,
    TagKind.CLAIM: ClaimFields,
    TagKind.STANCE: StanceFields,
    TagKind.FIGURE: FigureFields,
}


class Inspector(QWidget):
    """Shows one tag at a time. Shift+Enter confirms every guess on screen."""

    step_requested = Signal(int)
    """To the previous (-1) or next (1) tag."""
    deleted = Signal(object)
    """The id of the tag."""

    def __init__(
        self, edits: Edits, candidates: RoleCandidates, parent: QWidget | None = None
    ) -> None:
        """Ask through `edits`; pick from `candidates`."""
        super().__init__(parent)
        self._edits = edits
        self._tag: Id | None = None
        self._kind = TagKind.ACTOR
        self._chip = Chip("", ChipLook("claim", "quote"))
        self._quote = QuoteBox()
        self._excluded = plain.label("", "warning", wrap=True)
        self._note = NoteEdit()
        self._compared = ComparedCards(edits.compared_opened.emit)
        self._candidates = candidates
        self._fields: dict[TagKind, KindFields] = {}
        self._build()
        self._note.committed.connect(self._on_note_committed)
        for key in ("Shift+Return", "Shift+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.confirm_shown)

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 12)
        column.setSpacing(9)
        column.addLayout(self._header())
        column.addWidget(self._quote)
        column.addWidget(self._excluded)
        column.addWidget(self._compared)
        for make in self.warming():  # made with its first tag, a field did not let go by Esc
            make()
        column.addWidget(plain.label(tr("Note"), "secondary"))
        column.addWidget(self._note)
        column.addStretch(1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._chip)
        row.addStretch(1)
        self._confirm = IconButton(
            "double-check", tr("Confirm every guess shown (Shift+Enter)"), ink="claimText"
        )
        self._up = IconButton("chevron-up", tr("Previous tag"))
        self._down = IconButton("chevron-down", tr("Next tag"))
        self._delete = IconButton("trash", tr("Delete this tag"))
        for made in (self._confirm, self._up, self._down, self._delete):
            row.addWidget(made)
        self._confirm.clicked.connect(self.confirm_shown)
        self._up.clicked.connect(lambda: self.step_requested.emit(-1))
        self._down.clicked.connect(lambda: self.step_requested.emit(1))
        self._delete.clicked.connect(self._on_delete_clicked)
        return row

    def warming(self) -> Iterator[Callable[[], object]]:
        """Yield steps that make the fields of each kind; else they are made for its first tag."""
        return (partial(self._fields_of, kind) for kind in _FIELDS)

    def _fields_of(self, kind: TagKind) -> KindFields:
        if kind not in self._fields:
            self._fields[kind] = made = _FIELDS[kind](self._edits, self._candidates)
            made.hide()
            self._column.insertWidget(self._column.indexOf(self._compared), made)
        return self._fields[kind]

    # -- showing ---------------------------------------------------------------------------

    def show_tag(self, shown: Inspected, rank: tuple[int, int]) -> None:
        """Show a tag; `rank` is its place among those of its kind, (4, 10)."""
        tag = shown.linked.tag
        other = tag.id != self._tag
        self._tag = tag.id
        if other:
            self._compared.show_views(())
        self._chip.set_look(ChipLook(_TONES[tag.kind][0], KIND_ICONS[tag.kind][0]))
        self._kind = tag.kind
        self.show_rank(rank)
        self._quote.show_quote(tag.quote, _TONES[tag.kind][1])
        self._show_excluded(shown.linked.excluded_by, rejected=tag.rejected)
        guessed = bool(tag.inferred) or any(link.inferred for link in shown.linked.links)
        self._confirm.setVisible(guessed)
        self._fields_of(tag.kind).show_tag(shown)
        for kind, fields in self._fields.items():
            fields.setVisible(kind is tag.kind)
        self._note.set_note(shown.note, anew=other)
        tab_as_laid_out(self, [one for kind, one in self._fields.items() if kind is not tag.kind])

    def show_rank(self, rank: tuple[int, int]) -> None:
        """Say the place of the tag shown among those of its kind, (4, 10)."""
        self._chip.setText(tr("{0} {1} of {2}").format(name_of(self._kind), *rank))

    def show_compared(self, views: Sequence[ComparedView]) -> None:
        """Show figures of other articles beside the tag shown."""
        self._compared.show_views(views)

    def relink(self) -> None:
        """Open the type-ahead for what the tag is mainly about."""
        fields = self._shown_fields()
        if fields:
            fields.relink()

    def focus_note(self) -> None:
        """Put the caret into the note."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Put the focus into the first field of the tag; of choices, on the one taken."""
        fields = self._shown_fields()
        children = fields.findChildren(QWidget) if fields else []
        first = next((child for child in children if _takes_focus(child)), self._note)
        if isinstance(first, QAbstractButton) and first.group():
            first = first.group().checkedButton() or first
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def confirm_shown(self) -> None:
        """Ask to confirm every guess on screen."""
        fields = self._shown_fields()
        if fields:
            fields.confirm_shown()

    def _shown_fields(self) -> KindFields | None:
        return next((f for f in self._fields.values() if f.isVisibleTo(self)), None)

    def _show_excluded(self, region: RegionKind | None, *, rejected: bool) -> None:
        text = ""
        if region is not None:
            text = tr("Not counted: it stands in a part of the text marked {0}.").format(
                str(region)
            )
        elif rejected:
            text = tr("Not counted: this tag was rejected.")
        self._excluded.setText(text)
        self._excluded.setVisible(bool(text))

    def _on_note_committed(self, text: str) -> None:
        if self._tag is not None:
            self._edits.note_edited.emit(self._tag, text)

    def _on_delete_clicked(self) -> None:
        if self._tag is not None:
            self.deleted.emit(self._tag)


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(policy)

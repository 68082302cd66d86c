"""The panel: tag buttons, inspector, suggestions, tags of the article. Values in, signals out."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.ui import fonts, plain
from variorum.ui.panel.candidates import PickView, RoleCandidates
from variorum.ui.panel.compared import ComparedView
from variorum.ui.panel.edits import SIGNALS, Edits
from variorum.ui.panel.foot import Foot
from variorum.ui.panel.inspector import Inspector
from variorum.ui.panel.suggested import SuggestedSection
from variorum.ui.panel.tag_buttons import KEYS, TagButtons
from variorum.ui.panel.tag_list import TagSection
from variorum.ui.panel.values import Inspected, TagRow
from variorum.ui.panel.words import name_of, tr
from variorum.ui.theme import current
from variorum.ui.widgets import KeyCap, Unhurried, rule


class PanelPane(QWidget):
    """What the analyst tags with, what is selected, and what is there already."""

    kind_pressed = Signal(object)
    """A TagKind: tag the selection or the words at the caret."""
    tag_chosen = Signal(object)
    """The id of the tag to select and show in the text."""
    tag_deleted = Signal(object)
    """The id of the tag to delete."""
    history_wanted = Signal(object)
    """The id of the tag whose history is asked for."""

    # The signals of `edits.Edits`, see there for what they carry.
    tag_edited = Signal(object, object)
    link_edited = Signal(object, object)
    link_repicked = Signal(object, object)
    link_added = Signal(object, object, object)
    link_removed = Signal(object)
    record_edited = Signal(object, object)
    alias_added = Signal(object, str)
    alias_removed = Signal(object)
    parent_added = Signal(object, object, object)
    parent_removed = Signal(object)
    accused_added = Signal(object, object)
    note_edited = Signal(object, str)
    confirm_requested = Signal(object)
    memo_wanted = Signal(str, object)
    compared_opened = Signal(object)

    inspected_changed = Signal(object)
    """The Inspected now shown, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing selected."""
        super().__init__(parent)
        self.setAccessibleName(tr("Tags"))
        self.setMinimumWidth(300)
        self._shown: Inspected | None = None
        self._find: RoleCandidates = _nothing
        self._edits = Edits(self)
        for name in SIGNALS:
            getattr(self._edits, name).connect(getattr(self, name))
        self._buttons = TagButtons()
        self._inspector = Inspector(self._edits, self._candidates)
        self._teacher = Teacher()
        self.suggested = SuggestedSection()
        """What is suggested in the sentence at the caret."""
        self._tags = TagSection()
        self._foot = Foot()
        self._build()
        self._buttons.kind_pressed.connect(self.kind_pressed)
        self._inspector.step_requested.connect(self._on_step_requested)
        self._inspector.deleted.connect(self.tag_deleted)
        self._tags.tag_chosen.connect(self.tag_chosen)
        self._tags.tag_deleted.connect(self.tag_deleted)
        self._tags.history_wanted.connect(self.history_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(10)
        head.addWidget(self._buttons)
        head.addWidget(rule())
        column.addLayout(head)
        # Each part is put in its place before it is filled, as what is in it would move with it.
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self._painted = Unhurried(split)
        column.addWidget(split, 1)
        self._stack = QStackedWidget()
        split.addWidget(self._stack)
        scroll = QScrollArea()
        self._stack.addWidget(self._teacher)
        self._stack.addWidget(scroll)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inspector)
        scroll.viewport().setAutoFillBackground(False)
        self._inspector.setAutoFillBackground(False)
        self._scroll = scroll
        split.addWidget(self._lower())
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)

    def _lower(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.suggested)
        column.addWidget(self._tags, 1)
        self._foot.setContentsMargins(14, 4, 14, 6)
        column.addWidget(self._foot)
        self.set_foot("")
        return made

    def warming(self) -> Iterator[Callable[[], object]]:
        """Yield steps that make, while nobody waits, what the first tag of a kind is shown in."""
        return self._inspector.warming()

    # -- values in -------------------------------------------------------------------------

    def set_candidates(self, find: RoleCandidates) -> None:
        """Answer the type-aheads with `find(role, text)`; the role actor is for parents too."""
        self._find = find

    def _candidates(self, role: LinkRole, text: str) -> Sequence[PickView]:
        return self._find(role, text)

    def set_foot(self, text: str) -> None:
        """Say how far suggestions may be trusted; empty text says nothing."""
        self._foot.setText(text)
        self._foot.claim()
        self._foot.setVisible(bool(text))

    def mark_held(self, kind: TagKind | None) -> None:
        """Mark the button of the kind that the next selection becomes, or none."""
        self._buttons.mark_held(kind)

    def foot(self) -> str:
        """Return what the foot says."""
        return self._foot.text()

    def set_tags(self, rows: Iterable[TagRow]) -> None:
        """List the tags of the article just opened."""
        self._painted.put_off()
        self._tags.set_rows(rows)
        self._refresh()

    def upsert_tag(self, row: TagRow) -> None:
        """List one tag more, or otherwise."""
        self._painted.put_off()
        self._tags.upsert(row)
        self._rank_again()

    def remove_tag(self, tag: Id) -> None:
        """List one tag less."""
        self._painted.put_off()
        self._tags.remove(tag)
        self._rank_again()

    def show_tag(self, shown: Inspected | None) -> None:
        """Inspect a tag, or none. To be called again when it or what it points at changed."""
        self._painted.put_off()
        other = shown is None or self._shown is None or _id(shown) != _id(self._shown)
        self._shown = shown
        self._tags.select(_id(shown) if shown else None)
        self._refresh()
        if other:
            self._scroll.verticalScrollBar().setValue(0)
        self.inspected_changed.emit(shown)

    def show_compared(self, views: Sequence[ComparedView]) -> None:
        """Show what other articles say beside the figure inspected."""
        self._inspector.show_compared(views)

    def inspected(self) -> Id | None:
        """Return the tag that is inspected."""
        return _id(self._shown) if self._shown else None

    def _refresh(self) -> None:
        self._stack.setCurrentWidget(self._scroll if self._shown else self._teacher)
        if self._shown:
            rank = self._tags.model.rank(_id(self._shown))
            self._inspector.show_tag(self._shown, rank)

    def _rank_again(self) -> None:
        """Count the tag shown among others; what it says itself comes by `show_tag`."""
        if self._shown:
            self._inspector.show_rank(self._tags.model.rank(_id(self._shown)))

    # -- commands --------------------------------------------------------------------------

    def relink(self) -> None:
        """Open the type-ahead on what the selected tag is mainly about (key L)."""
        if self._shown:
            self._inspector.relink()

    def edit(self) -> None:
        """Put the focus into the first field of the selected tag (key E)."""
        if self._shown:
            self._inspector.focus_first()

    def edit_note(self) -> None:
        """Put the caret into the selected tag's note (key M)."""
        if self._shown:
            self._inspector.focus_note()

    def confirm_shown(self) -> None:
        """Ask to confirm every guess of the selected tag that is on screen."""
        if self._shown:
            self._inspector.confirm_shown()

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inspector.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 24)

    def _on_step_requested(self, step: int) -> None:
        if self._shown:
            found = self._tags.model.neighbour(_id(self._shown), step)
            if found:
                self.tag_chosen.emit(found)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().colour("panel"))


class Teacher(QWidget):
    """What stands where the inspector would, while nothing is selected: the four keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Write the four lines."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        heading = plain.label(tr("Nothing selected"))
        heading.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        column.addWidget(heading)
        text = tr("Put the caret into the text and press a key, or select words first.")
        column.addWidget(plain.label(text, "secondary", wrap=True))
        lessons = {
            TagKind.ACTOR: tr("the name at the caret"),
            TagKind.CLAIM: tr("the sentence: who says what"),
            TagKind.STANCE: tr("the words for or against"),
            TagKind.FIGURE: tr("the number, its unit and dates"),
        }
        for kind, lesson in lessons.items():
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(KeyCap(KEYS[kind]))
            name = plain.label(name_of(kind))
            name.setFixedWidth(54)
            row.addWidget(name)
            row.addWidget(plain.label(lesson, "secondary", wrap=True), 1)
            column.addLayout(row)
        hint = tr("Click a tag in the text or below to see and change it. O goes through overlaps.")
        column.addWidget(plain.label(hint, "faint", wrap=True))
        column.addStretch(1)


def _id(shown: Inspected) -> Id:
    return shown.linked.tag.id


def _nothing(role: LinkRole, text: str) -> Sequence[PickView]:
    del role, text
    return ()

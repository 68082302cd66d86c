"""Fields that hold chips: what is picked so far, and a line to pick more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from variorum.model.drafts import PersonDraft, Pick
from variorum.model.vocabulary import LinkRole
from variorum.ui import fonts, plain, theme
from variorum.ui.panel.candidates import KIND_LOOKS, Candidates
from variorum.ui.panel.picker import Picker, PickLine
from variorum.ui.panel.words import tr
from variorum.ui.plain import Label, label
from variorum.ui.strip.edits import (
    add_person,
    drop_person,
    toggle_interested,
    toggle_joint,
    toggle_origin,
)
from variorum.ui.widgets import Chip, ChipLook, FlowLayout
from variorum.ui.widgets.paint import paint_box, paint_text

_CHIP_HEIGHT = 28
_LINE_ALONE = 340
_OUTLET_WIDTH = 136
_LINE_AFTER_CHIPS = 200
_LINE_IDLE = 58
_THEN = "\u203a"
_BEFORE_ALL = -1
"""The position of the outlet: nobody speaks jointly with it."""


class TokenField(QWidget):
    """Chips and a type-ahead line in one frame."""

    removed = Signal(int)
    """The cross of the chip at this index, or Backspace in the empty line for the last."""
    pressed = Signal(int)
    """The chip at this index."""

    def __init__(self, line: PickLine, hint: str = "", parent: QWidget | None = None) -> None:
        """Frame `line`; `hint` stands at the right end."""
        super().__init__(parent)
        self._hint = hint
        self._made: list[Chip] = []
        """Chips are made when first needed and stay."""
        self._shown: list[tuple[str, ChipLook]] = []
        self.line = line
        line.setProperty("kind", "bare")
        line.setFont(fonts.ui("body"))
        line.setStyleSheet(f"min-height: {_CHIP_HEIGHT}px;")
        line.installEventFilter(self)
        line.erased.connect(self._on_erased)
        self._flow = FlowLayout(self, gap=6)
        self._flow.setContentsMargins(6, 6, 6, 6)
        self._flow.addWidget(line)
        line.setFixedWidth(_LINE_ALONE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(line)

    def show_chips(self, chips: Sequence[tuple[str, ChipLook]]) -> None:
        """Show these chips before the line; those shown already stay."""
        if self._shown == list(chips):
            return
        self._shown = list(chips)
        for at in range(len(self._made), len(chips)):
            self._made.append(self._make(at))
        for chip, (text, look) in zip(self._made, chips, strict=False):
            chip.setText(text)
            chip.set_look(look)
            chip.setAccessibleName(tr("{0}, Delete removes it").format(text))
            chip.show()
        self._put_away(self._made[len(chips) :])
        self.line.setFixedWidth(_LINE_AFTER_CHIPS if chips else _LINE_ALONE)
        self._flow.activate()
        self.updateGeometry()

    def chips(self) -> tuple[Chip, ...]:
        """Return the chips shown."""
        return tuple(self._made[: len(self._shown)])

    def _make(self, at: int) -> Chip:
        chip = Chip("", active=True, parent=self)
        chip.removed.connect(lambda: self.removed.emit(at))
        chip.clicked.connect(lambda: self.pressed.emit(at))
        self._flow.insert(at, chip)
        return chip

    def _put_away(self, spare: Sequence[Chip]) -> None:
        held = any(chip.hasFocus() for chip in spare)
        if held and self._shown:
            self.chips()[-1].setFocus()
        for chip in spare:
            chip.setDown(False)
            chip.hide()

    def _on_erased(self) -> None:
        if self._shown:
            self.removed.emit(len(self._shown) - 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._flow.heightForWidth(self.width() or 320))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        focused = self.line.hasFocus()
        width = theme.current().focus_width if focused else 1
        paint_box(painter, rect, "surface", "focus" if focused else "controlLine", 6, width=width)
        if self._hint and self.line.y() < _CHIP_HEIGHT:  # of several lines it would cross one
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            room = rect.adjusted(0, 0, -12, 0)
            paint_text(painter, room, self._hint, fonts.ui("small"), "text2", right)


class PeopleChain(QWidget):
    """Speakers or holders: outlet > relay > joint origins, and a picker to add one.

    A name typed after ">" is quoted by the last; otherwise it speaks jointly with the last. A
    chip's menu makes it an origin, an interested relay, joint with the one before, or removes it.
    """

    changed = Signal(object)
    """The new tuple of PersonDraft."""

    def __init__(
        self,
        role: LinkRole,
        candidates: Candidates,
        parent: QWidget | None = None,
    ) -> None:
        """Show the chain for `role`."""
        super().__init__(parent)
        self._role = role
        self.outlet = ""
        """The article's, shown before speakers; empty to leave it out."""
        self._people: tuple[PersonDraft, ...] = ()
        self._shown: tuple[str, tuple[PersonDraft, ...]] | None = None
        self._flow = FlowLayout(self, gap=5)
        self._outlet = Chip("", ChipLook("neutral", "article", outlined=True, field=True))
        self._outlet.setMaximumWidth(_OUTLET_WIDTH)
        self._flow.addWidget(self._outlet)
        self._made: list[tuple[Label, Chip]] = []
        """For each place of the chain the sign before it and its chip: made once, they stay."""
        self._deeper = False
        self.line = Picker("actor", lambda text: candidates(self._name(text)), self)
        self.line.setPlaceholderText(tr("add"))
        self.line.setFixedWidth(_LINE_IDLE)
        self.line.keen = False
        self.line.setAccessibleName(
            tr("Add a speaker; start with > for one quoted by the last")
            if role is LinkRole.SPEAKER
            else tr("Add a holder")
        )
        self.line.picked.connect(self._on_picked)
        self.line.erased.connect(lambda: self._drop(len(self._people) - 1))
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_people(self, people: tuple[PersonDraft, ...]) -> None:
        """Show this chain, unless it is shown already."""
        if self._shown == (self.outlet, people):
            return
        self._shown = self.outlet, people
        self._people = people
        for at in range(len(self._made), len(people)):
            self._made.append(self._make(at))
        before = self._show_outlet()
        for (sign, chip), person in zip(self._made, people, strict=False):
            sign.setText("+" if person.position == before else _THEN)
            sign.setVisible(before is not None)
            before = person.position
            self._show_person(chip, person)
        for sign, chip in self._made[len(people) :]:
            sign.hide()
            chip.hide()
        self._flow.activate()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._flow.heightForWidth(self.width() or 320))

    def _show_outlet(self) -> int | None:
        """Show the outlet before speakers it is none of; return its position, if it is shown."""
        has_one = any(person.pick.kind == "outlet" for person in self._people)
        is_shown = self._role is LinkRole.SPEAKER and bool(self.outlet) and not has_one
        self._outlet.setText(self.outlet)
        plain.set_tooltip(self._outlet, self.outlet)
        self._outlet.setVisible(is_shown)
        return _BEFORE_ALL if is_shown else None

    def _make(self, at: int) -> tuple[Label, Chip]:
        sign, chip = label("", "secondary"), Chip("", active=True)
        sign.setFixedHeight(_CHIP_HEIGHT)
        plain.set_tooltip(chip, tr("Space: origin, order, remove. Delete removes."))
        chip.clicked.connect(lambda: self._menu(at).popup(chip.mapToGlobal(QPoint(0, 30))))
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), chip)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(lambda: self._drop(at))
        for widget in (chip, sign):
            self._flow.insert(1 + 2 * at, widget)
        return sign, chip

    def _show_person(self, chip: Chip, person: PersonDraft) -> None:
        icon = KIND_LOOKS.get(person.pick.kind, ("user", ""))[0]
        look = ChipLook(
            "actor",
            icon,
            outlined=person.origin or self._role is LinkRole.HOLDER,
            dashed=bool(person.inferred),
            field=True,
        )
        chip.setText(person.pick.text)
        chip.set_look(look)
        state = [tr("origin")] if person.origin else []
        state += [tr("interested")] if person.interested else []
        state += [tr("guessed")] if person.inferred else []
        chip.setAccessibleDescription(", ".join(state))
        chip.show()

    def _menu(self, at: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person, people = self._people[at], self._people
        if self._role is LinkRole.SPEAKER:
            self._switch(menu, tr("Origin"), toggle_origin(people, at), state=person.origin)
            interested = toggle_interested(people, at)
            self._switch(menu, tr("Interested relay"), interested, state=person.interested)
        if at > 0:
            joint = person.position == people[at - 1].position
            text = tr("Jointly with the one before")
            self._switch(menu, text, toggle_joint(people, at), state=joint)
        menu.addAction(tr("Remove"), lambda: self._drop(at))
        return menu

    def _switch(
        self, menu: QMenu, text: str, then: tuple[PersonDraft, ...], *, state: bool
    ) -> None:
        action = menu.addAction(text, lambda: self._change(then))
        action.setCheckable(True)
        action.setChecked(state)

    def _name(self, text: str) -> str:
        self._deeper = text.startswith(">")
        return text.lstrip("> ")

    def _on_picked(self, pick: Pick) -> None:
        pick = Pick(pick.kind, pick.text.lstrip("> "), pick.id, pick.actor_kind)
        if pick.text:
            people = add_person(self._people, pick, self._role, deeper=self._deeper)
            self._change(people)

    def _drop(self, at: int) -> None:
        if 0 <= at < len(self._people):
            self._change(drop_person(self._people, at))
            self.line.setFocus()

    def _change(self, people: tuple[PersonDraft, ...]) -> None:
        self.changed.emit(people)

"""One difference: the sentence, and what each analyst's tag says, side by side."""

import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.agreement.values import Case, Said, Side
from variorum.ui.agreement.words import tr
from variorum.ui.summary.quote_text import Passage, PassageLayout
from variorum.ui.widgets import Chip, ChipLook, FlowLayout
from variorum.ui.widgets.buttons import keyed_button

_SPACE = re.compile(r"\s+")
_ACROSS = 3
_TWO = 2
_DIGITS = 9


class CaseCard(QFrame):
    """Shows a Case; `taken` carries the places of the sides that stand."""

    taken = Signal(object)
    """Places of sides, a tuple; empty for none."""
    opened = Signal()
    """The sentence is wanted."""
    next_wanted = Signal()
    """The next open case is wanted."""

    def __init__(self, case: Case, parent: QWidget | None = None) -> None:
        """Show `case`."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._case = case
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(_Passage(case))
        column.addLayout(self._sides())
        column.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = plain.label(f"{self._case.kind_name}: {self._case.differs}", wrap=True)
        title.setFont(fonts.ui("h2", fonts.Weight.DemiBold))
        row.addWidget(title, 1)
        if self._case.is_settled:
            row.addWidget(Chip(self._case.outcome, ChipLook("ok", "check")))
        self.setAccessibleName(f"{self._case.kind_name}: {self._case.differs}")
        return row

    def _sides(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, side in enumerate(self._case.sides):
            made = _SideBox(side, place, narrow=len(self._case.sides) > _TWO)
            made.taken.connect(lambda place=place: self.taken.emit((place,)))
            grid.addWidget(made, place // _ACROSS, place % _ACROSS)
            grid.setColumnStretch(place % _ACROSS, 1)
        return grid

    def _buttons(self) -> QWidget:
        every = tuple(range(len(self._case.sides)))
        two = len(every) == _TWO
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for text, key, act in (
            (tr("Take both") if two else tr("Take all"), "B", lambda: self.taken.emit(every)),
            (tr("Neither") if two else tr("None"), "N", lambda: self.taken.emit(())),
            (tr("Next"), "Space", self.next_wanted.emit),
            (tr("Open the sentence"), "O", self.opened.emit),
        ):
            flow.addWidget(keyed_button(text, key, act))
        return holder


class _Passage(QWidget):
    """The words in their sentence."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._passage = _sentence(case)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._passage.text)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._lines(width).height) + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._lines(self.width()).draw(QPainter(self), QPointF(0, 0))

    def _lines(self, width: int) -> PassageLayout:
        return PassageLayout(self._passage, width, theme.current())


def _sentence(case: Case) -> Passage:
    """Return the whole sentence on one paragraph; lines are the window's."""
    head, middle, tail = (
        plain.visible(_SPACE.sub(" ", part)) for part in (case.before, case.quote, case.after)
    )
    return Passage(head + middle + tail, len(head), len(head) + len(middle))


class _SideBox(QFrame):
    """One analyst: the name, what the tag says field by field, the button that takes it."""

    taken = Signal()

    def __init__(self, side: Side, place: int, *, narrow: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        name = plain.label(side.name)
        name.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        head.addWidget(name, 1)
        if side.taken:
            head.addWidget(Chip(tr("taken"), ChipLook("ok", "check")))
        column.addLayout(head)
        if side.tag:
            column.addLayout(_fields(side, narrow=narrow))
        else:
            column.addWidget(plain.label(tr("No tag here"), "secondary"))
        column.addStretch(1)
        key = str(place + 1) if place < _DIGITS else ""
        take = keyed_button(tr("Take") if side.tag else tr("Take: no tag"), key, self.taken.emit)
        take.setAccessibleName(tr("Take what {name} has").format(name=side.name))
        row = QHBoxLayout()
        row.addWidget(take)
        row.addStretch(1)
        column.addLayout(row)


def _fields(side: Side, *, narrow: bool) -> QGridLayout:
    """Return what a tag says; where there is little room each value stands below its field."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2 if narrow else 5)
    grid.setColumnStretch(1 if narrow else 2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, said in enumerate(side.said):
        row = 2 * place if narrow else place
        grid.addWidget(_Mark(said), row, 0, top)
        grid.addWidget(plain.label(said.field, "secondary"), row, 1, top)
        at = (row + 1, 1) if narrow else (row, 2)
        grid.addWidget(_value(said), *at, top)
    return grid


def _value(said: Said) -> plain.Label:
    text = said.text or tr("nothing")
    made = plain.label(text, "" if said.text else "faint", wrap=True)
    weight = fonts.Weight.DemiBold if said.differs else fonts.Weight.Normal
    made.setFont(fonts.ui("body", weight))
    if said.differs:
        made.setAccessibleName(tr("{value}, differs").format(value=text))
    return made


class _Mark(QWidget):
    """A sign before a field that differs."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        self._differs = said.differs
        self.setFixedSize(16, 18)
        if said.differs:
            plain.set_tooltip(self, tr("Differs"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._differs:
            icons.paint(QPainter(self), "conflict", QRectF(1, 2, 14, 14), "warn")

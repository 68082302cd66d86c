"""The bar below two readers: the proposition both are at, and what each article says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import fonts, plain, theme
from variorum.ui.reader.paint import draw_icon
from variorum.ui.widgets import Badge, Chip, ChipLook, ElidedLabel, IconButton, button
from variorum.ui.widgets.paint import paint_text, shortened

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICON = 15


@dataclass(frozen=True, slots=True)
class Word:
    """What an article does to a proposition: an icon, the token of its colour, and the word."""

    icon: str
    ink: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One article on the proposition: its letter, what it does, and who speaks."""

    label: str
    words: tuple[Word, ...]
    speakers: str = ""


@dataclass(frozen=True, slots=True)
class SharedView:
    """What the bar shows. `place`: "Shared 3 of 7"; `said`: the proposition, or what to do.

    `only` are the words on the buttons for what only the left and only the right article has.
    """

    place: str
    said: str
    sides: tuple[Side, ...] = ()
    opposed: str = ""
    only: tuple[str, str] = ("", "")
    can_walk: bool = False

    def spoken(self) -> str:
        """Return all of it as one line for those who hear it."""
        sides = (
            f"{side.label}: {', '.join(word.text for word in side.words)} {side.speakers}".strip()
            for side in self.sides
        )
        return ". ".join(part for part in (self.place, self.said, self.opposed, *sides) if part)


class SharedBar(QWidget):
    """Walks over what two articles share, and lists what only one of them has."""

    stepped = Signal(int)
    """1 for the next shared proposition, -1 for the one before."""
    only_requested = Signal(int)
    """0: list what only the left article speaks of; 1: the right one."""
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self.previous = IconButton("chevron-left", self.tr("Previous shared proposition"))
        self.next = IconButton("chevron-right", self.tr("Next shared proposition"))
        self._place = plain.label("")
        self._place.setFont(fonts.ui("strong", fonts.Weight.DemiBold))
        self._said = ElidedLabel(font=fonts.ui("body"))
        self._opposed = Chip("", ChipLook("opposes", icon="conflict"))
        self.only = (self._only(0), self._only(1))
        self.every = IconButton("list", self.tr("Find a proposition in both articles"))
        self._sides = (SideLine(), SideLine())
        self._arrange()
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.every.clicked.connect(self.all_requested)
        self.setAccessibleName(self.tr("Shared propositions"))

    def _only(self, side: int) -> QPushButton:
        made = button("", "quiet")
        made.clicked.connect(lambda: self.only_requested.emit(side))
        return made

    def _arrange(self) -> None:
        head, sides = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(6)
        for before in (self.previous, self.next, self._place):
            head.addWidget(before)
        head.addSpacing(6)
        head.addWidget(self._said, 1)
        for after in (self._opposed, *self.only, self.every):
            head.addWidget(after)
        for line in self._sides:
            sides.addWidget(line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(sides)

    def show_view(self, view: SharedView) -> None:
        """Show other facts; those who hear the page are told them when they change."""
        self._place.setText(view.place)
        self._place.setVisible(bool(view.place))
        self._said.setText(view.said)
        self._opposed.setText(view.opposed)
        self._opposed.setVisible(bool(view.opposed))
        for made, text in zip(self.only, view.only, strict=True):
            made.setText(text)
            made.setVisible(bool(text))
        for walker in (self.previous, self.next):
            walker.setEnabled(view.can_walk)
        for line, side in zip(self._sides, (*view.sides, None, None), strict=False):
            line.show_side(side)
        self._tell(view.spoken())

    def _tell(self, spoken: str) -> None:
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def texts(self) -> Sequence[str]:
        """Return what is to be read in the bar now, from left to right and from top to bottom."""
        lines = [line.accessibleName() for line in self._sides]
        head = (self._place.text(), self._said.text(), self._opposed.text())
        return [text for text in (*head, *(made.text() for made in self.only), *lines) if text]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours["panel"])
        painter.fillRect(0, 0, self.width(), 1, colours["line"])


class SideLine(QWidget):
    """One article on one proposition, on one line: badge, glyphs with words, speakers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._side: Side | None = None
        self._badge = Badge("", rounded=True, parent=self)
        self._badge.hide()
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_side(self, side: Side | None) -> None:
        """Show another article's side; None shows nothing and keeps the room."""
        self._side = side
        self._badge.setVisible(side is not None and bool(side.label))
        name = ""
        if side is not None:
            self._badge.set_letter(side.label)
            words = ", ".join(word.text for word in side.words)
            name = " ".join(part for part in (side.label, words, side.speakers) if part)
        self._badge.move(4, (self.height() - self._badge.height()) // 2)
        self.setAccessibleName(name)
        plain.set_tooltip(self, side.speakers if side else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._side is None:
            return
        painter = QPainter(self)
        left = 36.0 if self._side.label else 6.0
        bold, light = fonts.ui("small", fonts.Weight.DemiBold), fonts.ui("small")
        for word in self._side.words:
            if word.icon:
                place = QPointF(left, (self.height() - _ICON) / 2)
                draw_icon(painter, word.icon, word.ink, _ICON, place)
                left += _ICON + 5
            width = QFontMetricsF(bold).horizontalAdvance(word.text) + 1
            paint_text(painter, self._room(left, width), word.text, bold, word.ink, _LEFT)
            left += width + 12
        room = max(self.width() - left - 4, 0.0)
        shown = shortened(self._side.speakers, light, room)
        paint_text(painter, self._room(left, room), shown, light, "text2", _LEFT)

    def _room(self, left: float, width: float) -> QRectF:
        return QRectF(left, 0, width, self.height())

"""The tour's card and the ring around what it speaks of. They take no focus and no clicks away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.ui import fonts, icons, plain, theme
from variorum.ui.frame.overlay import SHADOW, Overlay
from variorum.ui.widgets import KeyCap, ProgressBarThin, button
from variorum.ui.widgets.paint import paint_box

_WIDTH = 372
_FOOT = 30
"""Pixels the status bar takes at the foot of the window."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """What to press, in keys as text, what it does, and whether it is done."""

    keys: tuple[str, ...]
    words: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class CardView:
    """All that the card shows of a step. `total` 0 is the end: no step, no skipping."""

    title: str
    text: str
    acts: tuple[ActRow, ...] = ()
    number: int = 0
    total: int = 0


class TourCard(Overlay):
    """One step of the tour. It stands in a corner where it hides nothing that matters."""

    skipped = Signal()
    ended = Signal()
    sample_wanted = Signal()
    """The analyst wants the sample itself after the tour."""

    def __init__(self, parent: QWidget) -> None:
        """Lie over `parent`, hidden."""
        super().__init__(parent)
        self._avoid: tuple[QRect, ...] = ()
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.card.setContentsMargins(SHADOW + 18, SHADOW + 14, SHADOW + 18, SHADOW + 14)
        self.card.setSpacing(8)
        self._count = plain.label("", "secondary")
        self._bar = ProgressBarThin(self.tr("Progress of the tour"))
        self._title = plain.label(wrap=True)
        self._title.setFont(fonts.ui("h3", fonts.Weight.DemiBold))
        self._text = plain.label(wrap=True)
        self._acts = QVBoxLayout()
        self._acts.setSpacing(6)
        self._note = plain.label("", "secondary")
        for part in (self._count, self._bar, self._title, self._text):
            self.card.addWidget(part)
        self.card.addLayout(self._acts)
        self.card.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._skip = _quiet(self.tr("Ski&p step"))
        self._end = _quiet(self.tr("E&nd tour"))
        self._sample = button(self.tr("Open the whole sample"), "primary")
        self._skip.clicked.connect(self.skipped)
        self._end.clicked.connect(self.ended)
        self._sample.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self._note, 1)
        for part in (self._skip, self._end, self._sample):
            row.addWidget(part)
        return row

    def show_step(self, view: CardView) -> None:
        """Show a step, or the end."""
        is_end = not view.total
        said = self.tr("Tour: {n} of {total}").format(n=view.number, total=view.total)
        self._count.setText(self.tr("Tour") if is_end else said)
        self._bar.set_share(1.0 if is_end else (view.number - 1) / view.total)
        self._title.setText(view.title)
        self._text.setText(view.text)
        self._skip.setVisible(not is_end)
        self._end.setText(self.tr("Close") if is_end else self.tr("E&nd tour"))
        self._sample.setVisible(is_end)
        self.set_note("")
        self._show_acts(view.acts)
        self.setAccessibleName(" ".join([self._count.text(), view.title, view.text, *_said(view)]))
        self.show()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Return all that is said, keys too, as a screen reader gets it."""
        return self.accessibleName() if self.isVisible() else ""

    def set_note(self, text: str) -> None:
        """Say something small at the foot, such as what Esc would do next."""
        self._note.setText(text or self.tr("Esc twice ends it"))
        self._note.setVisible(not self._sample.isVisible())

    def stand_clear(self, avoid: Sequence[QRect]) -> None:
        """Stand where none of these boxes of the window is hidden, if there is such a place."""
        if tuple(avoid) != self._avoid:
            self._avoid = tuple(avoid)
            self.place()

    @override
    def place(self) -> None:
        self.move(corner(self.owner.size(), self.size(), self._avoid))
        self.raise_()

    def _fit(self) -> None:
        self.card.activate()
        self.setFixedHeight(self.card.heightForWidth(self.width()))
        self.place()

    def _show_acts(self, acts: Sequence[ActRow]) -> None:
        while (item := self._acts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for act in acts:
            row = _Row(act)
            self._acts.addWidget(row)
            row.show()  # now: the card is measured at once


class Ring(QWidget):
    """A ring around a box of the window; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        """Lie over `parent`, hidden."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, box: QRect) -> None:
        """Go around `box`; a null one hides the ring."""
        around = box.adjusted(-8, -7, 8, 7)
        if box.isNull():
            self.hide()
        elif around != self.geometry() or self.isHidden():
            self.setGeometry(around)
            self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        halo = theme.current().colour("focus")
        halo.setAlphaF(0.22)
        none = QColor(0, 0, 0, 0)
        rect = QRectF(self.rect())
        paint_box(painter, rect, none, halo, 10, width=6)
        paint_box(painter, rect.adjusted(2, 2, -2, -2), none, "focus", 8, width=2)


def corner(window: QSize, card: QSize, avoid: Sequence[QRect]) -> QPoint:
    """Return the corner of the window where the card hides least: bottom right if all are free."""
    right, bottom = window.width() - card.width(), window.height() - _FOOT - card.height()
    top = 2 * _FOOT + SHADOW
    places = [QPoint(right, bottom), QPoint(0, bottom), QPoint(right, top), QPoint(0, top)]

    def hidden(place: QPoint) -> int:
        box = QRect(place, card)
        both = [box.intersected(other) for other in avoid]
        return sum(one.width() * one.height() for one in both if one.isValid())

    return min(places, key=hidden)


def _quiet(text: str) -> QPushButton:
    made = button(text, "quiet")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAutoDefault(False)
    return made


def _said(view: CardView) -> list[str]:
    return [" ".join((*act.keys, act.words)) for act in view.acts]


class _Row(QWidget):
    """The keys of an act and what they do; a tick once it is done."""

    def __init__(self, act: ActRow) -> None:
        super().__init__()
        self._done = act.done
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(5)
        for key in act.keys:
            row.addWidget(KeyCap(key))
        row.addSpacing(4)
        row.addWidget(plain.label(act.words, "secondary", wrap=True), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.height() / 2
        name, ink = ("check", "ok") if self._done else ("chevron-right", "text3")
        icons.paint(QPainter(self), name, QRectF(2, middle - 8, 16, 16), ink)

"""The segmented control: a few choices side by side in one trough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, icons, plain
from variorum.ui.widgets.flow import FlowLayout
from variorum.ui.widgets.paint import paint_box, paint_focus_ring, paint_pill, paint_text
from variorum.ui.widgets.painted_button import PaintedButton

_ICON = 15
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its key, its word, an icon with its colour, a count, a tooltip."""

    key: str
    text: str
    icon: str = ""
    icon_ink: str = "text2"
    badge: str = ""
    tip: str = ""


class Segmented(QWidget):
    """A few choices in one trough, broken into lines where there is no room.

    Exclusive by default: Tab comes to the choice taken, arrows move it in the order of the
    segments, whatever line they stand in. With `multi` every segment is a switch of its own. A
    guessed choice has a dashed border until it is picked. Only the analyst's acts emit.
    """

    picked = Signal(str)
    """The key of the segment picked (or, with `multi`, switched)."""

    def __init__(
        self,
        segments: Iterable[Segment],
        *,
        name: str,
        multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `segments`; `name` is what the control is called by a screen reader."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._multi = multi
        self._buttons: dict[str, _SegmentButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not multi)
        layout = FlowLayout(self, gap=2)
        layout.setContentsMargins(2, 2, 2, 2)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for segment in segments:
            self._add(segment)

    def _add(self, segment: Segment) -> None:
        made = _SegmentButton(segment, self)
        made.clicked.connect(lambda: self._on_segment_clicked(segment.key))
        made.stepped.connect(lambda by: self._step(segment.key, by))
        self._group.addButton(made)
        self._buttons[segment.key] = made
        found = self.layout()
        assert found is not None  # set in __init__  # noqa: S101
        found.addWidget(made)
        self._let_tab_in()

    def value(self) -> str | None:
        """Return the key chosen (the first, with `multi`), or None."""
        return next(iter(self.values()), None)

    def values(self) -> tuple[str, ...]:
        """Return the keys chosen, in order."""
        return tuple(key for key, made in self._buttons.items() if made.isChecked())

    def set_value(self, key: str | None, *, guessed: bool = False) -> None:
        """Choose one key, or none, without emitting; `guessed` marks it as unconfirmed."""
        self.set_values(() if key is None else (key,), guessed=guessed)

    def set_values(self, keys: Sequence[str], *, guessed: bool = False) -> None:
        """Choose keys without emitting; raise KeyError for an unknown one."""
        unknown = set(keys) - self._buttons.keys()
        if unknown:
            raise KeyError(*unknown)
        self._group.setExclusive(False)
        for key, made in self._buttons.items():
            made.setChecked(key in keys)
            made.set_guessed(guessed=guessed and key in keys)
        self._group.setExclusive(not self._multi)
        self._let_tab_in()

    def badge(self, key: str) -> str:
        """Return the count on a segment; raise KeyError for an unknown one."""
        return self._buttons[key].badge()

    def set_badge(self, key: str, badge: str) -> None:
        """Show a count beside one choice; empty text takes it away."""
        self._buttons[key].set_badge(badge)

    def button(self, key: str) -> QAbstractButton:
        """Return the button of one choice."""
        return self._buttons[key]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), "pressed", radius=7)

    def _on_segment_clicked(self, key: str) -> None:
        for made in self._buttons.values():
            made.set_guessed(guessed=False)
        self._let_tab_in()
        self.picked.emit(key)

    def _let_tab_in(self) -> None:
        """Make the choice taken the one stop of Tab, the first where none is."""
        if self._multi:
            return
        stop = self.value() or next(iter(self._buttons))
        for key, made in self._buttons.items():
            tabs = key == stop
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if tabs else Qt.FocusPolicy.NoFocus)

    def _step(self, key: str, by: int) -> None:
        """Take the choice `by` places further than `key`; past either end nothing happens."""
        if self._multi:
            return
        enabled = [each for each, made in self._buttons.items() if made.isEnabled() or each == key]
        index = enabled.index(key) + by
        if 0 <= index < len(enabled):
            made = self._buttons[enabled[index]]
            made.setFocus(Qt.FocusReason.TabFocusReason)
            made.click()


class _SegmentButton(PaintedButton):
    """One choice of a segmented control."""

    stepped = Signal(int)
    """An arrow asks for the choice before (-1) or after (1)."""

    def __init__(self, segment: Segment, parent: QWidget) -> None:
        super().__init__(parent)
        self._segment = segment
        self._badge = segment.badge
        self._guessed = False
        self.setCheckable(True)
        self.setText(segment.text)
        self.setAccessibleName(segment.text or segment.tip)
        plain.set_tooltip(self, segment.tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_guessed(self, *, guessed: bool) -> None:
        """Mark the choice as unconfirmed."""
        if guessed == self._guessed:
            return
        self._guessed = guessed
        self.setAccessibleDescription(self.tr("guessed, not confirmed") if guessed else "")
        self.update()

    def badge(self) -> str:
        """Return the count shown."""
        return self._badge

    def set_badge(self, badge: str) -> None:
        """Show a count."""
        self._badge = badge
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and event.modifiers() in _BARE:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self._content_width()) + 20, 26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        checked = self.isChecked()
        if checked:
            line = "claim" if self._guessed else "lineStrong"
            paint_box(painter, rect, "surface", line, 6, dashed=self._guessed, width=1.2)
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, rect, "hover", radius=6)
        ink = "text" if checked else "text2"
        self._paint_content(painter, rect, ink if self.isEnabled() else "disabled")
        if self.hasFocus():
            paint_focus_ring(painter, rect, 6)

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        left = rect.left() + (rect.width() - self._content_width()) / 2
        middle = rect.center().y()
        if self._segment.icon:
            place = QRectF(left, middle - _ICON / 2, _ICON, _ICON)
            token = self._segment.icon_ink if self.isEnabled() else "disabled"
            icons.paint(painter, self._segment.icon, place, token)
            left += _ICON + (5 if self._segment.text else 0)
        width = _width(self._segment.text)
        room = QRectF(left, rect.top(), width + 2, rect.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        paint_text(painter, room, self._segment.text, _font(), ink, align)
        if self._badge:
            pill = QRectF(left + width + 6, middle - 8, self._badge_width(), 16)
            paint_pill(painter, pill, self._badge, strong=True)

    def _content_width(self) -> float:
        width = _width(self._segment.text)
        if self._segment.icon:
            width += _ICON + (5 if self._segment.text else 0)
        return width + (6 + self._badge_width() if self._badge else 0)

    def _badge_width(self) -> float:
        return max(16.0, _width(self._badge) + 9)


@lru_cache(maxsize=1000)
def _width(text: str) -> float:
    return QFontMetricsF(_font()).horizontalAdvance(text)


def _font() -> QFont:
    return fonts.ui("body", fonts.Weight.DemiBold)

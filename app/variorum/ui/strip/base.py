"""The card every strip is: shadow, header with its keys, rows, and what the keys do."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from variorum.model.drafts import Draft
from variorum.model.vocabulary import TagKind
from variorum.ui.panel.candidates import MOST, CandidateList
from variorum.ui.panel.choices import KIND_ICONS
from variorum.ui.panel.picker import Picker, PickLine
from variorum.ui.panel.words import tr
from variorum.ui.plain import label
from variorum.ui.theme import current
from variorum.ui.widgets import Chip, ChipLook, KeyCap
from variorum.ui.widgets.paint import paint_box, saved, spare_inside

SHADOW = 20
"""Room around the card for its shadow, in pixels."""
CARD_WIDTH = 700
_LABEL_WIDTH = 68
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
_TONES = {TagKind.ACTOR: "actor", TagKind.CLAIM: "claim", TagKind.STANCE: "stance"}


class Strip(QWidget):
    """A popover under the sentence that turns a draft into an accepted draft.

    Enter goes on to the next field and accepts from the last; Shift+Enter accepts every guess
    on screen at once; Esc cancels. The focus returns to where it came from.
    """

    accepted = Signal(object)
    """The Draft as the analyst left it; `inferred` names what is still unconfirmed."""
    cancelled = Signal()

    def __init__(self, kind: TagKind, title: str, parent: QWidget | None = None) -> None:
        """Make the card with its header; subclasses add rows to `self._rows`."""
        super().__init__(parent)
        self._came_from: QWidget | None = None
        self._place: tuple[QRect, QRect] | None = None
        self._suggestions: CandidateList | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QVBoxLayout(self)
        edge = SHADOW + 16
        self._rows.setContentsMargins(edge, SHADOW + 12, edge, SHADOW + 16)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._header(kind, title))
        self.hide()

    # -- where it stands -------------------------------------------------------------------

    def open_at(self, anchor: QRect, within: QRect) -> None:
        """Show the strip below `anchor`, or above it, inside `within` (parent coordinates)."""
        self._came_from = QApplication.focusWidget()
        self.place(anchor, within)  # first, so that nothing is drawn where it does not stay
        self.show()
        self.raise_()
        self.fit()
        self.start()

    def place(self, anchor: QRect, within: QRect) -> None:
        """Move to where there is room near `anchor`: the card, not its shadow, is aligned."""
        self._place = (anchor, within)
        self.fit()

    def fit(self) -> None:
        """Take the height the rows need and stand near the sentence again."""
        if self._place is None:
            return
        anchor, within = self._place
        width = min(CARD_WIDTH, within.width() - 8) + 2 * SHADOW
        self.setFixedWidth(width)
        below = within.bottom() - anchor.bottom() - 6 + SHADOW
        above = anchor.top() - within.top() - 6 + SHADOW
        height = self._height(width, max(below, above))
        self.setFixedHeight(height)
        left = min(anchor.left() - 40, within.right() - width + SHADOW)
        left = max(left, within.left() - SHADOW + 4)
        top = anchor.bottom() + 6 - SHADOW
        if height > below + SHADOW:
            fits = height <= above + SHADOW
            top = anchor.top() - 6 - height + SHADOW if fits else within.bottom() - height
        self.move(QPoint(left, max(top, within.top() - SHADOW)))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._place is not None:
            # A list that grew or a line that broke asks for room only after the rows were shown.
            self._rows.invalidate()
            if self._rows.heightForWidth(self.width()) != self.height():
                self.fit()
        return done

    def _height(self, width: int, room: int) -> int:
        """Return the height at `width`; suggestions are cut, to two at least, to fit `room`."""
        for most in range(MOST, 1, -1):
            if self._suggestions is not None:
                self._suggestions.limit(most)
            self._rows.invalidate()
            height = self._rows.heightForWidth(width)
            if height - SHADOW <= room or self._suggestions is None:
                break
        return height

    # -- what subclasses say ---------------------------------------------------------------

    def start(self) -> None:
        """Put the focus into the first field."""
        raise NotImplementedError

    def draft(self) -> Draft:
        """Return the draft as it stands."""
        raise NotImplementedError

    def advance(self) -> None:
        """Confirm the field in focus and go on to the next, or accept."""
        raise NotImplementedError

    def confirm_shown(self) -> None:
        """Confirm every guess on screen."""
        raise NotImplementedError

    def choose(self, number: int, *, final: bool) -> bool:
        """Take the choice with this number, if the strip has numbered ones."""
        del number, final
        return False

    def fault(self) -> QWidget | None:
        """Return the field that cannot be accepted as it is, if any.

        By default a type-ahead with words in it that were neither taken nor erased.
        """
        lines = self.findChildren(PickLine)
        return next((line for line in lines if line.text().strip()), None)

    # -- ends ------------------------------------------------------------------------------

    def accept(self) -> None:
        """Hand over the draft and close, unless a field is at fault: then the focus goes there."""
        wrong = self.fault()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        draft = self.draft()
        self._close()
        self.accepted.emit(draft)

    def accept_all(self) -> None:
        """Confirm every guess on screen and accept."""
        self.confirm_shown()
        self.accept()

    def cancel(self) -> None:
        """Close without a tag."""
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    # -- keys ------------------------------------------------------------------------------

    def renew(self) -> None:
        """After chips were made anew: see the keys of every child first, and fit the height."""
        self.fit()
        for child in self.findChildren(QWidget):
            child.removeEventFilter(self)
            child.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(watched, event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _is_ours(self, field: QWidget, event: QKeyEvent) -> bool:
        if event.key() in _DIGITS:
            return _alone(event, Qt.KeyboardModifier.AltModifier) or not _types(field)
        return event.key() in (*_ENTER, Qt.Key.Key_Escape)

    def _on_key(self, field: QWidget, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if isinstance(field, Picker) and field.is_open():
                return False
            self.cancel()
            return True
        if event.key() in _ENTER:
            return self._on_enter(field, event)
        number = _DIGITS.get(Qt.Key(event.key())) if event.key() in _DIGITS else None
        if number is None:
            return False
        if _alone(event, Qt.KeyboardModifier.AltModifier):
            return self.choose(number, final=False)
        plain_digit = _alone(event, Qt.KeyboardModifier.NoModifier) and not _types(field)
        return plain_digit and self.choose(number, final=True)

    def _on_enter(self, field: QWidget, event: QKeyEvent) -> bool:
        if _alone(event, Qt.KeyboardModifier.ShiftModifier):
            self.accept_all()
            return True
        if isinstance(field, PickLine):
            return False
        self.advance()
        return True

    # -- building --------------------------------------------------------------------------

    def _header(self, kind: TagKind, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        tone = _TONES.get(kind, "figure")
        row.addWidget(Chip(title, ChipLook(tone, KIND_ICONS[kind][0])))
        row.addStretch(1)
        for key, word in (("Enter", tr("next")), ("Shift+Enter", tr("accept all guesses"))):
            row.addWidget(KeyCap(key))
            row.addWidget(label(word, "secondary"))
            row.addSpacing(4)
        row.addWidget(KeyCap("Esc"))
        return row

    def _add_row(self, name: str, *widgets: QWidget | int) -> QWidget:
        """Add a row: its name at the left, widgets, a number being the stretch between them."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        head = label(name, "secondary")
        head.setFixedWidth(_LABEL_WIDTH)
        row.addWidget(head)
        for widget in widgets:
            if isinstance(widget, int):
                row.addStretch(widget)
            else:
                row.addWidget(widget)
                if not widget.accessibleName():
                    widget.setAccessibleName(name)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rows.addWidget(holder)
        return holder

    def _has_focus(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW - 4, -SHADOW, -SHADOW)
        _shadow(painter, card)
        paint_box(painter, card, "raised", "lineStrong", current().radius["popover"])


def guess_chip(text: str) -> Chip:
    """Return the mark of what was guessed, with its wand."""
    return Chip(text, ChipLook("claim", "wand"))


def _shadow(painter: QPainter, card: QRectF) -> None:
    shade = QColor(current().colour("shadow"))
    full = shade.alphaF()
    steps = SHADOW
    with saved(painter):
        spare_inside(painter, card, current().radius["popover"])
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(steps, 0, -2):
            shade.setAlphaF(full * 0.16 * (1 - step / (steps + 2)))
            painter.setBrush(shade)
            grown = card.adjusted(-step, -step + 4, step, min(step + 4, SHADOW))
            painter.drawRoundedRect(grown, 10 + step, 10 + step)


def _alone(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return bool(held == modifier)


def _types(field: QWidget) -> bool:
    return isinstance(field, QLineEdit)

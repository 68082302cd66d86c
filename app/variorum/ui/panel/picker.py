"""Type-ahead for records: a line that offers candidates, as part of a strip or with a popup."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.drafts import Pick
from variorum.ui.panel.candidates import CandidateList, Candidates, PickView
from variorum.ui.panel.words import tr
from variorum.ui.widgets import Unhurried
from variorum.ui.widgets.paint import paint_box

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PickLine(QLineEdit):
    """A text field that steers a list of candidates.

    Enter takes the highlighted one, or, with nothing typed and none highlighted, moves on;
    Ctrl+Enter makes a new record of what is typed, or of `fallback`; Up and Down highlight.
    """

    picked = Signal(object)
    """A Pick was taken."""
    moved_on = Signal()
    """Enter in the empty field."""
    erased = Signal()
    """Backspace in the empty field."""

    def __init__(
        self,
        new_kind: str,
        candidates: Candidates,
        shown: CandidateList,
        parent: QWidget | None = None,
    ) -> None:
        """Offer in `shown` what `candidates` finds; new records are of `new_kind`."""
        super().__init__(parent)
        self._new_kind = new_kind
        self._candidates = candidates
        self._list = shown
        self.fallback = ""
        self.new_label = ""
        self.keen = True
        """Whether the first candidate is highlighted although nothing is typed."""
        self.textEdited.connect(self._on_text_edited)
        shown.chosen.connect(self._on_chosen)

    def set_new_kind(self, kind: str) -> None:
        """Let new records be of another kind; what was typed goes."""
        self._new_kind = kind
        self.clear()

    def refresh(self) -> None:
        """Ask for candidates again and show them."""
        typed = self.text().strip()
        views = self._candidates(typed)
        made = self._new_pick()
        new: PickView | None = None
        if made is not None and not any(_is_same(view, made) for view in views):
            label = tr("New: {0}").format(made.text)
            if not typed and self.new_label:
                label = self.new_label
            new = PickView(Pick(made.kind, label))
        self._list.offer(views, new, highlight=bool(typed) or self.keen)

    def take(self) -> bool:
        """Take what is highlighted; return whether there was anything."""
        pick = self._list.highlighted()
        if pick is None:
            return False
        self._take(pick if pick.id else self._new_pick())
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self._take(self._new_pick())
        elif key in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            self._on_enter()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held:
            self._list.move(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER or key == Qt.Key.Key_Escape or _is_alt_digit(event):
            event.ignore()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        if self.take():
            return
        if self.text().strip():
            self._take(self._new_pick())
        else:
            self.moved_on.emit()

    def _on_text_edited(self) -> None:
        self.refresh()

    def _on_chosen(self, pick: Pick) -> None:
        self._take(pick if pick.id else self._new_pick())

    def _new_pick(self) -> Pick | None:
        text = " ".join((self.text().strip() or self.fallback).split())
        return Pick(self._new_kind, text) if text else None

    def _take(self, pick: Pick | None) -> None:
        if pick is None:
            return
        self.clear()
        self._list.setCurrentIndex(QModelIndex())
        self.picked.emit(pick)


class Picker(PickLine):
    """A type-ahead whose candidates pop up below it while it has the focus; Esc closes them."""

    closed = Signal()
    """Esc was pressed; nothing was taken."""

    def __init__(
        self, new_kind: str, candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        """Make a picker; `candidates` is asked whenever the text changes."""
        self._popup = _Popup(parent)
        shown = CandidateList(self._popup)
        box = QVBoxLayout(self._popup)
        box.setContentsMargins(5, 5, 5, 5)
        box.addWidget(shown)
        self._popup.hide()
        self._opening = Unhurried(self._popup)
        super().__init__(new_kind, candidates, shown, parent)
        self.destroyed.connect(self._popup.deleteLater)

    def is_open(self) -> bool:
        """Tell whether candidates are shown."""
        return self._popup.isVisible()

    def open(self) -> None:
        """Show the picker with what it offers and take the focus."""
        had_focus = self.hasFocus()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if had_focus or not self.hasFocus():  # else it has asked, as the focus came
            self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        self._place()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.refresh()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._popup.hide()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._popup.hide()
            self.clear()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def _take(self, pick: Pick | None) -> None:
        self._popup.hide()
        super()._take(pick)

    def _place(self) -> None:
        window = self.window()
        if not self.hasFocus() or self._list.model().rowCount() == 0:
            self._popup.hide()
            return
        self._popup.setParent(window)
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        height = self._popup.sizeHint().height()
        place = QRect(corner, self._popup.sizeHint())
        place.setWidth(max(self.width(), 240))
        if place.bottom() > window.height():
            place.moveTop(self.mapTo(window, QPoint(0, -height - 2)).y())
        place.moveRight(min(place.right(), window.width() - 4))
        if not self.is_open():  # what lies below it is seen a turn longer; later that would flicker
            self._opening.put_off()
        self._popup.setGeometry(place)
        self._popup.show()
        self._popup.raise_()


class _Popup(QWidget):
    """The card the candidates of a Picker stand on."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), "raised", "lineStrong", 8)


def _is_same(view: PickView, new: Pick) -> bool:
    return view.pick.kind == new.kind and view.pick.text.casefold() == new.text.casefold()


def _is_alt_digit(event: QKeyEvent) -> bool:
    digits = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
    return event.key() in digits and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

"""The page with a caret: selections in code points, dragged by words, copied from the text."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QBasicTimer,
    QMimeData,
    QPointF,
    QSignalBlocker,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from variorum.model.records import Region
from variorum.text.graphemes import whole_graphemes
from variorum.ui.reader.mouse import Drag, sentence_unit, word_unit
from variorum.ui.reader.page import Page
from variorum.ui.reader.spans import Span

_CARET = 2
"""Pixels; none is drawn where there is no text."""

_SCROLL_MS = 40
_TRIPLE = 3


class CaretPage(Page):
    """Lets the analyst put the caret and select; announces both in code points."""

    caret_moved = Signal(int)
    sentence_changed = Signal(int)
    """The number of the sentence the caret has come to, from 0; -1 in a blank text."""
    clicked = Signal(int)
    """The code point under a click that selected nothing."""
    menu_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text."""
        super().__init__(parent)
        self._drag: Drag | None = None
        self._pressed_at = QPointF()
        self._clicks = 0
        self._since_double = 0
        self._scrolling = QBasicTimer()
        self._sentence = -1
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    @override
    def set_content(self, text: str, sentences: Sequence[Span], regions: Sequence[Region]) -> None:
        # Qt moves its caret while the text is half exchanged; one move is announced at the end.
        with QSignalBlocker(self):
            super().set_content(text, sentences, regions)
        self.setCursorWidth(_CARET if text else 0)
        self._sentence = -1
        self._drag = None
        self._on_cursor_moved()

    @property
    def sentence(self) -> int:
        """The number of the sentence the caret is in, from 0; -1 in a blank text."""
        return self._sentence

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self.shown.to_text(self.textCursor().position())

    def selection(self) -> Span | None:
        """Return the selected code points, never splitting a grapheme, or None."""
        cursor = self.textCursor()
        start = self.shown.to_text(cursor.selectionStart())
        end = self.shown.to_text(cursor.selectionEnd())
        return whole_graphemes(self.text, start, end) if start < end else None

    def select(self, start: int, end: int, *, backwards: bool = False) -> None:
        """Select [start, end), the caret at its end (or its start); empty just puts the caret."""
        if backwards:
            start, end = end, start
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.shown.to_qt(start))
        cursor.setPosition(self.shown.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        found = self.selection()
        if found is not None:
            data.setText(self.text[found[0] : found[1]])
        return data

    # The mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        place = event.position()
        near = (place - self._pressed_at).manhattanLength() < QApplication.startDragDistance()
        soon = event.timestamp() - self._since_double < QApplication.doubleClickInterval()
        if self._clicks == _TRIPLE - 1 and near and soon:
            self._begin(place, clicks=_TRIPLE)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drag = Drag(self.shown.to_text(self.textCursor().anchor()))
            self._reach(place, exact=_is_exact(event))
        else:
            self._begin(place, clicks=1)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._since_double = event.timestamp()
        self._begin(event.position(), clicks=2)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - self._pressed_at).manhattanLength()
        if self._clicks == 1 and moved < QApplication.startDragDistance() // 2:
            return
        self._clicks = 0
        self._reach(event.position(), exact=_is_exact(event))
        outside = not self.viewport().rect().contains(event.position().toPoint())
        if outside and not self._scrolling.isActive():
            self._scrolling.start(_SCROLL_MS, self)
        elif not outside:
            self._scrolling.stop()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._scrolling.stop()
        self._drag = None
        if event.button() is Qt.MouseButton.LeftButton and self._clicks == 1:
            self.clicked.emit(self.offset_at(event.position(), between=False))

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() != self._scrolling.timerId():
            super().timerEvent(event)
            return
        place = QPointF(self.viewport().mapFromGlobal(self.cursor().pos()))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (1 if place.y() > 0 else -1))
        self._reach(place, exact=False)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = QPointF(event.pos())
        self.menu_wanted.emit(self.offset_at(place, between=False) if by_mouse else self.caret())
        event.accept()

    def _begin(self, place: QPointF, clicks: int) -> None:
        self._clicks = clicks
        self._pressed_at = place
        offset = self.offset_at(place, between=clicks == 1)
        unit = {2: word_unit(self.text), _TRIPLE: sentence_unit(self.sentences)}.get(clicks)
        self._drag = Drag(offset, unit)
        self.select(*self._drag.reach(self.text, offset, exact=clicks == 1))

    def _reach(self, place: QPointF, *, exact: bool) -> None:
        if self._drag is not None:
            offset = self.offset_at(place)
            start, end = self._drag.reach(self.text, offset, exact=exact)
            self.select(start, end, backwards=offset < self._drag.anchor)

    def _on_cursor_moved(self) -> None:
        offset = self.caret()
        number = self.sentences.number_at(offset)
        self.caret_moved.emit(offset)
        if number != self._sentence:
            left, self._sentence = self._sentence, number
            spans = self.sentences.spans
            self.update_lines([spans[one] for one in (left, number) if 0 <= one < len(spans)])
            self.sentence_changed.emit(number)


def _is_exact(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)

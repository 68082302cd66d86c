"""The text widget of the reader: tags are picked by mouse and resized by keys."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from variorum.model.ids import Id
from variorum.ui import plain
from variorum.ui.reader.resizing import Resizing
from variorum.ui.reader.spans import SpanView
from variorum.ui.reader.tagged import TaggedPage

_NOTCH = 120
_ZOOM_STEP = 10
_PAD = 8


class ReaderText(TaggedPage):
    """Announces what the analyst does to the tags of the page."""

    span_picked = Signal(object)
    """The id of the tag that was picked, or None."""
    span_resized = Signal(object, int, int)
    """Id, start and end (code points) of a tag whose resizing was ended with Enter."""
    resizing_changed = Signal(bool)
    margin_clicked = Signal(object)
    zoom_stepped = Signal(int)
    """Percent to add to the zoom."""

    _resizing: Resizing | None = None  # Qt sends events before __init__ has come to it

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty text and no tags."""
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    @override
    def set_spans(self, spans: Iterable[SpanView]) -> None:
        self._drop_resizing()
        super().set_spans(spans)

    @override
    def drop(self, *span_ids: Id) -> list[SpanView]:
        if self._resizing is not None and self._resizing.before.id in span_ids:
            self._drop_resizing()
        return super().drop(*span_ids)

    @override
    def mark_selected(self, span_id: Id | None) -> None:
        if span_id != self.selected:
            self.end_resizing(keep=False)
        super().mark_selected(span_id)

    def _on_clicked(self, offset: int) -> None:
        found = [span for span in self.spans_at(offset) if span.start <= offset < span.end]
        self.mark_selected(found[0].id if found else None)
        self.span_picked.emit(self.selected)

    def begin_resizing(self) -> bool:
        """Let the arrow keys move the ends of the selected tag; tell whether there is one."""
        span = self.index.get(self.selected)
        if span is None or span.ghost or self._resizing is not None:
            return False
        self._resizing = Resizing(span, span)
        self.resizing_changed.emit(True)  # noqa: FBT003  # a signal has no keywords
        return True

    @property
    def is_resizing(self) -> bool:
        """Whether the arrow keys move the ends of a tag."""
        return self._resizing is not None

    def end_resizing(self, *, keep: bool) -> None:
        """Leave the mode; announce the new size if it is kept, else show the old one again."""
        if self._resizing is None:
            return
        before, now = self._resizing.before, self._resizing.now
        self._drop_resizing()
        if keep and (now.start, now.end) != (before.start, before.end):
            self.put(replace(now, pending=True))
            self.span_resized.emit(now.id, now.start, now.end)
        else:
            self.put(before)

    def _drop_resizing(self) -> None:
        if self._resizing is not None:
            self._resizing = None
            self.resizing_changed.emit(False)  # noqa: FBT003  # a signal has no keywords

    @override
    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self._resizing is not None and Resizing.wants(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._resizing is None or not Resizing.wants(event):
            super().keyPressEvent(event)
        elif Resizing.ends(event) or Resizing.cancels(event):
            self.end_resizing(keep=Resizing.ends(event))
        elif self._resizing.move(self.text, event):
            self.put(self._resizing.now)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.end_resizing(keep=False)
        found = self.margin_plan().at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.mark_selected(found.id)
            self.margin_clicked.emit(found.id)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point_at(event.position())
        super().mouseMoveEvent(event)

    def _point_at(self, place: QPointF) -> None:
        """Show by the pointer and a tooltip what a click at `place` would reach."""
        column = self.page_layout.column
        beside = place.x() > column.right
        claim = self.margin_plan().at(place) if beside else None
        shape = Qt.CursorShape.IBeamCursor
        if claim is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif beside or place.x() < column.left - _PAD:
            shape = Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        told = "" if claim is None else "\n".join(filter(None, (claim.label, claim.speaker)))
        plain.set_tooltip(self.viewport(), told)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_stepped.emit(_ZOOM_STEP * round(event.angleDelta().y() / _NOTCH))
            event.accept()
        else:
            super().wheelEvent(event)

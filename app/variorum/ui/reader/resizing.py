"""Moving the ends of a tag by keys: Left and Right the end, Shift the start, Ctrl by character."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from variorum.ui.reader.extent import end_moved, start_moved
from variorum.ui.reader.spans import SpanView

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DONE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_R})


@dataclass(slots=True)
class Resizing:
    """One tag being resized: `before` as it is stored, `now` as it is shown."""

    before: SpanView
    now: SpanView

    @staticmethod
    def wants(event: QKeyEvent) -> bool:
        """Tell whether a key belongs to this mode while it lasts."""
        return event.key() in _STEPS or event.key() in _DONE or event.key() == Qt.Key.Key_Escape

    @staticmethod
    def ends(event: QKeyEvent) -> bool:
        """Tell whether a key keeps the new size."""
        return event.key() in _DONE

    @staticmethod
    def cancels(event: QKeyEvent) -> bool:
        """Tell whether a key brings back the old size."""
        return event.key() == Qt.Key.Key_Escape

    def move(self, text: str, event: QKeyEvent) -> bool:
        """Follow an arrow key; tell whether the tag changed its size on screen."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            return False
        modifiers = event.modifiers()
        by_character = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        at_start = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        mover = start_moved if at_start else end_moved
        start, end = mover(text, (self.now.start, self.now.end), step, by_character=by_character)
        changed = (start, end) != (self.now.start, self.now.end)
        self.now = replace(self.now, start=start, end=end)
        return changed

"""A quote that names an actor: underlined as the reader underlines actors."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from variorum.ui.summary.quote_text import Passage, PassageLayout
from variorum.ui.theme import Theme

_LINE = 2.0


class NamePassage(PassageLayout):
    """A passage broken into lines, its quote underlined."""

    def __init__(self, shown: Passage, width: float, theme: Theme) -> None:
        """Break `shown` into lines of `width` pixels."""
        super().__init__(replace(shown, start=0, end=0), width, theme)
        self._start, self._end = shown.start, shown.end
        self._under: QColor = theme.colour("actor")

    @override
    def draw(self, painter: QPainter, at: QPointF) -> None:
        super().draw(painter, at)
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(self._start, line.textStart())
            last = min(self._end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                foot = at.y() + line.y() + line.height() - 1
                painter.fillRect(QRectF(at.x() + left, foot, right - left, _LINE), self._under)


def _x(found: object) -> float:
    """Return the place alone: PySide gives it with the cursor it was moved to."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # float

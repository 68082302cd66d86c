"""The words of a tag in the reading face, at most three lines of them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from variorum.ui import fonts, plain
from variorum.ui.widgets.paint import paint_box

_QUOTE_LINES = 3


class QuoteBox(QWidget):
    """The tag's words in the reading face beside a bar of its colour, at most three lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._quote, self._ink = "", "claim"
        self._broken: dict[int, list[str]] = {}
        """The lines of the quote, by the width they were broken for."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_quote(self, quote: str, ink: str) -> None:
        """Show `quote`; the bar is of the colour token `ink`."""
        self._quote = "\u201c" + " ".join(plain.visible(quote).split()) + "\u201d"
        self._ink = ink
        self._broken.clear()
        self.setAccessibleName(quote)
        plain.set_tooltip(self, quote)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._pitch() + 6

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(0, 0, 3, self.height()), self._ink, radius=0)
        painter.setFont(_quote_font())
        painter.setPen(self.palette().text().color())
        y = 3
        for line in self._lines(self.width()):
            room = QRectF(12, y, self.width() - 12, self._pitch())
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(room, middle, line)
            y += self._pitch()

    @staticmethod
    def _pitch() -> int:
        return 20

    def _lines(self, width: int) -> list[str]:
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: int) -> list[str]:
        metrics = QFontMetricsF(_quote_font())
        room = max(40, width - 14)
        lines: list[str] = []
        line = ""
        words = self._quote.split(" ")
        for at, word in enumerate(words):
            longer = f"{line} {word}".strip()
            if metrics.horizontalAdvance(longer) <= room or not line:
                line = longer
                continue
            if len(lines) == _QUOTE_LINES - 1:
                rest = " ".join([line, *words[at:]])
                return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
            lines.append(line)
            line = word
        return [*lines, metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)]


def _quote_font() -> QFont:
    return fonts.reading(14.5)

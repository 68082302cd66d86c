"""A quote within its context, set in the reading face, the quote itself highlighted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from variorum.ui import fonts, plain
from variorum.ui.theme import Theme

LINE = 20.0

_QUOTE_MOST = 240
_AROUND = 48


@dataclass(frozen=True, slots=True)
class Passage:
    """The words shown, of which [start, end) are the quote."""

    text: str
    start: int
    end: int


def passage(before: str, quote: str, after: str) -> Passage:
    """Return a quote with a little context, all of it on one paragraph, shortened at words."""
    head = _last_words(plain.visible(_flat(before)), _AROUND)
    middle = plain.visible(_flat(quote).strip())
    if len(middle) > _QUOTE_MOST:
        middle = middle[:_QUOTE_MOST].rsplit(" ", 1)[0] + " …"
    tail = _first_words(plain.visible(_flat(after)), _AROUND)
    return Passage(head + middle + tail, len(head), len(head) + len(middle))


def quoted(text: str) -> str:
    """Return `text` on one line in quotation marks, unless it brings its own."""
    words = plain.visible(" ".join(text.split()))
    return words if set(words) & set('“”"') else f"“{words}”"


def _flat(text: str) -> str:
    """Return `text` with each run of white space as one space, those at the ends kept."""
    words = " ".join(text.split())
    left = " " if text[:1].isspace() and words else ""
    right = " " if text[-1:].isspace() and words else ""
    return left + words + right


def _last_words(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return "…" + text[-most:].partition(" ")[2]


def _first_words(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0] + "…"


class PassageLayout:
    """A passage broken into lines of one width."""

    def __init__(self, shown: Passage, width: float, theme: Theme) -> None:
        """Break `shown` into lines of `width` pixels."""
        self._layout = QTextLayout(shown.text, fonts.reading("strong"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_highlight(shown, theme)])
        self._ink: QColor = theme.colour("text")
        self.height = self._break(width)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines with their upper left corner at `at`."""
        painter.setPen(self._ink)
        self._layout.draw(painter, at)

    def _break(self, width: float) -> float:
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (LINE - line.height()) / 2))
            top += LINE
        self._layout.endLayout()
        return top


def _highlight(shown: Passage, theme: Theme) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(theme.colour("claimTint2"))
    found = QTextLayout.FormatRange()
    found.start, found.length = shown.start, shown.end - shown.start
    found.format = look
    return found

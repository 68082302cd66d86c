"""A painter together with the theme it paints in: what all charts draw alike."""

from functools import cache, lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from variorum.ui import fonts, icons
from variorum.ui.theme import Theme

Align = Qt.AlignmentFlag
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter
CENTRE = Align.AlignCenter

_HATCH = 6.0
_OVER = 8.0
"""Pixels that letters may stand out of their room."""

# Looked up once, because to look an enumeration up takes as long as a call of the painter.
_SMOOTH, _NO_PEN = QPainter.RenderHint.Antialiasing, Qt.PenStyle.NoPen
_CUT = Qt.TextElideMode.ElideRight


class _Saved:
    """A painter that draws smoothly meanwhile; what `contextmanager` makes takes three times it."""

    __slots__ = ("_painter",)

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> QPainter:
        self._painter.save()
        self._painter.setRenderHint(_SMOOTH)
        return self._painter

    def __exit__(self, *_failure: object) -> None:
        self._painter.restore()


class Canvas:
    """Draws in the colours of a theme; lengths are logical pixels, colours are tokens.

    Of what the painter would clip away nothing is drawn: charts may be much larger than the screen.
    """

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        """Draw with `painter`."""
        self.painter, self.theme = painter, theme
        self.seen: QRectF | None = None
        """Where something may be drawn; None: everywhere."""
        if painter.hasClipping():
            self.seen = painter.clipBoundingRect().adjusted(-_OVER, -_OVER, _OVER, _OVER)

    def sees(self, rect: QRectF) -> bool:
        """Tell whether anything drawn in a rectangle would be seen."""
        return self.seen is None or rect.intersects(self.seen)

    def seen_rows(self, top: float, height: float, count: int) -> range:
        """Return which of `count` rows of one height, from `top` down, would be seen."""
        if self.seen is None:
            return range(count)
        return _among(self.seen.top() - top, self.seen.bottom() - top, height, count)

    def seen_columns(self, left: float, width: float, count: int) -> range:
        """Return which of `count` columns of one width, from `left` on, would be seen."""
        if self.seen is None:
            return range(count)
        return _among(self.seen.left() - left, self.seen.right() - left, width, count)

    def saved(self) -> "_Saved":
        """Antialias inside; restore the painter afterwards."""
        return _Saved(self.painter)

    def box(self, rect: QRectF, fill: str, radius: float = 6) -> None:
        """Fill a rounded box."""
        if not self.sees(rect):
            return
        with self.saved() as painter:
            painter.setPen(_NO_PEN)
            painter.setBrush(self.theme.colour(fill))
            painter.drawRoundedRect(rect, radius, radius)

    def frame(
        self, rect: QRectF, line: str, radius: float = 6, width: float = 1, *, dashed: bool = False
    ) -> None:
        """Draw the border of a rounded box just inside `rect`."""
        if not self.sees(rect):
            return
        with self.saved() as painter:
            painter.setPen(self.pen(line, width, dashed=dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = width / 2
            inner = rect.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(inner, radius - inset, radius - inset)

    def ring(self, rect: QRectF, radius: float = 6) -> None:
        """Draw the ring of keyboard focus just inside `rect`."""
        self.frame(rect, "focus", radius, self.theme.focus_width)

    def pen(self, ink: str, width: float = 1, *, dashed: bool = False) -> QPen:
        """Return a pen in the colour of a token."""
        pen = QPen(self.theme.colour(ink), width)
        if dashed:
            pen.setDashPattern([3.0, 2.5])
        return pen

    def text(
        self, rect: QRectF, words: str, font: QFont, ink: str, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        """Draw one line of text, cut with an ellipsis where there is no room."""
        if not self.sees(rect):
            return
        shown = QFontMetricsF(font).elidedText(words, _CUT, rect.width() + 0.5)
        with self.saved() as painter:
            painter.setFont(font)
            painter.setPen(self.theme.colour(ink))
            painter.drawText(rect, _one_line(align), shown)

    def line(self, start: QPointF, end: QPointF, ink: str, width: float = 1) -> None:
        """Draw a straight line."""
        with self.saved() as painter:
            painter.setPen(self.pen(ink, width))
            painter.drawLine(start, end)

    def icon(self, name: str, rect: QRectF, ink: str) -> None:
        """Draw an icon as vectors."""
        if not self.sees(rect):
            return
        icons.paint(self.painter, name, rect, self.theme.colour(ink))

    def badge(self, rect: QRectF, letter: str) -> None:
        """Draw an article's letter in its little box."""
        self.box(rect, "surface", 5)
        self.frame(rect, "lineStrong", 5)
        size = 11 if len(letter) <= 1 else 9.5
        self.text(rect, letter, fonts.ui(size, fonts.Weight.DemiBold), "text", CENTRE)

    def progress(self, rect: QRectF, share: float) -> None:
        """Draw a thin bar filled to `share` of its length (0 to 1), green when full."""
        radius = rect.height() / 2
        self.box(rect, "line", radius)
        if share > 0:
            filled = QRectF(rect)
            filled.setWidth(max(rect.height(), rect.width() * min(share, 1.0)))
            self.box(filled, "ok" if share >= 1 else "accent", radius)

    def hatch(self, rect: QRectF) -> None:
        """Hatch a rectangle. The lines end at its border by arithmetic: SVG has no clip here."""
        with self.saved() as painter:
            painter.setPen(self.pen("lineStrong", 1))
            painter.translate(rect.topLeft())
            painter.drawLines(hatch_lines(rect.width(), rect.height()))


@cache
def _one_line(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return align | Qt.TextFlag.TextSingleLine


def _among(start: float, end: float, step: float, count: int) -> range:
    first, last = int(max(0.0, start) // step), int(max(0.0, end) // step) + 1
    return range(min(first, count), min(last, count))


@lru_cache(256)
def hatch_lines(width: float, height: float) -> list[QLineF]:
    """Return slanted lines that fill a rectangle at the origin and do not leave it.

    Kept by size: a matrix hatches a hundred cells of one size in each picture.
    """
    lines = []
    offset = _HATCH
    while offset < width + height:
        start = QPointF(min(offset, width), max(0.0, offset - width))
        end = QPointF(max(0.0, offset - height), min(offset, height))
        lines.append(QLineF(start, end))
        offset += _HATCH
    return lines

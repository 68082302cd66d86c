"""The text of an article as rows: laid out and tagged as on screen, numbers of tags beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock, QTextDocument
from typing_extensions import override

from variorum.model.vocabulary import TagKind
from variorum.ui import fonts, icons, theme
from variorum.ui.offsets import Shown
from variorum.ui.printing.rows import Row
from variorum.ui.printing.values import Entry, PrintedArticle
from variorum.ui.reader.geometry import BlockShapes, Geometry
from variorum.ui.reader.layout import ReadingLayout
from variorum.ui.reader.look import Column, Look
from variorum.ui.reader.paint import SpanPainter
from variorum.ui.reader.plan import make_plan
from variorum.ui.reader.spans import SpanIndex

ZOOM = 850
"""Percent of the size on screen: 11.5 points at 960 units to the inch."""
MEASURE = 72

INKS = {
    TagKind.ACTOR: "actor",
    TagKind.CLAIM: "claimText",
    TagKind.STANCE: "stance",
    TagKind.FIGURE: "figureText",
}
_TO_NUMBERS = 140.0
_SEPARATOR = "\u2002"


class PrintLook(Look):
    """The look of the page in fonts whose letters a PDF keeps."""

    @cached_property
    def body(self) -> QFont:
        """The font of the running text."""
        return fonts.whole(super().body)

    @cached_property
    def title(self) -> QFont:
        """The font of a headline."""
        return fonts.whole(super().title)

    @cached_property
    def subhead(self) -> QFont:
        """The font of a heading inside the text."""
        return fonts.whole(super().subhead)


def interface_font(points: float, weight: fonts.Weight = fonts.Weight.Normal) -> QFont:
    """Return the interface's font in a size that holds for every printer."""
    made = fonts.whole(fonts.ui("body", weight))
    made.setPixelSize(round(points * 960 / 72))
    return made


class PrintPainter(SpanPainter):
    """Draws tags as lines and curves only: a printer makes a mess of small pictures."""

    @override
    def _broken_line(self, box: QRect, token: str, *, dots: bool) -> None:
        pen = QPen(self._theme.colours[token], box.height())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if dots else Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([0.001, 2.0] if dots else [3.5, 2.0])
        self._painter.setPen(pen)
        y = box.top() + box.height() / 2
        inset = box.height() / 2 if dots else 0.0
        self._painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y))
        self._painter.setPen(Qt.PenStyle.NoPen)

    @override
    def _icon(self, name: str, token: str, size: int, place: QPointF) -> None:
        rect = QRectF(place.x(), place.y(), size, size)
        icons.paint(self._painter, name, rect, self._theme.colour(token))


class PrintedText:
    """One article laid out at a width; the margin for numbers lies to the right of it."""

    def __init__(self, article: PrintedArticle, room: float, margin: float) -> None:
        """Lay `article` out in `room`, `margin` of which stays free for numbers."""
        self._theme = theme.theme("light")
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        look = PrintLook(ZOOM, MEASURE, article.face)
        self._layout = ReadingLayout(self._document)
        self._layout.theme, self._layout.look = self._theme, look
        width = min((MEASURE + 3) * look.characters, room - margin)
        self._layout.column = Column(0.0, width)
        self._margin = QRectF(width + _TO_NUMBERS, 0, room - width - _TO_NUMBERS, look.pitch)
        self._document.setDocumentLayout(self._layout)
        self._document.setDefaultFont(look.body)
        shown = Shown(article.text)
        self._geometry = Geometry(self._layout)
        self._geometry.text, self._geometry.shown = article.text, shown
        self._geometry.index = SpanIndex(article.spans)
        with self._layout.waiting():
            self._document.setPlainText(shown.text)
        self._layout.plan = make_plan(shown, article.regions, article.sentences, article.text)
        self._layout.start_over()
        self._entries = article.entries
        self._font = interface_font(7.5, fonts.Weight.DemiBold)

    @property
    def look(self) -> Look:
        """The measures it is set by."""
        return self._layout.look

    def rows(self) -> Iterator[Row]:
        """Yield the lines from first to last."""
        waiting = list(reversed(self._entries))
        block = self._document.begin()
        while block.isValid():
            shapes = self._geometry.shapes(block)
            begun: defaultdict[int, list[Entry]] = defaultdict(list)
            for number, line in enumerate(shapes.lines):
                while waiting and waiting[-1].start < line.stop:
                    begun[number].append(waiting.pop())
            yield from self._block_rows(block, shapes, begun)
            block = block.next()

    def _block_rows(
        self, block: QTextBlock, shapes: BlockShapes, begun: dict[int, list[Entry]]
    ) -> Iterator[Row]:
        lines = shapes.lines
        tops = [0.0, *(line.top for line in lines[1:])]
        ends = [*tops[1:], self._layout.blockBoundingRect(block).height()]
        heading = self._layout.style(block).font is not None
        last = len(lines) - 1
        for number, (top, end) in enumerate(zip(tops, ends, strict=True)):
            keep = heading or (last > 0 and number in {0, last - 1})
            draw = self._drawing(block, shapes, number, top, begun.get(number, []))
            yield Row(end - top, draw, keep=keep, blank=block.length() == 1)

    def _drawing(
        self, block: QTextBlock, shapes: BlockShapes, number: int, top: float, begun: list[Entry]
    ) -> Callable[[QPainter], None]:
        line, this = shapes.lines[number], range(number, number + 1)

        def draw(painter: QPainter) -> None:
            painter.translate(0, -top)
            tags = PrintPainter(painter, self._theme, ZOOM / 100, None)
            tags.under(shapes, this)
            painter.setPen(self._theme.colour("text"))
            block.layout().lineAt(number).draw(painter, QPointF(0, 0))
            tags.over(shapes, this)
            painter.translate(0, top)
            if begun:
                self._draw_numbers(painter, begun, line.baseline - top)

        return draw

    def _draw_numbers(self, painter: QPainter, begun: list[Entry], baseline: float) -> None:
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        x = self._margin.left()
        for entry in begun:
            words = entry.number + _SEPARATOR
            step = metrics.horizontalAdvance(words)
            if x + 2 * step > self._margin.right() and entry is not begun[-1]:
                painter.drawText(QPointF(x, baseline), "…")
                return
            painter.setPen(self._theme.colour(INKS[entry.kind]))
            painter.drawText(QPointF(x, baseline), words.rstrip())
            x += step

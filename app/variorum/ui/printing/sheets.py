"""All pages of a printed article: masthead, text, list of tags, header and footer."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPageLayout, QPainter

from variorum.model.vocabulary import RegionKind, TagKind
from variorum.ui import fonts, plain, theme
from variorum.ui.panel.words import name_of
from variorum.ui.printing.rows import UNITS, Paragraph, Row, gap, paged
from variorum.ui.printing.text import INKS, PrintedText, interface_font
from variorum.ui.printing.values import LETTERS, Entry, PrintedArticle

MARGINS = QMarginsF(20, 14, 14, 14)
"""Of the page, in millimetres: left, top, right, bottom."""

_NUMBERS = 1000.0
_HEAD, _FOOT = 420.0, 420.0
_INDENT = 460.0
_POINT = UNITS / 72


def room_of(layout: QPageLayout) -> QSizeF:
    """Return how much of a page can be printed on, in units."""
    rect = layout.paintRect(QPageLayout.Unit.Inch)
    return QSizeF(rect.width() * UNITS, rect.height() * UNITS)


class Sheets:
    """The pages of one article for one size of paper."""

    def __init__(self, article: PrintedArticle, room: QSizeF) -> None:
        """Prepare pages of `room` units; `lay_out` fills them."""
        self._article = article
        self._room = room
        self._theme = theme.theme("light")
        self._text = PrintedText(article, room.width(), _NUMBERS)
        self._pages: list[list[Row]] = []
        self._coming = paged(self._rows(), room.height() - _HEAD - _FOOT)

    def lay_out(self, milliseconds: int | None = None) -> bool:
        """Fill pages for about so long, or all of them; tell whether all are filled."""
        clock = QElapsedTimer()
        clock.start()
        for page in self._coming:
            self._pages.append(page)
            if milliseconds is not None and clock.elapsed() > milliseconds:
                return False
        self._pages = self._pages or [[]]
        return True

    def __len__(self) -> int:
        """Count the pages filled."""
        return len(self._pages)

    def paint(self, painter: QPainter, device: QPagedPaintDevice, number: int) -> None:
        """Draw page `number`, from 0, on the page that `device` is at."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(device.logicalDpiX() / UNITS, device.logicalDpiY() / UNITS)
        self._draw_edges(painter, number)
        painter.translate(0, _HEAD)
        for row in self._pages[number]:
            painter.save()
            row.draw(painter)
            painter.restore()
            painter.translate(0, row.height)
        painter.restore()

    # -- rows ------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        yield from self._masthead()
        yield from self._text.rows()
        if self._article.entries:
            yield from self._list_head()
            for entry in self._article.entries:
                yield from self._entry_rows(entry)

    def _masthead(self) -> Iterator[Row]:
        article, look = self._article, self._text.look
        right = self._room.width()
        if article.title and not self._has_headline():
            ink = self._theme.colour("text")
            title = plain.visible(article.title)
            pitch = look.title_pitch
            yield from Paragraph(title, look.title, ink, 0, right, pitch).rows()
        if article.source:
            ink, font = self._theme.colour("text2"), interface_font(9)
            source = plain.visible(article.source)
            yield from Paragraph(source, font, ink, 0, right, 15 * _POINT).rows()
        yield gap(14 * _POINT)

    def _has_headline(self) -> bool:
        """Tell whether the text begins with its own title."""
        return any(
            region.kind is RegionKind.HEADLINE
            and self._article.text[region.start : region.end].strip() == self._article.title.strip()
            for region in self._article.regions
        )

    def _list_head(self) -> Iterator[Row]:
        right = self._room.width()
        strong, small = interface_font(13, fonts.Weight.DemiBold), interface_font(8)
        text, faint = self._theme.colour("text"), self._theme.colour("text2")
        yield gap(26 * _POINT)
        for row in Paragraph(_tr("Tags"), strong, text, 0, right, 20 * _POINT).rows():
            yield replace(row, keep=True)
        for row in Paragraph(_legend(), small, faint, 0, right, 13 * _POINT).rows():
            yield replace(row, keep=True)
        yield gap(8 * _POINT)

    def _entry_rows(self, entry: Entry) -> Iterator[Row]:
        right = self._room.width()
        strong, small = interface_font(9, fonts.Weight.DemiBold), interface_font(8.5)
        quoted = fonts.whole(fonts.reading(face=self._article.face))
        quoted.setPixelSize(round(9.5 * _POINT))
        text, faint = self._theme.colour("text"), self._theme.colour("text2")
        ink = self._theme.colour(INKS[entry.kind])
        quote, says = plain.visible(_in_quotes(entry.quote)), plain.visible(entry.says)
        pitch = 13 * _POINT
        number = Paragraph(entry.number, strong, ink, 0, _INDENT, pitch).rows()[0]
        rows = Paragraph(quote, quoted, text, _INDENT, right, pitch).rows()
        indent = _INDENT + QFontMetricsF(quoted).horizontalAdvance(quote) + 12 * _POINT
        if indent + QFontMetricsF(small).horizontalAdvance(says) < right:
            beside = Paragraph(says, small, faint, indent, right, pitch).rows()
            yield _together(number, rows[0], beside[0])
        else:
            yield replace(_together(number, rows[0]), keep=True)
            yield from (replace(row, keep=row is rows[-1]) for row in rows[1:])
            yield from Paragraph(says, small, faint, _INDENT, right, 12 * _POINT).rows()
        yield gap(4 * _POINT)

    # -- the edges of a page ---------------------------------------------------------------

    def _draw_edges(self, painter: QPainter, number: int) -> None:
        font = interface_font(8)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text2"))
        width, height = self._room.width(), self._room.height()
        line = QFontMetricsF(font).height()
        foot = QRectF(0, height - line, width, line)
        count = _tr("Page {n} of {all}").format(n=number + 1, all=len(self))
        _draw(painter, foot, count, Qt.AlignmentFlag.AlignRight)
        foot.setWidth(width - QFontMetricsF(font).horizontalAdvance(count + "    "))
        _draw(painter, foot, self._article.project)
        painter.fillRect(
            QRectF(0, height - 1.7 * line, width, 0.5 * _POINT), self._theme.colour("lineStrong")
        )
        if number:
            source = f"{self._article.title}   {self._article.source}".strip()
            _draw(painter, QRectF(0, 0, width, line), source)


def _together(*rows: Row) -> Row:
    """Return one row that draws all of `rows`, which are of one height."""

    def draw(painter: QPainter) -> None:
        for row in rows:
            row.draw(painter)

    return Row(rows[0].height, draw)


def _in_quotes(quote: str) -> str:
    """Return a quote on one line, in quotation marks of its own or ours."""
    words = " ".join(quote.split())
    return words if words[:1] == "“" and words[-1:] == "”" else f"“{words}”"


def _draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, shortened where it is too long."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(plain.visible(text), Qt.TextElideMode.ElideRight, rect.width())
    width = metrics.horizontalAdvance(shown)
    x = rect.right() - width if side is Qt.AlignmentFlag.AlignRight else rect.left()
    painter.drawText(QPointF(x, rect.top() + metrics.ascent()), shown)


def _legend() -> str:
    """Say in words how each kind of tag is drawn."""
    drawn = {
        TagKind.ACTOR: _tr("solid line"),
        TagKind.CLAIM: _tr("between corners"),
        TagKind.STANCE: _tr("dashed line with a sign"),
        TagKind.FIGURE: _tr("dotted line"),
    }
    return " · ".join(f"{LETTERS[kind]} {name_of(kind)}: {words}" for kind, words in drawn.items())


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)

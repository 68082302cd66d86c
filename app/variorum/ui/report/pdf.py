"""A report as PDF: its blocks laid out as a text document, page by page with a number each."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPageLayout,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
)
from variorum.ui import fonts, theme
from variorum.ui.printing.output import page_size
from variorum.ui.printing.sheets import MARGINS

_DPI = 96
_HEADINGS = {1: 24.0, 2: 18.0, 3: 15.0}
_TEXT = 13.0
_CHAPTER = 2
_FOOT = 28


def to_pdf(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the report as a PDF with links from statements to their quotes."""
    data = QByteArray()
    for _share in pdf_steps(title, blocks, data):
        pass
    return bytes(data.data())


def pdf_steps(title: str, blocks: Iterable[Block], out: QByteArray) -> Iterator[float]:
    """Write the PDF into `out` step by step; yield the share done (0 to 1).

    A window can do other things between two steps. What is in `out` is whole after the last.
    """
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("Variorum")
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(page_size(), portrait, MARGINS, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(layout)
    room = QRectF(layout.paintRectPixels(_DPI))
    document = _document()
    for share in _Layout(document, room.width()).turns(list(blocks)):
        yield share / 3
    page = QSizeF(room.width(), room.height() - _FOOT)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(page)
    for share in _laid_out(document):
        yield (1 + share) / 3
    for share in _print(document, writer, page):
        yield (2 + share) / 3


def document(blocks: Iterable[Block], width: float) -> QTextDocument:
    """Return blocks as a document to look at, its lines `width` pixels long."""
    made = _document()
    for _share in _Layout(made, width).turns(list(blocks)):
        pass
    made.setTextWidth(width)
    return made


def _laid_out(document: QTextDocument) -> Iterator[float]:
    """Have lines and pages found a few blocks at a time: Qt lays out only as far as it is asked."""
    block, count = document.begin(), document.blockCount()
    while block.isValid():
        document.documentLayout().blockBoundingRect(block)
        yield block.blockNumber() / count
        block = block.next()


def _document() -> QTextDocument:
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDefaultFont(_font(_TEXT))
    made.setDocumentMargin(0)
    frame = made.rootFrame().frameFormat()
    frame.setMargin(0)
    made.rootFrame().setFrameFormat(frame)
    return made


def _font(size: float, weight: fonts.Weight = fonts.Weight.Normal) -> QFont:
    return fonts.whole(fonts.ui(size, weight))


def _print(document: QTextDocument, writer: QPdfWriter, page: QSizeF) -> Iterator[float]:
    look = theme.theme("light")
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
    count = document.pageCount()
    painter = QPainter(writer)
    try:
        for number in range(count):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * page.height())
            clip = QRectF(0, number * page.height(), page.width(), page.height())
            painter.setClipRect(clip)
            context.clip = clip
            document.documentLayout().draw(painter, context)
            painter.restore()
            painter.setFont(_font(11))
            painter.setPen(look.colour("text2"))
            foot = QRectF(0, page.height(), page.width(), _FOOT)
            place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(foot, place, f"{number + 1} / {count}")
            yield (number + 1) / count
    finally:
        painter.end()  # also where the rest is not wanted any more


class _Layout:
    """Appends blocks to a document. Nothing is ever read as HTML."""

    def __init__(self, document: QTextDocument, width: float) -> None:
        self._cursor = QTextCursor(document)
        self._width = width
        self._look = theme.theme("light")
        self._pictures = 0
        self._begun = False

    def turns(self, parts: Sequence[Block]) -> Iterator[float]:
        """Append all blocks, yielding the share done; they are laid out once at the end."""
        whole = QTextCursor(self._cursor.document())
        whole.beginEditBlock()
        for at, block in enumerate(parts, start=1):
            after = parts[at] if at < len(parts) else None
            if isinstance(block, Heading):
                self._heading(block, above_chart=isinstance(after, Chart))
            elif isinstance(block, Paragraph):
                self._new(top=3, bottom=3)
                self._runs(block.runs, block.anchor)
            elif isinstance(block, Bullets):
                self._bullets(block)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Chart):
                self._chart(block)
            yield at / len(parts)
        whole.endEditBlock()

    def _new(self, *, top: float, bottom: float, on_new_page: bool = False) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(top)
        shape.setBottomMargin(bottom)
        if on_new_page:
            shape.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._begun:
            self._cursor.insertBlock(shape, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(shape)
        self._begun = True

    def _heading(self, block: Heading, *, above_chart: bool) -> None:
        """Write a heading; a chart may fill a page and takes its chapter's heading along."""
        alone = above_chart and block.level == _CHAPTER
        self._new(top=8 + 6 * (3 - block.level), bottom=4, on_new_page=alone)
        letters = QTextCharFormat()
        letters.setFont(_font(_HEADINGS[block.level], fonts.Weight.DemiBold))
        self._anchor(letters, block.anchor)
        self._cursor.insertText(block.text, letters)

    def _bullets(self, block: Bullets) -> None:
        shape = QTextListFormat()
        shape.setStyle(QTextListFormat.Style.ListDisc)
        made = None
        for line in block.lines:
            self._new(top=1, bottom=1)
            if made is None:
                made = self._cursor.createList(shape)
            else:
                made.add(self._cursor.block())
            self._runs(line)
        self._leave_list()

    def _leave_list(self) -> None:
        self._new(top=0, bottom=0)
        self._cursor.setBlockFormat(QTextBlockFormat())

    def _table(self, block: Table) -> None:
        shape = QTextTableFormat()
        shape.setBorder(0.5)
        shape.setBorderBrush(self._look.colour("line"))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(3)
        shape.setCellSpacing(0)
        shape.setHeaderRowCount(1)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setTopMargin(6)
        shape.setBottomMargin(6)
        table = self._cursor.insertTable(len(block.rows) + 1, len(block.head), shape)
        head = QTextCharFormat()
        head.setFont(_font(_TEXT - 1, fonts.Weight.DemiBold))
        for column, name in enumerate(block.head):
            table.cellAt(0, column).firstCursorPosition().insertText(name, head)
        after = self._cursor
        for row, cells in enumerate(block.rows, start=1):
            for column, runs in enumerate(cells):
                self._cursor = table.cellAt(row, column).firstCursorPosition()
                self._runs(runs)
        self._cursor = after
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _chart(self, block: Chart) -> None:
        self._new(top=4, bottom=4)
        self._pictures += 1
        name = f"picture-{self._pictures}"
        image = QImage.fromData(block.picture.png)
        self._cursor.document().addResource(QTextDocument.ResourceType.ImageResource, name, image)
        shape = QTextImageFormat()
        shape.setName(name)
        width = min(self._width, block.picture.width)
        shape.setWidth(width)
        shape.setHeight(block.picture.height * width / block.picture.width)
        self._cursor.insertImage(shape)

    def _runs(self, runs: Runs, anchor: str = "") -> None:
        for run in runs:
            letters = self._letters(run)
            self._anchor(letters, anchor)
            anchor = ""
            self._cursor.insertText(run.text, letters)

    def _letters(self, run: Run) -> QTextCharFormat:
        letters = QTextCharFormat()
        weight = fonts.Weight.DemiBold if run.style is Style.STRONG else fonts.Weight.Normal
        letters.setFont(_font(_TEXT, weight))
        if run.style is Style.QUOTE:
            letters.setFont(fonts.whole(fonts.reading(_TEXT + 1)))
        if run.style is Style.MUTED:
            letters.setForeground(self._look.colour("text2"))
        if run.target:
            letters.setAnchor(True)
            letters.setAnchorHref(f"#{run.target}")
            letters.setForeground(self._look.colour("accent"))
        return letters

    @staticmethod
    def _anchor(letters: QTextCharFormat, anchor: str) -> None:
        if anchor:
            letters.setAnchor(True)
            letters.setAnchorNames([anchor])

"""A report as a Word document, by python-docx."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, RGBColor
from docx.text.paragraph import Paragraph as ParagraphObject
from docx.text.run import Run as RunObject

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

_MUTED = RGBColor(0x56, 0x5D, 0x66)
_LINK = RGBColor(0x1F, 0x3A, 0x5F)
_XML = {ord(char): "\ufffd" for char in map(chr, range(32)) if char not in "\t\n\r"}
_XML |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
"""Characters that XML cannot hold."""

_LONGEST_TITLE = 255
"""Letters of a title in a document's properties; the heading has all of it."""


def to_docx(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the report as the bytes of a .docx file; quotes are bookmarks statements lead to."""
    document = Document()
    document.core_properties.title = _clean(title)[:_LONGEST_TITLE]
    document.core_properties.author = ""
    writer = _Writer(document)
    for block in blocks:
        writer.write(block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _clean(text: str) -> str:
    return text.translate(_XML)


class _Writer:
    def __init__(self, document: DocumentObject) -> None:
        self._document = document
        self._bookmarks: dict[str, str] = {}

    def write(self, block: Block) -> None:
        """Append one block."""
        if isinstance(block, Heading):
            self._anchored(
                self._document.add_heading(_clean(block.text), block.level), block.anchor
            )
        elif isinstance(block, Paragraph):
            paragraph = self._document.add_paragraph()
            self._anchored(paragraph, block.anchor)
            self._runs(paragraph, block.runs)
        elif isinstance(block, Bullets):
            for line in block.lines:
                self._runs(self._document.add_paragraph(style="List Bullet"), line)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Chart):
            section = self._document.sections[0]
            room = (section.page_width or 0) - (section.left_margin or 0)
            room -= section.right_margin or 0
            wanted = block.picture.width * 9525  # English metric units per CSS pixel
            self._document.add_picture(BytesIO(block.picture.png), width=Emu(min(room, wanted)))

    def _table(self, block: Table) -> None:
        table = self._document.add_table(rows=1, cols=len(block.head), style="Light Grid")
        for cell, name in zip(table.rows[0].cells, block.head, strict=True):
            cell.text = _clean(name)
        for row in block.rows:
            cells = table.add_row().cells
            for cell, runs in zip(cells, row, strict=True):
                self._runs(cell.paragraphs[0], runs)

    def _name(self, anchor: str) -> str:
        """Return a bookmark's name: a letter first, at most 40 characters, no two alike."""
        return self._bookmarks.setdefault(anchor, f"v{len(self._bookmarks)}")

    def _anchored(self, paragraph: ParagraphObject, anchor: str) -> None:
        if not anchor:
            return
        name = self._name(anchor)
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), name[1:])
            if tag.endswith("Start"):
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)  # noqa: SLF001  # python-docx has no bookmarks of its own

    def _runs(self, paragraph: ParagraphObject, runs: Runs) -> None:
        for run in runs:
            made = paragraph.add_run(_clean(run.text))
            self._styled(made, run)
            if run.target:
                link = OxmlElement("w:hyperlink")
                link.set(qn("w:anchor"), self._name(run.target))
                paragraph._p.append(link)  # noqa: SLF001  # nor links within a document
                link.append(made._r)  # noqa: SLF001

    @staticmethod
    def _styled(made: RunObject, run: Run) -> None:
        made.bold = run.style is Style.STRONG or None
        made.italic = run.style is Style.QUOTE or None
        if run.style is Style.MUTED:
            made.font.color.rgb = _MUTED
        if run.target:
            made.font.color.rgb = _LINK
            made.font.underline = True

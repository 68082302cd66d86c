"""An Excel workbook of text cells, written as it streams: SpreadsheetML (ECMA-376) by hand.

Every cell is a text, so that no spreadsheet runs or rounds it. Written here because that is five
times as fast as the libraries for it, which keep styles and types that nobody asked for.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import PurePath
from types import TracebackType
from typing import Any, BinaryIO, Self
from xml.sax.saxutils import escape

ROWS = 1_048_576
"""Rows of a sheet, at most (Excel's limit)."""

_UNFIT = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x01-\x08\x0b-\x1f\ufffe\uffff]")
_SPECIAL = re.compile("[&<>_\x01-\x08\x0b-\x1f\ufffe\uffff]")
_SPACES = " \t\n\r"
"""What readers of XML take away at the ends of a text unless they are told not to."""
_LOT = 100
"""Rows written at once."""
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of the parts of the file, so that the same project gives the same bytes."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SHEET = (
    f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    '</sheetViews><cols><col min="1" max="16384" width="18" style="0" customWidth="1"/></cols>'
    "<sheetData>"
)
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyFont="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Two styles: text (0, which no cell need name), and text in bold (1).

Format 49 keeps an edited cell a text.
"""


def _deflater() -> Any:  # noqa: ANN401  # zlib gives its own no public name
    """Return what deflates a sheet: ISA-L's, or zlib's where that is not built (Windows on ARM)."""
    try:
        from isal import isal_zlib as deflating  # noqa: PLC0415  # not everywhere
    except ImportError:
        import zlib as deflating  # type: ignore[no-redef]  # noqa: PLC0415  # the same interface
    return deflating.compressobj(1, zipfile.ZIP_DEFLATED, -15)


class Workbook:
    """Writes sheets one after the other into a file."""

    def __init__(self, out: BinaryIO, *, rows: int = ROWS) -> None:
        """Write to `out`; a sheet of more than `rows` goes on in another."""
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        self._rows = rows
        self._sheets: list[str] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what names the sheets."""
        if kind is None:
            self._finish()
        self._zip.close()

    def sheet(self, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a sheet; its name has at most 28 letters or spaces."""
        self.sheet_of_lines(name, header, map(line, rows))

    def sheet_of_lines(self, name: str, header: Sequence[str], lines: Iterable[str]) -> None:
        """Write a sheet of rows that `line` has made."""
        left = iter(lines)
        first = next(left, None)
        self._one(name, header, () if first is None else chain((first,), left))
        number = 1
        while (first := next(left, None)) is not None:
            number += 1
            self._one(f"{name} {number}", header, chain((first,), left))

    def _one(self, name: str, header: Sequence[str], lines: Iterable[str]) -> None:
        """Write as many rows as one sheet holds."""
        self._sheets.append(name)
        path = f"xl/worksheets/sheet{len(self._sheets)}.xml"
        rows = islice(lines, self._rows - 1)
        with self._zip.open(_entry(path), "w", force_zip64=True) as file:
            file._compressor = _deflater()  # type: ignore[attr-defined]  # noqa: SLF001  # zipfile takes no other
            file.write((_SHEET + line(header, ' s="1"')).encode("utf-8"))
            while lot := "".join(islice(rows, _LOT)):
                file.write(lot.encode("utf-8"))
            file.write(b"</sheetData></worksheet>")

    def _finish(self) -> None:
        numbers = range(1, len(self._sheets) + 1)
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(numbers, self._sheets, strict=True)
        )
        targets = {f"worksheets/sheet{number}.xml": "worksheet" for number in numbers}
        parts = {
            "[Content_Types].xml": _content_types(len(self._sheets)),
            "_rels/.rels": _relations({"xl/workbook.xml": "officeDocument"}),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
                f"<sheets>{sheets}</sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": _relations({**targets, "styles.xml": "styles"}),
        }
        for path, content in parts.items():
            self._zip.writestr(_entry(path), _XML + content)
        self._zip.writestr(_entry("xl/styles.xml"), _STYLES)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(str(PurePath(path).as_posix()), _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def line(cells: Sequence[str], style: str = "") -> str:
    """Return a row of a sheet."""
    begin = f'<c{style} t="inlineStr"><is>'
    made = [f"{begin}{_text(cell)}</t></is></c>" if cell else "<c/>" for cell in cells]
    return f"<row>{''.join(made)}</row>"


def _text(cell: str) -> str:
    begin = "<t>" if cell.strip(_SPACES) == cell else '<t xml:space="preserve">'
    if not _SPECIAL.search(cell):
        return begin + cell
    return begin + _UNFIT.sub(lambda found: f"_x{ord(found.group()):04X}_", escape(cell))


def _content_types(sheets: int) -> str:
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"} | {
        f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)
    }
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{_TYPE}{kind}+xml"/>'
        for path, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'

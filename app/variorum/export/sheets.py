"""A project as an Excel workbook: the table to read, one sheet for each kind of record.

A cell holds 32,767 UTF-16 units. What is longer stands in the sheet `long`, in parts, and its own
cell says so; so nothing is cut, whole articles included.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.export.cells import columns
from variorum.export.cells import rows as cell_rows
from variorum.export.codebook import CODEBOOK_COLUMNS, GIST_COLUMNS, codebook_rows
from variorum.export.files import whole_file
from variorum.export.gist import gist_rows
from variorum.export.index import Index
from variorum.export.tables import CODEBOOK, GIST, TABLES
from variorum.export.watching import Watch
from variorum.export.workbook import ROWS, Workbook, pieces
from variorum.model.kinds import KINDS
from variorum.model.records import Record, TextVersion

LONG = "long"
SEE_LONG = "(in parts in the sheet “long”)"
_LONG_COLUMNS = ("sheet", "id", "column", "part", "text")
_FITS_SURELY = 16_000

Rows = Iterable[list[str]]


def write_workbook(
    records: Iterable[Record], out: Path, watch: Watch, *, texts: bool, rows: int = ROWS
) -> int:
    """Write the workbook, whole or not at all; return the number of records.

    All records are held in memory while this runs. Raises UserError export.unwritable and
    Cancelled.
    """
    watch.passes(2)
    index, long = Index(), _Long()
    versions: list[tuple[str, str]] = []
    for record in watch.over(records):
        if isinstance(record, TextVersion) and texts:
            versions.append((record.id, record.text))
        index.add(record)
    with whole_file(out) as file, Workbook(file, rows=rows) as book:
        book.sheet(GIST, GIST_COLUMNS, long.kept(GIST, GIST_COLUMNS, gist_rows(index), "tag"))
        for kind in KINDS:
            names = tuple(name for name in columns(kind) if name != "file")
            book.sheet(
                TABLES[kind], names, long.kept(TABLES[kind], names, watch.over(_rows(kind, index)))
            )
        for number, text in versions:
            long.add(TABLES["text_version"], number, "text", text)
        book.sheet(LONG, _LONG_COLUMNS, long.rows)
        book.sheet(CODEBOOK, CODEBOOK_COLUMNS, _meanings())
    return index.count


def _rows(kind: str, index: Index) -> Iterator[list[str]]:
    """Yield the rows of a kind; the file that CSV puts a text in is not here."""
    left_out = columns(kind).index("file") if "file" in columns(kind) else None
    for cells in cell_rows(kind, index):
        if left_out is not None:
            del cells[left_out]
        yield cells


def _meanings() -> Iterator[list[str]]:
    yield from (one for one in codebook_rows(TABLES, GIST) if one[1] != "file")
    yield from (
        [LONG, "sheet", "Sheet whose cell is too short for the text; texts: the whole article."],
        [LONG, "id", "Id in that row."],
        [LONG, "column", "Column of that cell."],
        [LONG, "part", "Number of the part; put together, the parts are the text."],
        [LONG, "text", "The part."],
    )


class _Long:
    """Texts that are longer than a cell, in parts."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []

    def add(self, sheet: str, number: str, column: str, text: str) -> None:
        for part, piece in enumerate(pieces(text), start=1):
            self.rows.append([sheet, number, column, str(part), piece])

    def kept(self, sheet: str, names: tuple[str, ...], rows: Rows, key: str = "id") -> Rows:
        """Yield `rows`, their long cells taken out and kept here."""
        at = names.index(key)
        for cells in rows:
            if max(map(len, cells)) > _FITS_SURELY:
                yield [
                    self._short(sheet, cells[at], *pair) for pair in zip(names, cells, strict=True)
                ]
            else:
                yield cells

    def _short(self, sheet: str, number: str, column: str, cell: str) -> str:
        if len(pieces(cell)) == 1:
            return cell
        self.add(sheet, number, column, cell)
        return SEE_LONG

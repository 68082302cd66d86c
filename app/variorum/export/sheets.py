"""A project as an Excel workbook: the table to read, one sheet for each kind of record.

A cell holds 32,767 UTF-16 units. What is longer stands in the sheet `long`, in parts, and its own
cell says so; so nothing is cut, whole articles included.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, starmap
from pathlib import Path

from variorum.export.cells import columns
from variorum.export.cells import rows as cell_rows
from variorum.export.codebook import CODEBOOK_COLUMNS, GIST_COLUMNS, codebook_rows
from variorum.export.files import whole_file
from variorum.export.gist import gist_rows
from variorum.export.index import IN_SHORT, Held, Index, Lookup
from variorum.export.long_cells import LONG, LONG_COLUMNS, LongCells, meanings
from variorum.export.tables import CODEBOOK, GIST, TABLES
from variorum.export.watching import Watch
from variorum.export.workbook import ROWS, Workbook, line
from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Record, TextVersion

SEE_LONG = "(in parts in the sheet “long”)"
_WHOLE = "; texts: the whole article"


def write_workbook(
    records: Iterable[Record], out: Path, watch: Watch, *, texts: bool, rows: int = ROWS
) -> int:
    """Write the workbook, whole or not at all; return the number of records.

    All records are held in memory while this runs. Raises UserError export.unwritable and
    Cancelled.
    """
    watch.passes(2)
    index = Index()
    versions: list[tuple[Id, str]] = []
    for record in watch.over(records):
        if isinstance(record, TextVersion) and texts:
            versions.append((record.id, record.text))
        index.add(record)
    _write(index, versions, out, watch, rows)
    return index.count


def write_held_workbook(held: Held, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the same of records that are at hand elsewhere."""
    _write(held, held.texts() if texts else (), out, watch, ROWS)
    return watch.done


def _write(
    index: Lookup, versions: Iterable[tuple[Id, str]], out: Path, watch: Watch, most: int
) -> None:
    long = LongCells(SEE_LONG)
    with whole_file(out) as file, Workbook(file, rows=most) as book:
        book.sheet(GIST, GIST_COLUMNS, long.kept(GIST, GIST_COLUMNS, gist_rows(index), "tag"))
        for kind in KINDS:
            names = tuple(name for name in columns(kind) if name != "file")
            if index.lines and kind in IN_SHORT:
                lots = index.lines("xlsx", kind, partial(_line, long, TABLES[kind], names))
                lines = chain.from_iterable(watch.lots(lots))
                book.sheet_of_lines(TABLES[kind], names, lines)
            else:
                made = watch.over(_rows(kind, index))
                book.sheet(TABLES[kind], names, long.kept(TABLES[kind], names, made))
        whole = chain.from_iterable(starmap(_parts, versions))
        book.sheet(LONG, LONG_COLUMNS, chain(long.rows, whole))
        book.sheet(CODEBOOK, CODEBOOK_COLUMNS, _meanings())


def _line(long: LongCells, sheet: str, names: tuple[str, ...], cells: list[str]) -> str:
    """Return the line of one row; the file that CSV puts a text in is not here."""
    return "".join(map(line, long.kept(sheet, names, [cells[: len(names)]])))


def _parts(number: Id, text: str) -> list[list[str]]:
    """Return the rows that hold a whole article."""
    long = LongCells("")
    long.add(TABLES["text_version"], number, "text", text)
    return long.rows


def _rows(kind: str, index: Lookup) -> Iterator[list[str]]:
    """Yield the rows of a kind; the file that CSV puts a text in is not here."""
    left_out = columns(kind).index("file") if "file" in columns(kind) else None
    for cells in cell_rows(kind, index):
        if left_out is not None:
            del cells[left_out]
        yield cells


def _meanings() -> Iterator[list[str]]:
    yield from (one for one in codebook_rows(TABLES, GIST) if one[1] != "file")
    yield from meanings(_WHOLE)

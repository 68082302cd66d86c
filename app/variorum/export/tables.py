"""A project as CSV tables: one per kind of record, one to read, one that explains the columns.

Two flavours: exact (UTF-8, every cell as it is) and for spreadsheets (with a BOM, cells that a
spreadsheet would run as formulas defused by an apostrophe, cells it would cut in parts in a table
of their own). References stand by id and by name. Article texts are files of their own, named by
id, because no spreadsheet cell holds them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path

from variorum.export.cells import columns, rows
from variorum.export.codebook import CODEBOOK_COLUMNS, GIST_COLUMNS, codebook_rows
from variorum.export.files import whole_folder
from variorum.export.gist import gist_rows
from variorum.export.index import IN_SHORT, Held, Index, Lookup
from variorum.export.long_cells import (
    LONG,
    LONG_COLUMNS,
    LONGEST,
    LongCells,
    Rows,
    meanings,
)
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.kinds import KINDS
from variorum.model.records import Record, TextVersion
from variorum.text.harmless import defused

TABLES = {
    "project": "project",
    "annotator": "annotators",
    "outlet": "outlets",
    "article": "articles",
    "text_version": "texts",
    "region": "regions",
    "actor": "actors",
    "alias": "aliases",
    "actor_link": "actor_ties",
    "topic": "topics",
    "proposition": "propositions",
    "proposition_link": "proposition_ties",
    "quantity": "quantities",
    "independence": "independence",
    "tag": "tags",
    "tag_link": "links",
    "relation": "relations",
    "constraint": "constraints",
    "decision": "decisions",
    "assessment": "assessments",
    "note": "notes",
    "read_mark": "read_marks",
}
"""Name of the table of each kind of record."""

GIST = "reading"
CODEBOOK = "columns"
TEXTS = "texts"
SEE_LONG = f"(in parts in {LONG}.csv)"
_ENTRIES = frozenset({f"{name}.csv" for name in (*TABLES.values(), GIST, CODEBOOK, LONG)} | {TEXTS})


class Flavour(StrEnum):
    """For whom the tables are."""

    EXACT = "exact"
    SPREADSHEET = "spreadsheet"


_SPECIAL = re.compile('[,"\r\n]')
_FORMS = {Flavour.EXACT: "csv", Flavour.SPREADSHEET: "csv-spreadsheet"}


def write_tables(records: Iterable[Record], folder: Path, flavour: Flavour) -> int:
    """Write all tables into a new `folder`, whole or not at all; return the number of records.

    An earlier export at `folder` is replaced, anything else there is refused. All records but the
    texts' are held in memory while this runs. Raises UserError export.exists or export.unwritable.
    """
    with whole_folder(folder, ours=_ENTRIES) as part:
        index = Index()
        (part / TEXTS).mkdir()
        for record in records:
            if isinstance(record, TextVersion):
                _write_text(part, record.id, record.text)
            index.add(record)
        fill(part, index, flavour, Watch())
    return index.count


def write_held_tables(held: Held, folder: Path, flavour: Flavour, watch: Watch) -> int:
    """Write the same of records that are at hand elsewhere; also raises Cancelled."""
    with whole_folder(folder, ours=_ENTRIES) as part:
        (part / TEXTS).mkdir()
        for number, text in held.texts():
            _write_text(part, number, text)
        fill(part, held, flavour, watch)
    return watch.done


def fill(part: Path, index: Lookup, flavour: Flavour, watch: Watch) -> None:
    """Write the tables into an empty folder; the texts are files of their own, not among them."""
    is_exact = flavour is Flavour.EXACT
    long = LongCells(SEE_LONG, LONGEST - 1)  # one apostrophe may come in front
    for kind in KINDS:
        name, header = TABLES[kind], columns(kind)
        kept = partial(_line, long, name, header, flavour)
        if index.lines and kind in IN_SHORT:
            lots = index.lines(_FORMS[flavour], kind, kept)
            _append(_write(part, name, header, (), flavour), watch.lots(lots))
        else:
            made: Rows = watch.over(rows(kind, index))
            made = made if is_exact else long.kept(name, header, made)
            _write(part, name, header, made, flavour)
    said: Rows = gist_rows(index)
    said = said if is_exact else long.kept(GIST, GIST_COLUMNS, said, "tag")
    _write(part, GIST, GIST_COLUMNS, said, flavour)
    if not is_exact:
        _write(part, LONG, LONG_COLUMNS, long.rows, flavour)
    told = codebook_rows(TABLES, GIST)
    _write(
        part, CODEBOOK, CODEBOOK_COLUMNS, told if is_exact else chain(told, meanings("")), flavour
    )


def _line(
    long: LongCells, name: str, header: Sequence[str], flavour: Flavour, cells: list[str]
) -> str:
    """Return the line of one row."""
    is_exact = flavour is Flavour.EXACT
    return "".join(_lines([cells] if is_exact else long.kept(name, header, [cells]), flavour))


def _append(path: Path, lots: Iterable[Sequence[str]]) -> None:
    with path.open("ab") as file:
        for lines in lots:
            file.write("".join(lines).encode())


def _write_text(part: Path, number: Id, text: str) -> None:
    (part / TEXTS / f"{number}.txt").write_bytes(text.encode("utf-8"))


def _write(part: Path, name: str, header: Sequence[str], rows: Rows, flavour: Flavour) -> Path:
    path = part / f"{name}.csv"
    encoding = "utf-8" if flavour is Flavour.EXACT else "utf-8-sig"
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(_lines(chain([header], rows), flavour))
    return path


def _lines(rows: Iterable[Sequence[str]], flavour: Flavour) -> Iterator[str]:
    """Yield rows of two cells and more as RFC 4180 has them, three times as fast as `csv` does."""
    for row in rows:
        cells = row if flavour is Flavour.EXACT else list(map(defused, row))
        line = ",".join(cells)
        if line.count(",") >= len(cells) or '"' in line or "\n" in line or "\r" in line:
            line = ",".join([_quoted(cell) if _SPECIAL.search(cell) else cell for cell in cells])
        yield f"{line}\r\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'

"""The dataset and the CSV tables as the list of formats calls them."""

from collections.abc import Iterable
from pathlib import Path

from variorum.export.dataset import write_dataset
from variorum.export.files import whole_file
from variorum.export.index import Held
from variorum.export.tables import Flavour, write_held_tables, write_tables
from variorum.export.watching import Watch
from variorum.model.records import Record


def write_lines(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the dataset, one JSON Lines file."""
    with whole_file(out) as file:
        return write_dataset(watch.over(records), file, with_texts=texts)


def write_exact(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write CSV tables, every cell as it is; `texts` are always among them."""
    del texts
    return write_tables(watch.over(records), out, Flavour.EXACT)


def write_defused(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write CSV tables for spreadsheets; `texts` are always among them."""
    del texts
    return write_tables(watch.over(records), out, Flavour.SPREADSHEET)


def write_held_exact(held: Held, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the same as `write_exact` of a project held still."""
    del texts
    return write_held_tables(held, out, Flavour.EXACT, watch)


def write_held_defused(held: Held, out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the same as `write_defused` of a project held still."""
    del texts
    return write_held_tables(held, out, Flavour.SPREADSHEET, watch)

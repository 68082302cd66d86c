"""Exports of a whole project against a bare csv.writer that writes the same cells.

Whoever exports a project reads it, so that the writer is handed its rows by SQLite, as text from
tables that hold the cells and nothing else. What it takes for cells that stand in memory already
is told beside.

Beside its tables a CSV export writes a file for each text. Making these takes the system several
times as long as all cells take, so that of an export the tables are measured by themselves, and
the whole against the writer and files written barely.
"""

import csv
import io
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path

from variorum.bench.apart import apart
from variorum.bench.measure import cpu
from variorum.bench.memory import forget_peak, peak, resident
from variorum.bench.opened import opened
from variorum.bench.rows import Row, Target, growth, rate, row
from variorum.bench.scale import Workshop
from variorum.export import tables
from variorum.export.index import Lookup
from variorum.export.watching import Watch
from variorum.store.reading import Reading
from variorum.store.store import Store
from variorum.workspace.handing_over import hand_over

_HERE = "variorum.bench.exports"
_TOGETHER = 20_000


def measure(shop: Workshop) -> Iterator[Row]:
    """Export the largest project as CSV and JSON Lines, a smaller one as a workbook."""
    yield from _lines_and_cells(shop)
    tags = shop.scale.workbook
    path = str(shop.project(tags))
    with _folder(shop) as folder:
        apart(f"{_HERE}:exporting", path, "csv", str(Path(folder) / "whole"))
        yard, _ = apart(f"{_HERE}:writing", str(Path(folder) / "whole"))
    spent, held = apart(f"{_HERE}:exporting", path, "xlsx", str(shop.folder / "made.xlsx"))
    yield rate("XLSX export (s)", f"{tags:,} tags", spent, yard, Target(0.4, sense=">="))
    yield row("XLSX export, memory more (MB)", f"{tags:,} tags", held)


def _lines_and_cells(shop: Workshop) -> Iterator[Row]:
    tags = shop.scale.tags[-1]
    path, size = str(shop.project(tags)), f"{tags:,} tags"
    with _folder(shop) as folder:
        out = str(Path(folder) / "whole")
        whole, spent, held = apart(f"{_HERE}:exporting_cells", path, out)
        yard, at_hand = apart(f"{_HERE}:writing", out)
        yield rate("CSV tables (s)", size, spent, yard, Target(0.95, sense=">="))
        yield rate("CSV tables, against a writer that reads nothing (s)", size, spent, at_hand)
        bare = yard + apart(f"{_HERE}:filing", out)
        yield rate("CSV export, a file for each text (s)", size, whole, bare)
        yield row("CSV export, memory more (MB)", size, held, None, Target(10, "ours"))
    lines = shop.folder / "made.jsonl"
    found = []
    for one in shop.scale.tags:
        project = str(shop.project(one))
        found.append(apart(f"{_HERE}:exporting", project, "dataset", str(lines)))
        lines.unlink()
    spent, held = found[-1]
    yield rate("JSON Lines export (s)", size, spent, yard, Target(2.2, sense=">="))
    yield rate("JSON Lines, against a writer that reads nothing (s)", size, spent, at_hand)
    yield row("JSON Lines export, memory more (MB)", size, held, None, Target(10, "ours"))
    yield growth("JSON Lines export", shop.scale.tags, [seconds for seconds, _ in found])


def _folder(shop: Workshop) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=shop.folder, ignore_cleanup_errors=True)


def exporting_cells(path: str, out: str) -> tuple[float, float, float]:
    """Return the seconds of CPU that a CSV export takes, that its tables take, and the MB more.

    The copy that holds the project still counts as the tables'.
    """
    spent, fill, still = list[float](), tables.fill, Store.still

    def filled(part: Path, index: Lookup, flavour: tables.Flavour, watch: Watch) -> None:
        spent.append(cpu(lambda: fill(part, index, flavour, watch)))

    @contextmanager
    def stilled(store: Store) -> Iterator[Reading]:
        start = time.process_time()
        with still(store) as held:
            spent.append(time.process_time() - start)
            yield held

    tables.fill = filled
    Store.still = stilled  # type: ignore[assignment,method-assign]  # in a process of its own
    whole, more = exporting(path, "csv", out)
    copying, cells = spent
    return whole, copying + cells, more


def filing(folder: str) -> float:
    """Return the seconds of CPU that writing the files of the texts in `folder` takes."""
    bare, spent = Path(folder) / "bare", 0.0
    bare.mkdir()
    for path in (Path(folder) / tables.TEXTS).iterdir():
        data = path.read_bytes()
        start = time.process_time()
        with (bare / path.name).open("wb") as file:
            file.write(data)
        spent += time.process_time() - start
    return spent


def exporting(path: str, form: str, out: str) -> tuple[float, float]:
    """Return the seconds of CPU an export takes, and the MB it needs more than the open project."""
    with opened(path) as session:
        forget_peak()
        before = resident()
        spent = cpu(lambda: hand_over(session, form, Path(out)))
        return spent, peak() - before


def writing(folder: str) -> tuple[float, float]:
    """Return the seconds of CPU that csv.writer takes for the cells of the tables in `folder`.

    First with reading them from bare tables of SQLite, then without.
    """
    csv.field_size_limit(sys.maxsize if sys.maxsize < 1 << 31 else (1 << 31) - 1)
    spent = at_hand = 0.0
    bare, copy = Path(folder) / "bare.sqlite", Path(folder) / "bare.txt"
    for path in sorted(Path(folder).glob("*.csv")):
        with closing(sqlite3.connect(bare, isolation_level=None)) as database:
            _keep(database, path)
            with copy.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out, lineterminator="\r\n")
                spent += cpu(lambda: writer.writerows(database.execute("SELECT * FROM bare")))  # noqa: B023  # run at once
            with copy.open("w", encoding="utf-8", newline="") as out:
                at_hand += _written(database.execute("SELECT * FROM bare"), out)
        bare.unlink()
    return spent, at_hand


def _keep(database: sqlite3.Connection, path: Path) -> None:
    """Put the rows of a file, that of its heads among them, into a bare table."""
    with path.open(encoding="utf-8", newline="") as cells:
        rows = csv.reader(cells)
        heads = next(rows)
        columns = ", ".join(f"c{at} TEXT" for at in range(len(heads)))
        marks = ", ".join("?" * len(heads))
        database.execute(f"CREATE TABLE bare ({columns})")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        database.executemany(f"INSERT INTO bare VALUES ({marks})", chain([heads], rows))  # noqa: S608  # question marks
        database.execute("COMMIT")


def _written(rows: Iterator[tuple[str, ...]], out: io.TextIOBase) -> float:
    """Return the CPU of writing alone: the cells are read some rows at a time, off the clock."""
    writer, spent = csv.writer(out, lineterminator="\r\n"), 0.0
    while together := list(islice(rows, _TOGETHER)):
        start = time.process_time()
        writer.writerows(together)
        spent += time.process_time() - start
    return spent

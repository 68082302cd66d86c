"""Exports of a whole project against a bare csv.writer that writes the same cells."""

import csv
import io
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from variorum.bench.apart import apart
from variorum.bench.measure import cpu, forget_peak, peak, resident
from variorum.bench.opened import opened
from variorum.bench.rows import Row, Target, growth, rate, row
from variorum.bench.scale import Workshop
from variorum.workspace.handing_over import hand_over

_HERE = "variorum.bench.exports"
_TOGETHER = 20_000


def measure(shop: Workshop) -> Iterator[Row]:
    """Export the largest project as CSV and JSON Lines, a smaller one as a workbook."""
    yield from _lines_and_cells(shop)
    tags = shop.scale.workbook
    path = str(shop.project(tags))
    (cells, _), yard = _tables(shop, path)
    del cells
    spent, held = apart(f"{_HERE}:exporting", path, "xlsx", str(shop.folder / "made.xlsx"))
    yield rate("XLSX export (s)", f"{tags:,} tags", spent, yard, Target(0.4, sense=">="))
    yield row("XLSX export, memory more (MB)", f"{tags:,} tags", held)


def _lines_and_cells(shop: Workshop) -> Iterator[Row]:
    tags = shop.scale.tags[-1]
    path, size = str(shop.project(tags)), f"{tags:,} tags"
    (spent, held), yard = _tables(shop, path)
    yield rate("CSV export (s)", size, spent, yard, Target(0.95, sense=">="))
    yield row("CSV export, memory more (MB)", size, held, None, Target(10, "ours"))
    lines = shop.folder / "made.jsonl"
    found = []
    for one in shop.scale.tags:
        project = str(shop.project(one))
        found.append(apart(f"{_HERE}:exporting", project, "dataset", str(lines)))
        lines.unlink()
    spent, held = found[-1]
    yield rate("JSON Lines export (s)", size, spent, yard, Target(2.2, sense=">="))
    yield row("JSON Lines export, memory more (MB)", size, held, None, Target(10, "ours"))
    yield growth("JSON Lines export", shop.scale.tags, [seconds for seconds, _ in found])


def _tables(shop: Workshop, path: str) -> tuple[tuple[float, float], float]:
    """Return what our CSV tables took (seconds, MB), and what the bare writer takes for them."""
    with tempfile.TemporaryDirectory(dir=shop.folder, ignore_cleanup_errors=True) as folder:
        out = str(Path(folder) / "tables")
        spent, held = apart(f"{_HERE}:exporting", path, "csv", out)
        return (spent, held), apart(f"{_HERE}:writing", out)


def exporting(path: str, form: str, out: str) -> tuple[float, float]:
    """Return the seconds of CPU an export takes, and the MB it needs more than the open project."""
    with opened(path) as session:
        forget_peak()
        before = resident()
        spent = cpu(lambda: hand_over(session, form, Path(out)))
        return spent, peak() - before


def writing(folder: str) -> float:
    """Return the seconds of CPU that csv.writer takes for the cells of the tables in `folder`."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 1 << 31 else (1 << 31) - 1)
    spent = 0.0
    for path in sorted(Path(folder).glob("*.csv")):
        with (
            path.open(encoding="utf-8", newline="") as cells,
            (Path(folder) / "bare.txt").open("w", encoding="utf-8", newline="") as out,
        ):
            spent += _written(cells, out)
    return spent


def _written(cells: io.TextIOBase, out: io.TextIOBase) -> float:
    """Return the CPU of writing alone: the cells are read some rows at a time, off the clock."""
    rows, writer, spent = csv.reader(cells), csv.writer(out, lineterminator="\r\n"), 0.0
    while together := list(islice(rows, _TOGETHER)):
        start = time.process_time()
        writer.writerows(together)
        spent += time.process_time() - start
    return spent

"""A project as a folder of JSON Lines tables that describes itself.

One table for each kind of record, one (`spans`) to train with, a Data Package descriptor and a
card as Hugging Face reads it. Tables without rows are not written. Numbers that must stay exact
and dates are text.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from variorum.export.card import card
from variorum.export.columns import SPANS, Column, record_columns, span_columns
from variorum.export.datapackage import Table, descriptor
from variorum.export.dataset import dataset_line
from variorum.export.files import whole_folder
from variorum.export.index import Index
from variorum.export.spans import span_rows
from variorum.export.tables import TABLES
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.records import Project, Record, TextVersion

CARD = "README.md"
DESCRIPTOR = "datapackage.json"
_ENTRIES = frozenset({f"{name}.jsonl" for name in (*TABLES.values(), SPANS)} | {CARD, DESCRIPTOR})
_DROPPED = ("record", "format", "version")


def write_package(records: Iterable[Record], folder: Path, watch: Watch, *, texts: bool) -> int:
    """Write the folder, whole or not at all; return the number of records.

    Records come in dataset order. Without `texts` it is stand-off: hashes and quotes stay. An
    earlier export at `folder` is replaced, anything else there is refused. Raises UserError
    export.exists, export.unwritable or export.damaged, and Cancelled.
    """
    with whole_folder(folder, ours=_ENTRIES, mark=DESCRIPTOR) as part:
        index, full = Index(), dict[Id, str]()
        tables: list[Table] = []
        for kind, group in groupby(watch.over(records), key=attrgetter("kind_name")):
            columns = record_columns(kind, texts=texts)
            with _table(part, TABLES[kind], columns, tables) as out:
                for record in group:
                    out.add(_row(record, full, columns))
                    index.add(record)
        with _table(part, SPANS, span_columns(texts=texts), tables) as out:
            for row in span_rows(index, full if texts else None):
                out.add(row)
        _describe(part, tables, index)
    return index.count


def _row(record: Record, texts: dict[Id, str], columns: Iterable[Column]) -> dict[str, Any]:
    if isinstance(record, TextVersion):
        texts[record.id] = record.text
    line = dataset_line(record, texts)
    return {column.name: line[column.name] for column in columns}


def _describe(part: Path, tables: list[Table], index: Index) -> None:
    tables = sorted((one for one in tables if one.rows), key=lambda one: one.name != SPANS)
    for one in (one for one in tables if not one.rows):
        (part / one.path).unlink()
    project = next(index.of("project"), None)
    title = project.title if isinstance(project, Project) else ""
    made = json.dumps(descriptor(title, tables), ensure_ascii=False, indent=2) + "\n"
    (part / DESCRIPTOR).write_bytes(made.encode("utf-8"))
    (part / CARD).write_bytes(card(title, tables, index).encode("utf-8"))


@dataclass(slots=True)
class _Lines:
    """A JSON Lines file being written, with what its description needs."""

    file: Any
    rows: int = 0
    size: int = 0
    hash: Any = field(default_factory=hashlib.sha256)

    def add(self, row: Mapping[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
        self.file.write(line)
        self.hash.update(line)
        self.rows += 1
        self.size += len(line)


@contextmanager
def _table(
    part: Path, name: str, columns: tuple[Column, ...], tables: list[Table]
) -> Iterator[_Lines]:
    path = f"{name}.jsonl"
    with (part / path).open("wb") as file:
        lines = _Lines(file)
        yield lines
    tables.append(Table(name, path, columns, lines.rows, lines.size, lines.hash.hexdigest()))

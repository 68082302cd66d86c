"""A project as Parquet: a file for each kind of record, its columns typed and explained.

Every table is there, also those without rows, so that no column loses its type. Rows are written
in groups as they come: the memory this takes does not grow with the project.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
from pyarrow import parquet

from variorum.export.dataset import refuse_damaged
from variorum.export.files import whole_folder
from variorum.export.tables import TABLES
from variorum.export.typed import typed_columns, typed_row
from variorum.export.watching import Watch
from variorum.model.kinds import KINDS
from variorum.model.plain import Column
from variorum.model.records import Record, TextVersion

_ENTRIES = frozenset(f"{name}.parquet" for name in TABLES.values())
_GROUP = 20_000
"""Rows of a group. Of texts fewer, for each may be megabytes long."""

_TEXTS = 100
_TYPES: dict[type, Any] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    list: pa.list_(pa.field("item", pa.string(), nullable=False)),
}


def write_parquet(records: Iterable[Record], folder: Path, watch: Watch, *, texts: bool) -> int:
    """Write the folder, whole or not at all; return the number of records.

    Records come in dataset order. An earlier export at `folder` is replaced, anything else there
    is refused. Raises UserError export.exists, export.unwritable or export.damaged, and Cancelled.
    """
    count = 0
    with whole_folder(folder, ours=_ENTRIES) as part:
        missing = set(KINDS)
        for kind, group in groupby(watch.over(records), key=attrgetter("kind_name")):
            missing.discard(kind)
            count += _write(part, kind, group, texts=texts)
        for kind in sorted(missing):
            _write(part, kind, iter(()), texts=texts)
    return count


def _write(part: Path, kind: str, records: Iterator[Record], *, texts: bool) -> int:
    columns = typed_columns(kind, texts=texts)
    schema = pa.schema(map(_field, columns))
    row = typed_row(kind, texts=texts)
    lot = _TEXTS if kind == "text_version" else _GROUP
    count = 0
    with parquet.ParquetWriter(part / f"{TABLES[kind]}.parquet", schema) as out:
        while rows := [row(_whole(record)) for record in islice(records, lot)]:
            count += len(rows)
            cells = zip(*rows, strict=True)
            arrays = [pa.array(values, one.type) for values, one in zip(cells, schema, strict=True)]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return count


def _whole(record: Record) -> Record:
    """Return a record that is no damaged text."""
    if isinstance(record, TextVersion):
        refuse_damaged(record, {})
    return record


def _field(column: Column) -> Any:  # noqa: ANN401  # pyarrow has no types
    nullable = not column.required and column.type is not list
    said = {"description": column.meaning}
    return pa.field(column.name, _TYPES[column.type], nullable=nullable, metadata=said)

"""The Data Package descriptor of a dataset folder (datapackage.org, version 2 of the standard)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from variorum.export.columns import RELATION_FIELDS, SPAN_FIELDS, Column
from variorum.export.tables import TABLES

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was written; `sha256` and `size` (bytes) are of its file."""

    name: str
    path: str
    columns: tuple[Column, ...]
    rows: int
    size: int
    sha256: str


def descriptor(title: str, tables: Iterable[Table]) -> dict[str, Any]:
    """Return the descriptor of the tables."""
    tables = tuple(tables)
    names = {table.name for table in tables}
    return {
        "$schema": _PROFILE,
        "name": "variorum-dataset",
        "title": title or "Dataset",
        "resources": [_resource(table, names) for table in tables],
    }


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "bytes": table.size,
        "hash": f"sha256:{table.sha256}",
        "schema": _schema(table, names),
    }


def _schema(table: Table, names: set[str]) -> dict[str, Any]:
    keys = list(_keys(table, names))
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [],
        "primaryKey": ["id"],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    listed = {"spans": SPAN_FIELDS, "relations": RELATION_FIELDS}.get(column.type)
    made: dict[str, Any] = {"name": column.name, "type": "array" if listed else column.type}
    if column.type == "strings":
        made["type"] = "array"
    made["description"] = column.meaning
    if column.required:
        made["constraints"] = {"required": True}
    return made


def _keys(table: Table, names: set[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the foreign keys; a table that has no rows is not there to be pointed at."""
    for column in table.columns:
        target = TABLES.get(column.target, "")
        if target in names:
            resource = "" if target == table.name else target
            yield {
                "fields": [column.name],
                "reference": {"resource": resource, "fields": ["id"]},
            }

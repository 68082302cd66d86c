"""A plain database of a project, for the sqlite3 shell, DuckDB, pandas and R.

Ids are text, truth values 0 or 1, lists JSON. References are foreign keys where they lead to one
table only. Views join what belongs together, the table `columns` says what every column means.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from variorum.model.plain import Cell, Column, Table
from variorum.store.rows import quoted

VERSION = 1
_LOT = 1000
_TYPES: dict[type, str] = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}

Row = tuple[str, list[Cell]]


def write_plain(path: Path, tables: Sequence[Table], rows: Iterable[Row]) -> int:
    """Fill the empty file at `path` with tables, rows (by table) and views; return how many rows.

    Raises OSError where SQLite cannot write it, and what `rows` raises.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", f"user_version = {VERSION}"):
                database.execute(f"PRAGMA {pragma}")
            database.execute("BEGIN")
            for table in tables:
                database.execute(_made(table))
            count = _fill(database, {table.name: table for table in tables}, rows)
            for sql in _finish(tables):
                database.execute(sql)
            _explain(database, tables)
            database.execute("COMMIT")
            database.executescript(Path(__file__).with_name("plain_views.sql").read_text("utf-8"))
            return count
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error)) from error


def _made(table: Table) -> str:
    key, *others = table.columns
    lines = [f"{quoted(key.name)} TEXT PRIMARY KEY NOT NULL", *map(_column, others)]
    lines += [
        f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {quoted(column.target)} (id)"
        for column in others
        if column.target and column.type is str
    ]
    listed = ",\n    ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n    {listed}\n)"


def _column(column: Column) -> str:
    must = " NOT NULL" if column.required or column.type is list else ""
    return f"{quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}{must}"


def _fill(database: sqlite3.Connection, tables: dict[str, Table], rows: Iterable[Row]) -> int:
    count = 0
    for name, group in groupby(rows, key=itemgetter(0)):
        marks = ", ".join("?" for _ in tables[name].columns)
        insert = f"INSERT INTO {quoted(name)} VALUES ({marks})"  # noqa: S608  # names of the model
        values = (list(map(_cell, row)) for _, row in group)
        while lot := list(islice(values, _LOT)):
            database.executemany(insert, lot)
            count += len(lot)
    return count


def _cell(value: Cell) -> str | int | float | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _finish(tables: Iterable[Table]) -> Iterator[str]:
    """Yield an index for each foreign key."""
    for table in tables:
        for column in table.columns[1:]:
            if column.target and column.type is str:
                index = quoted(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {index} ON {quoted(table.name)} ({quoted(column.name)})"


def _explain(database: sqlite3.Connection, tables: Iterable[Table]) -> None:
    database.execute('CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "meaning" TEXT)')
    said = [(table.name, one.name, one.meaning) for table in tables for one in table.columns]
    database.executemany('INSERT INTO "columns" VALUES (?, ?, ?)', said)

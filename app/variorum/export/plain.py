"""What a plain database copy of a project consists of: its tables, and their rows as they come."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from variorum.export.dataset import refuse_damaged
from variorum.export.losses import EVERY
from variorum.export.tables import TABLES
from variorum.export.typed import typed_columns, typed_row
from variorum.model.handover import Format
from variorum.model.kinds import KINDS
from variorum.model.plain import Cell, Table
from variorum.model.records import Record, TextVersion

PLAIN = Format("sqlite", "SQLite database", ".sqlite", EVERY)
"""The format; what writes it is in the store, the one room that knows SQLite."""


def plain_tables() -> tuple[Table, ...]:
    """Return a table for each kind of record, targets by the name of their table."""
    return tuple(
        Table(
            TABLES[kind],
            tuple(
                replace(column, target=TABLES.get(column.target, ""))
                for column in typed_columns(kind)
            ),
        )
        for kind in KINDS
    )


def plain_rows(records: Iterable[Record]) -> Iterator[tuple[str, list[Cell]]]:
    """Yield (table, row) of each record. Raises UserError export.damaged for a damaged text."""
    for record in records:
        if isinstance(record, TextVersion):
            refuse_damaged(record, {})
        yield TABLES[record.kind_name], typed_row(record.kind_name)(record)

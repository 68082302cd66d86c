"""The headings and first rows of a table of articles, so that its columns can be named."""

from pathlib import Path
from typing import NamedTuple

from variorum.ingest.files import load
from variorum.ingest.tables import FIELDS, columns
from variorum.workspace.limited import run_limited

SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx")
"""Files that are tables."""


class TableHead(NamedTuple):
    """Headings, first rows, and for each field the column it is taken from, if any."""

    names: list[str]
    rows: list[list[str]]
    found: dict[str, str]


def fields() -> tuple[str, ...]:
    """Return the fields of an article that a column can be named for; the text comes first."""
    return tuple(FIELDS)


def table_head(path: Path, encoding: str = "") -> TableHead:
    """Read the beginning of a table, in a process with limits. Raises UserError."""
    name, data = load(path)
    given = {"name": name, "encoding": encoding}
    read = run_limited("variorum.ingest.tables:head", data, given, name)
    names = [str(one) for one in read["names"]]
    rows = [[str(cell) for cell in row] for row in read["rows"]]
    return TableHead(names, rows, columns(names, {}))

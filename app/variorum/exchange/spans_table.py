"""Tags out of a table with a row for each span: CSV, TSV or an Excel workbook.

Columns are known by their names, or told. Quotes, where there are any, decide what the offsets
count; a row without offsets is placed by its quote.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import BadZipFile

from variorum.exchange.files import read_bytes, read_text, unfit
from variorum.exchange.table_columns import part_of_each
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignTag, ForeignText

FORM = "Table of spans"
_DELIMITERS = ",;\t|"
_BOOK = ".xlsx"
_LONGEST = 10_000_000
_DETAILS = ("sha256", "title", "url")

Rows = Iterator[Sequence[str]]


def read_spans(path: Path, columns: Mapping[str, str] | None = None) -> ForeignFile:
    """Read a table.

    `columns` tells the name of the column for parts (text, start, end, length, label, quote,
    prefix, suffix, author, created, note, key, body, sha256, title, url) whose name does not.
    Raises UserError exchange.unfit and what reading files raises.
    """
    for name, rows in _tables(path):
        header = next(rows, ())
        parts = part_of_each(header)
        for part, column in (columns or {}).items():
            if column not in header:
                raise unfit(path, FORM, column)
            parts[part] = list(header).index(column)
        if "start" in parts or "quote" in parts:
            return _read(name or path.stem, header, parts, rows)
    raise unfit(path, FORM)


def _tables(path: Path) -> Iterator[tuple[str, Rows]]:
    if path.suffix.lower() == _BOOK:
        yield from _sheets(path)
        return
    text = read_text(path)
    csv.field_size_limit(_LONGEST)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    yield "", _cells(text, delimiter, path)


def _cells(text: str, delimiter: str, path: Path) -> Rows:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise unfit(path, FORM, str(error)) from error


def _sheets(path: Path) -> Iterator[tuple[str, Rows]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to import, seldom needed

    try:
        book = load_workbook(BytesIO(read_bytes(path)), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise UserError("exchange.zip", file=path.name) from error
    try:
        for sheet in book.worksheets:
            yield "", (list(map(_shown, row)) for row in sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _shown(value: object) -> str:
    """Return a cell as text: whole numbers without a fraction, as offsets are."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read(
    name: str, header: Sequence[str], parts: Mapping[str, int], rows: Iterable[Sequence[str]]
) -> ForeignFile:
    texts: dict[tuple[str, str], tuple[dict[str, str], list[ForeignTag]]] = {}
    taken: set[str] = set()
    empty = 0
    for number, row in enumerate(rows, start=2):
        if not any(map(str.strip, row)):
            continue
        found = {part: row[at] if at < len(row) else "" for part, at in parts.items()}
        if not (found.get("start", "").strip() or found.get("quote")):
            empty += 1
            continue
        whole = (found.get("text", "").strip() or name, found.get("body", ""))
        details, tags = texts.setdefault(whole, ({}, []))
        details |= {part: value for part in _DETAILS if (value := found.get(part, ""))}
        rest = {
            header[at]: value
            for at, value in enumerate(row)
            if value and at < len(header) and header[at] and at not in parts.values()
        }
        tags.append(_tag(found, rest, number, taken))
    return ForeignFile(
        FORM,
        tuple(
            ForeignText(name, body or None, details, tuple(tags))
            for (name, body), (details, tags) in texts.items()
        ),
        unread=(("rows without a span", empty),) if empty else (),
    )


def _tag(
    found: Mapping[str, str], rest: Mapping[str, str], number: int, taken: set[str]
) -> ForeignTag:
    key = found.get("key", "").strip()
    key = key if key and key not in taken else f"row {number}"
    taken.add(key)
    start, end = _number(found.get("start")), _number(found.get("end"))
    length = _number(found.get("length"))
    if end is None and start is not None and length is not None:
        end = start + length
    return ForeignTag(
        key=key,
        label=found.get("label", "").strip(),
        start=start,
        end=end,
        quote=found.get("quote") or None,
        prefix=found.get("prefix", ""),
        suffix=found.get("suffix", ""),
        values=dict(rest),
        author=found.get("author", "").strip(),
        created=found.get("created", "").strip(),
        note=found.get("note", "").strip(),
    )


def _number(value: str | None) -> int | None:
    value = (value or "").strip().replace(",", "").removesuffix(".0")
    return int(value) if value.isascii() and value.isdecimal() else None

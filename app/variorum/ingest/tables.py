"""Tables of articles: CSV, Excel workbooks and JSON Lines, one article a row."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib.metadata import version
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from variorum.ingest.decoding import MAX_BYTES, decode
from variorum.ingest.incoming import Block, Extracted
from variorum.ingest.packed import MAX_UNPACKED
from variorum.model.errors import UserError
from variorum.model.reading import Reading

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "full text",
        "article text",
        "story",
        "maintext",
    ),
    "title": ("title", "headline", "heading", "article title"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "media", "domain"),
    "byline": ("byline", "author", "authors", "writer"),
    "published": ("published", "date", "publication date", "publish date", "pub date", "pubdate"),
    "url": ("url", "link", "address", "web address"),
    "language": ("language", "lang"),
}
"""The headings by which a column is known for a field, the likeliest first."""

MAX_ROWS = 5000
MAX_TABLE = 20_000_000
_Row = Mapping[str, object]
_DELIMITERS = ",;\t|"


class Table(NamedTuple):
    """The rows of a file, cells by heading; how it was read."""

    rows: Sequence[_Row]
    extractor: str
    encoding: str = ""
    steps: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The headings, in the order they come."""
        return list(dict.fromkeys(name for row in self.rows for name in row if _is_name(name)))


def _is_name(name: object) -> bool:
    return isinstance(name, str)


def read_csv(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the articles of a CSV file; `how.encoding` is the analyst's choice."""
    return _articles(csv_table(data, file, how), file, how)


def read_jsonl(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the articles of a JSON Lines file."""
    return _articles(jsonl_table(data, file, how), file, how)


def read_xlsx(data: bytes, file: str, how: Reading) -> list[Extracted]:
    """Return the articles of the first sheet of an Excel workbook."""
    return _articles(xlsx_table(data, file, how), file, how)


def csv_table(data: bytes, file: str, how: Reading) -> Table:
    """Return the rows of a CSV file with a heading; `how.encoding` is the analyst's choice."""
    text, encoding = _text(data, file, how)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_BYTES)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows: list[_Row] = list(islice(reader, MAX_ROWS + 1))
    except csv.Error as error:
        raise UserError("import.damaged", file=file) from error
    return Table(rows, "csv/1", encoding)


def jsonl_table(data: bytes, file: str, how: Reading) -> Table:
    """Return the objects of a JSON Lines file."""
    text, encoding = _text(data, file, how)
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        rows = [json.loads(line) for line in lines[: MAX_ROWS + 1]]
    except (ValueError, RecursionError) as error:
        raise UserError("import.damaged", file=file) from error
    if not all(isinstance(row, dict) for row in rows):
        raise UserError("import.damaged", file=file)
    if rows and rows[0].get("format") == "variorum-dataset":
        raise UserError("import.dataset", file=file)
    return Table(rows, "jsonl/1", encoding)


def xlsx_table(data: bytes, file: str, _how: Reading) -> Table:
    """Return the rows of the first sheet of an Excel workbook."""
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to import, seldom needed

    _refuse_bomb(data, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            cells = list(islice(sheet.iter_rows(values_only=True), MAX_ROWS + 2))
            others = len(book.worksheets) - 1
        finally:
            book.close()
    except (
        *(KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, ParseError),
        zipfile.BadZipFile,
    ) as error:  # what openpyxl raises for damaged workbooks has no common name
        raise UserError("import.damaged", file=file) from error
    names = [_shown(name) for name in cells[0]] if cells else []
    rows = [dict(zip(names, row, strict=False)) for row in cells[1:] if any(row)]
    steps = (f"sheets:left_out={others}",) if others else ()
    return Table(rows, f"openpyxl/{version('openpyxl')}", "", steps)


def _refuse_bomb(data: bytes, file: str) -> None:
    """Refuse by the sizes a workbook states: no more than these is ever unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            size = sum(one.file_size for one in members)
            if size <= MAX_UNPACKED and any(_defines(archive.read(one)) for one in members):
                raise UserError("import.damaged", file=file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise UserError("import.damaged", file=file) from error
    if size > MAX_UNPACKED:
        raise UserError("import.bomb", file=file)


def _defines(member: bytes) -> bool:
    """Tell whether XML defines a document type; UTF-16 could hide one, and no workbook is in it."""
    return b"<!DOCTYPE" in member or member.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"))


def _text(data: bytes, file: str, how: Reading) -> tuple[str, str]:
    if len(data) > MAX_TABLE:
        raise UserError("import.too_large", file=file, limit=MAX_TABLE)
    if not how.encoding:
        text, encoding = decode(data, file, MAX_TABLE)
        return text.removeprefix("\ufeff"), encoding
    try:
        return data.decode(how.encoding).removeprefix("\ufeff"), how.encoding
    except (LookupError, ValueError) as error:
        raise UserError("import.undecodable", file=file, encoding=how.encoding) from error


def columns(names: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field: as chosen, else by its heading."""
    known = {_key(name): name for name in reversed(names) if name}
    found = {
        field: next(known[alias] for alias in aliases if alias in known)
        for field, aliases in FIELDS.items()
        if any(alias in known for alias in aliases)
    }
    return found | {
        field: known.get(_key(name), "") for field, name in chosen.items() if field in FIELDS
    }


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _articles(table: Table, file: str, how: Reading) -> list[Extracted]:
    rows, names = table.rows, table.names
    if len(rows) > MAX_ROWS:
        raise UserError("import.rows", file=file, limit=MAX_ROWS)
    if not rows:
        raise UserError("import.empty", file=file)
    found = columns(names, how.columns)
    wrong = {*(how.columns.keys() - FIELDS.keys()), *(f for f, name in found.items() if not name)}
    if wrong or "text" not in found:
        wanted = ", ".join(sorted(wrong)) or "text"
        raise UserError("import.columns", file=file, wanted=wanted, columns=", ".join(names[:30]))
    full = [row for row in rows if _shown(row.get(found["text"])).strip()]
    if not full:
        raise UserError("import.empty", file=file)
    used = tuple(f"column:{field}={name}" for field, name in found.items())
    unused = [name for name in names if name not in found.values()]
    empty = len(rows) - len(full)
    told = (
        *table.steps,
        *used,
        *((f"columns:left_out={len(unused)}",) if unused else ()),
        *((f"rows:without_text={empty}",) if empty else ()),
    )
    origin = (table.extractor, table.encoding, told)
    return [_article(row, found, unused, origin) for row in full]


def _article(
    row: _Row,
    found: Mapping[str, str],
    unused: Iterable[str],
    how: tuple[str, str, tuple[str, ...]],
) -> Extracted:
    extractor, encoding, steps = how
    known = {field: _shown(row.get(name)).strip() for field, name in found.items()}
    text = known.pop("text")
    return Extracted(
        blocks=(Block(text),),
        extractor=extractor,
        encoding=encoding,
        steps=steps,
        known=known,
        left_out="\n".join(f"{name}: {_shown(row.get(name))}" for name in unused),
    )


def head(data: bytes, given: Mapping[str, str]) -> dict[str, list[list[str]] | list[str]]:
    """Return the headings of a table and its first rows as text: values JSON knows.

    `given` has the `name` of the file and the `encoding` chosen. Raises UserError import.…
    """
    name = given["name"]
    read = {".jsonl": jsonl_table, ".xlsx": xlsx_table}
    how = Reading(given.get("encoding", ""))
    table = read.get(name[name.rfind(".") :].lower(), csv_table)(data, name, how)
    names = table.names
    rows = [[_shown(row.get(one))[:_CELL] for one in names] for row in table.rows[:_HEAD]]
    return {"names": names, "rows": rows}


_HEAD, _CELL = 6, 300
"""Rows and letters of a cell that a preview shows."""


def _shown(value: object) -> str:
    """Return a cell as text; a list as its parts, a moment as its day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)

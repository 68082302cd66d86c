"""The dataset: one JSON Lines file of typed records (schema: resources/schema).

Written byte for byte the same from the same records: every field always, keys sorted, no ASCII
escapes, LF, lines in the order of `KINDS` and of ids. Read strictly: one clear error, with its
line, for the first thing that is wrong.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from variorum.export.rules import bad_json, bad_value, check_record
from variorum.model.errors import UserError
from variorum.model.ids import Id, parse_id
from variorum.model.kinds import KINDS, FieldType, fields_of, to_plain, value_of
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag

FORMAT = "variorum-dataset"
VERSION = 1
CONTEXT = 32
"""Code points of text written on either side of a tag's quote."""

ORDER = {kind: number for number, kind in enumerate(KINDS)}
_MARKS = {"project": ("format", "version"), "tag": ("prefix", "suffix")}
"""Fields of a line that are not fields of its record."""


def dataset_order(record: Record) -> tuple[int, str]:
    """Return the sort key of a record in a dataset."""
    return ORDER[record.kind_name], record.id


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_dataset(records: Iterable[Record], out: BinaryIO, *, with_texts: bool = True) -> int:
    """Write records, which come in dataset order, and return how many there were.

    Without texts the file is stand-off: hashes and quotes stay, whole articles are left out.
    Raises UserError export.damaged (`record`, `id`) for a text that does not fit its hash or a
    quote that does not fit its text, and ValueError for records out of order.
    """
    texts: dict[Id, str] = {}
    last = (-1, "")
    count = 0
    for record in records:
        key = dataset_order(record)
        if key <= last:
            message = f"out of dataset order: {record.kind_name} {record.id}"
            raise ValueError(message)
        last = key
        if isinstance(record, TextVersion):
            texts[record.id] = record.text
        line = dataset_line(record, texts)
        if not with_texts and isinstance(record, TextVersion):
            del line["text"]
        out.write(_dumped(line))
        count += 1
    return count


def _dumped(line: dict[str, Any]) -> bytes:
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8") + b"\n"


def dataset_line(record: Record, texts: Mapping[Id, str]) -> dict[str, Any]:
    """Return the line of a record; `texts` holds those of tags, by id of the text version.

    Raises UserError export.damaged (`record`, `id`) as `write_dataset` does.
    """
    refuse_damaged(record, texts)
    line = {"record": record.kind_name, **to_plain(record)}
    if record.kind_name == "project":
        line |= {"format": FORMAT, "version": VERSION}
    elif isinstance(record, Tag):
        text, start, end = texts[record.text_version], record.start, record.end
        line["prefix"] = text[max(0, start - CONTEXT) : start]
        line["suffix"] = text[end : end + CONTEXT]
    return line


def refuse_damaged(record: Record, texts: Mapping[Id, str]) -> None:
    """Raise UserError export.damaged for a text that is not what its hash says, or a quote."""
    if isinstance(record, TextVersion):
        if fingerprint(record.text) != record.sha256:
            raise UserError("export.damaged", record="text_version", id=record.id)
    elif (
        isinstance(record, Tag)
        and record.quote != (texts[record.text_version][record.start : record.end])
    ):
        raise UserError("export.damaged", record="tag", id=record.id)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record read, with its line number.

    `absent` names those of `author` and `created` that the line left to the caller. `prefix` and
    `suffix` are a tag's context as the line gave it. A text version whose line had no text has an
    empty one: the text is the project's of the same hash.
    """

    line: int
    record: Record
    absent: frozenset[str] = frozenset()
    prefix: str = ""
    suffix: str = ""


def read_dataset(
    lines: Iterable[bytes], *, author: Id | None = None, created: str
) -> Iterator[Entry]:
    """Yield the records of a dataset whose lines may come in any order; blank lines are skipped.

    `author` and `created` stand in where a line names none. Raises UserError dataset.… with
    `line` (from 1) for the first line that is wrong.
    """
    defaults = {"author": author, "created": created}
    seen: dict[Id, int] = {}
    project = 0
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        entry = _entry(_parsed(raw, number), number, defaults)
        first = seen.setdefault(entry.record.id, number)
        if first != number:
            raise UserError("dataset.duplicate", line=number, id=entry.record.id, first=first)
        if entry.record.kind_name == "project":
            if project:
                raise UserError("dataset.projects", line=number, first=project)
            project = number
        yield entry


def _parsed(raw: bytes, number: int) -> dict[str, Any]:
    try:
        # A BOM is no part of JSON Lines, but editors add one to the first line.
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise UserError("dataset.encoding", line=number) from error
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        problem = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise UserError("dataset.json", line=number, problem=problem) from error
    if not isinstance(value, dict):
        raise UserError("dataset.json", line=number, problem="not an object")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        message = f"duplicate key {max(names, key=names.count)!r}"
        raise ValueError(message)
    return found


def _entry(values: dict[str, Any], number: int, defaults: dict[str, Any]) -> Entry:
    kind = values.pop("record", "")
    if not isinstance(kind, str) or kind not in KINDS:
        raise UserError("dataset.record", line=number, record=str(kind)[:80])
    marks = {name: values.pop(name) for name in _MARKS.get(kind, ()) if name in values}
    _check_marks(kind, marks, number)
    absent = frozenset(name for name in defaults if values.get(name) is None)
    values |= {name: defaults[name] for name in absent}
    if kind == "text_version" and "sha256" in values:
        values.setdefault("text", "")
    record = KINDS[kind](**_typed(kind, values, number))
    check_record(record, number)
    return Entry(number, record, absent, marks.get("prefix", ""), marks.get("suffix", ""))


def _check_marks(kind: str, marks: dict[str, Any], number: int) -> None:
    if marks.get("format", FORMAT) != FORMAT:
        raise UserError("dataset.format", line=number, format=str(marks["format"])[:80])
    version = marks.get("version", VERSION)
    if type(version) is not int or version != VERSION:
        raise UserError("dataset.version", line=number, version=str(version)[:80])
    for name in ("prefix", "suffix"):
        if not isinstance(marks.get(name, ""), str):
            raise bad_value(kind, name, marks[name], number)


def _typed(kind: str, values: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the fields given, each with the type the model has for it."""
    known = {field.name: field for field in fields_of(kind)}
    for name in values:
        if name not in known:
            raise UserError("dataset.field", line=number, record=kind, field=name[:80])
    for name, field in known.items():
        if field.required and name not in values:
            raise UserError("dataset.missing", line=number, record=kind, field=name)
    return {name: _value(kind, known[name], value, number) for name, value in values.items()}


def _value(kind: str, field: FieldType, value: Any, number: int) -> Any:  # noqa: ANN401  # JSON
    try:
        typed = value_of(field, value)
    except ValueError as error:
        raise bad_json(kind, field, value, number) from error
    if field.base is not Id or typed is None:
        return typed
    for one in typed if field.many else (typed,):
        try:
            parse_id(one)
        except ValueError as error:
            shown = str(one)[:80]
            raise UserError("dataset.id", line=number, field=field.name, id=shown) from error
    return typed

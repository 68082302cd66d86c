"""Records of a project out of the dataset that Variorum lays beside what it writes."""

import json

from variorum.model.ids import parse_id
from variorum.model.kinds import from_plain
from variorum.model.records import Record

_MARKS = {"project": ("format", "version"), "tag": ("prefix", "suffix")}


def own_lines(data: bytes) -> tuple[tuple[Record, ...], int]:
    """Return the records of JSON Lines, all or none, and how many could not be used."""
    lines = [line for line in data.split(b"\n") if line.strip()]
    try:
        return tuple(map(_record, lines)), 0
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return (), len(lines)


def _record(line: bytes) -> Record:
    values = json.loads(line)
    kind = values.pop("record")
    for name in _MARKS.get(kind, ()):
        values.pop(name, None)
    parse_id(values["id"])
    return from_plain(kind, values)

"""Records of a project out of the tasks that Variorum wrote: all of them, or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from variorum.model.ids import parse_id
from variorum.model.kinds import KINDS, from_plain
from variorum.model.records import Annotator, Record
from variorum.model.tags import Tag

Json = Mapping[str, Any]

_ORDER = {kind: number for number, kind in enumerate(KINDS)}


def own_records(tasks: Iterable[Json]) -> tuple[tuple[Record, ...], int]:
    """Return the records in dataset order, and how many were there but could not be used.

    They are used if every text of the project came back and nothing in them was changed.
    """
    lines: list[Json] = []
    texts: set[str] = set()
    expected: object = None
    for task in tasks:
        data = task["data"]
        beside = data.get("variorum_project")
        if isinstance(beside, dict):
            expected = beside.get("texts")
            lines += _lines(beside.get("records"))
        for line in _lines(data.get("variorum")):
            if line.get("record") == "text_version":
                texts.add(str(line.get("id")))
                line = {**line, "text": data.get("text")}  # noqa: PLW2901  # the same, completed
            lines.append(line)
    if len(texts) != expected:
        return (), len(lines)
    found = list(_records(lines))
    if None in found:
        return (), len(lines)
    unique = {(one.kind_name, one.id): one for one in found if one}
    ordered = sorted(unique.values(), key=lambda one: (_ORDER[one.kind_name], one.id))
    return tuple(ordered), 0


def authors(own: Sequence[Record]) -> dict[str, str]:
    """Return who made each tag, by name."""
    names = {one.id: one.name for one in own if isinstance(one, Annotator)}
    return {tag.id: names.get(tag.author, "") for tag in own if isinstance(tag, Tag) and tag.author}


def _lines(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _records(lines: Iterable[Json]) -> Iterator[Record | None]:
    for line in lines:
        values = {name: value for name, value in line.items() if name != "record"}
        try:
            parse_id(str(values.get("id")))
            yield from_plain(str(line.get("record")), values)
        except (KeyError, TypeError, ValueError):
            yield None

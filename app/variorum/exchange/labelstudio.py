"""Tags out of Label Studio: tasks as it exports them (JSON or JSON-MIN), or a folder of them.

Read are the regions of annotations, and of predictions where a task has no annotation. What
Variorum sent along in the data of its tasks comes back as it was. Offsets are code points, in
files of 2021 and before UTF-16 units.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.exchange.files import parse_xml, read_bytes, read_json, unfit
from variorum.exchange.labelstudio_edits import Edits
from variorum.exchange.labelstudio_own import authors, own_records
from variorum.exchange.labelstudio_regions import VALUES, Regions
from variorum.model.foreign import ForeignFile, ForeignText

Json = Mapping[str, Any]

FORM = "Label Studio"
_TASKS = "tasks.json"
_CONFIG = "label_config.xml"
_ELSEWHERE = re.compile(r"(?:https?|s3|gs|azure-blob)://\S+|/data/\S+")
_HIDDEN = frozenset({"variorum", "variorum_project", "variorum_relations"})
_LONGEST = 500
"""Characters of what is taken for a detail of a text, not for another text."""


def read_labelstudio(path: Path) -> ForeignFile:
    """Read a file of tasks, or a folder with ``tasks.json`` or several files of tasks.

    Raises UserError exchange.json, exchange.unfit and what reading files raises.
    """
    tasks = [task for file in _files(path) for task in _tasks(file)]
    own, lost = own_records(tasks)
    reader = _Reader(_fields(path / _CONFIG if path.is_dir() else path.with_name(_CONFIG)), lost)
    reader.authors = authors(own)
    texts = [text for number, task in enumerate(tasks, 1) for text in reader.texts(task, number)]
    edits = Edits(own, (tag for text in texts for tag in text.tags), reader.unread)
    if own:
        written = sum(_count(task["data"].get("variorum_relations")) for task in tasks)
        edits.relations((link for text in texts for link in text.links), written)
    return ForeignFile(
        FORM,
        tuple(texts),
        tuple(edits.changed.get(one.id, one) for one in own),
        unread=tuple(reader.unread.items()),
        edited=frozenset(edits.changed),
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    whole = path / _TASKS
    found = [whole] if whole.exists() else sorted(path.glob("*.json"))
    if not found:
        raise unfit(path, FORM)
    return found


def _tasks(path: Path) -> list[Json]:
    value = read_json(path)
    if isinstance(value, dict):
        value = value.get("tasks", [value])
    is_list = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if not is_list or not all(_is_task(one) for one in value):
        raise unfit(path, FORM)
    return [_whole(task) for task in value]


def _is_task(task: Json) -> bool:
    return isinstance(task.get("data"), dict) or any(map(_is_regions, task.values()))


def _is_regions(value: object) -> bool:
    """Tell whether a value is a list of regions, as JSON-MIN names it after its control."""
    return isinstance(value, list) and any(
        isinstance(one, dict) and "start" in one and "end" in one for one in value
    )


def _whole(task: Json) -> Json:
    """Return a task of JSON-MIN as one of JSON; any other as it is.

    JSON-MIN keeps no ids: what stands at one place is one region.
    """
    if isinstance(task.get("data"), dict):
        return task
    regions = {name: value for name, value in task.items() if _is_regions(value)}
    result = [
        {"id": f"{one.get('start')} {one.get('end')}", "from_name": name, **_typed(one)}
        for name, values in regions.items()
        if name not in _HIDDEN
        for one in _dicts(values)
    ]
    named = {"completed_by": task.get("annotator"), "created_at": task.get("created_at")}
    rest = {name: value for name, value in task.items() if name not in regions.keys() | _HIDDEN}
    return {"id": task.get("id"), "data": rest, "annotations": [{**named, "result": result}]}


def _typed(value: Json) -> Json:
    names = [name for name in value if name.endswith("labels") or name in VALUES]
    return {"type": names[0] if names else "textarea", "value": value}


def _fields(config: Path) -> dict[str, str]:
    """Return which field of the data each object of a labelling interface shows, if it is there."""
    if not config.exists():
        return {}
    root = parse_xml(read_bytes(config), config.name)
    shown = ((one.get("name", ""), one.get("value", "")) for one in root.iter())
    return {name: value[1:] for name, value in shown if name and value.startswith("$")}


class _Reader:
    """Reads task by task and counts what has no place."""

    def __init__(self, fields: Mapping[str, str], lost: int) -> None:
        self._fields = fields
        self.unread: Counter[str] = Counter({"own records": lost} if lost else {})
        self.authors: Mapping[str, str] = {}

    def texts(self, task: Json, number: int) -> Iterator[ForeignText]:
        """Yield the texts of a task: one for each field of its data that has regions."""
        data = task["data"]
        regions: dict[str, Regions] = {}
        for annotation in self._annotations(task):
            for name, result in _by_object(annotation.get("result")).items():
                field = self._field(name, data, result)
                held = regions.setdefault(field, Regions(self.unread, self.authors))
                held.read(result, annotation)
        regions = regions or {self._field("", data, []): Regions(self.unread, self.authors)}
        title = _title(task, number)
        for index, (field, held) in enumerate(regions.items()):
            text = data.get(field)
            is_plain = isinstance(text, str) and not _ELSEWHERE.fullmatch(text.strip())
            plain = text if is_plain and not held.is_markup else None
            name = f"{title} ({field})" if index else title
            tags = tuple(held.tags(plain))
            yield ForeignText(name, plain, _details(data, field), tags, tuple(held.links))

    def _annotations(self, task: Json) -> Iterator[Json]:
        """Yield the annotations of a task that hold, else its predictions."""
        found = _dicts(task.get("annotations") or task.get("completions"))
        held = [one for one in found if not (one.get("was_cancelled") or one.get("skipped"))]
        self._count("cancelled annotations", len(found) - len(held))
        predictions = _dicts(task.get("predictions"))
        self._count("drafts", len(_dicts(task.get("drafts"))))
        if held:
            self._count("predictions", len(predictions))
        yield from held or predictions

    def _count(self, what: str, number: int) -> None:
        if number:
            self.unread[what] += number

    def _field(self, name: str, data: Json, result: Iterable[Json]) -> str:
        """Return the field of the data that an object shows: as told, so called, or the longest."""
        sources = (str(one.get("source", "")).removeprefix("$") for one in result)
        for field in (self._fields.get(name, ""), *sources, name, "text"):
            if isinstance(data.get(field), str):
                return field
        texts = [(len(value), field) for field, value in data.items() if isinstance(value, str)]
        return max(texts, default=(0, name))[1]


def _dicts(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _by_object(result: object) -> dict[str, list[Json]]:
    """Return the results by what they are on; relations go with each."""
    items = _dicts(result)
    relations = [one for one in items if one.get("type") == "relation"]
    found: dict[str, list[Json]] = {}
    for one in items:
        if one.get("type") != "relation":
            found.setdefault(str(one.get("to_name", "")), []).append(one)
    return {name: [*own, *_within(relations, own)] for name, own in found.items()}


def _within(relations: Iterable[Json], items: Iterable[Json]) -> list[Json]:
    ids = {str(one.get("id")) for one in items}
    return [one for one in relations if str(one.get("from_id")) in ids]


def _title(task: Json, number: int) -> str:
    data = task["data"]
    for name in ("title", "name", "filename", "file_name"):
        if isinstance(data.get(name), str) and data[name].strip():
            return str(data[name])
    return str(task.get("file_upload") or f"task {task.get('id') or number}")


def _details(data: Json, field: str) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in data.items()
        if name != field
        and name not in _HIDDEN
        and isinstance(value, str | int | float)
        and 0 < len(str(value)) <= _LONGEST
    }

"""Label Studio: a folder with the tasks, one for each text, and the labelling interface for them.

Tags are regions with their own ids, in one annotation for each analyst; values stand in the
controls of a region, relations join a tag to where somebody is named. What Label Studio has no
place for rides along: the records of an article in the data of its task, all others in that of the
first one. So what comes back unchanged is the same project. Offsets are code points.
"""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from variorum.export.dataset import refuse_damaged
from variorum.export.files import whole_folder
from variorum.export.gist import says
from variorum.export.index import Index
from variorum.export.labelstudio_config import CONTROLS, KIND, SAYS, TEXT, Control, label_config
from variorum.export.spans import relations
from variorum.export.tag_values import tag_value
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, to_plain
from variorum.model.records import Actor, Alias, Article, Note, Project, Record, TextVersion
from variorum.model.tags import Tag, TagLink

Json = dict[str, Any]

CONFIG = "label_config.xml"
TASKS = "tasks.json"
_ENTRIES = frozenset((CONFIG, TASKS))


def write_tasks(records: Iterable[Record], folder: Path, watch: Watch, *, texts: bool) -> int:
    """Write the folder, whole or not at all; return the number of records.

    The texts are always in it. All records are held in memory while this runs. Raises UserError
    export.exists, export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    index, full = Index(), dict[Id, str]()
    for record in watch.over(records):
        if isinstance(record, TextVersion):
            full[record.id] = record.text
        refuse_damaged(record, full)
        index.add(record)
    with whole_folder(folder, ours=_ENTRIES, mark=CONFIG) as part:
        (part / CONFIG).write_bytes(label_config().encode("utf-8"))
        with (part / TASKS).open("wb") as file:
            before = "[\n"
            for task in _tasks(index, full, watch):
                file.write((before + json.dumps(task, ensure_ascii=False)).encode("utf-8"))
                before = ",\n"
            file.write(b"\n]\n")
    return index.count


def _tasks(index: Index, texts: Mapping[Id, str], watch: Watch) -> Iterator[Json]:
    """Yield a task for each text by its id; one without a text where there is none at all."""
    homes = _at_home(index)
    tags: dict[Id, list[Tag]] = defaultdict(list)
    for tag in watch.over(index.tags()):
        if not tag.rejected:
            tags[tag.text_version].append(tag)
    beside = {"texts": len(texts), "records": [_slim(one) for one in homes.get(None, ())]}
    versions = [one for one in index.of("text_version") if isinstance(one, TextVersion)]
    for number, version in enumerate(versions, start=1):
        own = [_slim(one) for one in homes[version.id]]
        data = _head(version, index) | {TEXT: texts[version.id], "variorum": own}
        data |= {"variorum_project": beside} if number == 1 else {}
        annotations = list(_annotations(tags[version.id], index))
        data["variorum_relations"] = sum(map(_joined, annotations))
        yield {"id": number, "annotations": annotations, "data": data}
    if not versions:
        project = next(index.of("project"), None)
        title = project.title if isinstance(project, Project) else ""
        data = {"title": title, TEXT: "", "variorum": [], "variorum_project": beside}
        yield {"id": 1, "annotations": [], "data": data}


def _head(version: TextVersion, index: Index) -> Json:
    article = index.article_of(version)
    named = {"text_version": version.id, "sha256": version.sha256}
    if article is None:
        return named
    plain = ("label", "title", "published", "language", "url")
    said = {name: getattr(article, name) for name in plain}
    outlet = index.name("outlet", article.outlet)
    return {**said, "outlet": outlet, "article": article.id, **named}


def _at_home(index: Index) -> dict[Id | None, list[Record]]:
    """Return all records, by the text they stand in; None is the project's."""
    found: dict[Id | None, list[Record]] = defaultdict(list)
    homes: dict[Id, Id] = {}
    for version in index.of("text_version"):
        if isinstance(version, TextVersion):
            homes[version.id] = version.id
            homes.setdefault(version.article, version.id)
    for kind in KINDS:
        for record in index.of(kind):
            home = homes.get(_stands_in(record))
            if home and isinstance(record, Tag):
                homes[record.id] = home
            found[home].append(record)
    return found


def _stands_in(record: Record) -> Id:
    """Return the id of the text, article or tag that a record belongs to; empty if to none."""
    if isinstance(record, Article | TextVersion):
        return record.id
    if isinstance(record, TagLink):
        return record.tag
    if isinstance(record, Note):
        return record.subject
    found = record.article if isinstance(record, Actor | Alias) else None
    return found or Id(getattr(record, "text_version", ""))


def _slim(record: Record) -> Json:
    """Return a record without what is as it always is; the text is the task's own."""
    plain = to_plain(record)
    if isinstance(record, TextVersion):
        del plain["text"]
    usual = _defaults(record.kind_name)
    kept = {
        name: value
        for name, value in plain.items()
        if name not in usual or getattr(record, name) != usual[name]
    }
    return {"record": record.kind_name, **kept}


@cache
def _defaults(kind: str) -> Mapping[str, object]:
    return {
        field.name: field.default
        for field in dataclasses.fields(KINDS[kind])
        if field.default is not dataclasses.MISSING
    }


def _annotations(tags: list[Tag], index: Index) -> Iterator[Json]:
    """Yield the annotation of each analyst, in the order they come up in the text."""
    by_author: dict[Id | None, list[Tag]] = defaultdict(list)
    for tag in tags:
        by_author[tag.author].append(tag)
    for own in by_author.values():
        result = [item for tag in own for item in _region(tag, index)]
        yield {
            "result": [*result, *map(_relation, relations(own, index))],
            "was_cancelled": False,
            "ground_truth": False,
            "created_at": max(tag.created for tag in own),
        }


def _joined(annotation: Json) -> int:
    """Return how many relations there are, so that one taken away is missed."""
    return sum(one["type"] == "relation" for one in annotation["result"])


def _region(tag: Tag, index: Index) -> Iterator[Json]:
    """Yield a tag: its place and label, then each of its values."""
    place = {"start": tag.start, "end": tag.end}
    label = {**place, "text": tag.quote, "labels": [tag.kind.value.upper()]}
    notes = [one.text for one in index.notes[tag.id]]
    meta = {"meta": {"text": notes}} if notes else {}
    yield {**_result(tag, KIND, "labels", label), **meta}
    for control in CONTROLS[tag.kind]:
        value = _value(tag, control, index)
        if value is not None:
            key = TEXT if control.element == "TextArea" else control.type
            yield _result(tag, control.name, control.type, {**place, key: value})
    gist = says(tag, index)
    if gist:
        yield _result(tag, SAYS, "textarea", {**place, TEXT: [gist]})


def _result(tag: Tag, name: str, type_: str, value: Json) -> Json:
    head = {"id": tag.id, "from_name": name, "to_name": TEXT, "type": type_}
    return {**head, "origin": "manual", "value": value}


def _value(tag: Tag, control: Control, index: Index) -> object:
    """Return what a control shows of a tag, or None."""
    value = tag_value(tag, control.name, index)
    if value is None:
        return None
    return _number(Decimal(str(value))) if control.element == "Number" else [str(value)]


def _number(value: Decimal) -> int | float | None:
    """Return a number as JavaScript holds it, None where it would become another one."""
    number = int(value) if value == value.to_integral_value() else float(value)
    is_exact = Decimal(repr(number)) == value and abs(value) <= 2**53
    return number if is_exact else None


def _relation(found: Mapping[str, str]) -> Json:
    ends = {"from_id": found["from"], "to_id": found["to"]}
    return {"type": "relation", **ends, "direction": "right", "labels": [found["type"]]}

"""A project as Prodigy and spaCy read annotated texts: one JSON Lines task for each text.

Spans overlap and nest, each names its analyst. Offsets are code points; the last token of a span
is its `token_end`, as Prodigy counts. Rejected tags are left out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from variorum.export.cas_types import VALUES
from variorum.export.dataset import refuse_damaged
from variorum.export.files import whole_file
from variorum.export.gist import says
from variorum.export.index import Index
from variorum.export.spans import head, relations, span
from variorum.export.tokens import Places, tokens_for
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.kinds import to_plain
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag

Row = dict[str, Any]


def write_prodigy(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the tasks, whole or not at all; return the number of records.

    The `texts` are always in it. All records are held in memory while this runs. Raises UserError
    export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    held = Held.of(watch.over(records))
    with whole_file(out) as file:
        for version, text, tags in held.texts(watch):
            row = _task(version, text, tags, held.index)
            file.write(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")
    return held.index.count


class Held:
    """A project in memory, text by text."""

    def __init__(self) -> None:
        """Start empty."""
        self.index = Index()
        self._full: dict[Id, str] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Held":
        """Hold all records. Raises UserError export.damaged."""
        held = cls()
        for record in records:
            if isinstance(record, TextVersion):
                held._full[record.id] = record.text
            refuse_damaged(record, held._full)
            held.index.add(record)
        return held

    def texts(self, watch: Watch) -> Iterator[tuple[TextVersion, str, list[Tag]]]:
        """Yield each text by id, with its words and the tags in it that were not rejected."""
        tags: dict[Id, list[Tag]] = defaultdict(list)
        for tag in watch.over(self.index.tags()):
            if not tag.rejected:
                tags[tag.text_version].append(tag)
        for version in self.index.of("text_version"):
            if isinstance(version, TextVersion):
                yield version, self._full[version.id], tags.pop(version.id, [])


def _task(version: TextVersion, text: str, tags: list[Tag], index: Index) -> Row:
    found = tokens_for(text, tags)
    places = Places(found)
    spans = {tag.id: _span(tag, places, index) for tag in tags}
    return {
        "text": text,
        "tokens": [
            {"text": text[start:end], "start": start, "end": end, "id": number, "ws": blank}
            for number, (start, end, blank) in enumerate(found)
        ],
        "spans": list(spans.values()),
        "relations": [
            _relation(spans[row["from"]], spans[row["to"]], row["type"])
            for row in relations(tags, index)
        ],
        "meta": {name: value for name, value in head(version, index).items() if value},
    }


def _span(tag: Tag, places: Places, index: Index) -> Row:
    first, last = places.of(tag)
    plain = to_plain(tag)
    values = {name: plain[name] for name in VALUES[tag.kind] if plain[name] not in (None, "")}
    described = {"says": gist} if (gist := says(tag, index)) else {}
    place = {"token_start": first, "token_end": last}
    return {**span(tag, index), **place, **described, **values}


_ENDS = ("start", "end", "label", "token_start", "token_end")


def _relation(head_span: Row, child_span: Row, label: str) -> Row:
    return {
        "head": head_span["token_end"],
        "child": child_span["token_end"],
        "label": label,
        "head_span": {name: head_span[name] for name in _ENDS},
        "child_span": {name: child_span[name] for name in _ENDS},
    }

"""What every column of the tables means, in the words of the dataset's JSON Schema."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from variorum.export.cells import columns
from variorum.model.kinds import fields_of
from variorum.paths import resources

CODEBOOK_COLUMNS = ("table", "column", "meaning")

_MADE = {
    "file": "Where the text lies, beside the tables.",
    "aliases": "The actor's other names.",
    "parents": "Whom the actor belongs to, and how.",
    "tag_kind": "Kind of the tag that is linked.",
    "tag_start": "Where that tag starts, in code points.",
    "tag_end": "The offset after its last code point.",
    "in_article": "Id of the article it stands in.",
    "in_article_label": "Badge of that article.",
    "in_article_title": "Title of that article.",
    "in_outlet": "Id of the outlet that published it.",
    "in_outlet_name": "Name of that outlet.",
    "in_published": "When it was published.",
}
_GIST = {
    "article": "Badge of the article.",
    "outlet": "Who published it.",
    "published": "When it was published.",
    "kind": "claim, stance or figure.",
    "quote": "The words tagged.",
    "speakers": "Who is quoted, from the outlet inwards (>), jointly (&); a stance's holders.",
    "origins": "Those marked as where it comes from in the end.",
    "says": "What it does to which propositions, for or against what, or how much of what.",
    "when": "Event time of a claim, window of a figure.",
    "as_of": "The day at which a figure held.",
    "voice": "Whether the text names who claims it.",
    "not_evidence": "Rejected, or the excluded region it stands in; empty for what may count.",
    "author": "Who tagged it.",
    "created": "When it was tagged.",
    "tag": "Id of the tag.",
    "start": "Where it starts, in code points.",
    "end": "The offset after its last code point.",
}
GIST_COLUMNS = tuple(_GIST)
"""Columns of the table to read."""


def codebook_rows(tables: Mapping[str, str], gist: str) -> Iterator[list[str]]:
    """Yield one row for each column; `tables` names the table of each kind of record."""
    yield from ([gist, column, said] for column, said in _GIST.items())
    for kind, table in tables.items():
        own = {field.name for field in fields_of(kind)}
        for column in columns(kind):
            if column in own:
                said = meaning(kind, column)
            elif column in _MADE:
                said = _MADE[column]
            else:
                said = f"What the record in {column.removesuffix('_name')} is called."
            yield [table, column, said]


def meaning(kind: str, field: str) -> str:
    """Return what a field of a kind of record means."""
    return str(_schema()["$defs"][kind]["properties"][field]["description"])


@cache
def _schema() -> dict[str, Any]:
    path = resources() / "schema" / "dataset-1.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema

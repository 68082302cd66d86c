"""Types and keys of the columns of a dataset folder, for the descriptions that lie in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.export.codebook import meaning
from variorum.export.references import fixed_target
from variorum.model.ids import Id
from variorum.model.kinds import FieldType, fields_of

SPANS = "spans"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `type` is string, integer, boolean, or strings, spans, relations for lists.

    `target` names the kind of record its ids point at, where there is only one.
    """

    name: str
    type: str
    meaning: str
    required: bool = False
    target: str = ""


SPAN_FIELDS = {
    "start": "integer",
    "end": "integer",
    **dict.fromkeys(("label", "id", "text", "annotator"), "string"),
}
RELATION_FIELDS = dict.fromkeys(("from", "to", "type"), "string")

_SPANS = (
    Column("id", "string", "Id of the text.", required=True, target="text_version"),
    Column("article", "string", "Id of the article.", required=True, target="article"),
    Column("title", "string", "Title of the article."),
    Column("outlet", "string", "Name of the outlet."),
    Column("published", "string", "When it was published: 2023, 2023-09, 2023-09-14 or a/b."),
    Column("language", "string", "Language tag such as en."),
    Column("sha256", "string", "SHA-256 of the text's UTF-8."),
    Column("text", "string", "The text that all offsets count in, in code points."),
    Column("spans", "spans", "Tagged spans [start, end) with label, id, words and annotator."),
    Column("relations", "relations", "From a span to the nearest mention of who is linked."),
)


def span_columns(*, texts: bool) -> tuple[Column, ...]:
    """Return the columns of the table for training."""
    return tuple(column for column in _SPANS if texts or column.name != "text")


def record_columns(kind: str, *, texts: bool) -> tuple[Column, ...]:
    """Return the columns of a kind's table: its fields, for tags also their context."""
    fields = (field for field in fields_of(kind) if texts or not _is_text(kind, field))
    found = [_column(kind, field) for field in fields]
    if kind == "tag":
        found += [Column(name, "string", meaning(kind, name)) for name in ("prefix", "suffix")]
    return tuple(found)


def _is_text(kind: str, field: FieldType) -> bool:
    return (kind, field.name) == ("text_version", "text")


def _column(kind: str, field: FieldType) -> Column:
    type_ = "strings" if field.many else _TYPES.get(field.base, "string")
    is_key = field.base is Id and not field.many and field.name != "id"
    target = fixed_target(kind, field.name) if is_key else ""
    return Column(field.name, type_, meaning(kind, field.name), field.required, target)


_TYPES: Mapping[type, str] = {int: "integer", bool: "boolean"}

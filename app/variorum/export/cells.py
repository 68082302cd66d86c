"""Records as rows of cells: every field, the names of what ids point at, where tags stand."""

from collections.abc import Iterator

from variorum.export.index import Index
from variorum.export.references import reference_fields, target_kind
from variorum.model.ids import Id
from variorum.model.kinds import fields_of, to_plain
from variorum.model.records import Actor, Record, TextVersion
from variorum.model.tags import Tag, TagLink

JOINT = "; "
"""Between the values of a cell that holds several."""

_IN_TEXT = ("region", "tag", "tag_link", "read_mark")
_WHERE = ("article", "article_label", "article_title", "outlet", "outlet_name", "published")
_EXTRA = {
    "text_version": ("file",),
    "actor": ("aliases", "parents"),
    "tag_link": ("tag_kind", "tag_start", "tag_end"),
}


def columns(kind: str) -> tuple[str, ...]:
    """Return the names of the columns of a kind's table."""
    return tuple(name for name, _ in _headed(kind))


def _headed(kind: str) -> Iterator[tuple[str, str]]:
    """Yield (column, field it is made from); extras have no field."""
    for field in fields_of(kind):
        if (kind, field.name) == ("text_version", "text"):
            continue
        yield field.name, field.name
        if field.base is Id and field.name != "id":
            yield f"{field.name}_name", field.name
    for name in (*_EXTRA.get(kind, ()), *(_WHERE if kind in _IN_TEXT else ())):
        yield f"in_{name}" if kind in _IN_TEXT and name in _WHERE else name, ""


def row(record: Record, index: Index) -> list[str]:
    """Return the cells of one record, in the order of `columns`."""
    plain = to_plain(record)
    named = set(reference_fields(record.kind_name))
    cells = []
    for name, value in plain.items():
        if isinstance(record, TextVersion) and name == "text":
            continue
        cells.append(_cell(value))
        if name in named:
            cells.append(_names(record, name, index))
    return [*cells, *_extras(record, index), *_where(record, index)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return JOINT.join(map(str, value))
    return str(value)


def _names(record: Record, field: str, index: Index) -> str:
    value = getattr(record, field)
    ids = value if isinstance(value, tuple) else (value,)
    return JOINT.join(index.name(target_kind(record, field), one) for one in ids)


def _extras(record: Record, index: Index) -> list[str]:
    if isinstance(record, TextVersion):
        return [f"texts/{record.id}.txt"]
    if isinstance(record, Actor):
        aliases = [alias.text for alias in index.aliases[record.id]]
        parents = [
            f"{tie.kind} {index.name('actor', tie.parent)}" for tie in index.parents[record.id]
        ]
        return [JOINT.join(aliases), JOINT.join(parents)]
    if isinstance(record, TagLink):
        tag = index.get("tag", record.tag)
        return [str(tag.kind), str(tag.start), str(tag.end)] if isinstance(tag, Tag) else [""] * 3
    return []


def _where(record: Record, index: Index) -> list[str]:
    if record.kind_name not in _IN_TEXT:
        return []
    article = index.article_of(record)
    if article is None:
        return [""] * len(_WHERE)
    outlet = index.name("outlet", article.outlet)
    return [
        *(article.id, article.label, article.title),
        *(article.outlet or "", outlet, article.published),
    ]

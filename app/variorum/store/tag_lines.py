"""Tags and their links as lines of a dataset, made for a million of them."""

from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring as quoted_json
from typing import Any

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import id_text
from variorum.store.bulk_ids import IdTexts
from variorum.store.line_template import LineTemplate
from variorum.store.recent_texts import RecentTexts
from variorum.store.shelf import Shelf

_LOT = 100
"""Few, so that what is made of them stays in the processor's cache."""
_IDS = IdTexts('"', '"')
_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
_TEXT = dict.fromkeys(("author", "created", "id"), "%s")
_TAG = LineTemplate(
    "tag",
    {
        **_TEXT,
        **dict.fromkeys(("end", "prefix", "quote", "start", "suffix", "text_version"), "%s"),
        "kind": '"%s"',
    },
    (
        ("voice", "quotation", "inferred", "event_time"),
        ("attitude", "strength", "inferred"),
        ("comparator", "value", "value_high", "unit", "as_of", "inferred"),
        ("role", "inferred"),
    ),
)
_LINK = LineTemplate(
    "tag_link",
    {**_TEXT, "role": '"%s"', "tag": "%s", **dict.fromkeys(_TARGETS, "%s")},
    (("origin", "position"), ("polarity", "type")),
)
_TAGS = (
    'SELECT text_version, start, "end", quote, id, author, created, kind, '  # noqa: S608  # names of the model
    f"{_TAG.sql} FROM tag ORDER BY id"
)
_LINKS = (
    f"SELECT id, tag, author, created, role, {', '.join(_TARGETS)}, "  # noqa: S608  # names of the model
    f"{_LINK.sql} FROM tag_link ORDER BY id"
)

Row = tuple[Any, ...]


def tag_lines(database: Database, texts: RecentTexts, context: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of all tags by id, some at a time: (how many, the lines).

    Raises UserError export.damaged (`record`, `id`) for a quote that does not fit its text.
    """
    recent = Shelf(_json_ids)
    for rows in _lots(database, _TAGS):
        versions, starts, ends, quotes, ids, authors, made, kinds, templates = zip(
            *rows, strict=True
        )
        prefixes, suffixes = _around(rows, texts, context)
        values = {
            "author": recent.column(authors),
            "created": list(map(quoted_json, made)),
            "end": list(map(str, ends)),
            "id": _IDS.texts(ids),
            "kind": kinds,
            "prefix": list(map(quoted_json, prefixes)),
            "quote": list(map(quoted_json, quotes)),
            "start": list(map(str, starts)),
            "suffix": list(map(quoted_json, suffixes)),
            "text_version": recent.column(versions),
        }
        yield len(rows), _TAG.filled(templates, values)


def link_lines(database: Database) -> Iterator[tuple[int, str]]:
    """Yield the lines of all links by id, some at a time: (how many, the lines)."""
    recent = Shelf(_json_ids)
    for rows in _lots(database, _LINKS):
        ids, tags, authors, made, roles, *targets, templates = zip(*rows, strict=True)
        values = {
            "author": recent.column(authors),
            "created": list(map(quoted_json, made)),
            "id": _IDS.texts(ids),
            "role": roles,
            "tag": _IDS.texts(tags),
            **{name: recent.column(of) for name, of in zip(_TARGETS, targets, strict=True)},
        }
        yield len(rows), _LINK.filled(templates, values)


def _lots(database: Database, sql: str) -> Iterator[list[Row]]:
    rows = database.execute(sql)
    while lot := rows.fetchmany(_LOT):
        yield lot


def _json_ids(blobs: Sequence[bytes | None]) -> dict[bytes | None, str]:
    return {one: "null" if one is None else f'"{id_text(one)}"' for one in blobs}


def _around(rows: Iterable[Row], texts: RecentTexts, context: int) -> tuple[list[str], list[str]]:
    """Return what stands before and behind the quotes of tags, each held to its text."""
    before: list[str] = []
    behind: list[str] = []
    last, text = b"", ""
    for version, start, end, quote, number, *_ in rows:
        if version != last:
            last, text = version, texts.text(version) or ""
        if text[start:end] != quote:
            raise UserError("export.damaged", record="tag", id=id_text(number))
        before.append(text[start - context if start > context else 0 : start])
        behind.append(text[end : end + context])
    return before, behind

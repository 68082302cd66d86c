"""Tags and their links as lines of a dataset, made for a million of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.model.errors import UserError
from variorum.model.ids import id_text
from variorum.store.bulk_ids import IdTexts, id_texts
from variorum.store.line_template import HOLE, LineTemplate, escaped
from variorum.store.names import TARGETS
from variorum.store.recent_texts import RecentTexts
from variorum.store.shelf import Shelf

_LOT = 64
"""Few, so that what is made of them stays in the processor's cache."""
_IDS = IdTexts('"', '"')
_WORD = f'"{HOLE}"'
_TAG = LineTemplate(
    "tag",
    {
        **dict.fromkeys(("author", "end", "start", "text_version"), HOLE),
        **dict.fromkeys(("created", "id", "kind", "prefix", "quote", "suffix"), _WORD),
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
    {
        **dict.fromkeys(("author", *TARGETS), HOLE),
        **dict.fromkeys(("created", "id", "role", "tag"), _WORD),
    },
    (("origin", "position"), ("polarity", "type")),
)
_TAGS = (
    'SELECT text_version, start, "end", quote, id, author, created, kind, '  # noqa: S608  # names of the model
    f"{_TAG.sql} FROM tag ORDER BY id"
)
_WHICH = " ".join(f"WHEN {one} IS NOT NULL THEN '{one}'" for one in TARGETS)
_LINKS = (
    f"SELECT id, tag, author, created, role, CASE {_WHICH} END, coalesce({', '.join(TARGETS)}), "  # noqa: S608  # names of the model
    f"{_LINK.sql} FROM tag_link ORDER BY id"
)

Row = tuple[Any, ...]


def tag_lines(database: Database, texts: RecentTexts, context: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of all tags by id, some at a time: (how many, the lines).

    Raises UserError export.damaged (`record`, `id`) for a quote that does not fit its text.
    """
    recent = Shelf(_json_ids)
    for rows in _lots(database, _TAGS):
        versions, starts, ends, quotes, ids, authors, made, kinds, filled = zip(*rows, strict=True)
        prefixes, found, suffixes = _around(versions, starts, ends, texts, context)
        if found != list(quotes):
            odd = next(at for at, quote in enumerate(quotes) if found[at] != quote)
            raise UserError("export.damaged", record="tag", id=id_text(ids[odd]))
        number = len(rows)
        words = escaped([*prefixes, *quotes, *suffixes, *made])
        values = {
            "author": recent.column(authors),
            "created": words[3 * number :],
            "end": list(map(str, ends)),
            "id": id_texts(ids),
            "kind": kinds,
            "prefix": words[:number],
            "quote": words[number : 2 * number],
            "start": list(map(str, starts)),
            "suffix": words[2 * number : 3 * number],
            "text_version": recent.column(versions),
        }
        yield number, _TAG.lines(filled, values)


def link_lines(database: Database) -> Iterator[tuple[int, str]]:
    """Yield the lines of all links by id, some at a time: (how many, the lines)."""
    recent = Shelf(_json_ids)
    for rows in _lots(database, _LINKS):
        ids, tags, authors, made, roles, kinds, targets, filled = zip(*rows, strict=True)
        values: dict[str, Sequence[str]] = {
            "author": recent.column(authors),
            "created": escaped(made),
            "id": id_texts(ids),
            "role": roles,
            "tag": id_texts(tags),
        }
        columns = {kind: ["null"] * len(rows) for kind in TARGETS}
        for number, (kind, target) in enumerate(zip(kinds, _IDS.texts(targets), strict=True)):
            columns[kind][number] = target
        yield len(rows), _LINK.lines(filled, values | columns)


def _lots(database: Database, sql: str) -> Iterator[list[Row]]:
    rows = database.execute(sql)
    while lot := rows.fetchmany(_LOT):
        yield lot


def _json_ids(blobs: Sequence[bytes | None]) -> dict[bytes | None, str]:
    found = [one for one in blobs if one]
    return {None: "null", **dict(zip(found, _IDS.texts(found), strict=True))}


def _around(
    versions: Sequence[bytes],
    starts: Sequence[int],
    ends: Sequence[int],
    texts: RecentTexts,
    context: int,
) -> tuple[list[str], list[str], list[str]]:
    """Return what stands before tags, in them, and behind them."""
    before: list[str] = []
    inside: list[str] = []
    behind: list[str] = []
    last, text = b"", ""
    for version, start, end in zip(versions, starts, ends, strict=True):
        if version != last:
            last, text = version, texts.text(version) or ""
        before.append(text[start - context if start > context else 0 : start])
        inside.append(text[start:end])
        behind.append(text[end : end + context])
    return before, inside, behind

"""Counts over the latest texts of all articles.

Rejected tags do not count; tags in excluded regions do, since these numbers are no evidence.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.tally import Count
from variorum.model.vocabulary import TagKind
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import LATEST
from variorum.store.latest import AT_ONCE, latest_of
from variorum.store.pieces import Piece
from variorum.store.rows import id_blob, id_text

_MANY = 1 << 15
_recent_id = lru_cache(_MANY)(id_text)
"""Of actors and articles: each is met many times."""

_ACTORS = """
    SELECT tag.rowid, tag.kind = 'actor', tag_link.actor, tag.text_version
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id
    WHERE tag.text_version IN ({marks}) AND tag.kind IN ('actor', 'claim') AND NOT tag.rejected
        AND tag_link.role = CASE tag.kind WHEN 'actor' THEN 'actor' ELSE 'speaker' END
        AND tag_link.actor IS NOT NULL
"""
_counted = itemgetter(1, 2, 3)

_STRINGS = """
    SELECT tag.quote, tag_link.actor
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id
    WHERE tag.rowid > ? AND tag.rowid <= ? AND tag.kind = 'actor' AND NOT tag.rejected
        AND tag_link.role = 'actor' AND tag_link.actor IS NOT NULL
"""
"""Read in the order of the rows of tags: the other way round takes ten times as long."""

_TAGS = f"""
    SELECT version.article, tag.kind, count(*)
    FROM tag JOIN text_version AS version ON version.id = tag.text_version
    WHERE NOT tag.rejected AND {LATEST}
    GROUP BY version.article, tag.kind
"""  # noqa: S608  # constants

_MARKS = f"""
    SELECT version.id, version.article, read_mark.start, read_mark."end"
    FROM read_mark JOIN text_version AS version ON version.id = read_mark.text_version
    WHERE {LATEST}
"""  # noqa: S608  # constants

_BY_PLACE = " ORDER BY version.id, read_mark.start"

_HOMES = {
    "tag.id": "SELECT DISTINCT version.article FROM tag"
    " JOIN text_version AS version ON version.id = tag.text_version WHERE tag.id IN ",
    "version.id": "SELECT DISTINCT version.article FROM text_version AS version"
    " WHERE version.id IN ",
}


def actor_counts(database: Database, articles: Iterable[Id]) -> Iterator[Count]:
    """Yield how many tags name an actor in an article, and how many claims it speaks in.

    Rows are counted as they come: grouping them in SQL sorts them all.
    """
    for piece in chunks(articles, AT_ONCE):
        homes = latest_of(database, piece)
        rows = database.execute(_ACTORS.format(marks=marks(len(homes))), list(homes))
        named = dict.fromkeys(rows)  # an actor that one tag names twice is named once
        for (is_mention, actor, version), count in Counter(map(_counted, named)).items():
            yield is_mention, _recent_id(actor), homes[version], count


def articles_of(database: Database, tags: Iterable[Id], versions: Iterable[Id]) -> set[Id]:
    """Return the articles in which these tags stand, and those that have these texts."""
    asked = (("tag.id", tags), ("version.id", versions))
    return {
        id_text(article)
        for column, ids in asked
        for piece in chunks(ids)
        for (article,) in database.execute(
            _HOMES[column] + f"({marks(len(piece))})",
            list(map(id_blob, piece)),
        )
    }


def _in_articles(
    database: Database, sql: str, end: str, articles: Collection[Id] | None
) -> Iterator[tuple[Any, ...]]:
    if articles is None:
        yield from database.execute(sql + end)
        return
    for piece in chunks(articles):
        wanted = f" AND version.article IN ({marks(len(piece))})"
        yield from database.execute(sql + wanted + end, list(map(id_blob, piece)))


def actor_strings(database: Database, piece: Piece) -> list[tuple[str, Id, int]]:
    """Return for each actor tag of a piece its string and the actor it is linked to, once."""
    rows = database.execute(_STRINGS, [piece.after, piece.upto])
    return [(quote, _recent_id(actor), 1) for quote, actor in rows]


def tag_counts(database: Database) -> dict[Id, dict[TagKind, int]]:
    """Return the number of tags by article and kind; an article with none is left out."""
    found: dict[Id, dict[TagKind, int]] = defaultdict(dict)
    for article, kind, number in database.execute(_TAGS):
        found[id_text(article)][TagKind(kind)] = number
    return dict(found)


def read_shares(
    database: Database, articles: Collection[Id] | None = None
) -> dict[Id, tuple[int, int]]:
    """Return (characters read, all characters) by article; one nobody has begun is left out.

    White space next to a read sentence counts as read with it, so that an article whose every
    sentence is read is read wholly. `articles` are those wanted (None: all).
    """
    spans: dict[tuple[bytes, bytes], list[tuple[int, int]]] = defaultdict(list)
    for version, article, start, end in _in_articles(database, _MARKS, _BY_PLACE, articles):
        spans[version, article].append((start, end))
    shares: dict[Id, tuple[int, int]] = {}
    for (version, article), read in spans.items():
        text = _text(database, version)
        shares[id_text(article)] = _read(text, read), len(text)
    return shares


def _read(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """Count the characters in the spans (sorted by start), blanks around them included."""
    read, reached = 0, 0
    for start, end in spans:
        gap_is_blank = not text[reached:start].strip()
        first = reached if gap_is_blank else start
        read += max(end - first, 0)
        reached = max(reached, end)
    return read if text[reached:].strip() else read + len(text) - reached


def _text(database: Database, version: bytes) -> str:
    sql = "SELECT text FROM text_version WHERE id = ?"
    text: str = database.execute(sql, [version]).fetchone()[0]
    return text

"""Counts over the latest texts of all articles.

Rejected tags do not count; tags in excluded regions do, since these numbers are no evidence.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.vocabulary import TagKind
from variorum.store.evidence import LATEST
from variorum.store.rows import id_text

_ACTORS = f"""
    SELECT tag_link.actor, version.article,
        count(DISTINCT CASE WHEN tag.kind = 'actor' THEN tag.id END),
        count(DISTINCT CASE WHEN tag.kind = 'claim' THEN tag.id END)
    FROM tag_link
    JOIN tag ON tag.id = tag_link.tag
    JOIN text_version AS version ON version.id = tag.text_version
    WHERE tag_link.actor IS NOT NULL AND NOT tag.rejected AND {LATEST}
        AND (tag.kind, tag_link.role) IN (VALUES ('actor', 'actor'), ('claim', 'speaker'))
    GROUP BY tag_link.actor, version.article
"""  # noqa: S608  # constants

_STRINGS = """
    SELECT tag.quote, tag_link.actor, count(*)
    FROM tag_link JOIN tag ON tag.id = tag_link.tag
    WHERE tag_link.role = 'actor' AND tag_link.actor IS NOT NULL
        AND tag.kind = 'actor' AND NOT tag.rejected
    GROUP BY tag.quote, tag_link.actor
"""

_TAGS = f"""
    SELECT version.article, tag.kind, count(*)
    FROM tag JOIN text_version AS version ON version.id = tag.text_version
    WHERE NOT tag.rejected AND {LATEST}
    GROUP BY version.article, tag.kind
"""  # noqa: S608  # constants

_VERSIONS = f"SELECT version.id, version.article FROM text_version AS version WHERE {LATEST}"  # noqa: S608  # constants


def actor_counts(database: Database) -> dict[Id, dict[Id, tuple[int, int]]]:
    """Return by actor and article how many tags name it and how many claims it speaks in."""
    found: dict[Id, dict[Id, tuple[int, int]]] = defaultdict(dict)
    for actor, article, mentions, claims in database.execute(_ACTORS):
        found[id_text(actor)][id_text(article)] = mentions, claims
    return dict(found)


def actor_strings(database: Database) -> list[tuple[str, Id, int]]:
    """Return every string tagged as an actor, the actor it is linked to, and by how many tags."""
    rows = database.execute(_STRINGS)
    return [(quote, id_text(actor), count) for quote, actor, count in rows]


def tag_counts(database: Database) -> dict[Id, dict[TagKind, int]]:
    """Return the number of tags by article and kind; an article with none is left out."""
    found: dict[Id, dict[TagKind, int]] = defaultdict(dict)
    for article, kind, number in database.execute(_TAGS):
        found[id_text(article)][TagKind(kind)] = number
    return dict(found)


def read_shares(database: Database, lengths: dict[Id, int]) -> dict[Id, tuple[int, int]]:
    """Return (characters read, all characters) by article.

    White space next to a read sentence counts as read with it, so that an article whose every
    sentence is read is read wholly. `lengths` remembers the lengths of texts, which never change.
    """
    marks: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for version, start, end in database.execute(
        'SELECT text_version, start, "end" FROM read_mark ORDER BY text_version, start'
    ):
        marks[version].append((start, end))
    shares: dict[Id, tuple[int, int]] = {}
    for version, article in database.execute(_VERSIONS).fetchall():
        if version in marks:
            text = _text(database, version)
            shares[id_text(article)] = _read(text, marks[version]), len(text)
        else:
            shares[id_text(article)] = 0, _length(database, version, lengths)
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


def _length(database: Database, version: bytes, lengths: dict[Id, int]) -> int:
    key = id_text(version)
    if key not in lengths:
        sql = "SELECT length(text) FROM text_version WHERE id = ?"
        lengths[key] = database.execute(sql, [version]).fetchone()[0]
    return lengths[key]

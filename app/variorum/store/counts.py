"""Counts over the latest texts of all articles.

Rejected tags do not count; tags in excluded regions do, since these numbers are no evidence.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.tally import Naming
from variorum.store import known
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import LATEST
from variorum.store.latest import AT_ONCE, IN_TEXTS, latest_of
from variorum.store.pieces import IN_PIECE, Piece
from variorum.store.rows import id_blob

_ACTORS = """
    SELECT tag.rowid, tag.kind = 'actor', tag_link.actor, tag.text_version
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id
    WHERE {lying} AND tag.kind IN ('actor', 'claim') AND NOT tag.rejected
        AND tag_link.role = CASE tag.kind WHEN 'actor' THEN 'actor' ELSE 'speaker' END
        AND tag_link.actor IS NOT NULL
"""

_STRINGS = """
    SELECT tag.quote, tag_link.actor
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id
    WHERE tag.rowid > ? AND tag.rowid <= ? AND tag.kind = 'actor' AND NOT tag.rejected
        AND tag_link.role = 'actor' AND tag_link.actor IS NOT NULL
"""
"""Read in the order of the rows of tags: the other way round takes ten times as long."""

_TAGS = f"""
    SELECT version.article, told.number
    FROM (
        SELECT text_version, count(*) AS number FROM tag WHERE NOT rejected GROUP BY text_version
    ) AS told
    JOIN text_version AS version ON version.id = told.text_version
    WHERE {LATEST}
"""  # noqa: S608  # constants
"""Counted text by text, as an index has them: by articles all tags are sorted first."""

_MARKS = """
    SELECT text_version, start, "end" FROM read_mark WHERE text_version IN ({marks})
    ORDER BY text_version, start
"""

_MARKED = """
    SELECT DISTINCT version.article
    FROM read_mark JOIN text_version AS version ON version.id = read_mark.text_version
"""

_HOMES = {
    "tag.id": "SELECT DISTINCT version.article FROM tag"
    " JOIN text_version AS version ON version.id = tag.text_version WHERE tag.id IN ",
    "version.id": "SELECT DISTINCT version.article FROM text_version AS version"
    " WHERE version.id IN ",
}


def namings(database: Database, articles: Iterable[Id]) -> Iterator[Naming[Id, Id]]:
    """Yield which actors the tags of some articles name and which claims they speak in.

    They are counted by whoever gathers them: grouping them in SQL sorts them all.
    """
    for piece in chunks(articles, AT_ONCE):
        homes = latest_of(database, piece)
        lying = IN_TEXTS.format(marks=marks(len(homes)))
        for tag, is_mention, actor, text in _named(database, lying, list(homes)):
            yield tag, is_mention, known.ids[actor], homes[text]


def namings_in(database: Database, piece: Piece) -> Collection[Naming[bytes, bytes]]:
    """Return those of a piece: with the bytes of actors, and of texts instead of articles."""
    return _named(database, IN_PIECE, [piece.after, piece.upto])


def _named(
    database: Database, lying: str, values: Sequence[Any]
) -> Collection[Naming[bytes, bytes]]:
    rows = database.execute(_ACTORS.format(lying=lying), values).fetchall()
    if len({row[0] for row in rows}) == len(rows):
        return rows
    return dict.fromkeys(rows)  # an actor that one tag names twice is named once


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


def actor_strings(database: Database, piece: Piece) -> list[tuple[str, Id, int]]:
    """Return for each actor tag of a piece its string and the actor it is linked to, once."""
    rows = database.execute(_STRINGS, [piece.after, piece.upto])
    return [(quote, known.ids[actor], 1) for quote, actor in rows]


def tag_counts(database: Database) -> Iterator[tuple[Id, int]]:
    """Yield articles with the number of their tags; an article with none is left out."""
    return ((id_text(article), number) for article, number in database.execute(_TAGS))


def begun(database: Database) -> list[Id]:
    """Return the articles of which something is read."""
    return [id_text(article) for (article,) in database.execute(_MARKED)]


def read_shares(
    database: Database, articles: Collection[Id] | None = None
) -> dict[Id, tuple[int, int]]:
    """Return (characters read, all characters) by article; one nobody has begun is left out.

    White space next to a read sentence counts as read with it, so that an article whose every
    sentence is read is read wholly. `articles` are those wanted (None: all).
    """
    if articles is None:
        articles = begun(database)
    shares: dict[Id, tuple[int, int]] = {}
    for piece in chunks(articles, AT_ONCE):
        shares |= _read_shares_in(database, latest_of(database, piece))
    return shares


def _read_shares_in(database: Database, homes: dict[bytes, Id]) -> dict[Id, tuple[int, int]]:
    spans: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    asked = _MARKS.format(marks=marks(len(homes)))
    for version, start, end in database.execute(asked, list(homes)):
        spans[version].append((start, end))
    shares: dict[Id, tuple[int, int]] = {}
    for version, read in spans.items():
        text = _text(database, version)
        shares[homes[version]] = _read(text, read), len(text)
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

"""What awaits an answer in the latest texts: tags nobody has linked, and what is known beside them.

Rejected tags do not count.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from heapq import nsmallest
from operator import itemgetter

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.open_ends import BareText, Called, Named, Said
from variorum.model.sparse import Columns
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.store.bulk_ids import id_blobs
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import EXCLUDED, LATEST, tags
from variorum.store.pieces import Piece
from variorum.store.rows import id_blob

Homes = Mapping[bytes, Id]
"""Articles by the id of their latest text."""

_TAG = itemgetter(2)
_recent_id = lru_cache(4096)(id_text)

_VERSIONS = f"SELECT version.id, version.article FROM text_version AS version WHERE {LATEST}"  # noqa: S608  # constants

_NAMED = """
    SELECT tag.quote, tag.text_version, tag.id, link.id IS NULL, link.actor
    FROM tag LEFT JOIN tag_link AS link ON link.tag = tag.id AND link.role = 'actor'
    WHERE tag.rowid > ? AND tag.rowid <= ? AND tag.kind = 'actor' AND NOT tag.rejected
    ORDER BY tag.rowid
"""

_SPEAKING = """
    SELECT person.actor, about.proposition
    FROM tag_link AS about CROSS JOIN tag_link AS person ON person.tag = about.tag
    WHERE person.actor IS NOT NULL AND person.role IN ('speaker', 'holder')
        AND about.proposition IS NOT NULL
"""

_MEASURED = f"""
    SELECT link.quantity, version.article, tag.id
    FROM tag_link AS link JOIN tag ON tag.id = link.tag
    JOIN text_version AS version ON version.id = tag.text_version
    WHERE link.quantity IS NOT NULL AND tag.kind = 'figure' AND {LATEST}
    ORDER BY version.article, tag.start, -tag."end", tag.id
"""  # noqa: S608  # constants

_WITHOUT = """
    SELECT tag.id FROM tag
    WHERE tag.kind = ? AND NOT tag.rejected AND NOT EXISTS (
        SELECT 1 FROM tag_link WHERE tag_link.tag = tag.id AND tag_link.role = ?
    )
"""

_SAID = """
    SELECT link.proposition, tag.id, tag.quote, tag.text_version
    FROM tag CROSS JOIN tag_link AS link ON link.tag = tag.id
    WHERE link.role = 'proposition' AND link.proposition IS NOT NULL
        AND tag.kind = 'claim' AND NOT tag.rejected
    ORDER BY tag.id
"""


def homes(database: Database, columns: Columns) -> Homes:
    """Return the articles by their latest text, as ids that `columns` hold where they have them."""
    places, ids = columns.places, columns.articles
    return {
        version: ids[places[article]] if article in places else article
        for version, article in _latest(database)
    }


def strings(database: Database, piece: Piece, homes: Homes) -> Named:
    """Return the strings tagged as actors in a piece of the tags, in the texts of `homes`."""
    rows = database.execute(_NAMED, [piece.after, piece.upto]).fetchall()
    often = Counter(map(_TAG, rows))
    loose = [
        (quote, homes[version], tag)
        for quote, version, tag, is_loose, _ in rows
        if is_loose and version in homes
    ]
    linked: list[Called] = [
        (quote, homes[version], tag, _recent_id(actor), often[tag] > 1)
        for quote, version, tag, _, actor in rows
        if actor and version in homes
    ]
    quotes, articles, tags = zip(*loose, strict=True) if loose else ((), (), ())
    return Named(quotes, articles, b"".join(tags), linked)


def speaking(database: Database, actors: Collection[Id]) -> dict[Id, set[Id]]:
    """Return by actor the propositions it speaks about, or has a stance on."""
    found: dict[Id, set[Id]] = defaultdict(set)
    wanted = dict(zip(id_blobs(actors), actors, strict=True))
    text = cache(id_text)  # each is met many times, and kept
    for actor, proposition in database.execute(_SPEAKING):
        if actor in wanted:
            found[wanted[actor]].add(text(proposition))
    return dict(found)


def measured(database: Database) -> dict[Id, dict[Id, Id]]:
    """Return by quantity the articles with figures of it, each with the first of them."""
    found: dict[Id, dict[Id, Id]] = defaultdict(dict)
    text = cache(id_text)
    for quantity, article, tag in database.execute(_MEASURED):
        articles, here = found[text(quantity)], text(article)
        if here not in articles:
            articles[here] = id_text(tag)
    return dict(found)


def said(database: Database) -> list[Said]:
    """Return the words of all claims about propositions, oldest first."""
    articles = _articles(database)
    return [
        Said(id_text(proposition), id_text(tag), quote, articles[version])
        for proposition, tag, quote, version in database.execute(_SAID)
        if version in articles
    ]


def unlinked(
    database: Database, kind: TagKind, role: str, limit: int
) -> tuple[list[LinkedTag], int]:
    """Return the oldest tags of a kind without a link of a role, and how many more there are.

    They come by article and place.
    """
    found = [one for (one,) in database.execute(_WITHOUT, [kind, role])]
    oldest = nsmallest(limit, found)
    return tags(database, map(id_text, oldest)), len(found) - len(oldest)


def bare_texts(
    database: Database, articles: Iterable[Id], *, whole: bool = True
) -> Iterator[BareText]:
    """Yield the latest texts of some articles with their excluded regions.

    Without `whole` the texts themselves are not read.
    """
    told = "version.text" if whole else "''"
    for piece in chunks(articles):
        here = f"version.article IN ({marks(len(piece))})"
        out: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
        for version, start, end in database.execute(
            'SELECT region.text_version, region.start, region."end" FROM region'  # noqa: S608  # constants
            " JOIN text_version AS version ON version.id = region.text_version"
            f" WHERE region.kind IN ({EXCLUDED}) AND {here}",
            [id_blob(one) for one in piece],
        ):
            out[version].append((start, end))
        for version, article, text in database.execute(
            f"SELECT version.id, version.article, {told} FROM text_version AS version"  # noqa: S608  # constants
            f" WHERE {LATEST} AND {here}",
            [id_blob(one) for one in piece],
        ):
            yield BareText(id_text(article), id_text(version), text, tuple(sorted(out[version])))


def _articles(database: Database) -> dict[bytes, Id]:
    return dict(_latest(database))


def _latest(database: Database) -> Iterator[tuple[bytes, Id]]:
    """Yield the latest texts with their articles, whose ids are made one by one."""
    return ((version, id_text(article)) for version, article in database.execute(_VERSIONS))

"""What awaits an answer in the latest texts: tags nobody has linked, and what is known beside them.

Rejected tags do not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from heapq import nsmallest

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.open_ends import BareText, Said, Strings
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import EXCLUDED, LATEST, tags
from variorum.store.rows import id_blob

_VERSIONS = f"SELECT version.id, version.article FROM text_version AS version WHERE {LATEST}"  # noqa: S608  # constants

_UNLINKED = """
    SELECT tag.quote, tag.text_version, tag.id
    FROM tag
    WHERE tag.kind = 'actor' AND NOT tag.rejected
        AND NOT EXISTS (
            SELECT 1 FROM tag_link WHERE tag_link.tag = tag.id AND tag_link.role = 'actor'
        )
"""

_LINKED = """
    SELECT tag.quote, tag.text_version, link.actor, count(*), min(tag.id), max(
        tag.id IN (SELECT tag FROM tag_link WHERE role = 'actor' GROUP BY tag HAVING count(*) > 1)
    )
    FROM tag CROSS JOIN tag_link AS link ON link.tag = tag.id
    WHERE link.role = 'actor' AND link.actor IS NOT NULL AND tag.kind = 'actor'
        AND NOT tag.rejected
    GROUP BY tag.quote, tag.text_version, link.actor
"""
"""Read, as what follows, in the order tags and links lie in: by their actors takes four times as
long, and so does asking of each tag alone whether it has several."""

_SPEAKING = """
    SELECT DISTINCT person.actor, about.proposition
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


def strings(database: Database) -> Iterator[Strings]:
    """Yield every string tagged as an actor: loose ones tag by tag, others by article and actor."""
    articles = _articles(database)
    new = tuple.__new__  # a million times; that of a named tuple takes twice as long
    for quote, version, tag in database.execute(_UNLINKED):
        if version in articles:
            yield new(Strings, (quote, articles[version], 1, tag, None, False))
    for quote, version, actor, count, sample, joint in database.execute(_LINKED):
        if version in articles:
            yield Strings(quote, articles[version], count, sample, id_text(actor), bool(joint))


def speaking(database: Database) -> dict[Id, set[Id]]:
    """Return by actor the propositions it speaks about, or has a stance on."""
    found: dict[Id, set[Id]] = defaultdict(set)
    text = cache(id_text)  # each is met many times, and kept
    for actor, proposition in database.execute(_SPEAKING):
        found[text(actor)].add(text(proposition))
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


def bare_texts(database: Database, articles: Iterable[Id]) -> Iterator[BareText]:
    """Yield the latest texts of some articles with their excluded regions."""
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
            "SELECT version.id, version.article, version.text FROM text_version AS version"  # noqa: S608  # constants
            f" WHERE {LATEST} AND {here}",
            [id_blob(one) for one in piece],
        ):
            yield BareText(id_text(article), id_text(version), text, tuple(sorted(out[version])))


def _articles(database: Database) -> dict[bytes, Id]:
    return {version: id_text(article) for version, article in database.execute(_VERSIONS)}

"""The latest texts of articles, found without reading one: their row lies far from the next."""

from collections.abc import Sequence

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.store.bulk_ids import id_blobs
from variorum.store.chunks import marks

AT_ONCE = 100
"""Articles whose tags one statement reads: while it runs, nothing can be saved."""

IN_TEXTS = "tag.text_version IN ({marks})"
"""Of tags: they stand in some texts."""

_LATEST = """
    SELECT id, article, max(number) FROM text_version WHERE {wanted} GROUP BY article
"""


def latest_of(database: Database, articles: Sequence[Id]) -> dict[bytes, Id]:
    """Return the articles by the id of their latest text."""
    own = dict(zip(id_blobs(articles), articles, strict=True))
    wanted = f"article IN ({marks(len(own))})"
    rows = database.execute(_LATEST.format(wanted=wanted), list(own))
    return {version: own[article] for version, article, _ in rows}


def latest_among(database: Database, articles: Sequence[Id]) -> dict[bytes, Id]:
    """Return the same for all articles between the first and the last: one walk, no searches."""
    own = dict(zip(id_blobs(articles), articles, strict=True))
    ends = min(own), max(own)
    rows = database.execute(_LATEST.format(wanted="article BETWEEN ? AND ?"), ends)
    return {version: own[article] for version, article, _ in rows if article in own}

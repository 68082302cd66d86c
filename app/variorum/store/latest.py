"""The latest texts of articles, found without reading one: their row lies far from the next."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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


class Homes(NamedTuple):
    """Some articles, and which of them has a latest text, by the bytes of its id."""

    articles: Sequence[Id]
    places: dict[bytes, int]

    def of(self, texts: Iterable[bytes]) -> list[Id | None]:
        """Return the article of each text, None where it is no latest one."""
        places = list(map(self.places.get, texts))
        return [None if place is None else self.articles[place] for place in places]


def latest_among(database: Database, articles: Sequence[Id]) -> dict[bytes, Id]:
    """Return the same for all articles between the first and the last: one walk, no searches."""
    own = dict(zip(id_blobs(articles), articles, strict=True))
    ends = min(own), max(own)
    rows = database.execute(_LATEST.format(wanted="article BETWEEN ? AND ?"), ends)
    return {version: own[article] for version, article, _ in rows if article in own}

"""Tags with their links across articles: what reconciliation works on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import EXCLUDED_REGIONS, RegionKind, TagKind
from variorum.store.chunks import chunks, marks
from variorum.store.rows import codec, id_blob, quoted

TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")

DATES = ("statement_date", "event_time", "window_start", "window_end", "as_of")
"""The fields in which a tag says when."""

LATEST = """
    NOT EXISTS (
        SELECT 1 FROM text_version AS newer
        WHERE newer.article = version.article AND newer.number > version.number
    )
"""
"""Of `text_version AS version`: it is its article's latest."""

EXCLUDED = ", ".join(f"'{kind}'" for kind in sorted(EXCLUDED_REGIONS))

REGION = f"""(
        SELECT region.kind FROM region
        WHERE region.text_version = tag.text_version
            AND region.start <= tag.start AND tag."end" <= region."end"
            AND region.kind IN ({EXCLUDED})
        ORDER BY region.id LIMIT 1
    )"""  # noqa: S608  # constants
"""The kind of the region that keeps `tag` from counting, if any."""

_TAGS = f"""
    SELECT {codec("tag").columns("tag")}, version.article, {REGION}
    FROM tag JOIN text_version AS version ON version.id = tag.text_version
    WHERE {LATEST}
"""  # noqa: S608  # constants

Found = tuple[Tag, Id, RegionKind | None]

_article_id = lru_cache(1 << 14)(id_text)


def linked_tags(
    database: Database,
    kinds: Collection[TagKind],
    target_kind: str | None,
    targets: Iterable[Id] | None,
) -> list[LinkedTag]:
    """Return the tags of some kinds that point at a kind of target or at some targets."""
    if targets is not None and target_kind is None:
        message = "targets need a target_kind"
        raise ValueError(message)
    of_kind = f"tag.kind IN ({marks(len(kinds))})"
    if target_kind is None:
        return _linked(database, _found(database, of_kind, list(kinds)))
    if target_kind not in TARGETS:
        message = f"tags do not point at {target_kind!r}"
        raise ValueError(message)
    if targets is None:
        pointing = f"{of_kind} AND tag.id IN ({_pointing(target_kind, 'IS NOT NULL')})"
        return _linked(database, _found(database, pointing, list(kinds)))
    found: dict[Id, Found] = {}
    for piece in chunks(targets):
        any_of = _pointing(target_kind, f"IN ({marks(len(piece))})")
        values = [*kinds, *map(id_blob, piece)]
        for one in _found(database, f"{of_kind} AND tag.id IN ({any_of})", values):
            found[one[0].id] = one
    return _linked(database, found.values())


def dated(database: Database) -> list[LinkedTag]:
    """Return the claims and figures that say when; most say nothing of the kind."""
    says_when = " OR ".join(f"tag.{name} <> ''" for name in DATES)
    asked = f"tag.kind IN ({marks(2)}) AND ({says_when})"
    return _linked(database, _found(database, asked, [TagKind.CLAIM, TagKind.FIGURE]))


def tags(database: Database, ids: Iterable[Id]) -> list[LinkedTag]:
    """Return these tags, those in older texts excepted."""
    found = [
        one
        for piece in chunks(dict.fromkeys(ids))
        for one in _found(database, f"tag.id IN ({marks(len(piece))})", list(map(id_blob, piece)))
    ]
    return _linked(database, found)


def by_target(
    database: Database, kinds: Collection[TagKind], target_kind: str, targets: Iterable[Id] | None
) -> dict[Id, list[LinkedTag]]:
    """Return the tags of some kinds by the target they point at; a target with none is left out."""
    found: dict[Id, list[LinkedTag]] = defaultdict(list)
    if targets is None:
        for one in linked_tags(database, kinds, target_kind, None):
            for target in dict.fromkeys(getattr(link, target_kind) for link in one.links):
                if target is not None:
                    found[target].append(one)
        return dict(found)
    for piece in chunks(set(targets)):
        wanted = set(piece)
        for one in _pointing_at(database, kinds, target_kind, piece):
            for target in {getattr(link, target_kind) for link in one.links} & wanted:
                found[target].append(one)
    return dict(found)


def _pointing_at(
    database: Database, kinds: Collection[TagKind], target_kind: str, targets: Sequence[Id]
) -> list[LinkedTag]:
    """Return the tags that point at some targets: two questions, however many there are."""
    blobs = list(map(id_blob, targets))
    any_of = _pointing(target_kind, f"IN ({marks(len(targets))})")
    links = _links(database, any_of, blobs)
    asked = f"tag.kind IN ({marks(len(kinds))}) AND tag.id IN ({any_of})"
    made = [
        LinkedTag(tag, tuple(links[tag.id]), article, region)
        for tag, article, region in _found(database, asked, [*kinds, *blobs])
    ]
    made.sort(key=lambda one: (one.article, one.tag.start, -one.tag.end, one.tag.id))
    return made


_RESTING = """
    SELECT DISTINCT about.proposition, about.quantity
    FROM tag_link AS who CROSS JOIN tag_link AS about ON about.tag = who.tag
    WHERE who.{column} IN ({ids}) AND coalesce(about.proposition, about.quantity) IS NOT NULL
"""
_STANDING = """
    SELECT DISTINCT about.proposition, about.quantity
    FROM text_version AS version
    CROSS JOIN tag ON tag.text_version = version.id
    CROSS JOIN tag_link AS about ON about.tag = tag.id
    WHERE version.article IN ({ids}) AND coalesce(about.proposition, about.quantity) IS NOT NULL
        AND tag.kind <> 'actor'
"""


def resting_on(
    database: Database,
    actors: Iterable[Id],
    articles: Iterable[Id],
    outlets: Iterable[Id],
    links: Iterable[Id],
) -> tuple[set[Id], set[Id]]:
    """Return the propositions and quantities with evidence that has, or stands in, any of these."""
    found: tuple[set[Id], set[Id]] = (set(), set())
    for sql, column, wanted in (
        (_RESTING, "actor", actors),
        (_RESTING, "outlet", outlets),
        (_RESTING, "id", links),
        (_STANDING, "article", articles),
    ):
        for piece in chunks(wanted):
            asked = sql.format(column=column, ids=marks(len(piece)))
            for row in database.execute(asked, list(map(id_blob, piece))):
                for groups, end in zip(found, row, strict=True):
                    if end is not None:
                        groups.add(id_text(end))
    return found


def _pointing(target_kind: str, how: str) -> str:
    return f"SELECT tag FROM tag_link WHERE {quoted(target_kind)} {how}"  # noqa: S608  # checked against TARGETS


def _found(database: Database, condition: str, values: Sequence[Any]) -> Iterator[Found]:
    decode = codec("tag").decode
    for row in database.execute(f"{_TAGS} AND {condition}", values):
        tag = cast("Tag", decode(row[:-2]))
        yield tag, _article_id(row[-2]), None if row[-1] is None else RegionKind(row[-1])


def _linked(database: Database, found: Iterable[Found]) -> list[LinkedTag]:
    ordered = sorted(found, key=lambda one: (one[1], one[0].start, -one[0].end, one[0].id))
    made: list[LinkedTag] = []
    for piece in chunks(ordered):
        here = [id_blob(tag.id) for tag, _, _ in piece]
        links = _links(database, marks(len(here)), here)
        made += [
            LinkedTag(tag, tuple(links.get(tag.id, ())), article, region)
            for tag, article, region in piece
        ]
    return made


_PLACE = itemgetter(codec("tag_link").names.index("position"), codec("tag_link").names.index("id"))


def _links(database: Database, tags_asked: str, values: Sequence[Any]) -> dict[Id, list[TagLink]]:
    """Return links by tag, by position; sorting the few of each costs less than all of them."""
    links: dict[Id, list[TagLink]] = defaultdict(list)
    sql = f"{codec('tag_link').select} WHERE tag IN ({tags_asked})"
    decode, of_tag = codec("tag_link").decode, codec("tag_link").names.index("tag")
    rows: dict[bytes, list[tuple[Any, ...]]] = defaultdict(list)
    for row in database.execute(sql, values):
        rows[row[of_tag]].append(row)
    for tag, found in rows.items():
        if len(found) > 1:
            found.sort(key=_PLACE)
        links[id_text(tag)] = [cast("TagLink", decode(row)) for row in found]
    return links

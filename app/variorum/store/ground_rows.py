"""Evidence as the rules read it: no field more than they ask for, made a column at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from variorum.model.evidence import LinkCells, LinkedCells, TagCells
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.vocabulary import RegionKind
from variorum.store import known
from variorum.store.bulk_ids import id_texts
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import LATEST, REGION
from variorum.store.latest import AT_ONCE, latest_of
from variorum.store.rows import UnreadableRowError, codec, id_blob, quoted

Cells = TypeVar("Cells", TagCells, LinkCells)
Convert = Callable[[Iterable[Any]], Iterable[Any]]
Row = tuple[Any, ...]


class _Reader(Generic[Cells]):
    """Makes tuples of rows: a column of many values is converted faster than many rows."""

    def __init__(self, kind: str, made: type[Cells]) -> None:
        """Make tuples of type `made` of rows of a kind."""
        self._kind = kind
        # As `made._make`, without the Python of it.
        self._make: Callable[[Row], Cells] = partial(tuple.__new__, made)
        self._converts = tuple(_convert(kind, name) for name in made._fields)
        self.columns = ", ".join(f"{quoted(kind)}.{quoted(name)}" for name in made._fields)

    def read(self, rows: Collection[Row]) -> list[Cells]:
        """Return the tuples; UnreadableRowError tells of a value that no record can have."""
        columns = zip(*rows, strict=True)
        try:
            made = [
                convert(column) if convert else column
                for convert, column in zip(self._converts, columns, strict=False)
            ]
            return list(map(self._make, zip(*made, strict=True)))
        except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError) as error:
            raise UnreadableRowError(self._kind, error) from error


def _convert(kind: str, name: str) -> Convert | None:
    if name == "id":
        return id_texts
    if {one.name: one.base for one in fields_of(kind)}[name] is Id:
        return partial(map, known.ids.__getitem__)
    convert = codec(kind).out_of(name)
    return None if convert is None else partial(map, known.Known(convert).__getitem__)


_TAG = _Reader("tag", TagCells)
_LINK = _Reader("tag_link", LinkCells)
_region = {kind.value: kind for kind in RegionKind}

_LYING = "tag.kind <> 'actor' AND tag.text_version IN ({marks})"
_TAGS_IN = f"SELECT {_TAG.columns}, tag.text_version, {REGION} FROM tag WHERE {_LYING}"  # noqa: S608  # constants
_LINKS_IN = f"""
    SELECT {_LINK.columns}, tag_link.tag
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id WHERE {_LYING}
"""  # noqa: S608  # constants
"""Neither looks at the texts: the row of each lies far from that of the next."""

_TAGS_OF = f"""
    SELECT {_TAG.columns}, version.article, {REGION}
    FROM tag CROSS JOIN text_version AS version ON version.id = tag.text_version
    WHERE {LATEST} AND tag.id IN ({{tags}})
"""  # noqa: S608  # constants
_LINKS_OF = f"SELECT {_LINK.columns}, tag FROM tag_link WHERE tag IN ({{tags}})"  # noqa: S608  # constants


def in_articles(database: Database, articles: Iterable[Id]) -> Iterator[LinkedCells]:
    """Yield the claims, stances and figures in the latest texts of some articles."""
    for piece in chunks(articles, AT_ONCE):
        yield from in_texts(database, latest_of(database, piece))


def in_texts(database: Database, homes: dict[bytes, Id]) -> Iterator[LinkedCells]:
    """Return those in some texts, of which the articles are given."""
    lying = marks(len(homes))
    sql = _TAGS_IN.format(marks=lying), _LINKS_IN.format(marks=lying)
    return _linked(database, *sql, list(homes), homes)


def of_tags(database: Database, ids: Iterable[Id]) -> Iterator[LinkedCells]:
    """Yield these tags, those in older texts excepted."""
    for piece in chunks(dict.fromkeys(ids)):
        asked = marks(len(piece))
        sql = _TAGS_OF.format(tags=asked), _LINKS_OF.format(tags=asked)
        yield from _linked(database, *sql, list(map(id_blob, piece)), known.ids)


def on(database: Database, kind: str, groups: Iterable[Id]) -> dict[Id, list[LinkedCells]]:
    """Return the evidence on some groups of a kind; a group with none is left out."""
    found: dict[Id, list[LinkedCells]] = defaultdict(list)
    for piece in chunks(set(groups)):
        wanted = set(piece)
        pointing = f"SELECT tag FROM tag_link WHERE {quoted(kind)} IN ({marks(len(piece))})"  # noqa: S608  # a name of the model
        sql = _TAGS_OF.format(tags=pointing), _LINKS_OF.format(tags=pointing)
        for one in _linked(database, *sql, list(map(id_blob, piece)), known.ids):
            for group in {getattr(link, kind) for link in one.links} & wanted:
                found[group].append(one)
    return dict(found)


def _linked(
    database: Database, tags: str, links: str, values: Sequence[bytes], homes: dict[bytes, Id]
) -> Iterator[LinkedCells]:
    """Return what the answers of two questions say; `homes` names where each tag stands."""
    links_of: dict[bytes, list[LinkCells]] = defaultdict(list)
    found = database.execute(links, values).fetchall()
    for row, link in zip(found, _LINK.read(found), strict=True):
        links_of[row[-1]].append(link)
    found = database.execute(tags, values).fetchall()
    if not found:
        return iter(())
    ids, *_, places, regions = zip(*found, strict=True)
    return map(
        LinkedCells,
        _TAG.read(found),
        map(links_of.get, ids, repeat(())),
        map(homes.__getitem__, places),
        map(_region.get, regions),
    )

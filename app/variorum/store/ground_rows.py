"""Evidence as the rules read it: no field more than they ask for, made a column at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, repeat
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from variorum.model.evidence import LinkCells, LinkedCells, TagCells
from variorum.model.ids import Id
from variorum.model.kinds import fields_of
from variorum.model.vocabulary import RegionKind
from variorum.store import known
from variorum.store.chunks import chunks, marks
from variorum.store.evidence import LATEST, REGION
from variorum.store.latest import AT_ONCE, IN_TEXTS, Homes, latest_of
from variorum.store.pieces import IN_PIECE, Piece
from variorum.store.rows import UnreadableRowError, codec, id_blob, quoted

Cells = TypeVar("Cells", TagCells, LinkCells)
Made = TypeVar("Made", TagCells, LinkCells, LinkedCells)
Convert = Callable[[Iterable[Any]], Iterable[Any]]
Row = tuple[Any, ...]


class _Reader(Generic[Cells]):
    """Makes tuples of rows: a column of many values is converted faster than many rows."""

    def __init__(self, kind: str, made: type[Cells]) -> None:
        """Make tuples of type `made` of rows of a kind."""
        self._kind = kind
        self._cells: type[Cells] = made
        names = ["id" if name == "spelled" else name for name in made._fields]
        self._converts = tuple(_convert(kind, name) for name in names)
        self.columns = ", ".join(f"{quoted(kind)}.{quoted(name)}" for name in names)

    def read(self, columns: Sequence[Sequence[Any]]) -> list[Cells]:
        """Return the tuples of columns, of which there may be more than the fields.

        UnreadableRowError tells of a value that no record can have.
        """
        try:
            made = [
                convert(column) if convert else column
                for convert, column in zip(self._converts, columns, strict=False)
            ]
            return list(_made(self._cells, zip(*made, strict=True)))
        except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError) as error:
            raise UnreadableRowError(self._kind, error) from error


def _made(made: type[Made], rows: Iterable[Row]) -> Iterator[Made]:
    """Return the named tuples of rows: `made._make` of each, without the Python of it."""
    return map(tuple.__new__, repeat(made), rows)


def _convert(kind: str, name: str) -> Convert | None:
    if name == "id":
        return None
    if {one.name: one.base for one in fields_of(kind)}[name] is Id:
        return partial(map, known.ids.__getitem__)
    convert = codec(kind).out_of(name)
    return None if convert is None else partial(map, known.Known(convert).__getitem__)


FindHomes = Callable[[Iterable[bytes]], Iterable[Id | None]]
_any_home: FindHomes = partial(map, known.ids.__getitem__)

_TAG = _Reader("tag", TagCells)
_LINK = _Reader("tag_link", LinkCells)
_region = {kind.value: kind for kind in RegionKind}

_TAGS_IN = f"""
    SELECT {_TAG.columns}, tag.rowid, tag.text_version, {REGION}
    FROM tag WHERE {{lying}} AND tag.kind <> 'actor'
"""  # noqa: S608  # constants
_LINKS_IN = f"""
    SELECT {_LINK.columns}, tag.rowid
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id WHERE {{lying}} AND tag.kind <> 'actor'
"""  # noqa: S608  # constants
"""Neither looks at the texts: the row of each lies far from that of the next."""

_TAGS_OF = f"""
    SELECT {_TAG.columns}, tag.rowid, version.article, {REGION}
    FROM tag CROSS JOIN text_version AS version ON version.id = tag.text_version
    WHERE {LATEST} AND tag.id IN ({{tags}})
"""  # noqa: S608  # constants
_LINKS_OF = f"""
    SELECT {_LINK.columns}, tag.rowid
    FROM tag CROSS JOIN tag_link ON tag_link.tag = tag.id WHERE tag.id IN ({{tags}})
"""  # noqa: S608  # constants


def in_articles(database: Database, articles: Iterable[Id]) -> Iterator[LinkedCells]:
    """Yield the claims, stances and figures in the latest texts of some articles."""
    for piece in chunks(articles, AT_ONCE):
        homes = latest_of(database, piece)
        lying = IN_TEXTS.format(marks=marks(len(homes)))
        yield from _linked(database, *_asked(lying), list(homes), partial(map, homes.get))


def in_piece(database: Database, piece: Piece, homes: Homes) -> Iterator[LinkedCells]:
    """Return those of a piece that stand in the latest text of an article."""
    return _linked(database, *_asked(IN_PIECE), [piece.after, piece.upto], homes.of)


def _asked(lying: str) -> tuple[str, str]:
    return _TAGS_IN.format(lying=lying), _LINKS_IN.format(lying=lying)


def of_tags(database: Database, ids: Iterable[Id]) -> Iterator[LinkedCells]:
    """Yield these tags, those in older texts excepted."""
    for piece in chunks(dict.fromkeys(ids)):
        asked = marks(len(piece))
        sql = _TAGS_OF.format(tags=asked), _LINKS_OF.format(tags=asked)
        yield from _linked(database, *sql, list(map(id_blob, piece)), _any_home)


def on(database: Database, kind: str, groups: Iterable[Id]) -> dict[Id, list[LinkedCells]]:
    """Return the evidence on some groups of a kind; a group with none is left out."""
    found: dict[Id, list[LinkedCells]] = defaultdict(list)
    for piece in chunks(set(groups)):
        wanted = set(piece)
        pointing = f"SELECT tag FROM tag_link WHERE {quoted(kind)} IN ({marks(len(piece))})"  # noqa: S608  # a name of the model
        sql = _TAGS_OF.format(tags=pointing), _LINKS_OF.format(tags=pointing)
        for one in _linked(database, *sql, list(map(id_blob, piece)), _any_home):
            for group in {getattr(link, kind) for link in one.links} & wanted:
                found[group].append(one)
    return dict(found)


def _linked(
    database: Database, tags: str, links: str, values: Sequence[Any], homes: FindHomes
) -> Iterator[LinkedCells]:
    """Return what the answers of two questions say.

    `homes` tells where tags stand; where it does not know, the tag is left out.
    """
    columns = list(zip(*database.execute(tags, values), strict=True))
    if not columns:
        return iter(())
    *_, numbers, places, regions = columns
    links_of: dict[int, list[LinkCells]] = defaultdict(list)
    linked = list(zip(*database.execute(links, values), strict=True))
    if linked:
        for number, link in zip(linked[-1], _LINK.read(linked), strict=True):
            links_of[number].append(link)
    own = list(homes(places))
    its_links = map(links_of.get, numbers, repeat(()))
    rows = zip(_TAG.read(columns), its_links, own, map(_region.get, regions), strict=True)
    return _made(LinkedCells, compress(rows, own) if None in own else rows)

"""The records held in memory as a whole; articles are read a field at a time, and packed."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from sqlite_utils import Database

from variorum.model.article_table import ArticleTable
from variorum.model.catalogue import IN_TEXT, Catalogue
from variorum.model.kinds import KINDS
from variorum.model.records import Article, Record
from variorum.model.resolve import packed
from variorum.store.bulk_ids import id_texts
from variorum.store.known import Known
from variorum.store.rows import UnreadableRowError, codec

_AT_ONCE = 5000

_Convert = Callable[[Iterable[Any]], Iterable[Any]]


def catalogue(database: Database) -> Catalogue:
    """Return all records of the small kinds, oldest first."""
    kinds = [kind for kind in KINDS if kind not in IN_TEXT and kind != Article.kind_name]
    records = (record for kind in kinds for record in rows_of(database, kind))
    return Catalogue(records, _articles(database))


def rows_of(database: Database, kind: str) -> Iterator[Record]:
    """Yield the records of a kind, oldest first."""
    rows = database.execute(codec(kind).select + " ORDER BY id")
    return map(codec(kind).decode, rows)


def _articles(database: Database) -> ArticleTable:
    kind = codec(Article.kind_name)
    found = database.execute(kind.select + " ORDER BY id")
    converts = [_convert(kind.out_of(name), name) for name in kind.names]
    fields: list[list[Any]] = [[] for _ in kind.names]
    while rows := found.fetchmany(_AT_ONCE):
        try:
            for values, convert, column in zip(
                fields, converts, zip(*rows, strict=True), strict=True
            ):
                values.extend(convert(column))
        except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError) as error:
            raise UnreadableRowError(kind.kind, error) from error
    return packed(dict(zip(kind.names, fields, strict=True)))


def _convert(one: Callable[[Any], Any] | None, name: str) -> _Convert:
    """Return what makes the values of a field of those of its column."""
    if name == "id":
        return id_texts
    return iter if one is None else partial(map, Known(one).__getitem__)

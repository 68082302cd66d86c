"""The articles of a project by id, packed: a large project has a hundred thousand of them."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from copy import copy
from dataclasses import fields as fields_of
from itertools import accumulate, chain, pairwise
from typing import Any

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.sparse import Columns

_FEW = 4
_SOME = 1000
"""Where each text comes more often than `_FEW` times in so many, equal ones are one object."""

_SETTERS = {one.name: getattr(Article, one.name).__set__ for one in fields_of(Article)}
_set_id = _SETTERS["id"]


class Words:
    """Texts as bytes, one behind the other."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, words: Iterable[str]) -> None:
        """Hold some texts."""
        spelled = [one.encode("utf-8", "surrogatepass") for one in words]
        self._bytes = b"".join(spelled)
        self._ends = array("I", accumulate(map(len, spelled), initial=0))

    def __getitem__(self, place: int) -> str:
        """Return the text at a place from 0 on."""
        start, end = self._ends[place : place + 2]
        return str(self._bytes[start:end], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        """Yield all texts."""
        spelled = self._bytes
        return (
            str(spelled[start:end], "utf-8", "surrogatepass") for start, end in pairwise(self._ends)
        )


class ArticleTable(MutableMapping[Id, Article]):
    """Articles, each made when it is looked up; those put in later are held as they are.

    `columns` are those of the articles packed, in order of publication (`model.resolve.packed`).
    """

    __slots__ = ("_alike", "_fields", "_making", "_own", "columns")

    def __init__(
        self, columns: Columns, fields: Mapping[str, Sequence[Any]], order: Sequence[int]
    ) -> None:
        """Pack what `fields` tell of the articles of `columns`, all but their ids.

        `order` says where in `fields` each of the articles is, in the order of `columns`.
        """
        self.columns = columns
        self._alike: dict[str, Any] = {}
        """What all have in a field."""
        self._fields: dict[str, tuple[Any, ...] | Words] = {}
        self._own: dict[Id, Article | None] = {}
        """Articles altered since, and None for those that are gone."""
        for name, values in fields.items():
            if values and values.count(values[0]) < len(values):
                self._fields[name] = _packed([values[at] for at in order])
            elif values:
                self._alike[name] = values[0]
        self._making = (
            [(_SETTERS[name], value) for name, value in self._alike.items()],
            [(_SETTERS[name], values.__getitem__) for name, values in self._fields.items()],
        )

    def copy(self) -> "ArticleTable":
        """Return another table of the same articles, which holds what is packed together."""
        copied = copy(self)
        copied._own = dict(self._own)  # noqa: SLF001  # of its own class
        return copied

    @property
    def is_altered(self) -> bool:
        """Whether there are others than those packed."""
        return bool(self._own)

    @override
    def __getitem__(self, key: Id) -> Article:
        if self._own and key in self._own:
            found = self._own[key]
            if found is None:
                raise KeyError(key)
            return found
        return self._made(self.columns.places[key])

    def _made(self, place: int) -> Article:
        alike, fields = self._making
        made = object.__new__(Article)
        _set_id(made, self.columns.articles[place])
        for put, value in alike:
            put(made, value)
        for put, read in fields:
            put(made, read(place))
        return made

    @override
    def __setitem__(self, key: Id, article: Article) -> None:
        self._own[key] = article

    @override
    def __delitem__(self, key: Id) -> None:
        if key not in self:
            raise KeyError(key)
        if key in self.columns.places:
            self._own[key] = None
        else:
            del self._own[key]

    @override
    def __contains__(self, key: object) -> bool:
        if self._own and key in self._own:
            return self._own[key] is not None  # type: ignore[index]  # it is there
        return key in self.columns.places

    @override
    def __iter__(self) -> Iterator[Id]:
        packed, own = self.columns.places, self._own
        if not own:
            return iter(packed)
        kept = (one for one in packed if one not in own or own[one] is not None)
        return chain(kept, (one for one in own if one not in packed))

    @override
    def __len__(self) -> int:
        packed = self.columns.places
        gone = sum(found is None for found in self._own.values())
        return len(packed) - gone + sum(one not in packed for one in self._own)

    def told(self, field: str) -> list[Any]:
        """Return what the articles packed have in a field, in their order, as it is now."""
        found = list(self._packed_in(field))
        for article, place in self._altered():
            found[place] = getattr(article, field)
        return found

    def _packed_in(self, field: str) -> Iterable[Any]:
        if field == "id":
            return self.columns.articles
        if field in self._alike:
            return [self._alike[field]] * len(self.columns.articles)
        return self._fields.get(field, ())

    def _altered(self) -> Iterator[tuple[Article, int]]:
        for one, article in tuple(self._own.items()):
            if article is not None and one in self.columns.places:
                yield article, self.columns.places[one]

    def teller(self, field: str) -> Callable[[Id], Any]:
        """Return what tells of an article what it has in a field, without making it."""
        own, places, values = self._own, self.columns.places, self._fields.get(field)

        def tell(key: Id) -> object:
            if key in own:
                return getattr(self[key], field)
            if values is None:
                return key if field == "id" else self._alike[field]
            return values[places[key]]

        return tell


def _packed(values: Sequence[Any]) -> tuple[Any, ...] | Words:
    some = values[:_SOME]
    if set(map(type, values)) == {str} and len(set(some)) * _FEW > len(some):
        return Words(values)
    known = dict(zip(values, values, strict=True))
    return tuple(map(known.__getitem__, values))


def told(held: Mapping[Id, Article], columns: Columns, field: str) -> list[Any]:
    """Return what the articles of some columns have in a field; none is made for it."""
    if isinstance(held, ArticleTable) and held.columns is columns:
        return held.told(field)
    return list(map(teller(held, field), columns.articles))


def teller(held: Mapping[Id, Article], field: str) -> Callable[[Id], Any]:
    """Return what tells of an article what it has in a field."""
    if isinstance(held, ArticleTable):
        return held.teller(field)
    return lambda one: getattr(held[one], field)

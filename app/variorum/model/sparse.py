"""Rows of a matrix that hold only what is there: as long as its columns, as large as its values."""

from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import compress
from typing import TypeVar, cast

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import Lazy, LazyTuple

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """The articles that head the columns of a matrix, in order, each with its place."""

    articles: tuple[Id, ...]
    places: Mapping[Id, int] = field(compare=False)

    @classmethod
    def of(cls, articles: Sequence[Id]) -> "Columns":
        """Return the columns for some articles."""
        return cls(tuple(articles), {article: place for place, article in enumerate(articles)})


class Among(AbstractSet[Id]):
    """Some articles of some columns, in four bytes each; in a set they take fifty."""

    __slots__ = ("_columns", "_places")

    def __init__(self, columns: Columns, places: Iterable[int]) -> None:
        """Hold the articles at `places`."""
        self._columns = columns
        self._places = array("I", sorted(set(places)))

    @classmethod
    def counted(cls, columns: Columns, counts: Sequence[int]) -> "Among":
        """Hold the articles at those places at which there is more than 0."""
        found = cls(columns, ())
        found._places = array("I", compress(range(len(counts)), counts))
        return found

    @classmethod
    @override
    def _from_iterable(cls, it: Iterable[T]) -> frozenset[T]:
        return frozenset(it)

    @override
    def __contains__(self, article: object) -> bool:
        place = self._columns.places.get(cast("Id", article), -1)
        at = bisect_left(self._places, place)
        return at < len(self._places) and self._places[at] == place

    @override
    def __iter__(self) -> Iterator[Id]:
        return map(self._columns.articles.__getitem__, self._places)

    @override
    def __len__(self) -> int:
        return len(self._places)

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, Among) and other._columns is self._columns:
            return self._places == other._places
        return super().__eq__(other)

    @override
    def __hash__(self) -> int:
        return self._hash()


class Sparse(LazyTuple[T]):
    """A value for each article of some columns, of which only those in `held` take room."""

    __slots__ = ("_columns", "_held")

    def __init__(
        self, columns: Columns, held: Mapping[Id, T] | Callable[[], Mapping[Id, T]]
    ) -> None:
        """Hold values by article, each of which has a column; or what makes them when asked."""
        self._columns = columns
        self._held = held

    @property
    def held(self) -> Mapping[Id, T]:
        """The values by article. Not to be altered."""
        if callable(self._held):
            self._held = self._held()
        return self._held

    def has_column(self, article: Id) -> bool:
        """Tell whether an article is among the columns."""
        return article in self._columns.places

    @abstractmethod
    def _rest(self, place: int) -> T:
        """Return the value at a place where none is held."""

    @override
    def __len__(self) -> int:
        return len(self._columns.articles)

    @override
    def _value_at(self, place: int) -> T:
        article, held = self._columns.articles[place], self.held
        return held[article] if article in held else self._rest(place)


class Counts(Sparse[int]):
    """Numbers by article, 0 where none is held."""

    __slots__ = ()

    @override
    def _rest(self, place: int) -> int:
        return 0


def total(counts: Sequence[int]) -> int:
    """Return the sum of numbers by article, in the time of those that are not 0."""
    return sum(counts.held.values()) if isinstance(counts, Sparse) else sum(counts)


def present(values: Sequence[T], articles: Sequence[Id]) -> Iterator[tuple[Id, T]]:
    """Yield articles with their values; of a sparse row only those it holds, in any order."""
    if isinstance(values, Sparse):
        yield from values.held.items()
    else:
        yield from zip(articles, values, strict=True)


def has_column(values: Sequence[T], article: Id) -> bool:
    """Tell whether there is a value for an article; of a row that is not sparse there is."""
    return not isinstance(values, Sparse) or values.has_column(article)


class Picked(Lazy[T]):
    """Some places of another sequence, in an order of their own."""

    __slots__ = ("_of", "_places")

    def __init__(self, of: Sequence[T], places: Sequence[int]) -> None:
        """Show what stands at `places` of `of`."""
        self._of = of
        self._places = places

    @override
    def __len__(self) -> int:
        return len(self._places)

    @override
    def _value_at(self, place: int) -> T:
        return self._of[self._places[place]]

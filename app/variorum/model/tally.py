"""Numbers by article, packed: how often actors are named and speak in a large project."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import (
    Callable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    ValuesView,
)
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from typing import Any, Protocol, TypeVar

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.sparse import Columns

_NONE = Columns.of(())


class Numbering:
    """Articles by number: those of some columns by their places, then others as they are met."""

    __slots__ = ("_more", "articles", "places")

    def __init__(self, columns: Columns = _NONE) -> None:
        """Begin with the articles of `columns`, whose table is shared."""
        self.places = columns.places
        self.articles: Sequence[Id] = columns.articles
        self._more: dict[Id, int] = {}

    def find(self, article: Id) -> int | None:
        """Return the number of an article, None if it has none."""
        found = self.places.get(article)
        return self._more.get(article) if found is None else found

    def number(self, article: Id) -> int:
        """Return the number of an article, a new one if it has none."""
        found = self.find(article)
        if found is None:
            found = self._more[article] = len(self.articles)
            if not isinstance(self.articles, list):
                self.articles = list(self.articles)
            self.articles.append(article)
        return found


class Tally(Mapping[Id, int]):
    """Numbers by article, never 0, in four bytes for each one counted; a dictionary takes fifty."""

    __slots__ = ("_known", "_met")

    def __init__(self, known: Numbering, met: Iterable[int] = ()) -> None:
        """Hold the numbers of articles in `known`, ordered, each as often as it is counted."""
        self._known = known
        self._met = array("I", met).tobytes()  # an array is two blocks, of 64 bytes and more

    @property
    def _numbers(self) -> "memoryview[int]":
        return memoryview(self._met).cast("I")

    def with_count(self, article: Id, count: int | None) -> "Tally":
        """Return the same numbers but for one article, which has none if `count` is None."""
        number, met = self._known.number(article), self._numbers
        at, after = bisect_left(met, number), bisect_right(met, number)
        return Tally(self._known, chain(met[:at], repeat(number, count or 0), met[after:]))

    @override
    def __getitem__(self, article: Id) -> int:
        number = self._known.find(article)
        if number is not None:
            met = self._numbers
            at = bisect_left(met, number)
            found = bisect_right(met, number, at) - at
            if found:
                return found
        raise KeyError(article)

    @override
    def __iter__(self) -> Iterator[Id]:
        return map(self._known.articles.__getitem__, dict.fromkeys(self._numbers))

    @override
    def __len__(self) -> int:
        return len(set(self._numbers))

    @override
    def keys(self) -> KeysView[Id]:
        return _Keys(self)

    @override
    def values(self) -> ValuesView[int]:
        return _Values(self)

    @override
    def items(self) -> ItemsView[Id, int]:
        return _Items(self)

    def names_same(self, other: "Tally") -> bool:
        """Tell whether it has numbers of the same articles; of the same one, at once."""
        if self is other:
            return True
        if self._known is not other._known:  # noqa: SLF001  # of its own class
            return False
        if self._met == other._met:  # noqa: SLF001  # as above
            return True
        return set(self._numbers) == set(other._numbers)  # noqa: SLF001  # as above

    def lies_in(self, columns: Columns) -> bool:
        """Tell whether each of its articles has a column; at once if the columns number them."""
        if self._known.places is columns.places:
            return not self._met or self._numbers[-1] < len(columns.places)
        return all(map(columns.places.__contains__, self))

    def total(self) -> int:
        """Return the sum of the numbers, without a look at each."""
        return len(self._numbers)

    def pairs(self) -> Iterator[tuple[Id, int]]:
        """Yield the articles with their numbers, without a search for each."""
        articles = self._known.articles
        return ((articles[number], count) for number, count in Counter(self._numbers).items())

    def numbers(self) -> Iterator[int]:
        """Yield the numbers alone, in the order of `pairs`."""
        return iter(Counter(self._numbers).values())


class _Keys(KeysView[Id]):
    _mapping: Tally

    @override
    def __eq__(self, other: object) -> bool:
        if isinstance(other, _Keys) and self._mapping.names_same(other._mapping):
            return True
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]  # as all views of keys


class _Values(ValuesView[int]):
    _mapping: Tally

    @override
    def __iter__(self) -> Iterator[int]:
        return self._mapping.numbers()


class _Items(ItemsView[Id, int]):
    _mapping: Tally

    @override
    def __iter__(self) -> Iterator[tuple[Id, int]]:
        return self._mapping.pairs()


A = TypeVar("A")
P = TypeVar("P")
Naming = tuple[int, int, A, P]
"""By a tag, of a number: a mention (1) of an actor, or a claim it speaks in (0), in an article."""


class Counted(Protocol):
    """Mentions and claims by actor and article; never 0."""

    @property
    def mentions(self) -> Mapping[Id, Mapping[Id, int]]:
        """How often actors are named."""

    @property
    def claims(self) -> Mapping[Id, Mapping[Id, int]]:
        """In how many claims they speak."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Mentions and claims by actor and article, packed."""

    mentions: dict[Id, Tally] = field(default_factory=dict)
    claims: dict[Id, Tally] = field(default_factory=dict)
    _known: Numbering = field(default_factory=Numbering)

    @classmethod
    def of(cls, namings: Iterable[Naming[Id, Id]]) -> "Ledger":
        """Return the numbers of what is named."""
        known = Numbering()
        counting = Counting(known)
        counting.add(namings, known.number)
        return counting.ledger(lambda actor: actor)

    def tally(self, held: Mapping[Id, Tally], actor: Id) -> Tally:
        """Return an actor's numbers in one of the two tables, none if it is not there."""
        return held.get(actor) or Tally(self._known)


class Counting:
    """Counts what is named, whatever actors and places are called meanwhile."""

    def __init__(self, known: Numbering) -> None:
        """Begin with none."""
        self._known = known
        self._met: tuple[defaultdict[Any, array[int]], ...] = (
            defaultdict(partial(array, "I")),
            defaultdict(partial(array, "I")),
        )

    def add(self, namings: Iterable[Naming[A, P]], number: Callable[[P], int | None]) -> None:
        """Count some more. `number` tells an article's in `known`; None: it is passed over."""
        met = self._met
        for _, is_mention, actor, place in namings:
            found = number(place)
            if found is not None:
                met[is_mention][actor].append(found)

    def ledger(self, actor: Callable[[Any], Id]) -> Ledger:
        """Return all of it, nothing is added after; `actor` tells who was called so."""
        claims, mentions = (self._packed(met, actor) for met in self._met)
        return Ledger(mentions, claims, self._known)

    def _packed(self, met: dict[Any, "array[int]"], actor: Callable[[Any], Id]) -> dict[Id, Tally]:
        return {actor(one): Tally(self._known, sorted(met.pop(one))) for one in list(met)}

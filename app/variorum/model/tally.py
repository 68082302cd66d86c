"""Numbers by article, packed: how often actors are named and speak in a large project."""

from array import array
from bisect import bisect_left, insort
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass, field
from typing import Protocol

from typing_extensions import override

from variorum.model.ids import Id

_SHIFT = 32
_COUNT = (1 << _SHIFT) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Numbering:
    """Articles by number, in the order they were first met."""

    articles: list[Id] = field(default_factory=list)
    numbers: dict[Id, int] = field(default_factory=dict)

    def number(self, article: Id) -> int:
        """Return the number of an article, a new one if it has none."""
        found = self.numbers.get(article)
        if found is None:
            found = self.numbers[article] = len(self.articles)
            self.articles.append(article)
        return found


class Tally(Mapping[Id, int]):
    """Numbers by article, never 0, in eight bytes each; in a dictionary they take fifty."""

    __slots__ = ("_cells", "_known")

    def __init__(self, known: Numbering, cells: "array[int] | None" = None) -> None:
        """Hold `cells`, ordered, each the number of an article in `known` above its count."""
        self._known = known
        self._cells = array("Q") if cells is None else cells

    def with_count(self, article: Id, count: int | None) -> "Tally":
        """Return the same numbers but for one article, which has none if `count` is None."""
        number = self._known.number(article)
        at = bisect_left(self._cells, number << _SHIFT)
        after = at + (at < len(self._cells) and self._cells[at] >> _SHIFT == number)
        cells = self._cells[:at]
        if count is not None:
            cells.append(number << _SHIFT | count)
        return Tally(self._known, cells + self._cells[after:])

    def extend(self, article: Id, count: int) -> None:
        """Add an article that is not in it; quickest if it has the highest number so far."""
        cells, numbers = self._cells, self._known.numbers
        number = numbers[article] if article in numbers else self._known.number(article)
        cell = number << _SHIFT | count
        if cells and cell < cells[-1]:
            insort(cells, cell)
        else:
            cells.append(cell)

    @override
    def __getitem__(self, article: Id) -> int:
        number = self._known.numbers[article]
        at = bisect_left(self._cells, number << _SHIFT)
        if at == len(self._cells) or self._cells[at] >> _SHIFT != number:
            raise KeyError(article)
        return self._cells[at] & _COUNT

    @override
    def __iter__(self) -> Iterator[Id]:
        articles = self._known.articles
        return (articles[cell >> _SHIFT] for cell in self._cells)

    @override
    def __len__(self) -> int:
        return len(self._cells)

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
        known, cells = other._known, other._cells  # noqa: SLF001  # of its own class
        if self._known is not known or len(self._cells) != len(cells):
            return False
        both = zip(self._cells, cells, strict=True)
        return all(one >> _SHIFT == another >> _SHIFT for one, another in both)

    def pairs(self) -> Iterator[tuple[Id, int]]:
        """Yield the articles with their numbers, without a search for each."""
        articles = self._known.articles
        return ((articles[cell >> _SHIFT], cell & _COUNT) for cell in self._cells)

    def numbers(self) -> Iterator[int]:
        """Yield the numbers alone, in the order of `pairs`."""
        return (cell & _COUNT for cell in self._cells)


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


Count = tuple[int, Id, Id, int]
"""Whether it is of mentions (1) or of claims spoken in (0), an actor, an article, and how many."""


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

    def number(self, articles: Iterable[Id]) -> None:
        """Give articles their numbers beforehand, so that these very ids are held and no others."""
        for article in articles:
            self._known.number(article)

    def add(self, told: Iterable[Count]) -> None:
        """Add the numbers of articles that are not in it."""
        for is_mention, actor, article, count in told:
            held = self.mentions if is_mention else self.claims
            tally = held.get(actor)
            if tally is None:
                tally = held[actor] = Tally(self._known)
            tally.extend(article, count)

    def of(self, held: Mapping[Id, Tally], actor: Id) -> Tally:
        """Return an actor's numbers in one of the two tables, none if it is not there."""
        return held.get(actor) or Tally(self._known)

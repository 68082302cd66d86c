"""What the library is asked for, and in which order it shows: pure functions."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress, repeat
from operator import contains
from typing import Any

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.rows import Rows
from variorum.ui.library.values import Facet, FacetKind, Order

_SOON = 10_000
"""Articles of facet values, each counted as often as it is named, that take a moment to collect."""

Choice = tuple[FacetKind, str]
"""A facet value chosen: its facet and its key."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the analyst asked to see."""

    text: str = ""
    progress: Progress | None = None
    chosen: frozenset[Choice] = frozenset()
    order: Order = Order.LABEL

    def words(self) -> tuple[str, ...]:
        """Return the words looked for, whatever their case."""
        return tuple(self.text.casefold().split())

    def is_of_all(self) -> bool:
        """Tell whether nothing is left out."""
        return not (self.text.strip() or self.progress or self.chosen)

    def toggled(self, choice: Choice) -> "Query":
        """Return this query with one facet value more, or less."""
        return replace(self, chosen=self.chosen ^ {choice})

    def cleared(self) -> "Query":
        """Return this query without its filters."""
        return Query(order=self.order)


def by_label(rows: Rows) -> list[int]:
    """Return the places of `rows` by label, then by article."""
    labels, ids = rows.column("label"), rows.column("id")
    return sorted(range(len(rows)), key=lambda at: (len(labels[at]), labels[at], ids[at]))


def ordered(rows: Rows, order: Order, labelled: Sequence[int]) -> Sequence[int]:
    """Return the places of `rows` sorted; what is unknown comes last, ties go as `by_label`."""
    if order is Order.LABEL:
        return labelled
    keys = list(map(_KEYS[order], rows.column(order.value)))
    return sorted(labelled, key=keys.__getitem__)


_KEYS: Mapping[Order, Callable[[Any], Any]] = {
    Order.TITLE: str.casefold,
    Order.DATE: lambda date: (not date, date),
    Order.OUTLET: lambda outlet: (not outlet, outlet.casefold()),
    Order.READ: lambda read: read,
    Order.TAGS: lambda tags: -tags,
}
"""What is compared in each order, of the field of a row that is called like it."""


def allowed_by(facets: Sequence[Facet], chosen: frozenset[Choice]) -> set[Id] | None:
    """Return the articles that the chosen values leave; None if none is chosen."""
    allowed: set[Id] | None = None
    for facet in facets:
        keys = {key for kind, key in chosen if kind is facet.kind}
        # Of actors there may be many thousands, and this is asked at every key.
        picked = [value for value in facet.values if value.key in keys] if keys else []
        if picked:
            widened = set().union(*(value.articles for value in picked))
            allowed = widened if allowed is None else allowed & widened
    return allowed


class Names:
    """The names of facet values, folded once somebody looks for one."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        """Hold those of all facets."""
        self._facets = facets

    @cached_property
    def _held(self) -> tuple[list[str], list[AbstractSet[Id]], list[int]]:
        """Names, their articles, and how many these are."""
        values = [value for facet in self._facets for value in facet.values]
        return (
            [value.text.casefold() for value in values],
            [value.articles for value in values],
            [value.count for value in values],
        )

    def naming(self, word: str, most: int | None = _SOON) -> AbstractSet[Id]:
        """Return the articles with a facet value that holds a word.

        None of them where such values have more than `most` articles: that is asked with the texts.
        """
        folded, articles, sizes = self._held
        has = list(map(contains, folded, repeat(word)))
        if most is not None and sum(compress(sizes, has)) > most:
            return frozenset()
        return frozenset().union(*compress(articles, has))


def in_texts(word: str, texts: Mapping[str, AbstractSet[Id]]) -> AbstractSet[Id]:
    """Return the articles that have a word in their text, or its known beginning for the while."""
    beginnings = (word[:length] for length in range(len(word), 0, -1))
    return next((texts[known] for known in beginnings if known in texts), frozenset())

"""Which articles the library shows, and in which order: pure functions over its rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.values import Facet, FacetKind, LibraryRow, Order

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

    def toggled(self, choice: Choice) -> "Query":
        """Return this query with one facet value more, or less."""
        return replace(self, chosen=self.chosen ^ {choice})

    def cleared(self) -> "Query":
        """Return this query without its filters."""
        return Query(order=self.order)


def select(
    rows: Iterable[LibraryRow],
    facets: Sequence[Facet],
    query: Query,
    in_text: Mapping[str, AbstractSet[Id]] | None = None,
) -> tuple[LibraryRow, ...]:
    """Return the rows that `query` asks for, sorted.

    Values of one facet widen each other, facets narrow each other. Every word of the text must
    be in the label, title, outlet or date, in a facet value of the article (a tagged actor), or,
    as `in_text` says by word, in its text.
    """
    allowed = _allowed(facets, query.chosen)
    words = query.words()
    texts = in_text or {}
    tagged = [_articles_naming(word, facets) | _in_texts(word, texts) for word in words]
    found = [
        row
        for row in rows
        if (query.progress is None or row.progress is query.progress)
        and (allowed is None or row.id in allowed)
        and _has_words(row, words, tagged)
    ]
    return tuple(ordered(found, query.order))


def progress_counts(rows: Iterable[LibraryRow]) -> Counter[Progress]:
    """Return how many articles are to do, being done and done."""
    return Counter(row.progress for row in rows)


def ordered(rows: Iterable[LibraryRow], order: Order) -> list[LibraryRow]:
    """Return `rows` sorted; what is unknown comes last, ties go by label."""
    by_label = sorted(rows, key=lambda row: (len(row.label), row.label, row.id))
    if order is Order.TITLE:
        return sorted(by_label, key=lambda row: row.title.casefold())
    if order is Order.DATE:
        return sorted(by_label, key=lambda row: (not row.date, row.date))
    if order is Order.OUTLET:
        return sorted(by_label, key=lambda row: (not row.outlet, row.outlet.casefold()))
    if order is Order.READ:
        return sorted(by_label, key=lambda row: row.read)
    if order is Order.TAGS:
        return sorted(by_label, key=lambda row: -row.tags)
    return by_label


def _allowed(facets: Sequence[Facet], chosen: frozenset[Choice]) -> set[Id] | None:
    allowed: set[Id] | None = None
    for facet in facets:
        picked = [value for value in facet.values if (facet.kind, value.key) in chosen]
        if picked:
            widened = set().union(*(value.articles for value in picked))
            allowed = widened if allowed is None else allowed & widened
    return allowed


def _articles_naming(word: str, facets: Sequence[Facet]) -> set[Id]:
    named: set[Id] = set()
    for facet in facets:
        for value in facet.values:
            if word in value.text.casefold():
                named.update(value.articles)
    return named


def _in_texts(word: str, texts: Mapping[str, AbstractSet[Id]]) -> AbstractSet[Id]:
    """Return the articles that have a word in their text, or its known beginning for the while."""
    beginnings = (word[:length] for length in range(len(word), 0, -1))
    return next((texts[known] for known in beginnings if known in texts), frozenset())


def _has_words(row: LibraryRow, words: Sequence[str], tagged: Sequence[set[Id]]) -> bool:
    if not words:
        return True
    text = f"{row.label} {row.title} {row.outlet} {row.date}".casefold()
    return all(
        word in text or row.id in articles for word, articles in zip(words, tagged, strict=True)
    )

"""All articles of the library, made ready to be narrowed down: sorted, counted and folded once."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, repeat
from operator import contains, or_

from variorum.model.ids import Id
from variorum.model.sparse import Picked
from variorum.ui.library.query import Names, Query, allowed_by, in_texts, ordered
from variorum.ui.library.values import Facet, LibraryRow, Order

_BY_COUNTS = (Order.READ, Order.TAGS)

Places = range | list[int]
"""Of rows in the order of a stock, ascending."""


class Selected(Picked[LibraryRow]):
    """Rows of a stock, in its order."""

    __slots__ = ("_at", "places")

    def __init__(self, rows: list[LibraryRow], places: Places, at: Mapping[Id, int]) -> None:
        """Show what stands at `places` of `rows`; `at` says where each article stands there."""
        super().__init__(rows, places)
        self.places = places
        self._at = at

    def is_same(self, other: "Selected") -> bool:
        """Tell whether these are the same places of the same rows."""
        mine = self._of is other._of  # noqa: SLF001  # of its own class
        return mine and self.places == other.places

    def place_of(self, article: Id | None) -> int:
        """Return the place of an article among those selected, -1 if it is not."""
        at = self._at.get(article, -1) if article else -1
        place = bisect_left(self.places, at)
        return place if place < len(self.places) and self.places[place] == at else -1


NONE = Selected([], range(0), {})


class Stock:
    """Rows and facets, in one order. Of many it is made where nobody waits for it."""

    def __init__(
        self,
        rows: Sequence[LibraryRow] = (),
        facets: Sequence[Facet] = (),
        order: Order = Order.LABEL,
        names: Names | None = None,
    ) -> None:
        """Sort the rows; `names` are those of the facets, if they were made ready before."""
        self.counts = Counter([row.progress for row in rows])
        """How many articles are to do, being done and done."""
        self.set_facets(facets, names)
        self._sort(rows, order)

    def set_facets(self, facets: Sequence[Facet], names: Names | None = None) -> None:
        """Take other facets of the same articles."""
        self.facets = tuple(facets)
        self._names = names or Names(self.facets)

    def _sort(self, rows: Sequence[LibraryRow], order: Order) -> None:
        self.order = order
        self._rows = ordered(rows, order)
        self._places = {row.id: at for at, row in enumerate(self._rows)}
        self._folded = [
            f"{row.label} {row.title} {row.outlet} {row.date}".casefold() for row in self._rows
        ]

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._rows)

    def row(self, article: Id) -> LibraryRow | None:
        """Return the row of an article, if there is one."""
        at = self._places.get(article)
        return None if at is None else self._rows[at]

    def take(self, row: LibraryRow) -> bool:
        """Take another row of an article in place of its own; tell whether none moves by it."""
        at = self._places[row.id]
        old, self._rows[at] = self._rows[at], row
        self.counts[old.progress] -= 1
        self.counts[row.progress] += 1
        if _sorted_by(old) == _sorted_by(row) and self.order not in _BY_COUNTS:
            return True
        self._sort(self._rows, self.order)
        return False

    def select(
        self, query: Query, in_text: Mapping[str, AbstractSet[Id]] | None = None
    ) -> Selected:
        """Return the rows that `query` asks for, sorted.

        Values of one facet widen each other, facets narrow each other. Every word of the text must
        be in the label, title, outlet or date, in a facet value of the article (a tagged actor),
        or, as `in_text` says by word, in its text.
        """
        if query.order is not self.order:
            self._sort(self._rows, query.order)
        found: Places = range(len(self._rows))
        if query.text.strip():
            found = self._with_words(query.words(), in_text or {})
        rows = self._rows
        if query.progress is not None:
            found = [at for at in found if rows[at].progress is query.progress]
        allowed = allowed_by(self.facets, query.chosen)
        if allowed is not None:
            found = [at for at in found if rows[at].id in allowed]
        return Selected(rows, found, self._places)

    def _with_words(self, words: Sequence[str], texts: Mapping[str, AbstractSet[Id]]) -> list[int]:
        found: Places = range(len(self._rows))
        for word in words:
            # No call and no pair is made for each: there may be a hundred thousand.
            has = map(contains, map(self._folded.__getitem__, found), repeat(word))
            others = self._names.naming(word) | in_texts(word, texts)
            if others:
                places = set(map(self._places.get, others))
                has = map(or_, has, map(places.__contains__, found))
            found = list(compress(found, has))
        return list(found)


def _sorted_by(row: LibraryRow) -> tuple[str, ...]:
    return row.label, row.title, row.outlet, row.date

"""All articles of the library, made ready to be narrowed down: sorted, counted and folded once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import replace
from functools import cached_property
from itertools import compress
from operator import or_

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.query import Query, allowed_by, in_texts, naming, ordered
from variorum.ui.library.values import Facet, LibraryRow, Order

_BY_COUNTS = (Order.READ, Order.TAGS)


class Stock:
    """Rows and facets. What typing asks of every row is worked out when it is first asked."""

    def __init__(self, rows: Sequence[LibraryRow] = (), facets: Sequence[Facet] = ()) -> None:
        """Hold them as they are."""
        self.rows, self.facets = tuple(rows), tuple(facets)
        self._order: Order | None = None
        self._sorted: tuple[LibraryRow, ...] = ()
        self._folded: list[str] | None = None
        self._places: dict[Id, int] | None = None

    @cached_property
    def counts(self) -> Counter[Progress]:
        """How many articles are to do, being done and done."""
        return Counter([row.progress for row in self.rows])

    def with_facets(self, facets: Sequence[Facet]) -> "Stock":
        """Return the same articles with other facets; what was worked out of them stays."""
        made = copy(self)
        made.facets = tuple(facets)
        return made

    def take(self, at: int, row: LibraryRow, order: Order) -> bool:
        """Take another row in place of the one at `at`, if nothing moves by it; tell whether."""
        old = self.rows[at]
        same = replace(row, tags=old.tags, read=old.read) == old
        if not same or order in _BY_COUNTS or order is not self._order:
            return False
        if self._places is None:
            self._places = {one.id: place for place, one in enumerate(self._sorted)}
        self.rows = _with(self.rows, at, row)
        self._sorted = _with(self._sorted, self._places[row.id], row)
        return True

    def select(
        self, query: Query, in_text: Mapping[str, AbstractSet[Id]] | None = None
    ) -> tuple[LibraryRow, ...]:
        """Return the rows that `query` asks for, sorted.

        Values of one facet widen each other, facets narrow each other. Every word of the text must
        be in the label, title, outlet or date, in a facet value of the article (a tagged actor),
        or, as `in_text` says by word, in its text.
        """
        found = self._in_order(query.order)
        if query.text.strip():
            found = self._with_words(query.words(), in_text or {})
        if query.progress is not None:
            found = tuple([row for row in found if row.progress is query.progress])
        allowed = allowed_by(self.facets, query.chosen)
        if allowed is not None:
            found = tuple([row for row in found if row.id in allowed])
        return found

    def _in_order(self, order: Order) -> tuple[LibraryRow, ...]:
        if order is not self._order:
            self._order, self._folded, self._places = order, None, None
            self._sorted = tuple(ordered(self.rows, order))
        return self._sorted

    def _with_words(
        self, words: Sequence[str], texts: Mapping[str, AbstractSet[Id]]
    ) -> tuple[LibraryRow, ...]:
        if self._folded is None:
            self._folded = [
                f"{row.label} {row.title} {row.outlet} {row.date}".casefold()
                for row in self._sorted
            ]
        rows, folded = self._sorted, self._folded
        for word in words:
            others = naming(word, self.facets) | in_texts(word, texts)
            # No pair is made of each row and its text: a hundred thousand would be swept for waste.
            has = [word in text for text in folded]
            if others:
                has = list(map(or_, has, [row.id in others for row in rows]))
            rows, folded = tuple(compress(rows, has)), list(compress(folded, has))
        return rows


def _with(rows: tuple[LibraryRow, ...], at: int, row: LibraryRow) -> tuple[LibraryRow, ...]:
    return (*rows[:at], row, *rows[at + 1 :])

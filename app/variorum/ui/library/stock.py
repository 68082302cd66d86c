"""All articles of the library, made ready to be narrowed down: sorted, counted and folded once."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, repeat
from operator import contains, or_

from variorum.model.ids import Id
from variorum.model.sparse import Picked
from variorum.model.vocabulary import Progress
from variorum.ui.library.query import Names, Query, allowed_by, by_label, in_texts, ordered
from variorum.ui.library.rows import HeldRows, Rows
from variorum.ui.library.values import Facet, LibraryRow, Order

_BY_COUNTS = (Order.READ, Order.TAGS)
_SAID = ("label", "title", "outlet", "date")
"""Fields whose words are looked for."""

Places = range | list[int]
"""Of rows in the order of a stock, ascending."""


class _Shown(Picked[LibraryRow]):
    """All rows in the order of a stock, with the place of each article there."""

    __slots__ = ("_at", "_known", "numbers")

    def __init__(self, rows: Rows, numbers: Sequence[int]) -> None:
        self.numbers = array("I", numbers)
        """At each place, which of `rows` stands there."""
        super().__init__(rows, self.numbers)
        self._known = rows.places
        self._at = array("I", self.numbers)
        for place, number in enumerate(self.numbers):
            self._at[number] = place

    def places_of(self, articles: Iterable[Id]) -> list[int]:
        numbers = map(self._known.get, articles)
        return list(self.places_at([one for one in numbers if one is not None]))

    def places_at(self, numbers: Iterable[int]) -> Iterator[int]:
        return map(self._at.__getitem__, numbers)


class Selected(Picked[LibraryRow]):
    """Rows of a stock, in its order."""

    __slots__ = ("_shown", "places")

    def __init__(self, shown: _Shown, places: Places) -> None:
        """Show what stands at `places` of all rows."""
        super().__init__(shown, places)
        self.places = places
        self._shown = shown

    def is_same(self, other: "Selected") -> bool:
        """Tell whether these are the same places of the same rows."""
        mine = self._shown is other._shown  # noqa: SLF001  # of its own class
        return mine and self.places == other.places

    def place_of(self, article: Id | None) -> int:
        """Return the place of an article among those selected, -1 if it is not."""
        for at in self._shown.places_of([article] if article else ()):
            place = bisect_left(self.places, at)
            if place < len(self.places) and self.places[place] == at:
                return place
        return -1


NONE = Selected(_Shown(HeldRows(), ()), range(0))


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
        self._rows = rows if isinstance(rows, Rows) else HeldRows(rows)
        self._states: list[Progress] = self._rows.column("progress")
        self.counts = Counter(self._states)
        """How many articles are to do, being done and done."""
        self.set_facets(facets, names)
        self._labelled = array("I", by_label(self._rows))
        self._shown = _Shown(self._rows, self._labelled)
        columns = list(map(self._rows.column, _SAID))
        self._folded = [
            _folded([column[number] for column in columns]) for number in self._labelled
        ]
        self.order = Order.LABEL
        self._sort(order)

    def set_facets(self, facets: Sequence[Facet], names: Names | None = None) -> None:
        """Take other facets of the same articles."""
        self.facets = tuple(facets)
        self._names = names or Names(self.facets)

    def _sort(self, order: Order) -> None:
        before, self.order = self._shown, order
        self._shown = _Shown(self._rows, ordered(self._rows, order, self._labelled))
        self._folded = list(map(self._folded.__getitem__, before.places_at(self._shown.numbers)))

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._rows)

    def row(self, article: Id) -> LibraryRow | None:
        """Return the row of an article, if there is one."""
        number = self._rows.places.get(article)
        return None if number is None else self._rows[number]

    def take(self, row: LibraryRow) -> bool:
        """Take another row of an article in place of its own; tell whether none moves by it."""
        number = self._rows.places[row.id]
        old, state = _said(self._rows[number]), self._states[number]
        self._rows.take(row)
        self._states[number] = row.progress
        self.counts[state] -= 1
        self.counts[row.progress] += 1
        said = _said(row)
        if said == old and self.order not in _BY_COUNTS:
            return True
        if said != old:
            (place,) = self._shown.places_at([number])
            self._folded[place] = _folded(said)
            self._labelled = array("I", by_label(self._rows))
        self._sort(self.order)
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
            self._sort(query.order)
        found: Places = range(len(self._rows))
        if query.text.strip():
            found = self._with_words(query.words(), in_text or {})
        if query.progress is not None:
            states, numbers = self._states, self._shown.numbers
            found = [at for at in found if states[numbers[at]] is query.progress]
        allowed = allowed_by(self.facets, query.chosen)
        if allowed is not None:
            places = set(self._shown.places_of(allowed))
            found = [at for at in found if at in places]
        return Selected(self._shown, found)

    def _with_words(self, words: Sequence[str], texts: Mapping[str, AbstractSet[Id]]) -> list[int]:
        found: Places = range(len(self._rows))
        for word in words:
            # No call and no pair is made for each: there may be a hundred thousand.
            has = map(contains, map(self._folded.__getitem__, found), repeat(word))
            others = self._names.naming(word) | in_texts(word, texts)
            if others:
                places = set(self._shown.places_of(others))
                has = map(or_, has, map(places.__contains__, found))
            found = list(compress(found, has))
        return list(found)


def _said(row: LibraryRow) -> tuple[str, ...]:
    return tuple(getattr(row, field) for field in _SAID)


def _folded(said: Iterable[str]) -> str:
    return " ".join(said).casefold()

"""All articles of the library, made ready to be narrowed down: sorted, counted and folded once."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, repeat
from operator import contains, or_
from typing import NamedTuple

from variorum.model.ids import Id
from variorum.model.sparse import Picked
from variorum.model.vocabulary import Progress
from variorum.ui.library.query import Names, Query, allowed_by, by_label, in_texts, ordered
from variorum.ui.library.rows import HeldRows, Rows
from variorum.ui.library.values import Facet, LibraryRow, Order

_BY_COUNTS = (Order.READ, Order.TAGS)
_SAID = ("label", "title", "outlet", "date")
"""Fields whose words are looked for."""

_A_PIECE = 8192

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


class _Held(NamedTuple):
    """The rows in one order."""

    order: Order
    labelled: Sequence[int]
    """The places of rows by label."""
    shown: _Shown
    folded: list[str]
    """At each place in the order, what is looked through of the row there."""


class Answer(NamedTuple):
    """Rows that were asked for, in the order they were found in."""

    rows: Selected
    held: _Held
    revision: int


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
        self._held = self._sorted(order)
        self._is_folded = self._is_sorted = True
        """Whether what rows say, and what they are sorted by, is as when they were sorted."""
        self._revision = 0

    def set_facets(self, facets: Sequence[Facet], names: Names | None = None) -> None:
        """Take other facets of the same articles."""
        self.facets = tuple(facets)
        self._names = names or Names(self.facets)

    def _sorted(self, order: Order) -> _Held:
        labelled = array("I", by_label(self._rows))
        shown = _Shown(self._rows, ordered(self._rows, order, labelled))
        said = [self._rows.column(field) for field in _SAID]
        folded = [_folded([column[number] for column in said]) for number in shown.numbers]
        return _Held(order, labelled, shown, folded)

    def _sorted_otherwise(self, held: _Held, order: Order) -> _Held:
        """Return the same rows in another order."""
        shown = _Shown(self._rows, ordered(self._rows, order, held.labelled))
        folded = list(map(held.folded.__getitem__, held.shown.places_at(shown.numbers)))
        return _Held(order, held.labelled, shown, folded)

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self._rows)

    def row(self, article: Id) -> LibraryRow | None:
        """Return the row of an article, if there is one."""
        number = self._rows.places.get(article)
        return None if number is None else self._rows[number]

    def take(self, row: LibraryRow) -> bool:
        """Take another row of an article in place of its own; tell whether none moves by it.

        Where some may, they do when rows are asked for next.
        """
        number = self._rows.places[row.id]
        old, state = _said(self._rows[number]), self._states[number]
        self._rows.take(row)
        self._states[number] = row.progress
        self.counts[state] -= 1
        self.counts[row.progress] += 1
        says_same = _said(row) == old
        if says_same and self._held.order not in _BY_COUNTS:
            return True
        self._is_folded &= says_same
        self._is_sorted = False
        self._revision += 1
        return False

    def select(
        self, query: Query, in_text: Mapping[str, AbstractSet[Id]] | None = None
    ) -> Selected:
        """Return the rows that `query` asks for, sorted.

        Values of one facet widen each other, facets narrow each other. Every word of the text must
        be in the label, title, outlet or date, in a facet value of the article (a tagged actor),
        or, as `in_text` says by word, in its text.
        """
        answer = self.asked(query, in_text or {})()
        self.adopt(answer)
        return answer.rows

    def is_quick(self, query: Query) -> bool:
        """Tell whether what `query` asks for is known without going through all rows."""
        return query.is_of_all() and self._is_sorted and query.order is self._held.order

    def asked(self, query: Query, in_text: Mapping[str, AbstractSet[Id]]) -> Callable[[], Answer]:
        """Return what finds the rows that `query` asks for now; it may run on another thread."""
        held, is_folded, is_sorted = self._held, self._is_folded, self._is_sorted
        revision = self._revision
        facets, names, states = self.facets, self._names, self._states

        def find() -> Answer:
            now = held
            if not is_folded:
                now = self._sorted(query.order)
            elif not is_sorted or query.order is not held.order:
                now = self._sorted_otherwise(held, query.order)
            found: Places = range(len(now.folded))
            if query.text.strip():
                found = _with_words(now, query.words(), names, in_text)
            if query.progress is not None:
                numbers = now.shown.numbers
                found = [at for at in found if states[numbers[at]] is query.progress]
            allowed = allowed_by(facets, query.chosen)
            if allowed is not None:
                places = set(now.shown.places_of(allowed))
                found = [at for at in found if at in places]
            return Answer(Selected(now.shown, found), now, revision)

        return find

    def adopt(self, answer: Answer) -> bool:
        """Keep the order of an answer; tell whether rows have not moved since it was asked for."""
        if answer.revision != self._revision:
            return False
        self._held = answer.held
        self._is_folded = self._is_sorted = True
        return True


def _with_words(
    held: _Held, words: Sequence[str], names: Names, texts: Mapping[str, AbstractSet[Id]]
) -> Places:
    found: Places = range(len(held.folded))
    for word in words:
        others = names.naming(word) | in_texts(word, texts)
        places = set(held.shown.places_of(others))
        found = [at for piece in _pieces(found) for at in _having(held.folded, piece, word, places)]
    return found


def _having(
    folded: Sequence[str], piece: Places, word: str, others: AbstractSet[int]
) -> Iterator[int]:
    """Yield the places of a piece that hold a word, or are among `others`."""
    # No call and no pair is made for each: there may be a hundred thousand.
    has = map(contains, map(folded.__getitem__, piece), repeat(word))
    return compress(piece, map(or_, has, map(others.__contains__, piece)) if others else has)


def _pieces(places: Places) -> Iterator[Places]:
    """Yield places some thousand at a time: between two pieces the window may go on."""
    return (places[at : at + _A_PIECE] for at in range(0, len(places), _A_PIECE))


def _said(row: LibraryRow) -> tuple[str, ...]:
    return tuple(getattr(row, field) for field in _SAID)


def _folded(said: Iterable[str]) -> str:
    return " ".join(said).casefold()

"""Rows of articles, each made when it is looked at: of very many few are ever shown."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from typing_extensions import override

from variorum.model.ids import Id
from variorum.model.lazy import Lazy
from variorum.ui.library.values import LibraryRow


class Rows(Lazy[LibraryRow]):
    """Rows in an order of their own; `places` says where each article stands in it."""

    def __init__(self, places: Mapping[Id, int]) -> None:
        """Have each row made by `_made`, until another is taken for it."""
        self.places = places
        self._taken: dict[int, LibraryRow] = {}

    @abstractmethod
    def _made(self, place: int) -> LibraryRow:
        """Return the row at a place."""

    @abstractmethod
    def _told(self, field: str) -> list[Any]:
        """Return what all rows have in a field, in a list of its own."""

    def take(self, row: LibraryRow) -> None:
        """Have another row for its article."""
        self._taken[self.places[row.id]] = row

    def column(self, field: str) -> list[Any]:
        """Return what all rows have in a field; no row is made for it.

        It may be asked on another thread than rows are taken on.
        """
        found = self._told(field)
        for place, row in list(self._taken.items()):
            found[place] = getattr(row, field)
        return found

    @override
    def __len__(self) -> int:
        return len(self.places)

    @override
    def _value_at(self, place: int) -> LibraryRow:
        return self._taken.get(place) or self._made(place)


class HeldRows(Rows):
    """Rows that are there already."""

    def __init__(self, rows: Sequence[LibraryRow] = ()) -> None:
        """Hold `rows`."""
        super().__init__({row.id: place for place, row in enumerate(rows)})
        self._rows = rows

    @override
    def _made(self, place: int) -> LibraryRow:
        return self._rows[place]

    @override
    def _told(self, field: str) -> list[Any]:
        return list(map(attrgetter(field), self._rows))

"""Rows kept in order: one put in, taken out or altered costs no new sorting of the others."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from variorum.model.ids import Id

R = TypeVar("R")
Key = tuple[Any, ...]


class Ordered(Generic[R]):
    """Rows by id, in the order of keys that no two have; a key is made when it is asked for."""

    def __init__(self, id_of: Callable[[R], Id], key_of: Callable[[R], Key]) -> None:
        """Start empty; a row tells its id and its key."""
        self._id_of = id_of
        self._key_of = key_of
        self._by_id: dict[Id, R] = {}
        self._rows: list[R] = []
        self._told: tuple[R, ...] | None = None

    def fill(self, rows: Iterable[R]) -> None:
        """Hold these rows and no others."""
        self._hold(sorted(rows, key=self._key_of))

    def renew(self, ids: Iterable[Id], rows: Iterable[R]) -> None:
        """Let these rows be all that is held of some ids."""
        self._told = None
        for before in (self._by_id.pop(one) for one in ids if one in self._by_id):
            del self._rows[self._place(before)]
        for row in rows:
            self._by_id[self._id_of(row)] = row
            self._rows.insert(self._place(row), row)

    def change(self, changed: Callable[[R], R]) -> None:
        """Let every row be another at the same place."""
        self._hold([changed(row) for row in self._rows])

    def rows(self) -> tuple[R, ...]:
        """Return the rows in order: the same tuple as long as none changes."""
        if self._told is None:
            self._told = tuple(self._rows)
        return self._told

    def _hold(self, rows: list[R]) -> None:
        self._told = None
        self._rows = rows
        self._by_id = {self._id_of(row): row for row in rows}

    def _place(self, row: R) -> int:
        return bisect_left(self._rows, self._key_of(row), key=self._key_of)

"""Rows kept in order: one put in, taken out or changed costs no new sorting of the others."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from variorum.model.ids import Id

R = TypeVar("R")
Key = tuple[Any, ...]
Placed = tuple[Key, R]
"""A row with the key of its place, which no other row has."""


class Ordered(Generic[R]):
    """Rows by id, in the order of their keys."""

    def __init__(self) -> None:
        """Start empty."""
        self._key_of: dict[Id, Key] = {}
        self._keys: list[Key] = []
        self._rows: list[R] = []
        self._told: tuple[R, ...] | None = None

    def fill(self, rows: Iterable[tuple[Id, Placed[R]]]) -> None:
        """Hold these rows and no others."""
        self._told = None
        found = sorted(rows, key=lambda one: one[1][0])
        self._key_of = {row_id: key for row_id, (key, _) in found}
        self._keys = [key for _, (key, _) in found]
        self._rows = [row for _, (_, row) in found]

    def put(self, row_id: Id, placed: Placed[R] | None) -> None:
        """Let a row stand at its place, instead of the one before; None takes it out."""
        self._told = None
        before = self._key_of.pop(row_id, None)
        if before is not None and (placed is None or placed[0] != before):
            at = bisect_left(self._keys, before)
            del self._keys[at], self._rows[at]
            before = None
        if placed is None:
            return
        key, row = placed
        at = bisect_left(self._keys, key)
        self._key_of[row_id] = key
        if before is not None:
            self._rows[at] = row
        else:
            self._keys.insert(at, key)
            self._rows.insert(at, row)

    def change(self, changed: Callable[[R], R]) -> None:
        """Let every row be another at the same place."""
        self._told = None
        self._rows = [changed(row) for row in self._rows]

    def rows(self) -> tuple[R, ...]:
        """Return the rows in order: the same tuple as long as none changes."""
        if self._told is None:
            self._told = tuple(self._rows)
        return self._told

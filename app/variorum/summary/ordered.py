"""Rows kept in order: one put in, taken out or changed costs no new sorting of the others."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from variorum.model.ids import Id

R = TypeVar("R")
Key = tuple[Any, ...]


class Ordered(Generic[R]):
    """Rows by id, in the order of their keys, which are unique."""

    def __init__(self, key: Callable[[R], Key]) -> None:
        """Start empty; `key` gives the place of a row."""
        self._key = key
        self._key_of: dict[Id, Key] = {}
        self._keys: list[Key] = []
        self._rows: list[R] = []

    def fill(self, rows: Iterable[tuple[Id, R]]) -> None:
        """Hold these rows and no others."""
        keyed = [(self._key(row), row_id, row) for row_id, row in rows]
        keyed.sort(key=lambda one: one[0])
        self._keys = [key for key, _, _ in keyed]
        self._key_of = {row_id: key for key, row_id, _ in keyed}
        self._rows = [row for _, _, row in keyed]

    def put(self, row_id: Id, row: R | None) -> None:
        """Let a row stand at its place, instead of the one before; None takes it out."""
        before = self._key_of.pop(row_id, None)
        key = None if row is None else self._key(row)
        if before is not None and before != key:
            at = bisect_left(self._keys, before)
            del self._keys[at], self._rows[at]
        if key is None or row is None:
            return
        at = bisect_left(self._keys, key)
        self._key_of[row_id] = key
        if before == key:
            self._rows[at] = row
        else:
            self._keys.insert(at, key)
            self._rows.insert(at, row)

    def rows(self) -> tuple[R, ...]:
        """Return the rows in order."""
        return tuple(self._rows)

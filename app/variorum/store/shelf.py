"""What was looked up lately, asked for by the many: one question for all that is not there."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_ROOM = 8192


class Shelf(Generic[K, V]):
    """Values by key in a bounded memory; those asked for first go first.

    `ask` must answer for every key it is given.
    """

    def __init__(self, ask: Callable[[Sequence[K]], Mapping[K, V]], room: int = _ROOM) -> None:
        """Keep about `room` values, and as many more as one question needs."""
        self._ask, self._room = ask, room
        self._kept: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Return the value of one key."""
        return self.column((key,))[0]

    def column(self, keys: Sequence[K]) -> list[V]:
        """Return the values of some keys, in their order."""
        try:
            return list(map(self._kept.__getitem__, keys))
        except KeyError:
            self._fetch(keys)
            return list(map(self._kept.__getitem__, keys))

    def _fetch(self, keys: Sequence[K]) -> None:
        kept = self._kept
        if len(kept) >= self._room:
            self._kept = kept = dict(islice(kept.items(), len(kept) // 2, None))
        kept.update(self._ask([key for key in dict.fromkeys(keys) if key not in kept]))

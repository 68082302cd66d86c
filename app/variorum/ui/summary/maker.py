"""What a page shows, made where nobody waits for it: with the project it may grow without end."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

Elsewhere = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does the first, at once or on another thread, and hands what it returns to the second."""


def _at_once(work: Callable[[], T], then: Callable[[T], None]) -> None:
    then(work())


class Maker:
    """Has things made, each for a place; what was asked for last for a place is shown there."""

    def __init__(self) -> None:
        """Make all at once."""
        self.elsewhere: Elsewhere = _at_once
        self._asked: dict[Hashable, object] = {}

    def make(self, place: Hashable, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Hand to `then` what `work` makes, unless something else is asked for meanwhile."""
        asked = self._asked[place] = object()

        def take(made: T) -> None:
            if self._asked.get(place) is asked:
                del self._asked[place]
                then(made)

        self.elsewhere(work, take)

    def give(self, place: Hashable, made: T, then: Callable[[T], None]) -> None:
        """Hand to `then` what is made already, in place of what is being made."""
        self._asked.pop(place, None)
        then(made)

    def is_making(self, place: Hashable) -> bool:
        """Tell whether something is being made for a place."""
        return place in self._asked

    def forget(self) -> None:
        """Show nothing of what is being made."""
        self._asked.clear()

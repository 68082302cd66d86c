"""Progress of an export, and a way to stop it."""

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import TypeVar

from variorum.model.errors import Cancelled

T = TypeVar("T")
S = TypeVar("S", bound=Sized)
Progress = Callable[[int, int], bool]
"""Called with (done, all); answers False to cancel."""

_STEP = 500


def undisturbed(_done: int, _total: int) -> bool:
    """Go on, whatever was done."""
    return True


@dataclass(slots=True)
class Watch:
    """Counts what has gone by. Where nobody counted beforehand, `total` is 0."""

    progress: Progress = undisturbed
    total: int = 0
    done: int = 0

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items` and tell of every few hundred. Raises Cancelled when told to stop."""
        for item in items:
            if self.done % _STEP == 0 and not self.progress(self.done, self.total):
                raise Cancelled
            self.done += 1
            yield item

    def lots(self, lots: Iterable[S]) -> Iterator[S]:
        """Yield lots of items and tell of each. Raises Cancelled when told to stop."""
        for lot in lots:
            self.by(len(lot))
            yield lot

    def by(self, number: int) -> None:
        """Tell that so many items are about to go by. Raises Cancelled when told to stop."""
        if not self.progress(self.done, self.total):
            raise Cancelled
        self.done += number

    def passes(self, number: int) -> None:
        """Expect the records to go by this many times."""
        self.total *= number

"""What the inbox reads, each when it is asked for: it is much, and not held longer than needed."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import TypeVar

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import BareText, Named
from variorum.model.resolve import dated
from variorum.store.store import Store
from variorum.workspace.piecewise import piecewise
from variorum.workspace.session import Session

T = TypeVar("T")


class Reads:
    """Asks the store of one session, from another thread than the store's.

    Once the inbox is not wanted any more, it raises CancelledError.
    """

    def __init__(self, session: Session, is_wanted: Callable[[], bool]) -> None:
        """Read for as long as it is wanted."""
        self._session = session
        self._is_wanted = is_wanted

    def patiently(self, read: Callable[[Store], T]) -> T:
        """Return what `read` finds; acts and other questions go before it."""
        return self._session.patiently(read).result()

    def strings(self, catalogue: Catalogue) -> Iterator[Named]:
        """Yield every string tagged as an actor, read in pieces between which acts are written."""
        columns = dated(catalogue)
        homes = self.patiently(lambda store: store.homes(columns))
        yield from piecewise(
            self._session, lambda store, piece: [store.open_strings(piece, homes)], self._is_wanted
        )
        if not self._is_wanted():
            raise CancelledError

    def texts(self, articles: Sequence[Id], *, whole: bool = True) -> list[BareText]:
        """Read some texts beside the store's thread, which goes on saving; or which they are."""
        return self._session.beside(
            lambda store: list(store.bare_texts(articles, whole=whole))
        ).result()

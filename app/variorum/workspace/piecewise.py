"""Long readings of all tags on the store's thread, in pieces between which acts are written."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from variorum.store.pieces import Piece
from variorum.store.store import Store
from variorum.workspace.session import Session

T = TypeVar("T")
Read = Callable[[Store, Piece], Iterable[T]]


def piecewise(
    session: Session, read: Read[T], is_wanted: Callable[[], bool] = lambda: True
) -> Iterator[T]:
    """Yield what `read` finds in each piece of the tags there are by now.

    Called on the session's thread and consumed on another, never on the store's. It ends early
    once it is not wanted any more.
    """
    return _pieces(session, session.submit(lambda store: store.no_tags_yet()), read, is_wanted)


def _pieces(
    session: Session, start: "Future[Piece]", read: Read[T], is_wanted: Callable[[], bool]
) -> Iterator[T]:
    piece = start.result()
    while not piece.is_last and is_wanted():
        before = piece

        def look(store: Store, before: Piece = before) -> tuple[Piece, list[T]]:
            here = store.tags_behind(before)
            return here, list(read(store, here))

        piece, found = session.submit(look).result()
        yield from found

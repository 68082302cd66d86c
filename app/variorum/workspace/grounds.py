"""The evidence on propositions and quantities, read when it is to be judged; none of it is kept."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Protocol, TypeVar

from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.sparse import Columns
from variorum.store.known import recognise
from variorum.store.latest import Homes
from variorum.store.pieces import Piece
from variorum.store.store import Store
from variorum.store.survey import Survey
from variorum.workspace.session import Session

T = TypeVar("T")

_AT_ONCE = 500
"""Articles asked for together where all of them are read."""

_PIECES = 4
"""Pieces of tags asked for together: from thread to thread and back takes time as well."""

Evidence = Mapping[Id, Sequence[Linked]]
"""Linked tags by the group they are about."""

Groups = tuple[set[Id], set[Id]]
"""Propositions and quantities."""


class Source(Protocol):
    """Where evidence comes from."""

    def on(self, kind: str, groups: Sequence[Id]) -> Evidence:
        """Return the evidence on some groups of a kind (proposition, quantity)."""


class Grounds:
    """The evidence of a session's project, as it is on disk when it is asked for.

    Not to be asked on the store's own threads: it waits for them. `beside`: by the thread that
    only reads, so that acts are written meanwhile; else in turn with them.
    """

    def __init__(self, session: Session, *, beside: bool = False) -> None:
        """Read from `session`."""
        self._session = session
        self._beside = beside

    def on(self, kind: str, groups: Sequence[Id]) -> Evidence:
        """Return the evidence on some groups of a kind; those without any are left out."""
        return self._ask(lambda store: store.grounds(kind, groups))

    def within(self, articles: Sequence[Id]) -> Sequence[Linked]:
        """Return the evidence in some articles, whatever it is on."""
        return self._ask(lambda store: list(store.grounds_in(articles)))

    def through(self, articles: Sequence[Id]) -> Iterator[Linked]:
        """Yield the evidence in many articles, piece by piece.

        Quickest in the order in which they were made: so they lie in the file.
        """
        for lot in _lots(articles):
            yield from self.within(lot)

    def homes(self, columns: Columns) -> Homes:
        """Return the articles of some columns by their latest texts."""
        places: dict[bytes, int] = {}
        for lot in _lots(sorted(columns.articles)):
            found = self._ask(lambda store, lot=lot: store.latest_among(lot))  # type: ignore[misc]  # of the loop
            places.update((text, columns.places[article]) for text, article in found.items())
        return Homes(columns.articles, places)

    def surveys(self, homes: Homes, own: Collection[Id]) -> Iterator[Survey]:
        """Yield all that a summary rests on in some articles, piece by piece.

        `own` are ids of what is named there: these very strings are given for them. Told is what
        there was when reading began.
        """
        piece = self._ask(lambda store: store.no_tags_yet())
        recognise(own)
        while not piece.is_last:
            piece, found = self._ask(partial(_surveyed, piece, homes))
            yield from found
        recognise(())

    def shares(self) -> dict[Id, tuple[int, int]]:
        """Return (characters read, all characters) by article; one nobody has begun is left out."""
        shares: dict[Id, tuple[int, int]] = {}
        for lot in _lots(self._ask(lambda store: store.begun())):
            shares |= self._ask(lambda store, lot=lot: store.read_shares(lot))  # type: ignore[misc]  # of the loop
        return shares

    def tags(self, ids: Sequence[Id]) -> Sequence[Linked]:
        """Return these tags."""
        return self._ask(lambda store: list(store.grounds_of(ids)))

    def resting_on(
        self,
        actors: Iterable[Id] = (),
        articles: Iterable[Id] = (),
        outlets: Iterable[Id] = (),
        links: Iterable[Id] = (),
    ) -> Groups:
        """Return the groups with evidence that names, stands in or has any of these."""
        return self._ask(lambda store: store.resting_on(actors, articles, outlets, links))

    def _ask(self, read: Callable[[Store], T]) -> T:
        asked: Future[T] = (self._session.beside if self._beside else self._session.submit)(read)
        return asked.result()


def _lots(articles: Sequence[Id]) -> Iterator[Sequence[Id]]:
    return (articles[at : at + _AT_ONCE] for at in range(0, len(articles), _AT_ONCE))


def _surveyed(piece: Piece, homes: Homes, store: Store) -> tuple[Piece, list[Survey]]:
    found: list[Survey] = []
    while len(found) < _PIECES and not piece.is_last:
        piece = store.tags_behind(piece)
        found.append(store.survey(piece, homes))
    return piece, found

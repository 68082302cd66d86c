"""What Reconcile asks of the store, each described in `store.open_ends`."""

from collections.abc import Collection, Iterable, Iterator

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.open_ends import BareText, Named, Said
from variorum.model.sparse import Columns
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store import open_ends
from variorum.store.open_ends import Homes
from variorum.store.pieces import Piece


class OpenReading:
    """The questions about what awaits an answer, as part of `store.reading.Reading`."""

    _database: Database

    def homes(self, columns: Columns) -> Homes:
        """Return the articles by their latest text; see `store.open_ends`."""
        return open_ends.homes(self._database, columns)

    def open_strings(self, piece: Piece, homes: Homes) -> Named:
        """Return the strings tagged as actors in a piece; see `store.open_ends`."""
        return open_ends.strings(self._database, piece, homes)

    def speaking(self, actors: Collection[Id]) -> dict[Id, set[Id]]:
        """Return by actor the propositions it speaks about; see `store.open_ends`."""
        return open_ends.speaking(self._database, actors)

    def measured(self) -> dict[Id, dict[Id, Id]]:
        """Return by quantity the articles with figures of it; see `store.open_ends`."""
        return open_ends.measured(self._database)

    def said(self) -> list[Said]:
        """Return the words of all claims about propositions; see `store.open_ends`."""
        return open_ends.said(self._database)

    def unlinked(self, kind: TagKind, role: LinkRole, limit: int) -> tuple[list[LinkedTag], int]:
        """Return tags of a kind without a link of a role, and how many more there are."""
        return open_ends.unlinked(self._database, kind, role, limit)

    def bare_texts(self, articles: Iterable[Id], *, whole: bool = True) -> Iterator[BareText]:
        """Yield the latest texts of some articles; see `store.open_ends`."""
        return open_ends.bare_texts(self._database, articles, whole=whole)

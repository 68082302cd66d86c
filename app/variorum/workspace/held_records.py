"""A project held still, as the exports ask for its records: one by one, never all in memory."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, cast

from variorum.export.cells import rows_of
from variorum.export.index import Held, Made
from variorum.model.ids import Id
from variorum.model.records import ActorLink, Alias, Record
from variorum.model.statement import Statement
from variorum.store.at_hand import AtHand

R = TypeVar("R", bound=Record)


class HeldRecords(Held):
    """The records of a project file."""

    def __init__(self, held: AtHand) -> None:
        """Ask `held` for them."""
        self._held = held
        self.lines = self._lines
        self.aliases: _Asked[Alias] = _pointing(held, "alias")
        self.parents: _Asked[ActorLink] = _pointing(held, "actor_link")

    def of(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind by id."""
        return self._held.of(kind)

    def name(self, kind: str, record_id: Id | None) -> str:
        """Return what a person would call the record."""
        return self.names(kind, (record_id,))[0]

    def names(self, kind: str, ids: Sequence[Id | None]) -> list[str]:
        """Return the names of many."""
        return self._held.names(kind, ids)

    def texts(self) -> Iterator[tuple[Id, str]]:
        """Yield (id, text) of all texts by id."""
        return self._held.texts()

    def get(self, kind: str, record_id: Id | None) -> Record | None:
        """Return one record, a text without its words; or None."""
        return self._held.get(kind, record_id) if record_id else None

    def _lines(self, form: str, kind: str, made: Made) -> Iterator[list[str]]:
        """Yield the rows of tags or of links as lines of a format."""

        def row(record_id: Id) -> str:
            records = filter(None, [self.get(kind, record_id)])
            return "".join(map(made, rows_of(kind, records, self)))

        return self._held.rows(kind, form, row)

    def statements(self) -> Iterator[Statement]:
        """Yield all tags but those of actors, article by article, in the order of the text."""
        return self._held.statements()


class _Asked(Generic[R]):
    """Lists asked for when they are needed."""

    def __init__(self, ask: Callable[[Id], Sequence[R]]) -> None:
        self._ask = ask

    def __getitem__(self, key: Id) -> Sequence[R]:
        return self._ask(key)


def _pointing(held: AtHand, kind: str) -> "_Asked[R]":
    return _Asked(lambda actor: cast("Sequence[R]", held.pointing(kind, "actor", actor)))

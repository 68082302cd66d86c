"""The records of a project at hand one by one, in a memory that does not grow with the project."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial

from sqlite_utils import Database

from variorum.model.ids import Id, id_text
from variorum.model.kinds import KINDS
from variorum.model.records import Record
from variorum.model.statement import Statement
from variorum.store.cell_dialects import DIALECTS
from variorum.store.cell_lines import CellLines
from variorum.store.names import names
from variorum.store.rows import Codec, codec, id_blob, quoted
from variorum.store.shelf import Shelf
from variorum.store.statements import statements

_RECENT = 128


class AtHand:
    """Answers as long as nothing is written; texts of articles only where it says so."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database
        self._shelves = {kind: Shelf(partial(self._named, kind), _RECENT) for kind in KINDS}
        self.get = lru_cache(_RECENT)(self._get)
        self._lines = cache(lambda form: CellLines(database, DIALECTS[form]))
        self.pointing = lru_cache(_RECENT)(self._pointing)

    def of(self, kind: str) -> Iterator[Record]:
        """Yield the records of a kind by id, texts without their words."""
        return self._read(codec(kind), f"{_bare(kind)} ORDER BY id")

    def _get(self, kind: str, record_id: Id) -> Record | None:
        """Return one record, a text without its words; None if there is none."""
        found = self._read(codec(kind), f"{_bare(kind)} WHERE id = ?", record_id)
        return next(found, None)

    def _pointing(self, kind: str, field: str, target: Id) -> list[Record]:
        """Return the records of a kind whose `field` is `target`, by id."""
        sql = f"{_bare(kind)} WHERE {quoted(field)} = ? ORDER BY id"
        return list(self._read(codec(kind), sql, target))

    def names(self, kind: str, ids: Sequence[Id | None]) -> list[str]:
        """Return what records are called; empty for none, without a name or not there."""
        return self._shelves[kind].column(ids)

    def _named(self, kind: str, ids: Sequence[Id | None]) -> dict[Id | None, str]:
        asked = {one: id_blob(one) for one in ids if one}
        found = names(self._database, kind, list(asked.values()))
        return {None: "", **{one: found[blob] for one, blob in asked.items()}}

    def texts(self) -> Iterator[tuple[Id, str]]:
        """Yield (id, text) of all texts by id."""
        rows = self._database.execute("SELECT id, text FROM text_version ORDER BY id")
        return ((id_text(number), text) for number, text in rows)

    def statements(self) -> Iterator[Statement]:
        """Yield the tags that say something (all but those of actors), article by article."""
        return statements(self._database)

    def rows(self, kind: str, form: str, row: Callable[[Id], str]) -> Iterator[list[str]]:
        """Yield the rows of all tags or links as lines of a form; `row` makes the odd ones."""
        return self._lines(form).lines(kind, row)

    def _read(self, kind: Codec, sql: str, *ids: Id) -> Iterator[Record]:
        return map(kind.decode, self._database.execute(sql, [id_blob(one) for one in ids]))


def _bare(kind: str) -> str:
    sql = codec(kind).select
    return sql.replace('"text"', "''", 1) if kind == "text_version" else sql

"""What records are called, asked of SQLite for many ids at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.store.rows import quoted

ASKED = "?*"
"""Stands behind IN for the ids that `answers` asks for."""
_MARKS = {size: ", ".join("?" * size) for size in (1, 16, 64)}
"""Few sizes, as each is a statement of its own, prepared once."""
_MOST = max(_MARKS)
_ARTICLE = "CASE WHEN title <> '' THEN title WHEN label <> '' THEN label ELSE file_name END"
TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")
"""What links of tags may point at."""
NAMED = {
    **dict.fromkeys(("annotator", "outlet", "actor", "topic", "quantity"), "name"),
    **dict.fromkeys(("alias", "proposition", "note"), "text"),
    "project": "title",
    "tag": "quote",
    "article": _ARTICLE,
    "text_version": f"(SELECT {_ARTICLE} FROM article WHERE id = text_version.article)",  # noqa: S608  # names of the model
}
"""SQL of what records of a kind are called; the others have no name."""


def names(database: Database, kind: str, ids: Sequence[bytes]) -> dict[bytes, str]:
    """Return what records of a kind are called; empty for those without a name, or not there."""
    found = dict.fromkeys(ids, "")
    if kind in NAMED:
        sql = f"SELECT id, {NAMED[kind]} FROM {quoted(kind)} WHERE id IN ({ASKED})"  # noqa: S608  # names of the model
        found.update(answers(database, sql, ids))
    return found


def note_names(database: Database, told: Mapping[str, str]) -> None:
    """Note in ``temp.named_KIND (id, name, unit)`` what all records of some kinds are called.

    `told` is the SQL of the name by kind. Ids and names alone are found three times as fast as
    records are. They lie in memory, until others are noted in their place.
    """
    for kind, name in told.items():
        table, unit = f"temp.named_{kind}", "unit" if kind == "quantity" else "NULL"
        database.executescript(
            f"CREATE TABLE IF NOT EXISTS {table} (id PRIMARY KEY, name, unit) WITHOUT ROWID;"  # noqa: S608  # names of the model
            f"DELETE FROM {table};"
            f"INSERT INTO {table} SELECT id, {name}, {unit} FROM {kind} ORDER BY id;"
        )


def answers(database: Database, sql: str, ids: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an SQL that asks for `ASKED` ids, for any number of them."""
    for at in range(0, len(ids), _MOST):
        some = ids[at : at + _MOST]
        size = next(size for size in _MARKS if size >= len(some))
        filled = [*some, *[some[-1]] * (size - len(some))]
        yield from database.execute(sql.replace(ASKED, _MARKS[size]), filled)

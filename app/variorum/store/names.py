"""What records are called, asked of SQLite for many ids at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.store.rows import quoted

TOGETHER = 16
ASKED = ", ".join(f"?{number}" for number in range(1, TOGETHER + 1))
"""Stands behind IN for the ids that are asked for."""
ARTICLE = "CASE WHEN title <> '' THEN title WHEN label <> '' THEN label ELSE file_name END"
"""SQL of what an article is called."""
_NAMED = {
    **dict.fromkeys(("annotator", "outlet", "actor", "topic", "quantity"), "name"),
    **dict.fromkeys(("alias", "proposition", "note"), "text"),
    "project": "title",
    "tag": "quote",
    "article": ARTICLE,
    "text_version": f"(SELECT {ARTICLE} FROM article WHERE id = text_version.article)",  # noqa: S608  # names of the model
}


def names(database: Database, kind: str, ids: Sequence[bytes]) -> dict[bytes, str]:
    """Return what records of a kind are called; empty for those without a name, or not there."""
    return dict.fromkeys(ids, "") | {one: name for one, _, name in named(database, (kind,), ids)}


def named(
    database: Database, kinds: Iterable[str], ids: Sequence[bytes]
) -> Iterator[tuple[bytes, str, str]]:
    """Yield (id, kind, what it is called) of those records of some kinds that have names."""
    sql = " UNION ALL ".join(
        f"SELECT id, '{kind}', {_NAMED[kind]} FROM {quoted(kind)} WHERE id IN ({ASKED})"  # noqa: S608  # names of the model
        for kind in kinds
        if kind in _NAMED
    )
    return answers(database, sql, ids) if sql else iter(())


def answers(database: Database, sql: str, ids: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an SQL that asks for `ASKED` ids, for any number of them."""
    for at in range(0, len(ids), TOGETHER):
        some = ids[at : at + TOGETHER]
        filled = [*some, *[some[-1]] * (TOGETHER - len(some))]  # one statement, prepared once
        yield from database.execute(sql, filled)

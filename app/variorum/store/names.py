"""What records are called, asked of SQLite for many ids at once."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.store.chunks import marks
from variorum.store.rows import quoted

_TOGETHER = 16
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
    found = dict.fromkeys(ids, "")
    if kind in _NAMED:
        sql = f"SELECT id, {_NAMED[kind]} FROM {quoted(kind)} WHERE id IN "  # noqa: S608  # names of the model
        found.update(answers(database, sql, ids))
    return found


def answers(database: Database, sql: str, ids: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an SQL that ends with IN, for any number of ids."""
    for at in range(0, len(ids), _TOGETHER):
        some = ids[at : at + _TOGETHER]
        filled = [*some, *[some[-1]] * (_TOGETHER - len(some))]  # one statement, prepared once
        yield from database.execute(f"{sql}({marks(_TOGETHER)})", filled)

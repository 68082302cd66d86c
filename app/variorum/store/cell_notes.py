"""Cells that many rows share, noted by id in a file aside, where they are found sooner."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from variorum.store.bulk_ids import IdTexts
from variorum.store.cell_dialects import Dialect

_LOT = 64
Column = Sequence[Any]


def note_texts(
    database: Database, dialect: Dialect, outlets: Callable[[Column], Sequence[str | None]]
) -> None:
    """Note in ``aside.text_cells (version, named, whence)`` the cells of texts by their ids.

    These are id and name, and where a text is from; NULL where Python must care. `outlets` makes
    the cells of outlets.
    """
    database.executescript(
        "CREATE TABLE IF NOT EXISTS"
        " aside.text_cells (version BLOB PRIMARY KEY, named TEXT, whence TEXT) WITHOUT ROWID;"
        "DELETE FROM aside.text_cells;"
        "BEGIN;"
    )
    made = _texts(database, dialect, outlets)
    database.conn.executemany("INSERT INTO aside.text_cells VALUES (?, ?, ?)", made)
    database.execute("COMMIT")


def _texts(
    database: Database, dialect: Dialect, outlets: Callable[[Column], Sequence[str | None]]
) -> Iterator[tuple[bytes, str | None, str | None]]:
    label, title, published = map(dialect.sql, ("label", "title", "published"))
    rows = database.execute(
        f"SELECT text_version.id, {title_of(dialect)}, article.id, "  # noqa: S608  # names of the model
        f"{label} || '{dialect.between}' || {title}, outlet, {published} "
        "FROM text_version JOIN article ON article.id = text_version.article "
        "ORDER BY text_version.id"
    )
    ids = IdTexts(dialect.before, dialect.after).texts
    while lot := rows.fetchmany(_LOT):
        blobs, titles, articles, labels, found, dates = zip(*lot, strict=True)
        named = zip(ids(blobs), titles, strict=True)
        whence = zip(ids(articles), labels, outlets(found), dates, strict=True)
        yield from zip(blobs, map(dialect.joined, named), map(dialect.joined, whence), strict=True)


def title_of(dialect: Dialect) -> str:
    """Return SQL of the cell with what an article is called."""
    title, label, file_name = map(dialect.sql, ("title", "label", "file_name"))
    return f"CASE WHEN title <> '' THEN {title} WHEN label <> '' THEN {label} ELSE {file_name} END"

"""What a project file says, read by SQLite alone."""

import sqlite3
from pathlib import Path


def said(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all a file says: every row but those of the index, which is made anew here."""
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("text_search")
        ]
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608  # ours
            for name in names
        }
    finally:
        database.close()

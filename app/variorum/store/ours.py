"""Is what the open file holds still what was put into it? Other programs may write into it.

A synchroniser or a restore from a backup may write another project's bytes into the very file that
is open. SQLite looks at sixteen bytes of the header to notice, which may be equal by chance, and
would then mix both files; noticing, it would go on in the other without a word.
"""

from pathlib import Path

from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.store import osfiles
from variorum.store.connection import connect
from variorum.store.rows import id_blob

_LAST = "SELECT seq, id FROM event WHERE replica = ? ORDER BY seq DESC LIMIT 1"

Last = tuple[int, bytes]
"""Number and id of the last event that this copy of the project wrote."""


class Ours:
    """Knows the last event written, and looks for it once the system says that the file changed."""

    def __init__(self, database: Database, path: Path, replica: Id) -> None:
        """Know nothing yet."""
        self._database = database
        self._path = path
        self._replica = id_blob(replica)
        self._state: tuple[int, ...] | None = None
        self._last: Last | None = None

    def note(self) -> None:
        """Remember what stands in the file now: it is ours."""
        self._state = osfiles.state(self._path)
        self._last = self._read_last(self._database)

    def holds(self) -> bool:
        """Tell whether the file still ends where it was left.

        True also where that was never noted, or where there is no file: SQLite tells of that.
        """
        state = osfiles.state(self._path)
        if self._state is None or state is None or state == self._state:
            return True
        fresh = connect(self._path, "ro")  # the open one would answer from its own memory
        try:
            is_ours = self._read_last(fresh) == self._last
        finally:
            fresh.close()
        if is_ours:
            self._state = state
        return is_ours

    def _read_last(self, database: Database) -> Last | None:
        found: Last | None = database.execute(_LAST, [self._replica]).fetchone()
        return found

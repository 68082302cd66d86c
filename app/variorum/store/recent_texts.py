"""The texts of articles one after the other, as many of them kept as a bounded memory holds."""

from collections import OrderedDict
from collections.abc import Iterator

from sqlite_utils import Database

_ROOM = 2_000_000
_FROM = "SELECT id, text FROM text_version WHERE id >= ? ORDER BY id"


class RecentTexts:
    """Texts by the bytes of their id, those last asked for kept; tags of a text lie together.

    What is asked for next is mostly the next text, so that one question is asked for many.
    """

    def __init__(self, database: Database, room: int = _ROOM) -> None:
        """Read from `database`, and keep about `room` code points, one text at least."""
        self._database = database
        self._left = room
        self._kept: OrderedDict[bytes, str] = OrderedDict()
        self._next: Iterator[tuple[bytes, str]] = iter(())

    def text(self, version: bytes) -> str | None:
        """Return a text; None if there is none of this id."""
        found = self._kept.get(version)
        if found is not None:
            self._kept.move_to_end(version)
            return found
        number, text = next(self._next, (b"", ""))
        if number != version:
            self._next = self._database.execute(_FROM, [version])
            number, text = next(self._next, (b"", ""))
        if number != version:
            return None
        self._kept[version] = text
        self._left -= len(text)
        while self._left < 0 and len(self._kept) > 1:
            self._left += len(self._kept.popitem(last=False)[1])
        return text

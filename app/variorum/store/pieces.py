"""All tags in pieces: what is read in one go for long would keep acts from being written."""

from typing import NamedTuple

from sqlite_utils import Database

_TAGS = 2_000
"""A few milliseconds of reading: an act that comes meanwhile waits for no more than that."""

IN_PIECE = "tag.rowid > ? AND tag.rowid <= ?"
"""Of tags: they are of a piece, of which `after` and `upto` are given."""

_LAST = "SELECT coalesce(max(rowid), 0) FROM tag"
_NEXT = """
    SELECT max(at) FROM (
        SELECT rowid AS at FROM tag WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?
    )
"""


class Piece(NamedTuple):
    """The tags in the rows behind `after`, `upto` included, of those there were up to `last`.

    Tags made later lie behind `last`, so that they are in no piece.
    """

    after: int
    upto: int
    last: int

    @property
    def is_last(self) -> bool:
        """Whether no piece comes behind it."""
        return self.upto >= self.last


def none_yet(database: Database) -> Piece:
    """Return the empty piece before the first one; its `last` is the tag made last by now."""
    return Piece(0, 0, database.execute(_LAST).fetchone()[0])


def behind(database: Database, piece: Piece) -> Piece:
    """Return the next piece, which is empty if its tags are gone."""
    (upto,) = database.execute(_NEXT, [piece.upto, piece.last, _TAGS]).fetchone()
    return Piece(piece.upto, piece.last if upto is None else upto, piece.last)

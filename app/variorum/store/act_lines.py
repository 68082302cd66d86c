"""The lines that one act adds to the journal, each with its hash: what is alike is made once."""

import hashlib
from typing import Any

from variorum.model.ids import Id, id_bytes
from variorum.store.deltas import Delta
from variorum.store.rows import id_blob, quoted_json

Row = tuple[Any, ...]


class ActLines:
    """Makes rows in the order of `events.COLUMNS` for one act of a replica.

    The same hashes as `Event.digest`, which reads them back, in half the time: JSON that the
    program made holds no control characters, and ids nothing to escape.
    """

    def __init__(self, replica: Id, tx: Id, author: Id, time: str) -> None:
        """Prepare what all lines have in common."""
        self._replica = f'","{replica}",'.encode()
        self._act = f',"{tx}","{author}",{quoted_json(time)},"'.encode()
        self._blobs = id_blob(replica), id_blob(tx), id_blob(author)
        self._time = time

    def line(  # noqa: PLR0913  # what an event is
        self,
        about: Delta,
        field: str | None,
        values: tuple[str | None, str | None],
        *,
        event: Id,
        seq: int,
        parents: str,
        prev: str | None,
    ) -> tuple[Row, str]:
        """Return the row of an event and its digest. `values` and `parents` are canonical JSON."""
        before, after = values
        digest = hashlib.sha256(
            b"".join(
                (
                    *(b'["', event.encode(), self._replica, b"%d" % seq, self._act),
                    f'{about.op}","{about.kind}","{about.id}",{quoted_json(field)},'.encode(),
                    *(_again(before), b",", _again(after), b",", _again(parents)),
                    b",null]" if prev is None else f',"{prev}"]'.encode(),
                )
            )
        ).hexdigest()
        replica, tx, author = self._blobs
        who = (id_bytes(event), replica, seq, tx, author, self._time, about.op, about.kind)
        chained = None if prev is None else bytes.fromhex(prev)
        return (*who, id_blob(about.id), field, before, after, parents, chained), digest


def _again(made: str | None) -> bytes:
    """Return JSON as a JSON string."""
    if made is None:
        return b"null"
    return b'"' + made.encode().replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'

"""What tells copies apart outlives a session: the runs of all texts, as numbers, in a file.

A text is read for it once, not at every start. The file lies in the user's own data folder, for
this user's eyes only, and holds no word of a text; without it, or if it is not whole, the texts
are read again.
"""

import hashlib
import json
import logging
import sys
from pathlib import Path

from variorum.grouping.copies import RunTable
from variorum.model.ids import Id, id_text
from variorum.model.sparse import Columns
from variorum.store.osfiles import create_private, private_folder

_log = logging.getLogger(__name__)
_WORTH = 500
"""Texts read since the file was written that make it worth writing again."""
_MADE_BY = f"1 {sys.implementation.cache_tag} {sys.maxsize} {sys.byteorder}"
"""The numbers of runs are hashes of this Python, as bytes of this machine."""
_ID = 16


class KeptRuns:
    """The file of one project."""

    def __init__(self, folder: Path, project: Id) -> None:
        """Keep it in the user's data folder."""
        self._path = folder / "runs-of-texts" / f"{project}.bin"
        self._unkept = 0
        self.has_all = False
        """Whether the file holds all that is known, so that it need not be held elsewhere."""

    def runs(self, columns: Columns) -> RunTable:
        """Return the runs as they were kept, none if there is no such file or it is not whole.

        Ids are those that `columns` hold, where they have them.
        """
        try:
            head, _, data = self._path.read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["made_by"] == _MADE_BY and said["sha256"] == hashlib.sha256(data).hexdigest():
                found = _unpacked(said["mask"], said["sizes"], data, columns)
                self.has_all = True
                return found
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("the runs of texts are not read: %s", type(error).__name__)
        return RunTable()

    def keep(self, table: RunTable, read: int) -> None:
        """Write them, if enough texts were read for them since; a failure costs reading again."""
        self._unkept += read
        self.has_all = False
        if self._unkept < _WORTH:
            return
        parts = [bytes.fromhex("".join(table.articles).replace("-", ""))]
        parts += [part.tobytes() for part in table.parts()]
        data = b"".join(parts)
        head = {
            "made_by": _MADE_BY,
            "sha256": hashlib.sha256(data).hexdigest(),
            "mask": table.mask,
            "sizes": [len(part) for part in parts],
        }
        try:
            self._write(json.dumps(head).encode() + b"\n" + data)
            self.has_all = True
        except OSError as error:
            _log.warning("the runs of texts are not kept: %s", type(error).__name__)
        self._unkept = 0

    def _write(self, data: bytes) -> None:
        private_folder(private_folder(self._path.parent.parent) / self._path.parent.name)
        draft = self._path.with_suffix(".tmp")
        draft.unlink(missing_ok=True)
        create_private(draft)
        draft.write_bytes(data)
        draft.replace(self._path)


def _unpacked(mask: int, sizes: list[int], data: bytes, columns: Columns) -> RunTable:
    parts, start = [], 0
    for size in sizes:
        parts.append(data[start : start + size])
        start += size
    ids, *rest = parts
    spelt = (id_text(ids[at : at + _ID]) for at in range(0, len(ids), _ID))
    places, own = columns.places, columns.articles
    articles = [own[places[one]] if one in places else one for one in spelt]
    return RunTable.of(mask, articles, rest)

"""Which project files are this user's own, and which replica each copy is.

Kept in the user's data folder (VARIORUM_DATA_DIR overrides it), beside the projects and never in
them: a copied file must not carry its replica along.
"""

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock
from platformdirs import user_data_path

from variorum.model.ids import Id, new_id
from variorum.store.osfiles import create_private, private_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """A project file known here. `seq` is the last event of the replica seen in it."""

    project: Id
    replica: Id
    seq: int = 0


def data_folder() -> Path:
    """Return the folder of what the program remembers for this user."""
    override = os.environ.get("VARIORUM_DATA_DIR")
    return Path(override) if override else user_data_path("variorum", appauthor=False)


class Registry:
    """The entries by path, in one JSON file that several processes may use."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use `folder`, by default the user's data folder."""
        self._folder = private_folder(folder or data_folder())
        self._file = self._folder / "projects.json"
        self._lock = FileLock(self._folder / "projects.json.lock", timeout=10, mode=0o600)

    def find(self, path: Path) -> Entry | None:
        """Return what is known of the file at `path`."""
        with self._lock:
            return self._read().get(str(path))

    def keep(self, path: Path, entry: Entry) -> None:
        """Remember the file at `path`."""
        with self._lock:
            entries = self._read()
            if entries.get(str(path)) != entry:
                self._write({**entries, str(path): entry})

    def forget(self, path: Path) -> None:
        """Remember the file at `path` no longer."""
        with self._lock:
            entries = self._read()
            if entries.pop(str(path), None):
                self._write(entries)

    def adopt(self, path: Path, project: Id, last_seq: dict[Id, int]) -> Entry:
        """Make the file at `path` known and return its entry.

        A file that was moved here keeps its replica, unless it is an older copy than the one
        last seen: then its next event would bear a number that is taken. `last_seq` are the last
        events the file holds, by replica.
        """
        with self._lock:
            entries = self._read()
            moved = next(
                (old for old, entry in entries.items() if _moved(old, entry, project, last_seq)),
                None,
            )
            entry = entries.pop(moved) if moved else Entry(project, new_id())
            entry = replace(entry, seq=last_seq.get(entry.replica, 0))
            self._write({**entries, str(path): entry})
            return entry

    def _read(self) -> dict[str, Entry]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {path: Entry(**values) for path, values in found.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError):
            aside = self._file.with_suffix(".damaged.json")
            _log.warning("unreadable list of projects, moved to %s", aside)
            self._file.replace(aside)
            return {}

    def _write(self, entries: dict[str, Entry]) -> None:
        draft = self._file.with_suffix(f".{os.getpid()}.tmp")
        with suppress(FileNotFoundError):
            draft.unlink()
        create_private(draft)
        plain = {path: asdict(entry) for path, entry in sorted(entries.items())}
        draft.write_text(json.dumps(plain, indent=1, ensure_ascii=False), encoding="utf-8")
        draft.replace(self._file)


def _moved(old: str, entry: Entry, project: Id, last_seq: dict[Id, int]) -> bool:
    return (
        entry.project == project
        and not Path(old).exists()
        and last_seq.get(entry.replica, 0) >= entry.seq
    )

"""One writer per project file, held by a lock file beside it that any process can see."""

import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from filelock import FileLock, Timeout

from variorum.store.osfiles import create_private


class ProjectLock:
    """The right to write to a project, freed by the system when its holder dies."""

    _here: ClassVar[set[Path]] = set()

    def __init__(self, path: Path) -> None:
        """Prepare the lock of the project at `path` without taking it."""
        self._path = path
        self._lock = FileLock(
            path.with_name(path.name + ".lock"), timeout=0, mode=0o600, thread_local=False
        )
        self._owner_file = path.with_name(path.name + ".owner")

    @classmethod
    def held_here(cls, path: Path) -> bool:
        """Tell whether this process has the project open for writing."""
        return path in cls._here

    def take(self, owner: str) -> bool:
        """Take the lock for `owner` and return True, or return False if somebody has it.

        Raises OSError where no lock file can be written.
        """
        try:
            self._lock.acquire()
        except Timeout:
            return False
        text = f"{owner} (process {os.getpid()} on {platform.node() or 'this machine'})"
        try:
            self._tell(text)
        except OSError:
            self._lock.release()
            raise
        self._here.add(self._path)
        return True

    def _tell(self, text: str) -> None:
        """Say who has the lock, in a file that only this user may read."""
        with suppress(FileNotFoundError):
            self._owner_file.unlink()  # of a process that died
        create_private(self._owner_file)
        self._owner_file.write_text(text, encoding="utf-8")

    def holder(self) -> str:
        """Return who has the lock, or an empty text where that is not known."""
        with suppress(OSError, UnicodeDecodeError):
            return self._owner_file.read_text(encoding="utf-8")
        return ""

    def release(self) -> None:
        """Let go of a lock that was taken."""
        with suppress(FileNotFoundError):
            self._owner_file.unlink()
        self._here.discard(self._path)
        self._lock.release()

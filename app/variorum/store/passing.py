"""Folders for private copies that last as long as a piece of work.

A process that is killed leaves its own behind. Each holds a lock while its process lives, so that
what is dead is known and taken away by the next that comes.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "variorum-copy-"
_LOCK = "lock"


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Give a folder that this user alone may open, gone afterwards."""
    sweep()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with FileLock(folder / _LOCK, mode=0o600, thread_local=False):
            yield folder


def sweep() -> int:
    """Take away the folders of processes that were killed; return how many."""
    swept = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if folder.is_symlink() or not (folder / _LOCK).is_file():
            continue  # not ours, or not locked yet
        lock = FileLock(folder / _LOCK, timeout=0, mode=0o600, thread_local=False)
        try:
            lock.acquire()
        except (Timeout, OSError):
            continue  # at work, or of another user
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        swept += 1
    return swept

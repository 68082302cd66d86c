"""What the store asks of the operating system beside SQLite: private files, careful reading."""

import os
import shutil
import stat
import sys
from pathlib import Path

_CAREFUL = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class NotRegularError(OSError):
    """What stands at a path is a link, a pipe, a folder or a device."""


def canonical_path(path: Path) -> Path:
    """Return `path` absolute with its folder resolved; a link at its end stays visible."""
    return path.parent.resolve() / path.name


def open_regular(path: Path) -> int:
    """Open a regular file for reading; follow no link and wait for no pipe.

    Where the system has no O_NOFOLLOW (Windows) the link is looked for just before, so one put
    there in between would be followed.
    """
    if path.is_symlink():
        raise NotRegularError(str(path))
    descriptor = os.open(path, _CAREFUL)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotRegularError(str(path))
    return descriptor


def read_start(path: Path, length: int) -> bytes:
    """Return the first bytes of a regular file; OSError says why not.

    Not for a file that SQLite has open in this process: closing it drops SQLite's locks.
    """
    if path.is_dir():
        raise NotRegularError(str(path))
    with os.fdopen(open_regular(path), "rb") as file:
        return file.read(length)


def create_private(path: Path) -> None:
    """Create an empty file that only this user may read; FileExistsError if there is one."""
    os.close(os.open(path, _NEW, 0o600))


def copy_private(path: Path, target: Path) -> None:
    """Copy a regular file to a new private one."""
    with (
        os.fdopen(open_regular(path), "rb") as source,
        os.fdopen(os.open(target, _NEW, 0o600), "wb") as copy,
    ):
        shutil.copyfileobj(source, copy, 1 << 20)


def private_folder(path: Path) -> Path:
    """Make sure that the folder exists; a new one is open to this user only."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def place_new(draft: Path, path: Path) -> None:
    """Give a finished file its name, durably; FileExistsError if the name is taken.

    A file system without hard links gets a rename, which on POSIX could replace a file that
    appears in the instant after the check.
    """
    _sync(draft)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(str(path)) from None
        draft.rename(path)
    else:
        draft.unlink()
    sync_folder(path.parent)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the folder's names durable. Windows has no way to ask for it and does not need it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at `path` from any other on this machine; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def state(path: Path) -> tuple[int, ...] | None:
    """Return what changes whenever anybody writes to the file at `path`; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size


def writable(path: Path) -> bool:
    """Tell whether this user may write to the file and beside it (for its journal)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def has_sidecar(path: Path) -> bool:
    """Tell whether SQLite left a journal of any sort beside the file."""
    return any(os.path.lexists(f"{path}{end}") for end in ("-journal", "-wal", "-shm"))

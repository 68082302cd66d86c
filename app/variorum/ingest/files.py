"""Files and pasted text in: which files to read, and each as a text ready to be frozen."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import MAX_FILE, SUFFIXES, read_bytes, read_plain
from variorum.model.errors import UserError
from variorum.model.reading import Reading

_PASTED = "pasted-text/1"
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO without a writer would block the opening
    | getattr(os, "O_BINARY", 0)
)


class Planned(NamedTuple):
    """The files to read, in order, and an error for each one that will not be."""

    files: list[Path]
    refused: list[UserError]


def plan(paths: Iterable[Path]) -> Planned:
    """Return the files that `paths` (files and folders) amount to, each once.

    Folders are searched to the bottom, sorted by name, hidden entries passed over; of their files
    those of other formats are refused by name. Refusals: import.unsupported (`suffix`),
    import.not_a_file (links and special files), import.missing, import.unreadable (`problem`).
    """
    files: dict[Path, None] = {}
    refused: list[UserError] = []
    for path in paths:
        entries = _walk(path, refused) if path.is_dir() else iter([path])
        for entry in entries:
            error = _refusal(entry)
            if error:
                refused.append(error)
            else:
                files.setdefault(entry)
    return Planned(list(files), refused)


def _walk(folder: Path, refused: list[UserError]) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        refused.append(_unreadable(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, refused)
        else:
            yield entry


def _refusal(path: Path) -> UserError | None:
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _unreadable(path, error)
    if not stat.S_ISREG(mode):
        return UserError("import.not_a_file", file=_shown(path))
    if path.suffix.lower() not in SUFFIXES:
        return UserError("import.unsupported", file=_shown(path), suffix=path.suffix)
    return None


class Loaded(NamedTuple):
    """A file as it was: its name as text, and its bytes."""

    name: str
    data: bytes


def load(path: Path) -> Loaded:
    """Return a file's bytes; raise UserError import.… with its name in `file`."""
    refusal = _refusal(path)
    if refusal:
        raise refusal
    return Loaded(_shown(path), _bytes(path))


def read_articles(path: Path, how: Reading | None = None) -> list[Incoming]:
    """Read the articles of one file here and now; errors as of `load` and `read_bytes`."""
    name, data = load(path)
    return read_bytes(data, name, how or Reading())


def read_text(text: str) -> Incoming:
    """Take pasted text; raise UserError as `normalise` does, with an empty `file`."""
    return read_plain(text, "", _PASTED, "")


def _bytes(path: Path) -> bytes:
    """Read one byte more than is allowed at most, so that a huge file costs no memory."""
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            # Looked at again when open: what lies at the path may have been swapped.
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UserError("import.not_a_file", file=_shown(path))
            # What is asked for is set aside at once, so it is no more than the file seems to have.
            asked = min(os.fstat(file.fileno()).st_size, MAX_FILE) + 1
            data = file.read(asked)
            return data if len(data) < asked else data + file.read(MAX_FILE + 1 - asked)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError("import.missing", file=_shown(path))
    return UserError("import.unreadable", file=_shown(path), problem=error.strerror or "")


def _shown(path: Path) -> str:
    """Return the name of a file as text; bytes that are no UTF-8 are replaced."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")

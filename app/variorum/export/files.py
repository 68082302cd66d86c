"""Files and folders that appear whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from variorum.model.errors import UserError


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """Give an empty file to fill that takes the place of `path` only if the block succeeds.

    Raises UserError export.unwritable (`path`, `problem`); what was at `path` is then as before.
    """
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:60]}.", suffix=".part", dir=path.parent
        )
        os.close(handle)
        part = Path(name)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if part:
            part.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of `path` only if the block succeeds.

    Raises UserError as `whole_path` does.
    """
    with whole_path(path) as part, part.open("wb") as file:
        yield file


@contextmanager
def whole_folder(path: Path, *, ours: frozenset[str], mark: str = "") -> Iterator[Path]:
    """Give a folder to fill that becomes `path` only if the block succeeds.

    A folder already at `path` is replaced if it holds nothing but entries named in `ours` (an
    earlier export), `mark` among them if one is given; else UserError export.exists. Raises
    UserError export.unwritable.
    """
    _refuse_foreign(path, ours, mark)
    part: Path | None = None
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{path.name[:60]}.", suffix=".part", dir=path.parent))
        yield part
        _swap(part, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if part:
            shutil.rmtree(part, ignore_errors=True)


def _refuse_foreign(path: Path, ours: frozenset[str], mark: str) -> None:
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise UserError("export.exists", path=str(path))
    try:
        entries = {entry.name for entry in path.iterdir()} if path.is_dir() else set()
    except OSError as error:
        raise _unwritable(path, error) from error
    if entries - ours or (entries and mark and mark not in entries):
        raise UserError("export.exists", path=str(path))


def _swap(part: Path, path: Path) -> None:
    """Put `part` in the place of `path`; the old folder comes back if that fails."""
    old = part.with_suffix(".old")
    if not path.exists():
        part.rename(path)
        return
    path.rename(old)
    try:
        part.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError("export.unwritable", path=str(path), problem=error.strerror or "")

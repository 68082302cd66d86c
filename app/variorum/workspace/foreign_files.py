"""A file or folder of another program, read in the process with limits."""

from collections.abc import Iterator
from pathlib import Path

from variorum.exchange import plainly
from variorum.model.foreign import ForeignFile
from variorum.workspace.limited import run_limited

_PACKED = frozenset({".zip", ".qdpx", ".xlsx"})
_UNPACKED = 8
"""How much more than its size an honest archive of XML holds; a bomb says a thousand times."""


def read_foreign(path: Path, form: str) -> ForeignFile:
    """Read a file as a format.

    Raises what `exchange.formats.read` raises, and UserError limited.costly or limited.failed
    (`file`).
    """
    plain = run_limited(plainly.READ, b"", plainly.given(path, form), path.name, sum(_sizes(path)))
    return plainly.foreign(plain, path.name)


def _sizes(path: Path) -> Iterator[int]:
    for one in path.rglob("*") if path.is_dir() else (path,):
        if one.is_file():
            size = one.stat().st_size
            yield size * _UNPACKED if one.suffix.lower() in _PACKED else size

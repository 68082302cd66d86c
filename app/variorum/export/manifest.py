"""A list of what an export wrote, so that a later one replaces it only where nobody changed it."""

import hashlib
import re
from pathlib import Path

MANIFEST = "variorum.sha256"
"""Its name; as ``sha256sum -c`` reads it."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\\]+)")


def write_manifest(folder: Path) -> None:
    """List the files of a folder with their hashes."""
    files = sorted(one for one in folder.iterdir() if one.is_file())
    lines = (f"{_hash(one)}  {one.name}\n" for one in files)
    (folder / MANIFEST).write_bytes("".join(lines).encode("utf-8"))


def unchanged(folder: Path) -> frozenset[str]:
    """Return the names of what an earlier export wrote to a folder and is as it was."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
        found = [match for match in map(_LINE.fullmatch, lines) if match]
        same = {
            name for hash_, name in (one.groups() for one in found) if _is(folder / name, hash_)
        }
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(same | {MANIFEST})


def _is(path: Path, expected: str) -> bool:
    return path.is_file() and _hash(path) == expected


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

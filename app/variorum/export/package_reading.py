"""The tables of a dataset folder as the lines of a dataset, which has one reader."""

from collections.abc import Iterator
from pathlib import Path

from variorum.export.tables import TABLES


def is_package(folder: Path) -> bool:
    """Tell whether a folder has tables of a dataset."""
    return any((folder / f"{name}.jsonl").is_file() for name in TABLES.values())


def package_lines(folder: Path) -> Iterator[bytes]:
    """Yield the records of all tables as lines of a dataset; `spans` only repeats them.

    Raises OSError.
    """
    for kind, name in TABLES.items():
        path = folder / f"{name}.jsonl"
        if not path.is_file():
            continue
        with path.open("rb") as lines:
            for line in lines:
                row = line.lstrip(b"\xef\xbb\xbf \t\r\n")
                if row.startswith(b"{"):
                    row = b'{"record":"%s",%s' % (kind.encode("ascii"), row[1:])
                yield row or b"\n"

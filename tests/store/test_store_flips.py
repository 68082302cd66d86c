"""One byte of a received project differs: it is refused, or nothing that it says has changed."""

import random
import sqlite3
from pathlib import Path

import pytest
from file_contents import said

from variorum.model.errors import UserError
from variorum.store.opening import open_project

FLIPS = 400


def opened(path: Path) -> str:
    """Open a project and close it; return why it was refused, or nothing."""
    try:
        open_project(path, "Mira").close()
    except UserError as error:
        return error.code
    return ""


@pytest.mark.slow
def test_no_changed_file_is_accepted(received: Path) -> None:
    whole, before = received.read_bytes(), said(received)
    chance = random.Random(403)  # noqa: S311  # repeatable flips, no secret
    used = [at for at, byte in enumerate(whole) if byte]  # most of a small file is empty
    refused = missed = 0
    for number in range(FLIPS):
        at, bit = chance.choice(used), 1 << chance.randrange(8)
        path = received.with_name(f"{number}.variorum")
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        flipped = path.read_bytes()
        code = opened(path)
        if code:
            assert code.startswith("project."), at
            assert path.read_bytes() == flipped, "a refused file was written to"
            refused += 1
            missed += _passes_integrity_check(flipped, received.with_name("control"))
        else:
            assert said(path) == before, f"byte {at} changed what the file says"
        path.unlink()
    assert refused > FLIPS // 4
    assert missed > FLIPS // 10, "the check of SQLite alone would let many pass"


def _passes_integrity_check(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    finally:
        database.close()

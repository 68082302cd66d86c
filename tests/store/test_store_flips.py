"""One byte of a received project differs: it is refused, or nothing that it says has changed."""

import random
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.errors import UserError
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial

FLIPS = 400


@pytest.fixture
def received(trial: "Trial", tmp_path: Path) -> Path:
    """Make a project with a little of everything and return it as a file from elsewhere."""
    for number in range(12):
        one = trial.make.proposition(f"It happened {number} times, some say.")
        tag = trial.make.tag(trial.version, number, number + 5)
        link = trial.make.link(tag, LinkRole.PROPOSITION, proposition=one.id)
        trial.do(one, tag, link, act="tag")
    trial.do(trial.make.tag(trial.version, 9, 14, TagKind.FIGURE), act="tag")
    trial.store.undo(trial.me)
    trial.store.close()
    folder = tmp_path / "received"
    folder.mkdir()
    return Path(shutil.copy(trial.path, folder / "got.variorum"))


def said(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all a file says: every row but those of the index, which is made anew here."""
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        names = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("text_search")
        ]
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608  # ours
            for name in names
        }
    finally:
        database.close()


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

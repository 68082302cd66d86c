"""A damaged project: what can be read of it comes into a new one, and what cannot is named."""

import hashlib
import random
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, deleted
from variorum.model.errors import UserError
from variorum.model.kinds import to_plain
from variorum.model.records import Record
from variorum.model.vocabulary import LinkRole
from variorum.store.leaves import Pages
from variorum.store.opening import open_project
from variorum.store.rescuing import rescue

if TYPE_CHECKING:
    from conftest import Trial

PAGE = 4096


def plain(records: list[Record]) -> dict[str, dict[str, object]]:
    return {record.id: to_plain(record) for record in records}


def filled(trial: "Trial", articles: int = 25, tags: int = 100) -> None:
    """Fill the project with texts and tags, change some and delete some."""
    for number in range(articles):
        text = f"Story {number}. " + "Somebody said something about it again. " * (20 + number)
        article, version = trial.make.article(text)
        trial.do(article, version, act="import")
        made: list[Record] = []
        for place in range(tags):
            one = trial.make.proposition(f"Claim {place} of story {number}")
            tag = trial.make.tag(version, place * 3, place * 3 + 9)
            made += [one, tag, trial.make.link(tag, LinkRole.PROPOSITION, proposition=one.id)]
        trial.do(*made, act="tag")
        if number % 5 == 0:
            trial.store.commit(ChangeSet("delete", deleted(made[-1], made[-2])), trial.me)
        if number % 7 == 0:
            trial.store.undo(trial.me)


_MADE: dict[str, tuple[bytes, dict[str, dict[str, object]]]] = {}


@pytest.fixture
def full(trial: "Trial") -> tuple[Path, dict[str, dict[str, object]]]:
    """Return a closed project of several hundred pages, made once, and what is in it."""
    if not _MADE:
        filled(trial)
        records = plain(list(trial.store.records()))
        trial.store.close()
        _MADE["full"] = trial.path.read_bytes(), records
    trial.store.close()
    data, records = _MADE["full"]
    assert len(data) > 700 * PAGE
    trial.path.write_bytes(data)
    return trial.path, records


def rescued(path: Path, out: Path, *backups: Path) -> dict[str, dict[str, object]]:
    """Rescue a file and return what the sound new project holds."""
    done = rescue(path, out, "Mira", backups)
    store = open_project(out, "Mira")
    try:
        assert store.check() == []
        found = plain(list(store.records()))
    finally:
        store.close()
    assert sum(done.kept.values()) == len(found)
    return found


def test_pages_are_read_as_sqlite_reads_them(
    full: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    path, _ = full
    database = sqlite3.connect(path)
    pages = Pages(path.read_bytes(), PAGE)
    for name in ("text_version", "tag", "event", "tag_link", "annotator"):
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", [name]
        ).fetchone()
        ours = {row.rowid: row.values for leaf in pages.below(root) for row in pages.rows(leaf)}
        rows = database.execute(f"SELECT rowid, * FROM {name}")  # noqa: S608  # our tables
        assert ours == {row[0]: row[1:] for row in rows}
    database.close()


def test_a_sound_file_comes_over_whole(
    full: tuple[Path, dict[str, dict[str, object]]], tmp_path: Path
) -> None:
    path, records = full
    before = path.read_bytes()
    assert rescued(path, tmp_path / "new.variorum") == records
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(6))
def test_five_bad_pages_cost_less_than_three_rows_in_a_hundred(
    full: tuple[Path, dict[str, dict[str, object]]], tmp_path: Path, seed: int
) -> None:
    path, records = full
    chance = random.Random(seed)  # noqa: S311  # repeatable damage, no secret
    data = bytearray(path.read_bytes())
    for page in chance.sample(range(1, len(data) // PAGE), 5):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(data)
    found = rescued(path, tmp_path / "new.variorum")
    assert len(found) >= 0.97 * len(records)
    assert all(found[one] == records[one] for one in found.keys() & records.keys())
    # What was deleted comes back only where the page that tells of it is bad.
    assert len(found.keys() - records.keys()) <= 0.03 * len(records)


@pytest.mark.parametrize("length", [16, 100])
def test_a_lost_header_costs_nothing(
    full: tuple[Path, dict[str, dict[str, object]]], tmp_path: Path, length: int
) -> None:
    path, records = full
    path.write_bytes(bytes(length) + path.read_bytes()[length:])
    with pytest.raises(UserError):
        open_project(path, "Mira")
    assert rescued(path, tmp_path / "new.variorum") == records


def test_a_lost_first_page_costs_little(
    full: tuple[Path, dict[str, dict[str, object]]], tmp_path: Path
) -> None:
    path, records = full
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    found = rescued(path, tmp_path / "new.variorum")
    assert len(found) >= 0.97 * len(records)
    assert not found.keys() - records.keys(), "something deleted has come back"


def test_a_backup_gives_what_is_left_nowhere_else(trial: "Trial", tmp_path: Path) -> None:
    one, two = trial.make.proposition("in the backup"), trial.make.proposition("deleted since")
    trial.do(one, two)
    trial.store.snapshot(tmp_path / "backup.variorum")
    trial.store.commit(ChangeSet("delete", deleted(two)), trial.me)
    trial.store.close()
    database = sqlite3.connect(trial.path, isolation_level=None)
    database.execute("PRAGMA secure_delete = ON")
    database.execute("DELETE FROM proposition")
    database.execute("DELETE FROM event WHERE kind = 'proposition' AND op = 'insert'")
    database.execute("VACUUM")
    database.close()
    done = rescue(trial.path, tmp_path / "bare.variorum", "Mira")
    assert ("proposition", one.id) not in done.lost, "nothing in the file speaks of it any more"
    done = rescue(trial.path, tmp_path / "new.variorum", "Mira", [tmp_path / "backup.variorum"])
    assert (done.restored, done.kept["proposition"]) == (1, 1)
    store = open_project(tmp_path / "new.variorum", "Mira")
    assert store.get("proposition", one.id) == one
    store.close()


def test_what_points_at_something_lost_is_named(trial: "Trial", tmp_path: Path) -> None:
    tag = trial.make.tag(trial.version)
    trial.do(tag)
    trial.store.close()
    data = trial.path.read_bytes()
    assert data.count(b"Nobody said why.") >= 2, "in its table and in the journal"
    trial.path.write_bytes(data.replace(b"Nobody said why.", b"Nobody said who."))
    done = rescue(trial.path, tmp_path / "new.variorum", "Mira")
    assert ("text_version", trial.version.id) in done.lost
    assert ("tag", tag.id) in (*done.lost, *done.dropped)
    assert "article" in done.kept


def test_nothing_is_rescued_from_another_file(tmp_path: Path) -> None:
    path = tmp_path / "x.variorum"
    path.write_bytes(b"Dear diary, " * 5000)
    with pytest.raises(UserError) as caught:
        rescue(path, tmp_path / "new.variorum", "Mira")
    assert caught.value.code == "rescue.nothing"
    assert list(tmp_path.glob("new*")) == []


def test_a_rescue_never_writes_over_a_file(trial: "Trial", tmp_path: Path) -> None:
    trial.store.close()
    (tmp_path / "new.variorum").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        rescue(trial.path, tmp_path / "new.variorum", "Mira")
    assert caught.value.code == "project.exists"


def test_kept_files_come_over_unless_a_byte_of_them_is_lost(trial: "Trial", tmp_path: Path) -> None:
    files = [bytes([number]) * (3 * PAGE) + b"end of %d" % number for number in range(1, 5)]
    trial.store.keep_originals(files)
    filled(trial, 2, 3)
    trial.store.close()
    path = trial.path
    data = path.read_bytes()
    place = data.index(bytes([2]) * 64)
    path.write_bytes(data[:place] + b"?" + data[place + 1 :])
    out = tmp_path / "out.variorum"
    assert rescue(path, out, "Mira").originals == len(files) - 1
    store = open_project(out, "Mira")
    try:
        kept = [store.original(hashlib.sha256(file).hexdigest()) for file in files]
        assert kept == [files[0], None, *files[2:]]
        assert store.check() == []
    finally:
        store.close()

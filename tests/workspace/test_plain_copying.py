"""The plain SQLite copy: complete, sound, and its views say what the records say."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from variorum.export.tables import TABLES
from variorum.model.errors import Cancelled, UserError
from variorum.model.handover import EVERYTHING, Selection
from variorum.workspace.handing_over import Watch, chosen, hand_over, look_over
from variorum.workspace.session import Session


@pytest.fixture
def copy(sample: Session, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Write the sample as a plain copy and open it."""
    hand_over(sample, "sqlite", tmp_path / "plain.sqlite")
    with closing(sqlite3.connect(tmp_path / "plain.sqlite")) as found:
        found.row_factory = sqlite3.Row
        yield found


def lines(session: Session, folder: Path) -> list[dict[str, Any]]:
    """Return the dataset, the independent way to the same records."""
    hand_over(session, "dataset", folder / "all.jsonl")
    return [json.loads(line) for line in (folder / "all.jsonl").read_bytes().splitlines()]


def test_every_field_of_every_record_is_there(
    copy: sqlite3.Connection, sample: Session, tmp_path: Path
) -> None:
    made = {("format"), ("version"), ("prefix"), ("suffix"), ("record")}
    for kind, table in TABLES.items():
        rows = [dict(row) for row in copy.execute(f'SELECT * FROM "{table}" ORDER BY id')]  # noqa: S608  # our own names
        expected = [one for one in lines(sample, tmp_path) if one["record"] == kind]
        assert len(rows) == len(expected)
        for row, line in zip(rows, expected, strict=True):
            for name in line.keys() - made:
                value = row[name]
                assert (json.loads(value) if isinstance(line[name], list) else value) == line[name]


def test_it_is_sound(copy: sqlite3.Connection) -> None:
    assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
    assert copy.execute("PRAGMA user_version").fetchone()[0] == 1
    keys = {tuple(row)[2:5] for row in copy.execute("PRAGMA foreign_key_list(links)")}
    assert ("tags", "tag", "id") in keys
    assert ("actors", "actor", "id") in keys


def test_views_count_what_the_tables_hold(copy: sqlite3.Connection) -> None:
    kinds = dict(copy.execute("SELECT kind, count(*) FROM tags GROUP BY kind").fetchall())
    views = {"actor": "mentions", "claim": "claims", "stance": "stances", "figure": "figures"}
    for kind, view in views.items():
        sql = f"SELECT count(DISTINCT tag) FROM {view}"  # noqa: S608  # our own names
        assert copy.execute(sql).fetchone()[0] == kinds[kind]


def test_a_claim_names_its_speakers_from_the_outlet_inwards(
    copy: sqlite3.Connection, sample: Session, tmp_path: Path
) -> None:
    found = lines(sample, tmp_path)
    names = {one["id"]: one.get("name") or one.get("title") for one in found}
    speakers: dict[str, list[tuple[int, str, str]]] = {}
    for one in found:
        if one["record"] == "tag_link" and one["role"] == "speaker":
            who = names[one["actor"] or one["outlet"]]
            speakers.setdefault(one["tag"], []).append((one["position"], one["id"], who))
    expected = {
        tag: " > ".join(who for *_, who in sorted(several)) for tag, several in speakers.items()
    }
    assert max(map(len, speakers.values())) > 1
    views = "SELECT tag, speakers FROM claims UNION SELECT tag, speakers FROM figures"
    shown = {row["tag"]: row["speakers"] for row in copy.execute(views) if row["speakers"]}
    assert shown == expected


def test_every_column_is_explained(copy: sqlite3.Connection) -> None:
    said = {(row[0], row[1]) for row in copy.execute('SELECT "table", "column" FROM "columns"')}
    for table in TABLES.values():
        for column in copy.execute(f'PRAGMA table_info("{table}")'):
            assert (table, column["name"]) in said
    assert copy.execute("SELECT count(*) FROM \"columns\" WHERE meaning = ''").fetchone()[0] == 0


def test_a_part_is_sound_too(sample: Session, tmp_path: Path) -> None:
    part = chosen(sample, articles=["A"])
    count = hand_over(sample, "sqlite", tmp_path / "part.sqlite", part)
    assert count == look_over(sample, "sqlite", part).count
    with closing(sqlite3.connect(tmp_path / "part.sqlite")) as found:
        assert found.execute("SELECT label FROM articles").fetchall() == [("A",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_old_copy_stays_when_a_new_one_is_stopped(sample: Session, tmp_path: Path) -> None:
    path = tmp_path / "here" / "out.sqlite"
    path.parent.mkdir()
    hand_over(sample, "sqlite", path)
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        hand_over(sample, "sqlite", path, EVERYTHING, Watch(lambda done, _: done < 500))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(UserError, match=r"export\.texts"):
        hand_over(sample, "sqlite", path, Selection(texts=False))

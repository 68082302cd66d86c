"""The project file's schema is the model, and its pragmas are the promises of the law."""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from variorum.model.ids import Id
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.store import connection, migrations

if TYPE_CHECKING:
    from conftest import Trial

ANY_KIND = {
    ("relation", "one"),
    ("relation", "other"),
    ("constraint", "one"),
    ("constraint", "other"),
    ("decision", "subject"),
    ("decision", "object"),
    ("note", "subject"),
}
"""Ids whose kind another field (`about`) names, so that no foreign key can guard them."""


@pytest.fixture(scope="module")
def empty() -> Iterator[Database]:
    database = Database(sqlite3.connect(":memory:", isolation_level=None))
    migrations.migrate(database)
    yield database
    database.close()


def _type(field: FieldType) -> str:
    if field.many:
        return "TEXT"
    if field.base is Id:
        return "BLOB"
    return "INTEGER" if field.base in (int, bool) else "TEXT"


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_the_fields_in_order(empty: Database, kind: str) -> None:
    columns = [
        (name, kind_of, bool(not_null))
        for _, name, kind_of, not_null, _, _ in empty.execute(f'PRAGMA table_info("{kind}")')
    ]
    assert columns == [(field.name, _type(field), not field.optional) for field in fields_of(kind)]


def _of_search(name: str) -> bool:
    """Tell whether a table is one that FTS5 keeps for itself, or the view it reads."""
    return name == "numbered_text" or name.startswith("text_search")


def test_the_only_other_tables_are_the_journal_and_the_index(empty: Database) -> None:
    own = {name for name in empty.table_names() if not _of_search(name)}
    assert own == {*KINDS, "act", "event", "text_number", "original"}


def test_there_is_no_code_in_a_project_file(empty: Database) -> None:
    found = empty.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    assert found == []


def test_every_table_is_strict(empty: Database) -> None:
    strict = dict(empty.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    loose = {name for name, is_strict in strict.items() if not is_strict}
    assert {name for name in loose if not _of_search(name)} == {"sqlite_schema"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_of_a_known_kind_is_a_deferred_foreign_key(empty: Database, kind: str) -> None:
    keys = {row[3] for row in empty.execute(f'PRAGMA foreign_key_list("{kind}")')}
    ids = {
        field.name
        for field in fields_of(kind)
        if field.base is Id and not field.many and field.name != "id"
    }
    assert keys == {name for name in ids if (kind, name) not in ANY_KIND}
    (sql,) = empty.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [kind]).fetchone()
    assert sql.count("DEFERRABLE INITIALLY DEFERRED") == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_every_foreign_key_but_the_author_has_an_index(empty: Database, kind: str) -> None:
    indexed = set()
    for _, index, *_ in empty.execute(f'PRAGMA index_list("{kind}")').fetchall():
        indexed.add(empty.execute(f'PRAGMA index_info("{index}")').fetchone()[2])
    keys = {row[3] for row in empty.execute(f'PRAGMA foreign_key_list("{kind}")')}
    assert keys - {"author"} <= indexed


def _tokens(sql: str, column: str) -> set[str]:
    _, _, listed = sql.partition(f"({column} IN (")
    return {token.strip().strip("'") for token in listed.partition(")")[0].split(",")}


@pytest.mark.parametrize("kind", KINDS)
def test_vocabularies_are_those_of_the_model(empty: Database, kind: str) -> None:
    (sql,) = empty.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [kind]).fetchone()
    for field in fields_of(kind):
        if isinstance(field.base, type) and issubclass(field.base, StrEnum) and not field.many:
            assert _tokens(sql, field.name) == {member.value for member in field.base}


def test_a_new_file_says_what_it_is(trial: "Trial") -> None:
    start = trial.path.read_bytes()[:100]
    assert start[:16] == b"SQLite format 3\x00"
    assert start[68:72] == b"VARI"
    assert int.from_bytes(start[60:64]) == migrations.LATEST == 6


def test_decisions_outlive_the_step_to_version_3() -> None:
    database = Database(sqlite3.connect(":memory:", isolation_level=None))
    migrations.migrate(database, 2)
    row = (b"d" * 16, None, "2026-01-01", "merge", "actor", b"a" * 16, b"b" * 16, "", "one voice")
    database.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    migrations.migrate(database, 3)
    assert database.execute("SELECT * FROM decision").fetchall() == [row]
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes there")
def test_a_new_file_is_private(trial: "Trial") -> None:
    assert stat.S_IMODE(os.stat(trial.path).st_mode) == 0o600  # noqa: PTH116  # mode of this very file


def test_the_connection_keeps_every_promise(trial: "Trial") -> None:
    database = connection.connect(trial.path, "rw")
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,  # MEMORY
        "cell_size_check": 1,
        "fullfsync": 1,
        "busy_timeout": 10000,
    }
    found = {name: connection.pragma(database, name) for name in expected}
    database.close()
    assert found == expected


def test_migrating_twice_changes_nothing(empty: Database) -> None:
    before = migrations.schema_of(empty)
    migrations.migrate(empty)
    assert migrations.schema_of(empty) == before


def test_a_migration_that_fails_leaves_the_version_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "0002.sql"
    broken.write_text("CREATE TABLE half (id); CREATE TABLE article (id);", encoding="utf-8")
    database = Database(sqlite3.connect(":memory:", isolation_level=None))
    migrations.migrate(database, 1)
    before = migrations.schema_of(database)
    monkeypatch.setitem(migrations._SCRIPTS, 2, broken)  # noqa: SLF001  # a step of the test's own
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrations.migrate(database, 2)
    assert migrations.schema_of(database) == before
    assert connection.pragma(database, "user_version") == 1
    assert not database.conn.in_transaction
    database.close()

"""A project held still shows one moment, whatever is committed while it is read."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from variorum.model.records import Record
from variorum.store import still as still_module
from variorum.store.opening import open_reader


def test_an_act_between_two_kinds_does_not_show(trial: Any) -> None:  # noqa: ANN401  # conftest's
    reader = open_reader(trial.path, trial.store.replica)
    before = list(reader.records())
    with reader.still() as held:
        records: Iterator[Record] = held.records()
        first = next(records)
        article, version = trial.make.article("Another text.")
        trial.do(article, version, trial.make.tag(version))
        assert [first, *records] == before
    assert len(list(reader.records())) == len(before) + 3
    reader.close()


def test_a_reader_that_holds_still_lets_acts_be_saved_and_undone(trial: Any) -> None:  # noqa: ANN401  # conftest's
    with trial.store.still() as held:
        count = len(list(held.records()))
        trial.do(trial.make.tag(trial.version))
        assert trial.store.undo(trial.me) is not None
        assert len(list(held.records())) == count


def test_a_project_that_never_rests_is_copied_all_the_same(
    trial: Any,  # noqa: ANN401  # conftest's
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(still_module, "_PAGES", 1)
    monkeypatch.setattr(still_module, "_PATIENCE", 0)
    with trial.store.still() as held:
        assert list(held.records()) == list(trial.store.records())


def test_notes_are_taken_aside_and_nothing_is_written_to_the_copy(trial: Any) -> None:  # noqa: ANN401  # conftest's
    with trial.store.still() as held:
        database = held._database  # noqa: SLF001  # what reads it takes the notes
        database.execute("CREATE TABLE aside.note (id)")
        database.execute("INSERT INTO aside.note VALUES (1)")
        (folder,) = {Path(row[2]).parent for row in database.execute("PRAGMA database_list")}
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("DELETE FROM tag")
    assert not folder.exists()

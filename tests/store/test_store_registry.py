"""What is remembered of this user's projects, and the files that hold it."""

import os
import sys
from pathlib import Path

import pytest

from variorum.model.ids import new_id
from variorum.store import osfiles
from variorum.store import registry as registries
from variorum.store.registry import Entry, Registry


def test_entries_are_kept_by_path(data_folder: Path, tmp_path: Path) -> None:
    one, two = Entry(new_id(), new_id(), 3), Entry(new_id(), new_id())
    registry = Registry()
    registry.keep(tmp_path / "one", one)
    registry.keep(tmp_path / "two", two)
    again = Registry()
    assert registries.data_folder() == data_folder
    assert (again.find(tmp_path / "one"), again.find(tmp_path / "two")) == (one, two)
    assert again.find(tmp_path / "three") is None


def test_a_copy_gets_a_replica_of_its_own(tmp_path: Path) -> None:
    original = tmp_path / "original"
    original.touch()
    entry = Entry(new_id(), new_id(), 5)
    registry = Registry()
    registry.keep(original, entry)
    adopted = registry.adopt(tmp_path / "copy", entry.project, {entry.replica: 5})
    assert adopted.replica != entry.replica
    assert adopted.seq == 0
    assert registry.find(original) == entry


@pytest.mark.parametrize(("seq", "kept"), [(5, True), (6, True), (4, False)])
def test_a_moved_file_keeps_its_replica_unless_it_is_older(
    tmp_path: Path, seq: int, *, kept: bool
) -> None:
    entry = Entry(new_id(), new_id(), 5)
    registry = Registry()
    registry.keep(tmp_path / "gone", entry)
    adopted = registry.adopt(tmp_path / "here", entry.project, {entry.replica: seq})
    assert (adopted.replica == entry.replica) is kept
    assert (registry.find(tmp_path / "gone") is None) is kept


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": {"b": 1}}', '{"a": 1}'])
def test_an_unreadable_list_is_set_aside(data_folder: Path, content: str) -> None:
    registry = Registry()
    (data_folder / "projects.json").write_text(content, encoding="utf-8")
    assert registry.find(Path("a")) is None
    aside = data_folder / "projects.damaged.json"
    assert aside.read_text(encoding="utf-8") == content


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes there")
def test_the_folder_is_private(data_folder: Path) -> None:
    Registry()
    assert data_folder.stat().st_mode & 0o777 == 0o700


def test_without_hard_links_a_new_file_still_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    draft, path = tmp_path / "draft", tmp_path / "path"
    draft.write_bytes(b"new")
    osfiles.place_new(draft, path)
    assert path.read_bytes() == b"new"
    assert not draft.exists()
    draft.write_bytes(b"newer")
    with pytest.raises(FileExistsError):
        osfiles.place_new(draft, path)
    assert path.read_bytes() == b"new"


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    draft, path = tmp_path / "draft", tmp_path / "path"
    draft.write_bytes(b"new")
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        osfiles.place_new(draft, path)
    assert path.read_bytes() == b"old"

"""A file or folder is written whole or not at all."""

import os
from pathlib import Path

import pytest

from variorum.export.files import whole_file, whole_folder
from variorum.model.errors import UserError


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        _ = file.write(b"half") // 0
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "out.jsonl"
    with pytest.raises(UserError) as caught, whole_file(path):
        pass
    assert caught.value.code == "export.unwritable"
    assert caught.value.params["path"] == str(path)
    assert caught.value.params["problem"]


def test_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match=r"export\.exists"), whole_folder(path, ours=frozenset()):
        pass
    assert path.read_bytes() == b"mine"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.mkdir()
    with whole_folder(path, ours=frozenset()) as part:
        (part / "a.csv").write_bytes(b"1")
    assert (path / "a.csv").read_bytes() == b"1"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "out"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match=r"export\.exists"), whole_folder(link, ours=frozenset()):
        pass
    assert link.is_symlink()

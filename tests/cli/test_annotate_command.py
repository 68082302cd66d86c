"""`variorum annotate` with files of other programs: what is said, where, with which exit code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

Tasks = Callable[..., Path]
TEXT = "😀 Jane Roe said forty ships left. Tom Doe left too."


@pytest.fixture
def tasks(tmp_path: Path) -> Tasks:
    """Write a task of Prodigy with spans in UTF-16, as scripts of other languages do."""

    def made(*spans: tuple[str, str], shift: int = 1, name: str = "tasks.jsonl") -> Path:
        found = [
            {
                "start": TEXT.index(words) + shift,
                "end": TEXT.index(words) + len(words) + shift,
                "text": words,
                "label": label,
            }
            for words, label in spans
        ]
        path = tmp_path / name
        line = json.dumps({"text": TEXT, "spans": found}, ensure_ascii=False)
        path.write_text(line + "\n", encoding="utf-8")
        return path

    return made


def test_a_file_is_taken_in_and_its_basis_is_named(run: "Run", project: Path, tasks: Tasks) -> None:
    code, out, err = run("annotate", project, tasks(("Jane Roe", "PERSON"), ("Tom Doe", "PERSON")))
    assert (code, out) == (0, "")
    assert "a new article; UTF-16 units (other units would give the same places)" in err
    assert "2 checked by their quotes" in err
    assert "PERSON (2) = actor/person" in err
    assert "New: 1 article, 1 text, 2 actors, 2 tags, 2 links." in err


def test_undecided_labels_are_named_and_nothing_is_taken(
    run: "Run", project: Path, tasks: Tasks
) -> None:
    path = tasks(("Jane Roe", "PERSON"), ("forty ships", "NavalThing"))
    code, _, err = run("annotate", project, path)
    assert code == 1
    assert "NavalThing (1) = ?" in err
    assert "Nobody has said what these labels become: NavalThing." in err
    assert "New:" not in err
    code, _, err = run("annotate", project, path, "--map", "NavalThing=figure")
    assert code == 0
    assert "2 tag" in err


def test_a_file_of_mappings_and_a_pair_that_goes_before_it(
    run: "Run", project: Path, tasks: Tasks, tmp_path: Path
) -> None:
    mapping = tmp_path / "labels.txt"
    mapping.write_text("# ours\nNavalThing=skip\nPERSON=skip\n", encoding="utf-8")
    path = tasks(("Jane Roe", "PERSON"), ("forty ships", "NavalThing"))
    given = ("--map-file", mapping, "--map", "PERSON=actor/group")
    code, _, err = run("annotate", project, path, *given)
    assert code == 0
    assert "PERSON (1) = actor/group" in err
    assert "Skipped, as their labels say: 1." in err


@pytest.mark.parametrize("pair", ["PERSON", "PERSON=verb", "PERSON=claim/person", "=actor"])
def test_a_mapping_that_says_nothing_is_refused(
    run: "Run", project: Path, tasks: Tasks, pair: str
) -> None:
    code, _, err = run("annotate", project, tasks(("Jane Roe", "PERSON")), "--map", pair)
    assert code == 1
    assert f"“{pair}” does not say what a label becomes." in err


def test_a_preview_changes_nothing(run: "Run", project: Path, tasks: Tasks) -> None:
    before = run("export", project, "--out", project.with_suffix(".a"))
    code, _, err = run("annotate", project, tasks(("Jane Roe", "PERSON")), "--preview")
    assert code == 0
    assert "PERSON (1) = actor/person" in err
    assert before[0] == run("export", project, "--out", project.with_suffix(".b"))[0] == 0
    assert project.with_suffix(".a").read_bytes() == project.with_suffix(".b").read_bytes()


def test_tags_without_a_place_are_data_and_the_job_is_partly_done(
    run: "Run", project: Path, tasks: Tasks
) -> None:
    path = tasks(("Jane Roe", "PERSON"), ("Tom Doe", "PERSON"), ("left", "CLAIM"))
    line = json.loads(path.read_text(encoding="utf-8"))
    line["spans"][0]["text"] = "Jim Poe"
    line["spans"][2] |= {"start": 900, "end": 904}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    code, out, err = run("annotate", project, path)
    assert code == 1
    lines = out.splitlines()
    assert any("“Jim Poe”: its words are not in the text." in one for one in lines)
    assert any("“left”: its words stand in several places" in one for one in lines)
    assert "Without a place, listed above: 2." in err


def test_a_file_that_nothing_tells_apart(run: "Run", project: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01")
    code, _, err = run("annotate", project, path)
    assert code == 1
    assert "Nothing in x.bin tells which program wrote it. The project is as it was." in err
    code, _, err = run("annotate", project, path, "--format", "nosuch")
    assert code == 1
    assert "There is no format “nosuch” to read tags from." in err

"""The whole job by command line: import, annotate, reconcile, export, and all of it again."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.model.ids import new_id
from variorum.paths import sample_corpus

CORPUS = sample_corpus()
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in a process of its own, as an analyst would."""
    monkeypatch.setenv("VARIORUM_DATA_DIR", str(tmp_path / "data"))
    program = [sys.executable, "-c", "from variorum.cli import main; main()"]

    def call(*arguments: object) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(  # noqa: S603  # this Python, our own program
            [*program, *map(str, arguments)],
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done

    return call


def _tags_with_articles_of_their_own(out: Path) -> None:
    """Write the sample's dataset with other ids for articles and texts: only hashes match."""
    lines = (CORPUS / "tags.jsonl").read_text(encoding="utf-8")
    records = [json.loads(line) for line in lines.splitlines()]
    for record in records:
        if record["record"] in {"article", "text_version"}:
            lines = lines.replace(record["id"], new_id())
    out.write_text(lines, encoding="utf-8", newline="\n")


def _statuses(rows: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    names = ("status", "support", "denial", "accused_only", "provisional")
    return {key: tuple(row[name] for name in names) for key, row in rows.items()}


@pytest.fixture
def tagged(run: Run, tmp_path: Path) -> Path:
    """Return a project with the articles imported from files and tags taken from a dataset."""
    project, tags = tmp_path / "whole.variorum", tmp_path / "tags.jsonl"
    run("new", project, "--author", "Ada", "--title", "Arms")
    run("import", project, CORPUS / "articles", "--author", "Ada")
    _tags_with_articles_of_their_own(tags)
    done = run("annotate", project, tags, "--author", "Ada")
    assert "Articles known by their text: A, B, C, D, E." in done.stderr
    return project


def test_articles_are_matched_by_their_text_and_not_doubled(run: Run, tagged: Path) -> None:
    summary = json.loads(run("summary", tagged, "--format", "json").stdout)
    assert sorted(article["label"] for article in summary["articles"]) == list("ABCDE")


def test_the_summary_says_what_was_worked_out_by_hand(run: Run, tagged: Path) -> None:
    found = json.loads(run("summary", tagged, "--format", "json").stdout)
    expected = json.loads((CORPUS / "expected_summary.json").read_text(encoding="utf-8"))
    rows = {row["id"]: row for row in found["propositions"]}
    assert _statuses(rows) == _statuses(expected["propositions"])
    relations = {
        (frozenset((pair["one"], pair["other"])), pair["relation"])
        for quantity in found["quantities"]
        for pair in quantity["pairs"]
    }
    for row in expected["figures"]:
        assert (frozenset((row["one"], row["other"])), row["relation"]) in relations


def test_an_export_taken_into_an_empty_project_exports_the_same_bytes(
    run: Run, tagged: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    run("export", tagged, "--out", first)
    copy = tmp_path / "copy.variorum"
    run("new", copy, "--author", "Grace")
    run("annotate", copy, first, "--author", "Grace")
    run("export", copy, "--out", second)
    assert second.read_bytes() == first.read_bytes()
    text = run("summary", tagged).stdout
    assert run("summary", copy).stdout == text
    for project in (tagged, copy):
        assert run("check", project).stderr == "The project is sound.\n"

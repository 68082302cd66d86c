"""`variorum reconcile`: lists proposals with tiers and reasons, accepts only the first tier."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

import jsonschema
import pytest

from variorum.paths import resources, sample_corpus

if TYPE_CHECKING:
    from conftest import Run

TEXT = (
    "Seoul wrote to Ada Moor. South Korea waits, Minister Ada Moor said, and Moor left.\n"
    "Kestrel Lines of Norport met Zephyrine; Zephyrine Vale met Pyongyang and North Korea.\n"
)
NAMES = (
    "Seoul",
    "South Korea",
    "Ada Moor",
    "Minister Ada Moor",
    "Moor",
    "Zephyrine",
    "Zephyrine Vale",
    "Pyongyang",
    "North Korea",
)


@pytest.fixture
def tagged(run: "Run", project: Path, tmp_path: Path) -> Path:
    """Return a project with one article and its names tagged, linked to nobody."""
    article = tmp_path / "crates.txt"
    article.write_text(TEXT, encoding="utf-8", newline="\n")
    assert run("import", project, article, "--author", "Ada")[0] == 0
    out = tmp_path / "all.jsonl"
    assert run("export", project, "--out", out)[0] == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    version = next(one["id"] for one in records if one["record"] == "text_version")
    file = tmp_path / "tags.jsonl"
    file.write_text("\n".join(json.dumps(_tag(name, version)) for name in NAMES), encoding="utf-8")
    assert run("annotate", project, file, "--author", "Ada")[0] == 0
    return project


def _tag(name: str, version: str) -> dict[str, Any]:
    start = TEXT.rindex(name) if name == "Moor" else TEXT.index(name)
    return {
        "record": "tag",
        "id": str(uuid5(NAMESPACE_URL, name)),
        "text_version": version,
        "kind": "actor",
        "start": start,
        "end": start + len(name),
        "quote": name,
    }


def _list(run: "Run", project: Path, *options: str) -> dict[str, Any]:
    code, out, _ = run("reconcile", project, "--format", "json", *options)
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def _texts(proposal: dict[str, Any]) -> set[str]:
    return {form["text"] for form in proposal["forms"]}


def test_json_follows_its_schema_and_gives_tiers_and_reasons(run: "Run", tagged: Path) -> None:
    path = resources() / "schema" / "reconcile-1.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = _list(run, tagged)
    jsonschema.validate(found, schema)
    first = [one for one in found["proposals"] if one["tier"] == "tier1"]
    assert sorted(map(sorted, map(_texts, first))) == [
        ["Ada Moor", "Minister Ada Moor", "Moor"],
        ["North Korea", "Pyongyang"],
        ["Seoul", "South Korea"],
    ]
    second = [one for one in found["proposals"] if one["tier"] == "tier2"]
    assert [_texts(one) for one in second] == [{"Zephyrine", "Zephyrine Vale"}]
    assert all(form["ticked"] for one in first for form in one["forms"])
    reasons = {
        form["text"]: {reason["match"] for reason in form["reasons"]}
        for one in first
        for form in one["forms"]
    }
    assert reasons["Seoul"] == {"shipped_alias"}
    assert "surname_here" in reasons["Moor"]
    assert "end_of_name" in reasons["Minister Ada Moor"]


def test_listing_writes_nothing(run: "Run", tagged: Path) -> None:
    assert _list(run, tagged) == _list(run, tagged)
    assert _list(run, tagged)["decided"] == 0


def test_accepting_takes_the_first_tier_and_no_other(
    run: "Run", tagged: Path, tmp_path: Path
) -> None:
    found = _list(run, tagged, "--accept", "tier1")
    assert len(found["accepted"]) == 3
    assert [one["tier"] for one in found["proposals"]] == ["tier2"]
    assert found["decided"] == 3
    out = tmp_path / "after.jsonl"
    assert run("export", tagged, "--out", out)[0] == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    names = {one["id"]: one["name"] for one in records if one["record"] == "actor"}
    quotes = {one["id"]: one["quote"] for one in records if one["record"] == "tag"}
    assert {
        quotes[one["tag"]]: names[one["actor"]] for one in records if one["record"] == "tag_link"
    } == {
        "Seoul": "South Korea",
        "South Korea": "South Korea",
        "Ada Moor": "Ada Moor",
        "Minister Ada Moor": "Ada Moor",
        "Moor": "Ada Moor",
        "Pyongyang": "North Korea",
        "North Korea": "North Korea",
    }


def test_accepting_again_finds_nothing_more(run: "Run", tagged: Path) -> None:
    _list(run, tagged, "--accept", "tier1")
    assert _list(run, tagged, "--accept", "tier1")["accepted"] == []


def test_text_has_one_line_each_and_a_count(run: "Run", tagged: Path) -> None:
    code, out, err = run("reconcile", tagged)
    assert code == 0
    assert len(out.splitlines()) == 4
    assert "Seoul (1 tag): known name of South Korea" in out
    assert "4 open, 0 decided." in err


def test_a_question_on_two_origins_names_them(run: "Run", tmp_path: Path) -> None:
    project = tmp_path / "sample.variorum"
    assert run("new", project)[0] == 0
    assert run("annotate", project, sample_corpus() / "tags.jsonl")[0] == 0
    code, out, _ = run("reconcile", project)
    assert code == 0
    asked = [line.split("\t") for line in out.splitlines()]
    assert ["independence", "South Korea, United States"] in [[one[0], one[-1]] for one in asked]

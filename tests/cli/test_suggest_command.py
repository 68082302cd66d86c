"""`variorum suggest`: lists what would be proposed, by article, and writes nothing."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from variorum.paths import resources

if TYPE_CHECKING:
    from conftest import Run

TEXT = (
    "Norway has shipped more than 400 crates to Ghana since May 2021, Minister Ada Moor said.\n"
    "Oslo denied it in 1999.\n"
)


@pytest.fixture
def imported(run: "Run", project: Path, tmp_path: Path) -> Path:
    """Return a project with one article of our own words, labelled A."""
    article = tmp_path / "crates.txt"
    article.write_text(TEXT, encoding="utf-8", newline="\n")
    assert run("import", project, article, "--author", "Ada")[0] == 0
    return project


def test_json_follows_its_schema_and_quotes_the_text(run: "Run", imported: Path) -> None:
    code, out, err = run("suggest", imported, "--format", "json")
    assert (code, err) == (0, "")
    path = resources() / "schema" / "suggest-1.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = json.loads(out)
    jsonschema.validate(found, schema)
    assert {one["kind"] for one in found["suggestions"]} == {"actor", "claim", "stance", "figure"}
    assert all(one["quote"] == TEXT[one["start"] : one["end"]] for one in found["suggestions"])


def test_the_figure_is_parsed_and_the_year_is_none(run: "Run", imported: Path) -> None:
    found = json.loads(run("suggest", imported, "--format", "json")[1])["suggestions"]
    (figure,) = [one for one in found if one["kind"] == "figure"]
    fields = figure["fields"]
    said = fields["comparator"], fields["value"], fields["unit"], fields["window_start"]
    assert said == (">", "400", "crates", "2021-05")
    assert fields["speakers"][0]["pick"]["text"] == "Ada Moor"


def test_text_has_one_line_each(run: "Run", imported: Path) -> None:
    code, out, _ = run("suggest", imported, "--article", "A")
    assert code == 0
    assert "A\t0\t6\tactor\t1\ttable\tNorway" in out.splitlines()


def test_an_article_that_is_not_there_is_said(run: "Run", imported: Path) -> None:
    code, out, err = run("suggest", imported, "--article", "Z")
    assert (code, out) == (1, "")
    assert "“Z”" in err


def test_nothing_is_written(run: "Run", imported: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    run("export", imported, "--out", before)
    run("suggest", imported)
    run("export", imported, "--out", after)
    assert before.read_bytes() == after.read_bytes()

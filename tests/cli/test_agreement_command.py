"""`variorum agreement`: how two analysts of the sample agree, said as data and in words."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

import jsonschema
import pytest

from variorum.paths import resources, sample_corpus

if TYPE_CHECKING:
    from conftest import Run

SAMPLE = sample_corpus() / "tags.jsonl"
BEN = "00000000-0000-4000-8000-00000000be41"


def _second(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return Ben's tags in the first text, its figures a twentieth more."""
    text = next(one["id"] for one in records if one["record"] == "text_version")
    tags = {one["id"] for one in records if one["record"] == "tag" and one["text_version"] == text}

    def own(record_id: str) -> str:
        return str(uuid5(NAMESPACE_OID, record_id))

    made = []
    for one in records:
        if one["record"] == "tag" and one["id"] in tags:
            copy = {**one, "id": own(one["id"]), "author": BEN}
            if one["kind"] == "figure" and one.get("value"):
                copy["value"] = str(int(float(one["value"]) * 1.05))
            made.append(copy)
        elif one["record"] == "tag_link" and one["tag"] in tags:
            made.append({**one, "id": own(one["id"]), "tag": own(one["tag"]), "author": BEN})
    return made


@pytest.fixture
def compared(run: "Run", project: Path, tmp_path: Path) -> Path:
    """Return the sample with a second analyst in its first article."""
    records = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    ben = {"record": "annotator", "id": BEN, "name": "Ben", "created": "2026-11-22T08:00:00.000Z"}
    lines = [json.dumps(one, ensure_ascii=False) for one in [*records, ben, *_second(records)]]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    code, _, err = run("annotate", project, path, "--author", "Ada")
    assert code == 0, err
    return project


def _article(run: "Run", project: Path, *more: object) -> dict[str, Any]:
    code, out, err = run("agreement", project, "--format", "json", *more)
    assert (code, err) == (0, "")
    found = json.loads(out)
    schema = json.loads(
        (resources() / "schema" / "agreement-1.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    (article,) = found["articles"]
    return dict(article)


def test_json_tells_who_differs_in_what(run: "Run", compared: Path) -> None:
    article = _article(run, compared)
    assert "Ben" in article["annotators"]
    assert article["alpha_u"] == pytest.approx(1.0)
    assert {tuple(one["fields"]) for one in article["discrepancies"]} == {("value",)}
    figures = next(one for one in article["fields"] if one["field"] == "value")
    assert figures["kappa"] is None
    assert figures["same"] == figures["items"] - len(article["discrepancies"])
    assert all(one["taken"] is None for one in article["discrepancies"])


def test_numbers_within_the_tolerance_are_the_same(run: "Run", compared: Path) -> None:
    article = _article(run, compared, "--tolerance", "10")
    assert article["discrepancies"] == []
    assert all(one["same"] == one["items"] for one in article["fields"])


def test_text_says_not_defined_and_never_nan(run: "Run", compared: Path) -> None:
    code, out, _ = run("agreement", compared)
    assert code == 0
    assert "The tags of all analysts count." in out
    assert "not defined" in out
    assert "nan" not in out.casefold()
    assert "None" not in out
    assert "Ben: " in out


def test_an_article_of_one_analyst_says_how_to_get_there(run: "Run", compared: Path) -> None:
    labels = [
        one["label"]
        for one in json.loads(run("summary", compared, "--format", "json")[1])["articles"]
    ]
    (both,) = [_article(run, compared)["label"]]
    alone = next(label for label in labels if label != both)
    code, out, _ = run("agreement", compared, "--article", alone)
    assert code == 0
    assert "Only one analyst" in out
    assert _article(run, compared, "--article", alone)["discrepancies"] == []


def test_an_unknown_article_is_said(run: "Run", compared: Path) -> None:
    code, out, err = run("agreement", compared, "--article", "nowhere")
    assert (code, out) == (1, "")
    assert "“nowhere”" in err

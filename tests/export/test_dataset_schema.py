"""The JSON Schema says what the program reads and writes, and strangers can rely on it."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from variorum.export.dataset import FORMAT, VERSION, read_dataset
from variorum.export.merge import plan_import
from variorum.export.rules import BOUNDS, DATE_FIELDS
from variorum.model.dates import is_date
from variorum.model.ids import Id
from variorum.model.kinds import KINDS, FieldType, fields_of
from variorum.paths import resources, sample_corpus

NOW = "2026-11-22T10:00:00.000Z"
SCHEMA: dict[str, Any] = json.loads(
    (resources() / "schema" / "dataset-1.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
MARKS = {"project": {"format", "version"}, "tag": {"prefix", "suffix"}}
MAY_BE_ABSENT = {(kind, "created") for kind in KINDS} | {("text_version", "text")}
EVERY_FIELD = [(kind, field) for kind in KINDS for field in fields_of(kind)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["oneOf"] == [{"$ref": f"#/$defs/{kind}"} for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_the_fields_of_the_model(kind: str) -> None:
    found = SCHEMA["$defs"][kind]
    names = {field.name for field in fields_of(kind)}
    assert set(found["properties"]) == names | {"record"} | MARKS.get(kind, set())
    assert set(found["required"]) == {"record"} | {
        field.name
        for field in fields_of(kind)
        if field.required and (kind, field.name) not in MAY_BE_ABSENT
    }
    assert found["additionalProperties"] is False
    assert found["properties"]["record"]["const"] == kind


def expected(field: FieldType) -> set[object]:
    """Return the types and values the schema must allow for one value of a field."""
    null: set[object] = {"null"} if field.optional else set()
    if isinstance(field.base, type) and issubclass(field.base, StrEnum):
        return {member.value for member in field.base} | null
    named = {
        Id: "#/$defs/id",
        Decimal: "#/$defs/decimal",
        bool: "boolean",
        int: "integer",
        str: "#/$defs/date" if field.name in DATE_FIELDS else "string",
    }
    name = "#/$defs/time" if field.name == "created" else named[field.base]
    return {name} | null


def allowed(found: dict[str, Any]) -> set[object]:
    """Return the types and values the schema allows."""
    if "anyOf" in found:
        return set().union(*map(allowed, found["anyOf"]))
    if "enum" in found:
        return {"null" if value is None else value for value in found["enum"]}
    types = found.get("$ref") or found["type"]
    return {types} if isinstance(types, str) else set(types)


@pytest.mark.parametrize(
    ("kind", "field"), EVERY_FIELD, ids=[f"{kind}.{field.name}" for kind, field in EVERY_FIELD]
)
def test_a_field_has_the_type_of_the_model(kind: str, field: FieldType) -> None:
    found = SCHEMA["$defs"][kind]["properties"][field.name]
    assert found["description"].endswith(".")
    if field.many:
        assert found["type"] == "array"
        found = found["items"]
    if field.name == "about":
        assert allowed(found) == set(KINDS)
        return
    assert allowed(found) == expected(field)
    if field.base is int:
        assert (found.get("minimum"), found.get("maximum")) == BOUNDS.get(field.name, (None, None))


@pytest.mark.parametrize("kind", KINDS)
def test_its_examples_are_read(kind: str) -> None:
    for example in SCHEMA["$defs"][kind]["examples"]:
        VALIDATOR.validate(example)
        (entry,) = read_dataset([json.dumps(example).encode()], created=NOW)
        assert entry.record.kind_name == kind


@pytest.mark.parametrize(
    "text",
    ["", "2023", "2023-09", "2023-09-14", "2023-08/2024", "../2024", "2024/..", "2023-9", "May"],
)
def test_its_dates_are_the_models_dates(text: str) -> None:
    pattern = SCHEMA["$defs"]["date"]["pattern"]
    assert bool(re.search(pattern, text)) == (text == "" or is_date(text))


def test_every_date_field_is_a_date() -> None:
    for kind, field in EVERY_FIELD:
        found = SCHEMA["$defs"][kind]["properties"][field.name]
        assert (found.get("$ref") == "#/$defs/date") == (field.name in DATE_FIELDS)


@pytest.mark.parametrize(
    "changed",
    [
        {"outlet": "00000000-0000-4000-8000-000000000001"},
        {"proposition": None},
        {"role": "speaker"},
        {"polarity": "maybe"},
        {"extra": 1},
    ],
)
def test_it_refuses_what_the_reader_refuses(changed: dict[str, Any]) -> None:
    (example,) = SCHEMA["$defs"]["tag_link"]["examples"]
    assert not VALIDATOR.is_valid({**example, **changed})


def test_it_names_the_format_and_its_version() -> None:
    project = SCHEMA["$defs"]["project"]["properties"]
    assert (project["format"]["const"], project["version"]["const"]) == (FORMAT, VERSION)


def test_what_is_written_is_valid(
    new_project: Callable[..., Any], written: Callable[..., bytes]
) -> None:
    lines = (sample_corpus() / "tags.jsonl").read_bytes().splitlines(keepends=True)
    project = new_project()
    project.apply(plan_import(read_dataset(lines, created=NOW), project))
    one_of_each = {
        json.loads(line)["record"]: line for line in written(project.records()).splitlines()
    }
    for line in one_of_each.values():
        VALIDATOR.validate(json.loads(line))
    assert {"project", "tag", "tag_link", "text_version"} <= one_of_each.keys()


def test_the_sample_corpus_is_written_as_it_was_read(
    new_project: Callable[..., Any], written: Callable[..., bytes]
) -> None:
    data = (sample_corpus() / "tags.jsonl").read_bytes()
    project = new_project()
    entries = read_dataset(data.splitlines(keepends=True), created=NOW)
    project.apply(plan_import(entries, project))
    assert written(project.records()) == data


def test_the_example_of_the_help_page_is_valid_and_can_be_taken_in(
    new_project: Callable[..., Any],
) -> None:
    page = (resources() / "help" / "dataset.md").read_text(encoding="utf-8")
    found = re.search(r"```jsonl\n(.*?)```", page, re.DOTALL)
    assert found
    lines = found[1].encode().splitlines()
    for line in lines:
        VALIDATOR.validate(json.loads(line))
    plan = plan_import(read_dataset(lines, created=NOW), new_project())
    assert plan.created["tag"] == 5

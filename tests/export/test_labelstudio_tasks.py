"""Label Studio: tasks and interface as its import asks for them, results made by hand."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from variorum.export.labelstudio import write_tasks
from variorum.export.labelstudio_config import CONTROLS, RELATIONS
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.records import Project, Record, TextVersion
from variorum.model.vocabulary import TagKind

CLAIM = "01900000-0000-7000-8000-000000000051"
FIGURE = "01900000-0000-7000-8000-000000000053"


@pytest.fixture(scope="module")
def folder(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the tricky project once."""
    path = tmp_path_factory.mktemp("ls") / "out"
    assert write_tasks(tricky, path, Watch(), texts=True) == len(tricky)
    return path


@pytest.fixture(scope="module")
def tasks(folder: Path) -> list[dict[str, Any]]:
    """Read the tasks as JSON."""
    found: list[dict[str, Any]] = json.loads((folder / "tasks.json").read_bytes())
    return found


def results(task: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    """Return the results of a region."""
    return [one for made in task["annotations"] for one in made["result"] if one.get("id") == tag]


def test_a_claim_by_hand(tasks: list[dict[str, Any]]) -> None:
    place = {"start": 0, "end": 21}
    head = {"id": CLAIM, "to_name": "text", "origin": "manual"}
    assert results(tasks[0], CLAIM) == [
        {
            **head,
            "from_name": "kind",
            "type": "labels",
            "value": {**place, "text": "Ship 🚢 left, said Ada", "labels": ["CLAIM"]},
            "meta": {"text": ["line\r\ntwo\x0b\tthree "]},
        },
        {
            **head,
            "from_name": "polarity",
            "type": "choices",
            "value": {**place, "choices": ["asserts"]},
        },
        {**head, "from_name": "type", "type": "choices", "value": {**place, "choices": ["fact"]}},
        {
            **head,
            "from_name": "voice",
            "type": "choices",
            "value": {**place, "choices": ["attributed"]},
        },
        {
            **head,
            "from_name": "event_time",
            "type": "textarea",
            "value": {**place, "text": ["2023-09"]},
        },
        {
            **head,
            "from_name": "says",
            "type": "textarea",
            "value": {**place, "text": ["asserts (fact): The ship left"]},
        },
    ]


def test_a_figure_by_hand(tasks: list[dict[str, Any]]) -> None:
    found = {one["from_name"]: one["value"] for one in results(tasks[0], FIGURE)}
    assert found["kind"]["text"] == "12\u201315 👩\u200d🚀"
    assert found["comparator"]["choices"] == ["between"]
    assert (found["value"]["number"], found["value_high"]["number"]) == (12, 15.5)
    assert found["as_of"]["text"] == ["2024"]
    assert set(found) == {"kind", "comparator", "value", "value_high", "as_of", "says"}


def test_each_analyst_has_an_annotation_and_rejected_tags_none(
    tasks: list[dict[str, Any]],
) -> None:
    regions = [
        [one["value"]["text"] for one in made["result"] if one["type"] == "labels"]
        for made in tasks[0]["annotations"]
    ]
    assert regions == [
        [
            "Ship 🚢 left, said Ada",
            "left, said Ada.\n\nوزير said 12",
            "Ada",
            "وزير said",
            "12\u201315 👩\u200d🚀",
        ],
        ["🚢 left", "said Ada."],
    ]
    assert [len(one["annotations"]) for one in tasks] == [2, 1]


def test_offsets_are_code_points_of_the_text(
    tricky: list[Record], tasks: list[dict[str, Any]]
) -> None:
    texts = [one.text for one in tricky if isinstance(one, TextVersion)]
    assert [one["data"]["text"] for one in tasks] == texts
    for task in tasks:
        for made in task["annotations"]:
            for one in made["result"]:
                if one["type"] == "labels":
                    value = one["value"]
                    assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_relations_join_regions_of_one_annotation(tasks: list[dict[str, Any]]) -> None:
    for task in tasks:
        for made in task["annotations"]:
            ids = {one["id"] for one in made["result"] if "id" in one}
            for one in made["result"]:
                if one["type"] == "relation":
                    assert {one["from_id"], one["to_id"]} <= ids
                    assert set(one["labels"]) <= set(RELATIONS)
    (joined,) = [one for one in tasks[0]["annotations"][0]["result"] if one["type"] == "relation"]
    assert (joined["from_id"], joined["labels"], joined["direction"]) == (
        CLAIM,
        ["origin"],
        "right",
    )


def test_the_interface_has_a_control_for_every_result(
    folder: Path, tasks: list[dict[str, Any]]
) -> None:
    root = ET.fromstring((folder / "label_config.xml").read_text(encoding="utf-8"))  # noqa: S314  # our own
    controls = {one.get("name"): one for one in root.iter() if one.get("toName")}
    assert set(controls) == {"kind", "says"} | {c.name for all_ in CONTROLS.values() for c in all_}
    assert {one.get("value") for one in controls["kind"]} == {kind.upper() for kind in TagKind}
    assert root.find("Text").attrib["value"] == "$text"  # type: ignore[union-attr]  # it is there
    for task in tasks:
        for made in task["annotations"]:
            for one in (one for one in made["result"] if one["type"] != "relation"):
                control = controls[one["from_name"]]
                assert control.tag.lower() == one["type"]
                words = {word.get("value") for word in control}
                chosen = one["value"].get("choices", one["value"].get("labels", ()))
                assert set(chosen) <= words


def test_numbers_that_javascript_cannot_hold_are_left_to_the_record(
    tricky: list[Record], tmp_path: Path
) -> None:
    large = [
        replace(one, value=Decimal(9007199254740993), value_high=Decimal("0.1"))
        if one.id == FIGURE
        else one
        for one in tricky
    ]
    write_tasks(large, tmp_path / "x", Watch(), texts=True)
    made = json.loads((tmp_path / "x" / "tasks.json").read_bytes())
    found = {one["from_name"]: one["value"] for one in results(made[0], FIGURE)}
    assert "value" not in found
    assert found["value_high"]["number"] == 0.1


def test_a_project_without_texts_is_one_task(tricky: list[Record], tmp_path: Path) -> None:
    project = [one for one in tricky if isinstance(one, Project)]
    write_tasks(project, tmp_path / "x", Watch(), texts=True)
    (task,) = json.loads((tmp_path / "x" / "tasks.json").read_bytes())
    assert task["data"]["title"] == project[0].title
    assert task["annotations"] == []


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_tasks(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_left_alone(tricky: list[Record], tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UserError, match=r"export\.exists"):
        write_tasks(tricky, tmp_path, Watch(), texts=True)

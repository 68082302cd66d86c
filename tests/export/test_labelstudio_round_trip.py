"""Out to Label Studio and back: unchanged it is the same project, and every edit can be seen."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.exchange.labelstudio import read_labelstudio
from variorum.export.dataset import fingerprint
from variorum.export.labelstudio import write_tasks
from variorum.export.watching import Watch
from variorum.model.foreign import ForeignFile
from variorum.model.kinds import to_plain
from variorum.model.records import Project, Record, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind

Edit = Callable[[list[dict[str, Any]]], None]


def back(records: list[Record], folder: Path, edit: Edit | None = None) -> ForeignFile:
    """Write records, let somebody edit the tasks, and read them."""
    write_tasks(records, folder / "ls", Watch(), texts=True)
    path = folder / "ls" / "tasks.json"
    tasks = json.loads(path.read_bytes())
    if edit:
        edit(tasks)
    path = folder / "project-1-at-2026.json"
    path.write_text(json.dumps(tasks, indent=2), encoding="utf-8")
    return read_labelstudio(path)


def test_what_comes_back_unchanged_is_the_same(
    tricky: list[Record], tmp_path: Path, written: Callable[..., bytes]
) -> None:
    file = back(tricky, tmp_path)
    assert list(file.own) == tricky
    assert written(file.own) == written(tricky)
    assert file.unread == ()
    assert list(read_labelstudio(tmp_path / "ls").own) == tricky


def test_tags_and_their_values_come_back(tricky: list[Record], tmp_path: Path) -> None:
    tags = {one.id: one for one in tricky if isinstance(one, Tag) and not one.rejected}
    found = {tag.key: tag for text in back(tricky, tmp_path).texts for tag in text.tags}
    assert found.keys() == tags.keys()
    for key, tag in found.items():
        own = tags[key]  # type: ignore[index]  # keys are ids
        assert (tag.start, tag.end, tag.quote) == (own.start, own.end, own.quote)
        assert tag.label == own.kind.upper()
        assert tag.author == (
            "Ben" if own.author == "01900000-0000-7000-8000-000000000002" else "Ada"
        )
    figure = next(tag for tag in found.values() if tag.label == "FIGURE")
    assert figure.values == {
        "comparator": "between",
        "value": "12",
        "value_high": "15.5",
        "as_of": "2024",
    }


def test_edits_are_seen(tricky: list[Record], tmp_path: Path) -> None:
    def edit(tasks: list[dict[str, Any]]) -> None:
        result = tasks[0]["annotations"][1]["result"]
        moved, relabelled = result[0], next(one for one in result if one["id"] != result[0]["id"])
        moved["value"] |= {"start": 0, "end": 4, "text": "Ship"}
        relabelled["value"]["labels"] = ["STANCE"]
        value = {"start": 6, "end": 11, "text": " left", "labels": ["CLAIM"]}
        tasks[0]["annotations"][1]["result"].append({**moved, "id": "new", "value": value})
        del tasks[1]["annotations"][0]

    before = {tag.key: tag for text in back(tricky, tmp_path).texts for tag in text.tags}
    (tmp_path / "b").mkdir()
    file = back(tricky, tmp_path / "b", edit)
    after = {tag.key: tag for text in file.texts for tag in text.tags}
    assert list(file.own) == tricky
    assert after.keys() - before.keys() == {"new"}
    assert [before[key].quote for key in before.keys() - after.keys()] == ["Ada denies it"]
    changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert sorted((after[key].label, after[key].quote) for key in changed) == [
        ("CLAIM", "Ship"),
        ("STANCE", "said Ada."),
    ]


CLAIM, STANCE, FIGURE = (f"01900000-0000-7000-8000-0000000000{number}" for number in (51, 54, 53))
CLAIMED = "01900000-0000-7000-8000-000000000071"


def controls(tasks: list[dict[str, Any]], tag: str) -> dict[str, dict[str, Any]]:
    """Return the values of the controls of a region."""
    results = (one for made in tasks[0]["annotations"] for one in made["result"])
    return {one["from_name"]: one["value"] for one in results if one.get("id") == tag}


def without(tasks: list[dict[str, Any]], name: str, tag: str) -> None:
    """Clear a control."""
    for made in tasks[0]["annotations"]:
        made["result"] = [
            one for one in made["result"] if (one.get("from_name"), one.get("id")) != (name, tag)
        ]


def test_values_set_anew_are_taken_into_the_records(tricky: list[Record], tmp_path: Path) -> None:
    def edit(tasks: list[dict[str, Any]]) -> None:
        controls(tasks, FIGURE)["value"]["number"] = 11.5
        controls(tasks, CLAIM)["voice"]["choices"] = ["narrator"]
        controls(tasks, CLAIM)["polarity"]["choices"] = ["denies"]
        without(tasks, "strength", STANCE)

    file = back(tricky, tmp_path, edit)
    was, now = ({one.id: to_plain(one) for one in of} for of in (tricky, file.own))
    assert {
        (key, name): now[key][name]
        for key in was
        for name in was[key]
        if was[key][name] != now[key][name]
    } == {
        (FIGURE, "value"): "11.5",
        (CLAIM, "voice"): "narrator",
        (CLAIM, "inferred"): [],
        (CLAIMED, "polarity"): "denies",
        (STANCE, "strength"): None,
    }
    assert file.edited == {FIGURE, CLAIM, CLAIMED, STANCE}
    assert file.unread == ()


def test_edits_without_a_place_are_counted(tricky: list[Record], tmp_path: Path) -> None:
    def edit(tasks: list[dict[str, Any]]) -> None:
        controls(tasks, CLAIM)["event_time"]["text"] = ["some day"]
        result = tasks[0]["annotations"][0]["result"]
        result[0]["meta"] = {"text": ["another memo"]}
        (relation,) = [one for one in result if one["type"] == "relation"]
        relation["labels"] = ["holder"]

    file = back(tricky, tmp_path, edit)
    assert list(file.own) == tricky
    assert dict(file.unread) == {
        "values that do not fit": 1,
        "changed memos": 1,
        "new relations": 1,
        "relations taken away": 1,
    }


def drop_task(tasks: list[dict[str, Any]]) -> None:
    """Bring back one text of two."""
    del tasks[1]


def drop_first(tasks: list[dict[str, Any]]) -> None:
    """Bring back what is not the project's."""
    del tasks[0]


def break_record(tasks: list[dict[str, Any]]) -> None:
    """Change what is no longer a record."""
    tasks[0]["data"]["variorum"][0]["progress"] = "half"


@pytest.mark.parametrize("edit", [drop_task, drop_first, break_record])
def test_records_that_are_not_whole_are_left_out_and_told(
    tricky: list[Record], tmp_path: Path, edit: Edit
) -> None:
    file = back(tricky, tmp_path, edit)
    assert file.own == ()
    assert dict(file.unread)["own records"] > 0
    assert sum(len(text.tags) for text in file.texts) > 0


def test_a_project_without_texts_comes_back(tricky: list[Record], tmp_path: Path) -> None:
    project = [one for one in tricky if isinstance(one, Project)]
    assert list(back(project, tmp_path).own) == project


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    data=st.data(),
)
def test_any_span_of_any_text_comes_back(
    tricky: list[Record], tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    version = next(one for one in tricky if isinstance(one, TextVersion))
    tag = next(one for one in tricky if isinstance(one, Tag) and one.kind is TagKind.CLAIM)
    records: list[Record] = [
        next(one for one in tricky if isinstance(one, Project)),
        next(one for one in tricky if one.id == version.article),
        replace(version, text=text, sha256=fingerprint(text)),
        replace(tag, start=start, end=end, quote=text[start:end]),
    ]
    file = back(records, tmp_path_factory.mktemp("any"))
    assert list(file.own) == records
    (found,) = file.texts[0].tags
    assert (found.start, found.end, found.quote) == (start, end, text[start:end])

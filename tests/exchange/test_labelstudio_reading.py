"""Label Studio in: exports as the program writes them, of then and of now, and our own back."""

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.exchange.labelstudio import read_labelstudio
from variorum.exchange.sniffing import sniff
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignText

TEXT = "🚢 Ada left.\nBen denies it."


def read(folder: Path, tasks: object) -> ForeignFile:
    """Write tasks as a file and read it."""
    path = folder / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return read_labelstudio(path)


def region(key: str, start: int, end: int, label: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """Return a region as Label Studio writes it."""
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    head = {"id": key, "from_name": "label", "to_name": "text", "type": "labels"}
    return {**head, "origin": "manual", "value": value, **more}


def set_on(key: str, name: str, type_: str, value: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """Return what a control says of a region."""
    held = {"start": 0, "end": 1, "text" if type_ == "textarea" else type_: value}
    return {"id": key, "from_name": name, "to_name": "text", "type": type_, "value": held}


def task(*annotations: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """Return a task."""
    return {
        "id": 7,
        "data": {"text": TEXT, "title": "A ship", "url": "https://example.org/a"},
        "annotations": list(annotations),
        **more,
    }


def the_text(file: ForeignFile) -> ForeignText:
    """Return the only text of a file."""
    (found,) = file.texts
    return found


def test_an_export_of_now(tmp_path: Path) -> None:
    result = [
        region("a1", 2, 5, "Person", meta={"text": ["the elder", "surely"]}),
        set_on("a1", "certainty", "choices", ["high", "checked"]),
        set_on("a1", "comment", "textarea", ["one", "two"]),
        set_on("a1", "score", "number", 2.50),
        set_on("a1", "place", "taxonomy", [["World", "Sea"]]),
        region("b2", 12, 15, "Person"),
        {"type": "relation", "from_id": "a1", "to_id": "b2", "direction": "right", "labels": []},
        {
            "type": "relation",
            "from_id": "a1",
            "to_id": "b2",
            "direction": "left",
            "labels": ["denied by"],
        },
    ]
    made = {
        "id": 3,
        "completed_by": 1,
        "was_cancelled": False,
        "result": result,
        "created_at": "2026-01-02T03:04:05.678Z",
    }
    file = read(tmp_path, [task(made)])
    text = the_text(file)
    assert (text.name, text.text) == ("A ship", TEXT)
    assert text.details == {"title": "A ship", "url": "https://example.org/a"}
    one, two = text.tags
    assert (one.key, one.label, one.start, one.end, one.quote) == ("a1", "Person", 2, 5, "Ada")
    assert (one.author, one.created) == ("user 1", "2026-01-02T03:04:05.678Z")
    assert one.note == "the elder\nsurely"
    assert one.values == {
        "certainty": "high; checked",
        "comment": "one; two",
        "score": "2.5",
        "place": "World/Sea",
    }
    assert two.values == {}
    assert text.links == (ForeignLink("relation", "a1", "b2"), ForeignLink("denied by", "b2", "a1"))
    assert (file.own, file.unread) == ((), ())


def test_an_export_of_2021(tmp_path: Path) -> None:
    made = {
        "id": 1001,
        "lead_time": 10.5,
        "result": [
            {
                "id": "x",
                "from_name": "ner",
                "to_name": "body",
                "type": "labels",
                "value": {"start": 3, "end": 17, "text": "Ada left.\\nBen", "labels": ["PER"]},
            }
        ],
    }
    old = {"id": 1, "data": {"content": TEXT}, "completions": [made]}
    text = the_text(read(tmp_path, old))
    (tag,) = text.tags
    assert text.text == TEXT
    assert (tag.start, tag.end, tag.quote) == (3, 17, "Ada left.\nBen")


def test_several_annotators_cancelled_annotations_and_predictions(tmp_path: Path) -> None:
    made = [
        {
            "completed_by": {"id": 2, "email": "a@example.org", "first_name": "Ann"},
            "result": [region("r", 2, 5, "A")],
        },
        {"completed_by": {"email": "b@example.org"}, "id": 9, "result": [region("r", 2, 5, "B")]},
        {"was_cancelled": True, "result": [region("c", 0, 1, "C")]},
    ]
    guess = {"model_version": "tagger-2", "result": [region("p", 12, 15, "P")]}
    file = read(tmp_path, [task(*made, predictions=[guess])])
    found = [(tag.key, tag.label, tag.author) for tag in the_text(file).tags]
    assert found == [("r", "A", "Ann"), ("9:r", "B", "b@example.org")]
    assert dict(file.unread) == {"cancelled annotations": 1, "predictions": 1}
    only = read(tmp_path, [task(predictions=[guess])])
    assert [(tag.label, tag.author) for tag in the_text(only).tags] == [("P", "tagger-2")]


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    result = [
        region("a", 2, 5, "X"),
        {**region("b", 2, 5, "X"), "value": {"start": 2, "end": 5, "text": "Ada", "labels": []}},
        {
            "id": "c",
            "from_name": "mood",
            "to_name": "text",
            "type": "choices",
            "value": {"choices": ["x"]},
        },
        {"id": "d", "from_name": "box", "to_name": "img", "type": "rectanglelabels", "value": {}},
        {"type": "relation", "from_id": "a", "to_id": "gone", "direction": "right"},
    ]
    file = read(tmp_path, task({"result": result}, drafts=[{"result": []}]))
    assert len(file.texts[0].tags) == 1
    assert dict(file.unread) == {
        "regions without a label": 1,
        "values of a whole text": 1,
        "results of type rectanglelabels": 1,
        "relations without an end": 1,
        "drafts": 1,
    }


def test_two_labels_are_two_tags(tmp_path: Path) -> None:
    both = region("a", 2, 5, "X")
    both["value"]["labels"] = ["X", "Y"]
    tags = the_text(read(tmp_path, task({"result": [both]}))).tags
    assert [(tag.key, tag.label) for tag in tags] == [("a", "X"), ("a#2", "Y")]


def test_markup_has_quotes_and_no_text(tmp_path: Path) -> None:
    value = {
        "start": "/p[1]/text()[1]",
        "end": "/p[1]/text()[1]",
        "startOffset": 0,
        "endOffset": 3,
        "globalOffsets": {"start": 4, "end": 7},
        "text": "Ada",
        "hypertextlabels": ["PER"],
    }
    item = {"id": "h", "from_name": "ner", "to_name": "html", "type": "hypertextlabels"}
    made = {"data": {"html": "<p>Ada</p>"}, "annotations": [{"result": [{**item, "value": value}]}]}
    text = the_text(read(tmp_path, [made]))
    assert text.text is None
    assert [(tag.start, tag.end, tag.quote) for tag in text.tags] == [(4, 7, "Ada")]


def test_a_text_elsewhere_is_no_text(tmp_path: Path) -> None:
    made = task({"result": [region("a", 2, 5, "X")]})
    made["data"]["text"] = "s3://bucket/a.txt"
    assert the_text(read(tmp_path, [made])).text is None


def test_json_min(tmp_path: Path) -> None:
    spans = [{"start": 2, "end": 5, "text": "Ada", "labels": ["PER"]}]
    sure = [{"start": 2, "end": 5, "text": "Ada", "choices": ["yes"]}]
    made = {"id": 1, "text": TEXT, "label": spans, "sure": sure, "annotator": 4, "lead_time": 1.5}
    text = the_text(read(tmp_path, [made]))
    (tag,) = text.tags
    assert text.text == TEXT
    assert (tag.start, tag.end, tag.quote, tag.author) == (2, 5, "Ada", "user 4")
    assert tag.values == {"sure": "yes"}


def test_two_texts_of_a_task_are_told_apart_by_the_interface(tmp_path: Path) -> None:
    (tmp_path / "label_config.xml").write_text(
        '<View><Text name="one" value="$head"/><Text name="two" value="$body"/></View>',
        encoding="utf-8",
    )
    items = [
        {**region("a", 0, 3, "X"), "to_name": "one"},
        {**region("b", 0, 3, "Y"), "to_name": "two"},
    ]
    made = {"data": {"head": "Ada", "body": "Ben left."}, "annotations": [{"result": items}]}
    texts = read(tmp_path, [made]).texts
    assert [(text.text, text.tags[0].label) for text in texts] == [("Ada", "X"), ("Ben left.", "Y")]


@pytest.mark.parametrize("made", [[{"a": 1}], {"a": [1]}, [1], "x"])
def test_json_of_something_else_is_refused(tmp_path: Path, made: object) -> None:
    with pytest.raises(UserError, match=r"exchange\.unfit"):
        read(tmp_path, made)


def test_a_folder_without_tasks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"exchange\.unfit"):
        read_labelstudio(tmp_path)


def test_the_format_is_known_behind_a_long_text(tmp_path: Path) -> None:
    data = {"text": "Ada left. " * 20_000}
    made = {"data": data, "annotations": [{"result": [region("a", 10, 13, "X")]}]}
    path = tmp_path / "long.json"
    path.write_text(json.dumps([made]), encoding="utf-8")
    assert sniff(path) == "labelstudio"

"""Files of brat and Label Studio that something went wrong with: read, or refused with a reason."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.exchange.brat import read_brat
from variorum.exchange.labelstudio import read_labelstudio
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile

REGION = {
    "id": "a",
    "from_name": "l",
    "to_name": "text",
    "type": "labels",
    "origin": "manual",
    "value": {"start": 0, "end": 3, "text": "Ada", "labels": ["X"]},
    "meta": {"text": ["n"]},
}
CHOICE = {
    "id": "a",
    "from_name": "c",
    "to_name": "text",
    "type": "choices",
    "value": {"start": 0, "end": 3, "choices": ["y"]},
}
RELATION = {"type": "relation", "from_id": "a", "to_id": "a", "direction": "left", "labels": ["r"]}
TASKS: list[Any] = [
    {
        "id": 1,
        "annotations": [
            {
                "id": 1,
                "completed_by": {"id": 1, "email": "a@b"},
                "created_at": "2024",
                "was_cancelled": False,
                "result": [REGION, CHOICE, RELATION],
            }
        ],
        "predictions": [{"model_version": "m", "result": [REGION]}],
        "drafts": [],
        "data": {
            "text": "Ada left.",
            "variorum": [{"record": "text_version", "id": "x", "created": "y", "sha256": "z"}],
            "variorum_project": {"texts": 1, "records": [{"record": "topic"}]},
        },
    }
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 10**20) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401  # JSON
    """Return the paths to everything in a value."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(found for key, one in inner for found in places(one, (*path, key)))]


def put(path: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401  # JSON
    """Return the tasks with another value at a path."""
    if not path:
        return value
    changed = copy.deepcopy(TASKS)
    at: Any = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


def sound(file: ForeignFile) -> None:
    """Check what every reader promises."""
    for text in file.texts:
        keys = [tag.key for tag in text.tags]
        assert len(set(keys)) == len(keys)
        assert {end for link in text.links for end in (link.source, link.target)} <= set(keys)
        for tag in text.tags:
            assert tag.label
            assert all(type(one) is str for one in (*tag.values, *tag.values.values(), tag.note))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for all examples."""
    return tmp_path_factory.mktemp("odd")


@settings(max_examples=150)
@given(path=st.sampled_from(places(TASKS)), value=JSON)
def test_tasks_with_anything_anywhere(folder: Path, path: tuple[Any, ...], value: object) -> None:
    file = folder / "tasks.json"
    file.write_text(json.dumps(put(path, value)), encoding="utf-8")
    try:
        found = read_labelstudio(file)
    except UserError as error:
        assert error.code.startswith("exchange.")  # noqa: PT017  # one of several may be raised
        return
    sound(found)


LINE = st.one_of(
    st.text(st.sampled_from("TREAMN#*123\t :;Arg-x\u2028\r")),
    st.from_regex(r"T[1-3]\tX [0-9] [0-9]{1,2}(;[0-9] 1[0-9])?(\tAda)?", fullmatch=True),
    st.from_regex(r"[AM]1\tNeg [TE][1-3]( v)?", fullmatch=True),
    st.from_regex(r"E[1-2]\tX:[TE][1-3]( Theme:T1)?", fullmatch=True),
    st.from_regex(r"R1\tr Arg1:[TE][1-3] Arg2:[TE][1-3]", fullmatch=True),
    st.from_regex(r"\*\tEquiv( T[1-3]){0,3}", fullmatch=True),
    st.from_regex(r"#1\tNote [TR][1-2]\t(a=b; )?c?", fullmatch=True),
)


@settings(max_examples=150)
@given(lines=st.lists(LINE, max_size=8), has_text=st.booleans())
def test_annotation_files_with_anything_on_a_line(
    folder: Path, lines: list[str], *, has_text: bool
) -> None:
    file = folder / "x.ann"
    file.write_bytes("\n".join(lines).encode())
    if has_text:
        (folder / "x.txt").write_bytes(b"Ada left\nOslo.")
    else:
        (folder / "x.txt").unlink(missing_ok=True)
    sound(read_brat(file))

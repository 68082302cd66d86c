"""Each bad line of a dataset gives one clear error that names the line and the field."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from variorum.export.dataset import Entry, fingerprint, read_dataset
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet, Record, TextVersion

NOW = "2026-11-22T10:00:00.000Z"
A = "00000000-0000-4000-8000-00000000000a"
B = "00000000-0000-4000-8000-00000000000b"
C = "00000000-0000-4000-8000-00000000000c"

ACTOR = {"record": "actor", "id": A, "name": "Norland"}
TAG = {
    "record": "tag",
    "id": A,
    "text_version": B,
    "kind": "figure",
    "start": 3,
    "end": 5,
    "quote": "40",
}
LINK = {"record": "tag_link", "id": A, "tag": B, "role": "speaker", "actor": C}
VERSION = {"record": "text_version", "id": A, "article": B, "sha256": fingerprint("é")}


def line(values: dict[str, Any]) -> bytes:
    return json.dumps(values).encode()


def read(*lines: bytes) -> list[Entry]:
    return list(read_dataset(lines, created=NOW))


@pytest.mark.parametrize(
    ("values", "code", "params"),
    [
        ({**ACTOR, "record": "voice"}, "record", {"record": "voice"}),
        ({"id": A}, "record", {"record": ""}),
        ({**ACTOR, "nmae": "x"}, "field", {"record": "actor", "field": "nmae"}),
        ({"record": "actor", "id": A}, "missing", {"record": "actor", "field": "name"}),
        ({"record": "actor", "name": "x"}, "missing", {"record": "actor", "field": "id"}),
        ({**ACTOR, "id": A.upper()}, "id", {"field": "id", "id": A.upper()}),
        ({**ACTOR, "id": "1"}, "id", {"field": "id", "id": "1"}),
        ({**ACTOR, "author": "me"}, "id", {"field": "author", "id": "me"}),
        ({**ACTOR, "kind": "spy"}, "choice", {"record": "actor", "field": "kind", "value": "spy"}),
        (
            {**TAG, "comparator": "\u2265"},
            "choice",
            {"choices": "=, ~, >, >=, <, <=, between, words"},
        ),
        ({**ACTOR, "name": None}, "text", {"record": "actor", "field": "name", "value": "null"}),
        ({**ACTOR, "name": "a\0"}, "value", {"record": "actor", "field": "name", "value": "a�"}),
        ({**ACTOR, "created": "now"}, "value", {"field": "created", "value": "now"}),
        ({**ACTOR, "created": "2026-13-01T00:00:00Z"}, "value", {"field": "created"}),
        ({**TAG, "value": 40}, "text", {"record": "tag", "field": "value", "value": "40"}),
        ({**TAG, "value": "forty"}, "value", {"field": "value", "value": "forty"}),
        ({**TAG, "value": "4e1"}, "value", {"field": "value", "value": "4e1"}),
        ({**TAG, "start": 3.0}, "value", {"field": "start", "value": "3.0"}),
        ({**TAG, "start": True}, "value", {"field": "start", "value": "true"}),
        ({**TAG, "start": -1}, "value", {"field": "start", "value": "-1"}),
        ({**TAG, "strength": 4}, "value", {"field": "strength", "value": "4"}),
        ({**TAG, "end": 2**70}, "value", {"field": "end"}),
        ({**TAG, "start": 5}, "span", {"start": 5, "end": 5}),
        ({**TAG, "as_of": "May 2024"}, "date", {"field": "as_of", "value": "May 2024"}),
        ({**TAG, "as_of": "2024-02-30"}, "date", {"field": "as_of", "value": "2024-02-30"}),
        ({**TAG, "prefix": 1}, "value", {"field": "prefix", "value": "1"}),
        ({**LINK, "actor": None}, "target", {"count": 0}),
        ({**LINK, "outlet": C}, "target", {"count": 2}),
        ({**LINK, "role": "quantity"}, "role", {"role": "quantity", "target": "actor"}),
        ({**VERSION, "sha256": "abc"}, "value", {"field": "sha256", "value": "abc"}),
        (
            {"record": "note", "id": A, "about": "thing", "subject": B, "text": "x"},
            "value",
            {"record": "note", "field": "about", "value": "thing"},
        ),
        ({"record": "project", "id": A, "title": "x", "version": 2}, "version", {"version": "2"}),
        ({"record": "project", "id": A, "title": "x", "format": "y"}, "format", {"format": "y"}),
    ],
)
def test_a_bad_line_is_named(values: dict[str, Any], code: str, params: dict[str, Any]) -> None:
    good = line({**ACTOR, "id": C})
    with pytest.raises(UserError) as caught:
        read(good, line(values))
    assert caught.value.code == f"dataset.{code}"
    assert caught.value.params.items() >= {"line": 2, **params}.items()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "json"),
        (b"[]", "json"),
        (b'{"record":"actor","record":"actor"}', "json"),
        (b"[" * 100_000, "json"),
        (b'{"record":"\xff"}', "encoding"),
    ],
)
def test_a_line_that_is_no_record_is_named(raw: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(b"\n", raw)
    assert caught.value.code == f"dataset.{code}"
    assert caught.value.params["line"] == 2


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UserError, match=r"dataset\.value"):
        read(rb'{"record":"actor","id":"' + A.encode() + rb'","name":"\ud800"}')


def test_an_id_is_used_once_whatever_the_kind() -> None:
    with pytest.raises(UserError) as caught:
        read(line(ACTOR), line({"record": "topic", "id": A, "name": "x"}))
    assert caught.value.code == "dataset.duplicate"
    assert caught.value.params == {"line": 2, "id": A, "first": 1}


def test_a_second_project_is_refused() -> None:
    project = {"record": "project", "id": A, "title": "x"}
    with pytest.raises(UserError) as caught:
        read(line(project), line({**project, "id": B}))
    assert caught.value.code == "dataset.projects"


def test_what_a_line_leaves_open_is_filled_and_named() -> None:
    lines = [line(ACTOR), line({**ACTOR, "id": B, "author": A, "created": "2024-06-01T00:00:00Z"})]
    left_open, complete = read_dataset(lines, author=Id(C), created=NOW)
    assert left_open.absent == {"author", "created"}
    assert (left_open.record.author, left_open.record.created) == (C, NOW)
    assert isinstance(left_open.record, Actor)
    assert left_open.record.kind == "unknown"
    assert complete.absent == frozenset()
    assert complete.record.author == A


def test_a_stand_off_text_comes_empty() -> None:
    (entry,) = read(line(VERSION))
    assert isinstance(entry.record, TextVersion)
    assert entry.record.text == ""


def test_blank_lines_windows_line_ends_and_a_bom_are_tolerated() -> None:
    entries = read(b"\xef\xbb\xbf" + line(ACTOR) + b"\r\n", b" \r\n", line({**ACTOR, "id": B}))
    assert [entry.line for entry in entries] == [1, 3]


def test_a_record_is_written_in_one_canonical_form(written: Callable[..., bytes]) -> None:
    outlet = Outlet(id=Id(A), author=Id(B), created=NOW, name="Le Café\u2028")
    assert (
        written([outlet])
        == (
            f'{{"author":"{B}","created":"{NOW}","id":"{A}","name":"Le Café\u2028",'
            '"record":"outlet","reliability":null,"reliability_reason":"","url":""}\n'
        ).encode()
    )


def test_records_out_of_order_are_a_bug_and_not_written(written: Callable[..., bytes]) -> None:
    records: list[Record] = [
        Outlet(id=Id(B), created=NOW, name="x"),
        Outlet(id=Id(A), created=NOW, name="y"),
    ]
    with pytest.raises(ValueError, match="out of dataset order"):
        written(records)


def test_a_text_that_lost_a_byte_is_not_exported(written: Callable[..., bytes]) -> None:
    version = TextVersion(
        id=Id(A), created=NOW, article=Id(B), sha256=fingerprint("forty"), text="fort"
    )
    with pytest.raises(UserError, match=r"export\.damaged"):
        written([version])

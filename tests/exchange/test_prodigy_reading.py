"""Prodigy and spaCy JSON Lines in, lines as these programs write them, made by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from variorum.exchange.prodigy import read_prodigy
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile

TEXT = "🚢 Ada met Ben."


def read(folder: Path, *tasks: Any) -> ForeignFile:  # noqa: ANN401  # JSON
    """Write tasks and read them."""
    path = folder / "tasks.jsonl"
    path.write_bytes("\n".join(json.dumps(task) for task in tasks).encode() + b"\n\n")
    return read_prodigy(path)


TOKENS = [
    {"text": "🚢", "start": 0, "end": 1, "id": 0, "ws": True},
    {"text": "Ada", "start": 2, "end": 5, "id": 1, "ws": True},
    {"text": "met", "start": 6, "end": 9, "id": 2, "ws": True},
    {"text": "Ben", "start": 10, "end": 13, "id": 3, "ws": False},
    {"text": ".", "start": 13, "end": 14, "id": 4, "ws": False},
]
SPANS = [
    {"start": 2, "end": 5, "token_start": 1, "token_end": 1, "label": "PERSON"},
    {"start": 10, "end": 13, "token_start": 3, "token_end": 3, "label": "PERSON", "role": "actor"},
]


def test_spans_relations_and_who(tmp_path: Path) -> None:
    ends = {"head": 1, "head_span": SPANS[0], "child": 3, "child_span": SPANS[1]}
    task = {
        "text": TEXT,
        "meta": {"source": "Gazette", "title": "Ships", "score": 0.5},
        "tokens": TOKENS,
        "spans": SPANS,
        "relations": [{**ends, "label": "MET"}, {"head": 0, "child": 2, "label": "X"}],
        "answer": "accept",
        "_annotator_id": "news-ada",
        "_timestamp": 1_700_000_000,
    }
    file = read(tmp_path, task)
    (text,) = file.texts
    assert (text.name, text.text) == ("Ships", TEXT)
    assert text.details == {"title": "Ships", "outlet": "Gazette"}
    first, second = text.tags
    assert (first.start, first.end, first.quote, first.label) == (2, 5, "Ada", "PERSON")
    assert (second.quote, second.values) == ("Ben", {"role": "actor"})
    assert (first.author, first.created) == ("news-ada", "2023-11-14T22:13:20+00:00")
    (link,) = text.links
    assert (link.label, link.source, link.target) == ("MET", first.key, second.key)
    assert file.unread == (("relations between words", 1),)


def test_the_words_come_from_tokens_so_that_offsets_can_be_checked(tmp_path: Path) -> None:
    shifted = [{**SPANS[0], "start": 3, "end": 6}, {"token_start": 1, "token_end": 3, "label": "X"}]
    (text,) = read(tmp_path, {"text": TEXT, "tokens": TOKENS, "spans": shifted}).texts
    assert [tag.quote for tag in text.tags] == ["Ada", "Ada met Ben"]
    assert (text.tags[1].start, text.tags[1].end) == (2, 13)


def test_lines_of_one_text_are_one_text(tmp_path: Path) -> None:
    tasks = [
        {"text": TEXT, "spans": SPANS[:1], "_session_id": who, "answer": answer}
        for who, answer in (("ada", "accept"), ("ben", "accept"), ("cem", "reject"))
    ]
    file = read(tmp_path, *tasks, {"text": "Other.", "entities": [[0, 5, "X"]]})
    first, second = file.texts
    assert [tag.author for tag in first.tags] == ["ada", "ben"]
    assert len({tag.key for tag in first.tags}) == 2
    assert [(tag.quote, tag.label) for tag in second.tags] == [("Other", "X")]
    assert file.unread == (("tasks answered reject", 1),)


def test_a_span_out_of_the_text_is_kept_to_be_told(tmp_path: Path) -> None:
    (text,) = read(tmp_path, {"text": "Ab", "spans": [{"start": 5, "end": 9}, {"end": "x"}]}).texts
    assert [(tag.start, tag.end, tag.quote) for tag in text.tags] == [
        (5, 9, None),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "exchange.json"),
        ("[]", "exchange.unfit"),
        ('{"spans": []}', "exchange.unfit"),
        ("", "exchange.unfit"),
    ],
)
def test_what_is_no_task_is_said(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "x.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_prodigy(tmp_path / "x.jsonl")
    assert caught.value.code == code

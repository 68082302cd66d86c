"""Prodigy tasks and spaCy's DocBin: every span is its quote, tokens fit, nothing falls off."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.exchange.prodigy import read_prodigy
from variorum.export.dataset import fingerprint
from variorum.export.docbin import write_docbin
from variorum.export.prodigy import write_prodigy
from variorum.export.tokens import Places, tokens_for
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind


def write(records: list[Record], folder: Path) -> list[dict[str, Any]]:
    """Write tasks and read them back."""
    path = folder / "tasks.jsonl"
    assert write_prodigy(records, path, Watch(), texts=True) == len(records)
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_spans_are_their_quotes_and_begin_and_end_with_tokens(
    tricky: list[Record], tmp_path: Path
) -> None:
    tags = {one.id: one for one in tricky if isinstance(one, Tag) and not one.rejected}
    seen = set()
    for task in write(tricky, tmp_path):
        for token in task["tokens"]:
            assert task["text"][token["start"] : token["end"]] == token["text"]
        for span in task["spans"]:
            tag = tags[span["id"]]
            assert task["text"][span["start"] : span["end"]] == tag.quote == span["text"]
            assert task["tokens"][span["token_start"]]["start"] == tag.start
            assert task["tokens"][span["token_end"]]["end"] == tag.end
            seen.add(tag.id)
    assert seen == set(tags)


def test_a_task_by_hand(tricky: list[Record], tmp_path: Path) -> None:
    _, second = write(tricky, tmp_path)
    assert second["text"] == "=1+1 is no sum. Ada denies it."
    (claim,) = second["spans"]
    assert {name: claim[name] for name in ("start", "end", "label", "annotator", "says")} == {
        "start": 16,
        "end": 29,
        "label": "CLAIM",
        "annotator": "Ada",
        "says": "denies (fact): The ship left",
    }
    assert claim["quotation"] == "direct"
    assert second["tokens"][0] == {"text": "=", "start": 0, "end": 1, "id": 0, "ws": False}
    assert second["meta"]["article"].endswith("11")


def test_relations_name_tokens_and_spans(tricky: list[Record], tmp_path: Path) -> None:
    first, _ = write(tricky, tmp_path)
    (one,) = first["relations"]
    assert one["label"] == "origin"
    assert first["tokens"][one["child"]]["text"] == "Ada"
    ends = one["child_span"]
    assert first["text"][ends["start"] : ends["end"]] == "Ada"
    assert one["head"] == one["head_span"]["token_end"]


def test_a_word_is_parted_where_a_tag_cuts_it(tricky: list[Record], tmp_path: Path) -> None:
    version = next(one for one in tricky if isinstance(one, TextVersion))
    tag = next(one for one in tricky if isinstance(one, Tag))
    text = "Koreans met."
    records = [
        replace(version, text=text, sha256=fingerprint(text)),
        replace(tag, start=1, end=5, quote="orea"),
    ]
    (task,) = write(records, tmp_path)
    assert [one["text"] for one in task["tokens"]] == ["K", "orea", "ns", "met", "."]
    assert (task["spans"][0]["token_start"], task["spans"][0]["token_end"]) == (1, 1)


@given(st.text("ab.\n \t\u2028👩\u200d🚀é", min_size=1, max_size=30), st.data())
def test_tokens_give_the_text_again_and_fit_every_tag(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    drawn = data.draw(st.lists(ends.filter(lambda one: one[0] < one[1]), max_size=5))
    tags = [a_tag(start, end) for start, end in drawn]
    found = tokens_for(text, tags)
    assert "".join(text[s:e] + " " * blank for s, e, blank in found) == text
    for tag in tags:
        first, last = Places(found).of(tag)
        assert (found[first].start, found[last].end) == (tag.start, tag.end)


def a_tag(start: int, end: int) -> Tag:
    """Return a tag at a place."""
    return Tag(
        id=Id(f"01900000-0000-7000-8000-{start:06}{end:06}"),
        created="2026-11-22T10:00:00.000Z",
        text_version=Id("01900000-0000-7000-8000-000000000001"),
        kind=TagKind.ACTOR,
        start=start,
        end=end,
        quote="",
    )


def test_a_docbin_holds_all_spans(tricky: list[Record], tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    path = tmp_path / "out.spacy"
    assert write_docbin(tricky, path, Watch(), texts=True) == len(tricky)
    docs = list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    texts = [one.text for one in tricky if isinstance(one, TextVersion)]
    assert [doc.text for doc in docs] == texts
    tags = {one.id: one.quote for one in tricky if isinstance(one, Tag) and not one.rejected}
    assert {span.id_: span.text for doc in docs for span in doc.spans["sc"]} == tags
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in docs] == [
        [("said Ada.", "ACTOR")],
        [],
    ]
    again = tmp_path / "again.spacy"
    write_docbin(tricky, again, Watch(), texts=True)
    assert again.read_bytes() == path.read_bytes()


def test_a_docbin_that_is_stopped_or_damaged_leaves_nothing(
    tricky: list[Record], tmp_path: Path
) -> None:
    pytest.importorskip("spacy")
    with pytest.raises(Cancelled):
        write_docbin(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    torn = [replace(one, quote="no") if isinstance(one, Tag) else one for one in tricky]
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_docbin(torn, tmp_path / "x", Watch(), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_a_stop_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_prodigy(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_tasks_come_back_with_places_words_values_and_relations(
    tricky: list[Record], tmp_path: Path
) -> None:
    write(tricky, tmp_path)
    tags = {one.id: one for one in tricky if isinstance(one, Tag) and not one.rejected}
    texts = read_prodigy(tmp_path / "tasks.jsonl").texts
    found = {tag.key: tag for text in texts for tag in text.tags}
    assert {
        key: (tag.start, tag.end, tag.quote, tag.label.lower()) for key, tag in found.items()
    } == {key: (tag.start, tag.end, tag.quote, tag.kind.value) for key, tag in tags.items()}
    assert {tag.author for tag in found.values()} == {"Ada", "Ben"}
    figure = next(tag for tag in found.values() if tag.label == "FIGURE")
    assert (figure.values["value"], figure.values["value_high"]) == ("12", "15.50")
    assert [link.label for text in texts for link in text.links] == ["origin"]

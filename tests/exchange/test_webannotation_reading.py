"""Web Annotations and answers of Hypothesis, as their programs write them."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.exchange.webannotation import read_annotations
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile

PAGE = "https://example.org/harbour"


def read(tmp_path: Path, value: object) -> ForeignFile:
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_annotations(path)


def annotation(**more: object) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": "ships", "prefix": "forty ", "suffix": " left"}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "FIGURE"},
        "target": {"source": PAGE, "selector": quote},
        **more,
    }


def test_an_answer_of_hypothesis(tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "ships", "prefix": "forty ", "suffix": " left"}
    dom = {
        "type": "RangeSelector",
        "startContainer": "/p[1]",
        "startOffset": 4,
        "endContainer": "/p[1]",
        "endOffset": 9,
    }
    position = {"type": "TextPositionSelector", "start": 812, "end": 817}
    row = {
        "id": "kCd1",
        "created": "2024-05-01T10:00:00.123456+00:00",
        "user": "acct:jo@hypothes.is",
        "uri": PAGE,
        "text": "Really forty?",
        "tags": ["figure", "to check"],
        "document": {"title": ["Harbour news"]},
        "target": [{"source": PAGE, "selector": [dom, position, quote]}],
    }
    reply = {**row, "id": "kCd2", "references": ["kCd1"], "target": [{"source": PAGE}]}
    page_note = {**row, "id": "kCd3", "target": [{"source": PAGE}]}
    file = read(tmp_path, {"total": 3, "rows": [row, reply, page_note]})
    (text,) = file.texts
    assert (text.name, text.text) == (PAGE, None)
    assert text.details == {"url": PAGE, "title": "Harbour news"}
    assert [(tag.key, tag.label) for tag in text.tags] == [
        ("kCd1", "figure"),
        ("kCd1#1", "to check"),
    ]
    tag = text.tags[0]
    assert (tag.start, tag.end, tag.quote) == (812, 817, "ships")
    assert (tag.prefix, tag.suffix) == ("forty ", " left")
    assert (tag.author, tag.note) == ("jo@hypothes.is", "Really forty?")
    assert dict(file.unread) == {"replies": 1, "page notes": 1}
    assert file.own == ()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}},
        lambda one: {"@context": [], "@graph": [one]},
    ],
)
def test_annotations_in_whatever_they_lie(tmp_path: Path, wrap: Callable[[object], object]) -> None:
    (text,) = read(tmp_path, wrap(annotation())).texts
    assert [(tag.label, tag.quote) for tag in text.tags] == [("FIGURE", "ships")]


def test_bodies_creators_and_fragments(tmp_path: Path) -> None:
    one = annotation(
        body=[
            "a bare remark",
            {"type": "TextualBody", "value": "a remark", "purpose": "commenting"},
            {
                "type": "SpecificResource",
                "purpose": "classifying",
                "source": "https://x.org/#Claim",
            },
        ],
        creator={"type": "Person", "name": "Jo"},
        target=[f"{PAGE}#char=6,11", {"source": PAGE, "selector": {"type": "SvgSelector"}}],
    )
    file = read(tmp_path, one)
    tags = [tag for text in file.texts for tag in text.tags]
    assert [tag.label for tag in tags] == ["Claim", "Claim"]
    assert tags[0].note == "a bare remark\na remark"
    assert tags[0].author == "Jo"
    assert (tags[0].start, tags[0].end) == (6, 11)
    assert (tags[1].start, tags[1].quote) == (None, None)  # nothing tells its words: to be listed


def test_a_highlight_without_a_tag_bears_its_motivation(tmp_path: Path) -> None:
    one = annotation(motivation="oa:highlighting")
    del one["body"]
    (text,) = read(tmp_path, one).texts
    assert text.tags[0].label == "highlighting"


def test_relations_between_annotations_of_one_text(tmp_path: Path) -> None:
    other = annotation(id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000002")
    link = {
        "type": "Annotation",
        "motivation": "linking",
        "target": annotation()["id"],
        "body": {"type": "SpecificResource", "purpose": "AttributedTo", "source": other["id"]},
    }
    (text,) = read(tmp_path, [annotation(), other, link]).texts
    (found,) = text.links
    assert found.label == "AttributedTo"
    assert [found.source[-1], found.target[-1]] == ["1", "2"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '"x"', "[[[[[" * 2000, '{"rows": []}'])
def test_what_is_no_annotation_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"exchange\.(json|unfit)"):
        read_annotations(path)


_NAMES = st.sampled_from(
    [
        *("id", "type", "target", "body", "selector", "source", "exact", "start", "end", "value"),
        *("purpose", "motivation", "creator", "created", "tags", "text", "rows", "items", "first"),
        *("refinedBy", "document", "title", "uri", "user", "user_info", "scope", "modified"),
        *("variorum:records", "variorum:text", "variorum:kind", "variorum:subject", "references"),
    ]
)
_VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
)
_KNOWN = st.sampled_from(
    ["TextQuoteSelector", "TextPositionSelector", "Annotation", "linking", "tagging", "char=1,2"]
)
_JSON = st.recursive(
    _VALUES | _KNOWN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=25,
)


@given(_JSON, st.lists(_JSON, max_size=3))
def test_whatever_json_is_read_or_refused(value: object, more: list[object]) -> None:
    with TemporaryDirectory() as folder:
        for one in (value, annotation(target=value, body=more), {"variorum:records": more}):
            with suppress(UserError):
                file = read(Path(folder), one)
                for tag in (tag for text in file.texts for tag in text.tags):
                    assert isinstance(tag.label, str)
                    assert tag.quote is None or isinstance(tag.quote, str)

"""W3C Web Annotation: what the recommendation demands, and every record back from the file."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from variorum.export.dataset import dataset_order, fingerprint
from variorum.export.terms import ANNO, context
from variorum.export.watching import Watch
from variorum.export.webannotation import write_annotations
from variorum.model.errors import Cancelled, UserError
from variorum.model.kinds import from_plain
from variorum.model.records import Article, Quantity, Record, TextVersion
from variorum.model.tags import Tag

MOTIVATIONS = {
    "classifying": ("tag", "region"),
    "linking": ("tag_link",),
    "commenting": ("note",),
    "bookmarking": ("read_mark",),
}


@pytest.fixture(scope="module")
def written(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Write the tricky project once and read it as JSON."""
    return write(tricky, tmp_path_factory.mktemp("anno"))


def write(records: list[Record], folder: Path, *, texts: bool = True) -> dict[str, Any]:
    """Write records; return the document."""
    path = folder / "out.jsonld"
    assert write_annotations(records, path, Watch(), texts=texts) == len(records)
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document


def items(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the annotations."""
    found: list[dict[str, Any]] = document["first"]["items"]
    return found


def texts_of(records: list[Record]) -> dict[str, str]:
    """Return the texts by the IRI of their version."""
    return {f"urn:uuid:{one.id}": one.text for one in records if isinstance(one, TextVersion)}


# -- every record, back from the file


def read(document: dict[str, Any]) -> list[Record]:
    """Return the records in a document, in dataset order."""
    found = [_record(one["type"].removeprefix("variorum:"), one) for one in _nodes(document)]
    return sorted([*found, *map(_annotated, items(document))], key=dataset_order)


def _nodes(document: dict[str, Any]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = document["variorum:records"]
    return nodes


def _record(kind: str, made: dict[str, Any], **more: object) -> Record:
    values = {
        name.removeprefix("variorum:"): _bare(value)
        for name, value in made.items()
        if name.startswith("variorum:")
    }
    return from_plain(kind, {"id": _bare(made["id"]), "created": made["created"], **values, **more})


def _bare(value: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, dict):
        return _bare(value["id"])
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value.removeprefix("urn:uuid:") if isinstance(value, str) else value


def _annotated(made: dict[str, Any]) -> Record:
    author = {"author": _bare(made["creator"]["id"])}
    if made["motivation"] == "linking":
        role = made["variorum:role"]
        named = {"actor": "actor", "speaker": "actor", "holder": "actor", "target": "proposition"}
        target = {named.get(role, role): _bare(made["body"]["source"])}
        return _record("tag_link", made, tag=_bare(made["target"]), **target, **author)
    if made["motivation"] == "commenting":
        said = {"subject": _bare(made["target"]), "text": made["body"]["value"]}
        return _record("note", made, **said, **author)
    position, quote = made["target"]["selector"]
    version = _bare(made["target"]["source"])
    place = {"text_version": version, "start": position["start"], "end": position["end"]}
    if made["motivation"] == "bookmarking":
        return _record("read_mark", made, **place, **author)
    if isinstance(made["body"], dict):
        return _record("region", made, **place, **author)
    return _record("tag", made, quote=quote["exact"], **place, **author)


def test_every_record_can_be_read_back(tricky: list[Record], written: dict[str, Any]) -> None:
    assert read(written) == tricky


# -- what the recommendation demands


def test_the_collection_counts_its_annotations(written: dict[str, Any]) -> None:
    assert written["type"] == "AnnotationCollection"
    assert written["total"] == len(items(written))
    assert written["first"]["type"] == "AnnotationPage"
    assert written["first"]["startIndex"] == 0
    assert written["first"]["partOf"] == written["id"]
    assert written["last"] == written["first"]["id"]


def test_every_annotation_has_id_type_motivation_and_target(written: dict[str, Any]) -> None:
    ids = [one["id"] for one in items(written)]
    assert len(set(ids)) == len(ids)
    for one in items(written):
        assert one["id"].startswith("urn:uuid:")
        assert one["type"] == "Annotation"
        assert one["motivation"] in MOTIVATIONS
        assert one["target"]
        assert "bodyValue" not in one
        assert one["creator"]["type"] == "Person"
        assert one["created"].endswith("Z")


def test_positions_and_quotes_are_of_the_text_in_code_points(
    tricky: list[Record], written: dict[str, Any]
) -> None:
    texts = texts_of(tricky)
    placed = [one["target"] for one in items(written) if isinstance(one["target"], dict)]
    assert len(placed) == 10
    for target in placed:
        position, quote = target["selector"]
        text = texts[target["source"]]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_context_cuts_no_grapheme(tricky: list[Record], tmp_path: Path) -> None:
    text = "x" * 5 + "e\u0301" + "y" * 31 + "HERE" + "z" * 31 + "👩‍🚀 end"
    version = next(one for one in tricky if isinstance(one, TextVersion))
    tag = next(one for one in tricky if isinstance(one, Tag))
    made = [
        next(one for one in tricky if isinstance(one, Article)),
        replace(version, text=text, sha256=fingerprint(text)),
        replace(tag, start=38, end=42, quote="HERE"),
    ]
    (one,) = items(write(made, tmp_path))
    quote = one["target"]["selector"][1]
    assert quote["prefix"] == "e\u0301" + "y" * 31
    assert not unicodedata.combining(quote["prefix"][0])
    assert quote["suffix"] == "z" * 31 + "👩‍🚀"


def test_bodies_say_the_kind_and_what_is_claimed(
    tricky: list[Record], written: dict[str, Any]
) -> None:
    tag = next(one for one in tricky if isinstance(one, Tag) and one.quote.startswith("Ship"))
    (found,) = [one for one in items(written) if one["id"] == f"urn:uuid:{tag.id}"]
    assert [(body["purpose"], body["value"]) for body in found["body"]] == [
        ("tagging", "CLAIM"),
        ("describing", "asserts (fact): The ship left"),
    ]


def test_a_rejected_tag_is_no_annotation(tricky: list[Record], written: dict[str, Any]) -> None:
    (rejected,) = [one for one in tricky if isinstance(one, Tag) and one.rejected]
    assert f"urn:uuid:{rejected.id}" not in [one["id"] for one in items(written)]
    assert f"urn:uuid:{rejected.id}" in [one["id"] for one in _nodes(written)]


def test_a_link_joins_its_tag_to_what_it_means(written: dict[str, Any]) -> None:
    ids = {one["id"] for one in (*items(written), *_nodes(written))}
    links = [one for one in items(written) if one["motivation"] == "linking"]
    assert len(links) == 8
    for one in links:
        assert {one["target"], one["body"]["source"]} <= ids


def test_the_page_of_an_article_is_its_scope(tricky: list[Record], tmp_path: Path) -> None:
    urls = {"A": "https://example.org/a?b=1", "B": "not an address"}
    made = [
        replace(one, url=urls[one.label]) if isinstance(one, Article) else one for one in tricky
    ]
    scopes = {
        one["target"]["source"]: one["target"].get("scope")
        for one in items(write(made, tmp_path))
        if isinstance(one["target"], dict)
    }
    assert set(scopes.values()) == {"https://example.org/a?b=1", None}


# -- terms


def test_every_key_is_the_standards_or_has_a_term(written: dict[str, Any]) -> None:
    known = {
        *("id", "type", "motivation", "creator", "created", "name", "body", "target", "purpose"),
        *("value", "format", "source", "selector", "start", "end", "exact", "prefix", "suffix"),
        *("label", "generator", "total", "first", "last", "items", "startIndex", "scope"),
        "partOf",
        "@context",
    }
    terms = context()
    assert terms[0] == ANNO
    assert terms[1]["variorum"] == "urn:variorum:dataset-1:"
    keys = set(_keys({**written, "@context": None}))
    assert {key for key in keys if not key.startswith("variorum:")} <= known
    assert "variorum:comparator" in keys


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for one in value.values() for key in _keys(one))]
    return [key for one in value for key in _keys(one)] if isinstance(value, list) else []


def test_a_field_that_is_an_id_only_sometimes_says_so_itself(
    tricky: list[Record], tmp_path: Path
) -> None:
    terms = context()[1]
    assert terms["variorum:actor"]["@type"] == "@id"
    assert "variorum:subject" not in terms
    quantity = replace(next(one for one in tricky if isinstance(one, Quantity)), subject="crew")
    made = sorted([*(one for one in tricky if one.id != quantity.id), quantity], key=dataset_order)
    document = write(made, tmp_path)
    subjects = [one["variorum:subject"] for one in _nodes(document) if "variorum:subject" in one]
    assert "crew" in subjects
    assert {"id": "urn:uuid:01900000-0000-7000-8000-000000000031"} in subjects
    assert read(document) == made


# -- the file


def test_without_texts_quotes_stay(tricky: list[Record], tmp_path: Path) -> None:
    document = write(tricky, tmp_path, texts=False)
    versions = [one for one in _nodes(document) if one["type"] == "variorum:text_version"]
    assert ["variorum:text" in one for one in versions] == [False, False]
    assert items(document)[0]["target"]["selector"][1]["exact"]


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_annotations(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_quote_is_not_written(tricky: list[Record], tmp_path: Path) -> None:
    damaged = [replace(one, quote="Eve") if isinstance(one, Tag) else one for one in tricky]
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_annotations(damaged, tmp_path / "x", Watch(), texts=True)


def test_nothing_is_an_empty_collection(tmp_path: Path) -> None:
    assert items(write([], tmp_path)) == []

"""UIMA CAS and back: what was written comes back equal, what was changed since is told."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from variorum.exchange.cas import read_cas
from variorum.export.cas import write_cas
from variorum.export.dataset import Entry
from variorum.export.merge import plan_import
from variorum.export.watching import Watch
from variorum.model.foreign import ForeignTag
from variorum.model.ids import Id
from variorum.model.records import Record
from variorum.model.tags import Tag


@pytest.fixture
def ours(tricky: list[Record], tmp_path: Path) -> Path:
    """Write the tricky project."""
    write_cas(tricky, tmp_path / "out.zip", Watch(), texts=True)
    return tmp_path / "out.zip"


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Write the zip again, one member changed; no bytes leave it out."""
    out = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            data = change(before.read(one)) if one == name else before.read(one)
            if data:
                after.writestr(one, data)
    return out


def quote(tag: ForeignTag, text: str | None) -> str:
    """Return the words at a tag's UTF-16 offsets, by the codec."""
    assert tag.start is not None
    assert tag.end is not None
    units = (text or "").encode("utf-16-le")
    return units[2 * tag.start : 2 * tag.end].decode("utf-16-le")


def test_a_project_comes_back_byte_for_byte(
    tricky: list[Record], ours: Path, new_project: Callable[[], Any], written: Callable[..., bytes]
) -> None:
    own = read_cas(ours).own
    assert list(own) == tricky
    project = new_project()
    project.apply(plan_import((Entry(n, one) for n, one in enumerate(own, 1)), project))
    assert written(project.records()) == written(tricky)


def test_every_tag_keeps_its_key_place_and_words(tricky: list[Record], ours: Path) -> None:
    tags = {one.id: one for one in tricky if isinstance(one, Tag)}
    found = [(tag, text.text) for text in read_cas(ours).texts for tag in text.tags]
    assert {tag.key for tag, _ in found} == set(tags)
    for tag, text in found:
        assert quote(tag, text) == tags[Id(tag.key)].quote == tag.quote
        assert tag.label.lower() == tags[Id(tag.key)].kind
    assert not any("values" in what for what, _ in read_cas(ours).unread)


def test_without_the_dataset_names_and_authors_stand_in_values(ours: Path) -> None:
    file = read_cas(changed(ours, "variorum.jsonl", lambda _: b""))
    assert file.own == ()
    tags = {tag.quote: tag for text in file.texts for tag in text.tags}
    claim = tags["Ship 🚢 left, said Ada"]
    assert claim.author == "Ada"
    assert claim.values["speaker"] == "=Ada & <Co>"
    assert claim.values["proposition"] == "The ship left"
    assert claim.values["adjudicated"] == "true"
    figure = tags["12\u201315 👩\u200d🚀"]
    assert (figure.values["value"], figure.values["comparator"]) == ("12.0", "between")
    (link,) = [link for text in file.texts for link in text.links]
    assert (link.label, link.source, link.target) == ("origin", claim.key, tags["Ada"].key)
    assert file.texts[0].details["outlet"] == "Gazette"


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (b'quotation="direct"', b'quotation="partial"', {"quotation": "partial"}),
        (b'quotation="direct"', b"", {"quotation": None}),
        (b'rejected="false"', b'rejected="true"', {"rejected": True}),
        (b'quotation="direct"', b'quotation="direct" strength="9"', {}),
    ],
    ids=["value", "value gone", "state", "no value of its kind"],
)
def test_a_value_changed_since_is_changed(
    tricky: list[Record], ours: Path, before: bytes, after: bytes, changes: dict[str, Any]
) -> None:
    file = read_cas(changed(ours, "B.xmi", lambda data: data.replace(before, after)))
    differing = [(old, new) for old, new in zip(tricky, file.own, strict=True) if old != new]
    assert len(differing) == bool(changes)
    for old, new in differing:
        assert replace(old, **changes) == new
        (tag,) = [one for text in file.texts for one in text.tags if one.key == new.id]
        assert tag.values["modified"] == "true"


def test_a_value_that_cannot_be_is_told_and_leaves_ours(tricky: list[Record], ours: Path) -> None:
    def change(data: bytes) -> bytes:
        return data.replace(b'quotation="direct"', b'quotation="shouted"')

    file = read_cas(changed(ours, "B.xmi", change))
    assert list(file.own) == tricky
    assert ("values that cannot be", 1) in file.unread


def test_a_tag_moved_since_keeps_its_key_and_has_its_new_place(ours: Path) -> None:
    def change(data: bytes) -> bytes:
        assert data.count(b'begin="16" end="29"') == 1
        return data.replace(b'begin="16" end="29"', b'begin="16" end="22"')

    tags = [tag for text in read_cas(changed(ours, "B.xmi", change)).texts for tag in text.tags]
    assert [tag.quote for tag in tags if tag.label == "Claim" and tag.start == 16] == ["Ada de"]

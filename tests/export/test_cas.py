"""UIMA CAS: what dkpro-cassis, which counts in code points, reads is what was tagged."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cassis
import pytest

from variorum.export.cas import write_cas
from variorum.export.dataset import fingerprint
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.records import Note, Record, TextVersion
from variorum.model.tags import Tag

SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"


class Written:
    """A zip read back by dkpro-cassis."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        with zipfile.ZipFile(path) as parts:
            assert parts.testzip() is None
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        types = cassis.load_typesystem(io.BytesIO(self.parts["TypeSystem.xml"]))
        self.texts: dict[str, Any] = {}
        for name, data in self.parts.items():
            if name.endswith(".xmi"):
                cas = cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=types)
            elif name.endswith(".json"):
                cas = cassis.load_cas_from_json(io.BytesIO(data))
            else:
                continue
            self.texts[cas.select("news.Document")[0].text_version] = cas

    def all(self, type_: str) -> list[Any]:
        """Return all structures of a type."""
        return [one for cas in self.texts.values() for one in cas.select(type_)]


def write(records: list[Record], folder: Path) -> Written:
    """Write records and read them back."""
    path = folder / "out.zip"
    assert write_cas(records, path, Watch(), texts=True) == len(records)
    return Written(path)


@pytest.fixture(scope="module")
def read_back(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Write the tricky project once."""
    return write(tricky, tmp_path_factory.mktemp("cas"))


def tags_of(records: list[Record]) -> list[Tag]:
    """Return the tags."""
    return [one for one in records if isinstance(one, Tag)]


def test_texts_are_as_stored(tricky: list[Record], read_back: Written) -> None:
    texts = {one.id: one.text for one in tricky if isinstance(one, TextVersion)}
    assert {number: cas.sofa_string for number, cas in read_back.texts.items()} == texts


def test_every_tag_covers_its_quote(tricky: list[Record], read_back: Written) -> None:
    found = {
        one.tag_id: (one.type.name, one.begin, one.end, one.get_covered_text())
        for cas in read_back.texts.values()
        for one in cas.select("uima.tcas.Annotation")
        if one.type.get_feature("tag_id")
    }
    assert found == {
        tag.id: (f"news.{tag.kind.value.capitalize()}", tag.start, tag.end, tag.quote)
        for tag in tags_of(tricky)
    }


def test_values_have_types(read_back: Written) -> None:
    (figure,) = read_back.all("news.Figure")
    assert (figure.comparator, figure.value, figure.value_high) == ("between", 12.0, 15.5)
    assert (figure.as_of, figure.rejected) == ("2024", False)
    (stance,) = read_back.all("news.Stance")
    assert (stance.attitude, stance.strength, stance.analyst) == ("opposes", 2, "Ada")
    claim = next(one for one in read_back.all("news.Claim") if one.adjudicated)
    assert (claim.voice, claim.guessed) == ("attributed", "voice")
    assert claim.says == "asserts (fact): The ship left"
    assert claim.links == "proposition: The ship left; speaker: =Ada & <Co>"
    assert [one.rejected for one in read_back.all("news.Actor")].count(True) == 1


def test_a_relation_leads_to_where_the_speaker_is_named(read_back: Written) -> None:
    (one,) = read_back.all("news.Relation")
    assert one.role == "origin"
    assert one.Governor.get_covered_text() == "Ship 🚢 left, said Ada"
    assert one.Dependent.get_covered_text() == "Ada" == one.get_covered_text()


def test_sentences_and_tokens_are_there(read_back: Written) -> None:
    said = [one.get_covered_text() for one in read_back.all(f"{SEGMENTS}.Sentence")]
    assert "Ship 🚢 left, said Ada." in said
    assert "Ada denies it." in said
    words = [one.get_covered_text() for one in read_back.all(f"{SEGMENTS}.Token")]
    assert words[:7] == ["Ship", "🚢", "left", ",", "said", "Ada", "."]


def test_a_text_is_described(read_back: Written) -> None:
    first = read_back.all("news.Document")[0]
    assert (first.label, first.title, first.outlet) == ("A", "Ship leaves", "Gazette")
    one = read_back.all("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0]
    assert (one.documentTitle, one.language) == ("Ship leaves", "en")


def test_only_what_xml_cannot_hold_is_json(tricky: list[Record], tmp_path: Path) -> None:
    # The first text ends with a vertical tab, the second fits.
    names = {name for name in write(tricky, tmp_path).parts if name.startswith(("A", "B"))}
    assert names == {"A-Ship-leaves.json", "B.xmi"}


def test_line_breaks_survive_xml(tricky: list[Record], tmp_path: Path) -> None:
    records = [one for one in tricky if isinstance(one, TextVersion)]
    text = "One\ttwo\n\nthree  four\u0085five\u2028six & <seven> \"eight\" 'nine' 🚢"
    kept = [one for one in tricky if one.kind_name in ("project", "annotator", "outlet", "article")]
    version = replace(records[0], text=text, sha256=fingerprint(text))
    written = write([*kept, version], tmp_path)
    assert [cas.sofa_string for cas in written.texts.values()] == [text]
    assert any(name.endswith(".xmi") for name in written.parts)


def test_the_whole_project_lies_beside(
    tricky: list[Record], read_back: Written, written: Callable[..., bytes]
) -> None:
    assert read_back.parts["variorum.jsonl"] == written(tricky)


def test_the_same_project_gives_the_same_bytes(tricky: list[Record], tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_cas(tricky, tmp_path / name, Watch(), texts=True)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_stop_leaves_what_was_there(tricky: list[Record], tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_cas(tricky, path, Watch(lambda _done, _all: False), texts=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    tag = tags_of(tricky)[0]
    torn = [replace(one, quote="no") if one is tag else one for one in tricky]
    assert any(isinstance(one, Note) for one in torn)
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_cas(torn, tmp_path / "out.zip", Watch(), texts=True)
    assert list(tmp_path.iterdir()) == []

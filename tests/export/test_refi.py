"""REFI-QDA: structure by hand, quotes by slicing, the official schemas where they are."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import variorum
from variorum.export.dataset import dataset_order
from variorum.export.refi import write_codebook, write_project
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Note, Project, Record, TextVersion
from variorum.model.tags import Tag

P = "{urn:QDA-XML:project:1.0}"
C = "{urn:QDA-XML:codebook:1.0}"
STANDARDS = Path(variorum.__file__).parents[3] / "shared" / "standards"
ORDER = ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Description"]
"""Of a project's children: the schema fixes it."""


class Written:
    """A .qdpx read back."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        with zipfile.ZipFile(path) as parts:
            assert parts.testzip() is None
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.root = ET.fromstring(self.parts["project.qde"])  # noqa: S314  # we wrote it ourselves

    def all(self, name: str) -> list[ET.Element]:
        """Return all elements of a name."""
        return list(self.root.iter(f"{P}{name}"))

    def one(self, name: str, guid: str) -> ET.Element:
        """Return the element of a name and guid."""
        (found,) = [one for one in self.all(name) if one.get("guid") == guid]
        return found


def write(records: list[Record], folder: Path) -> Written:
    """Write records as a project and read it back."""
    path = folder / "out.qdpx"
    assert write_project(records, path, Watch(), texts=True) == len(records)
    return Written(path)


@pytest.fixture(scope="module")
def written(tricky: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Write the tricky project once."""
    return write(tricky, tmp_path_factory.mktemp("refi"))


def tag(records: list[Record], quote: str) -> Tag:
    """Return the tag of these words."""
    return next(one for one in records if isinstance(one, Tag) and one.quote == quote)


def names(elements: list[ET.Element]) -> list[str | None]:
    """Return the names of elements."""
    return [one.get("name") for one in elements]


# -- texts and positions


def test_texts_are_utf_8_as_stored(tricky: list[Record], written: Written) -> None:
    texts = {one.id: one.text for one in tricky if isinstance(one, TextVersion)}
    assert {name for name in written.parts if name != "project.qde"} == {
        f"sources/{number}.txt" for number in texts
    }
    for source in written.all("TextSource"):
        number = Id(str(source.get("guid")))
        assert source.get("plainTextPath") == f"internal://{number}.txt"
        assert source.find(f"{P}PlainTextContent") is None
        assert written.parts[f"sources/{number}.txt"] == texts[number].encode("utf-8")


def test_positions_are_code_points_and_the_end_is_exclusive(
    tricky: list[Record], written: Written
) -> None:
    found = {}
    for source in written.all("TextSource"):
        text = written.parts[f"sources/{source.get('guid')}.txt"].decode("utf-8")
        for one in source.iter(f"{P}PlainTextSelection"):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            found[one.get("guid")] = text[start:end]
    standing = [one for one in tricky if isinstance(one, Tag) and not one.rejected]
    assert found == {one.id: one.quote for one in standing}
    assert any("\n\n" in quote and "🚢" not in quote for quote in found.values())


# -- what is in the project


def test_the_parts_stand_in_the_order_of_the_schema(written: Written) -> None:
    found = [one.tag.removeprefix(P) for one in written.root]
    assert found == [name for name in ORDER if name in found]
    assert written.root.get("name") == 'Ships: a "test"\u2028'


def test_guids_are_unique_and_nothing_points_nowhere(written: Written) -> None:
    guids = [one.get("guid") for one in written.root.iter() if one.get("guid")]
    assert len(set(guids)) == len(guids)
    pointers = ("targetGUID", "originGUID", "creatingUser", "creatingUserGUID")
    for one in written.root.iter():
        assert {one.get(name) for name in pointers} <= {*guids, None}


def test_codings_name_what_a_tag_is_and_who_set_it(tricky: list[Record], written: Written) -> None:
    codes = {one.get("guid"): one.get("name") for one in written.all("Code")}
    users = {one.get("guid"): one.get("name") for one in written.all("User")}

    def coded(quote: str) -> tuple[list[str | None], str | None]:
        found = written.one("PlainTextSelection", tag(tricky, quote).id)
        refs = [codes[one.get("targetGUID")] for one in found.iter(f"{P}CodeRef")]
        return refs, users[found.get("creatingUser")]

    assert coded("Ship 🚢 left, said Ada") == (["Claim: asserts"], "Ada")
    assert coded("🚢 left") == (["Claim"], "Ben")
    assert coded("Ada denies it") == (["Claim: denies"], "Ada")
    assert coded("وزير said") == (["Stance: opposes"], "Ada")
    assert coded("12\u201315 👩‍🚀") == (["Figure"], "Ada")
    assert coded("said Ada.") == (["Actor"], "Ben")


def test_values_of_a_tag_stand_first_in_its_description(
    tricky: list[Record], written: Written
) -> None:
    found = written.one("PlainTextSelection", tag(tricky, "12\u201315 👩‍🚀").id)
    first, words = (found.findtext(f"{P}Description") or "").split("\n")
    assert json.loads(first) == {
        "comparator": "between",
        "value": "12",
        "value_high": "15.50",
        "as_of": "2024",
    }
    assert words == "between 12 to 15.50 person: crew"


def test_names_are_cases_with_their_places(tricky: list[Record], written: Written) -> None:
    ada = next(one for one in written.all("Case") if one.get("name") == "=Ada & <Co>")
    refs = {one.get("targetGUID") for one in ada.iter(f"{P}SelectionRef")}
    quotes = ("Ada", "Ship 🚢 left, said Ada", "said Ada.")
    assert refs == {tag(tricky, quote).id for quote in quotes}
    variables = {one.get("guid"): one.get("name") for one in written.all("Variable")}
    values = {
        variables[str(one[0].get("targetGUID"))]: one.findtext(f"{P}TextValue")
        for one in ada.iter(f"{P}VariableValue")
    }
    assert values == {"actor kind": "person", "actor aliases": "A. _x000D_"}


def test_details_of_an_article_are_variables_of_its_source(written: Written) -> None:
    variables = {one.get("guid"): one.get("name") for one in written.all("Variable")}
    first, _second = written.all("TextSource")
    assert first.get("name") == "A Ship leaves"
    values = {
        variables[str(one[0].get("targetGUID"))]: one.findtext(f"{P}TextValue")
        for one in first.iter(f"{P}VariableValue")
    }
    assert values["article outlet"] == "Gazette"
    assert values["article published"] == "2023-09"
    assert values["article progress"] == "done"


def test_names_that_are_the_same_are_told_apart(tricky: list[Record], tmp_path: Path) -> None:
    made = [
        replace(one, name="=ada & <CO>")
        if isinstance(one, Actor) and one.name == "a voice"
        else replace(one, label="", title="Same")
        if isinstance(one, Article)
        else one
        for one in tricky
    ]
    found = write(made, tmp_path)
    assert names(found.all("TextSource")) == ["Same", "Same (2)"]
    assert [name for name in names(found.all("Case")) if name and name.startswith("=")] == [
        *("=Ada & <Co>", "=ada & <CO> (2)")
    ]


def test_no_variable_is_of_two_kinds(written: Written) -> None:
    found = {str(name).split()[0] for name in names(written.all("Variable"))}
    assert found == {"actor", "article", "outlet", "proposition", "quantity", "text"}


def test_links_lead_from_a_tag_to_a_name(tricky: list[Record], written: Written) -> None:
    claim = tag(tricky, "Ship 🚢 left, said Ada").id
    cases = {one.get("guid"): one.get("name") for one in written.all("Case")}
    found = {
        (one.get("name"), cases[str(one.get("targetGUID"))])
        for one in written.all("Link")
        if one.get("originGUID") == claim
    }
    assert found == {
        ("proposition: asserts, fact", "The ship left"),
        ("speaker: origin", "=Ada & <Co>"),
    }
    assert {one.get("direction") for one in written.all("Link")} == {"OneWay"}
    assert "speaks_for" in names(written.all("Link"))


def test_memos_are_notes_where_they_belong(tricky: list[Record], written: Written) -> None:
    notes = {one.findtext(f"{P}PlainTextContent"): one.get("guid") for one in written.all("Note")}
    odd = "line\r\ntwo\N{REPLACEMENT CHARACTER}\tthree "
    assert set(notes) == {odd, "on Ada", "on the first"}
    selection = written.one("PlainTextSelection", tag(tricky, "Ship 🚢 left, said Ada").id)
    assert [one.get("targetGUID") for one in selection.iter(f"{P}NoteRef")] == [notes[odd]]
    source = written.all("TextSource")[0]
    assert [one.get("targetGUID") for one in source.findall(f"{P}NoteRef")] == [
        notes["on the first"]
    ]
    (memo,) = [one for one in written.all("Link") if one.get("name") == "memo"]
    assert memo.get("originGUID") == notes["on Ada"]


def test_a_rejected_tag_is_left_out(tricky: list[Record], written: Written) -> None:
    (rejected,) = [one for one in tricky if isinstance(one, Tag) and one.rejected]
    assert rejected.id not in {one.get("guid") for one in written.root.iter()}


def test_a_memo_on_the_project_and_its_settings(tricky: list[Record], tmp_path: Path) -> None:
    project = next(one for one in tricky if isinstance(one, Project))
    note = Note(
        id=Id("01900000-0000-7000-8000-000000000099"),
        created=project.created,
        about="project",
        subject=project.id,
        text="guideline: claim\nOne sentence each.",
    )
    others = [one for one in tricky if one is not project]
    made = sorted([*others, replace(project, tolerance=0), note], key=dataset_order)
    found = write(made, tmp_path)
    assert [one.tag.removeprefix(P) for one in found.root][-2:] == ["Description", "NoteRef"]
    assert found.root.findtext(f"{P}Description") == "tolerance 0"
    (claim,) = [one for one in found.all("Code") if one.get("name") == "Claim"]
    assert "One sentence each." in (claim.findtext(f"{P}Description") or "")


def test_nothing_is_an_empty_project(tmp_path: Path) -> None:
    found = write([], tmp_path)
    assert [one.tag.removeprefix(P) for one in found.root] == ["CodeBook"]


# -- the codebook


def test_the_codebook_has_the_kinds_and_what_they_may_be(
    tricky: list[Record], written: Written, tmp_path: Path
) -> None:
    path = tmp_path / "out.qdc"
    assert write_codebook(tricky, path, Watch(), texts=False) == len(tricky)
    root = ET.fromstring(path.read_bytes())  # noqa: S314  # we wrote it ourselves
    assert root.tag == f"{C}CodeBook"
    kinds = root.findall(f"{C}Codes/{C}Code")
    assert names(kinds) == ["Actor", "Claim", "Stance", "Figure"]
    assert names(kinds[1].findall(f"{C}Code")) == [
        *("Claim: asserts", "Claim: denies", "Claim: withholds")
    ]
    assert {one.get("guid") for one in root.iter(f"{C}Code")} == {
        one.get("guid") for one in written.all("Code")
    }


# -- the files


@pytest.mark.skipif(not STANDARDS.is_dir(), reason="the official schemas are not in the project")
@pytest.mark.parametrize("count", [0, None], ids=["nothing", "all"])
def test_the_official_schemas_accept_both(
    tricky: list[Record], tmp_path: Path, count: int | None
) -> None:
    etree: Any = pytest.importorskip("lxml.etree")
    records = tricky[:count]
    found = write(records, tmp_path)
    write_codebook(records, tmp_path / "out.qdc", Watch(), texts=True)
    for schema, data in (
        ("Project.xsd", found.parts["project.qde"]),
        ("Codebook.xsd", (tmp_path / "out.qdc").read_bytes()),
    ):
        validator = etree.XMLSchema(etree.parse(str(STANDARDS / schema)))
        validator.assertValid(etree.fromstring(data))


def test_the_same_records_give_the_same_bytes(tricky: list[Record], tmp_path: Path) -> None:
    for name in "ab":
        write_project(tricky, tmp_path / name, Watch(), texts=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_project(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_text_is_not_written(tricky: list[Record], tmp_path: Path) -> None:
    damaged = [replace(one, text="x") if isinstance(one, TextVersion) else one for one in tricky]
    with pytest.raises(UserError, match=r"export\.damaged"):
        write_project(damaged, tmp_path / "x", Watch(), texts=True)
    assert list(tmp_path.iterdir()) == []


def test_control_characters_of_a_name_are_replaced(tricky: list[Record], tmp_path: Path) -> None:
    made = [
        replace(one, title="a\x0bb\nc\x7f\ufffe") if isinstance(one, Article) else one
        for one in tricky
    ]
    found = write(made, tmp_path)
    bad = "\N{REPLACEMENT CHARACTER}"
    assert found.all("TextSource")[0].get("name") == f"A a{bad}b\nc\x7f{bad}"

"""UIMA CAS in: what dkpro-cassis wrote is read with the words of every tag."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import cassis
import pytest

from variorum.exchange.cas import read_cas
from variorum.exchange.sniffing import sniff
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignTag, ForeignText
from variorum.text.offsets import OffsetMap

Made = Any
"""dkpro-cassis makes its classes as it goes."""

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
WORD = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
TEXT = "🚢 Ada met\n\n“Ben” 👩\u200d🚀 there."


def quote(tag: ForeignTag, text: str | None) -> str:
    """Return the words at a tag's UTF-16 offsets, by the codec."""
    assert tag.start is not None
    assert tag.end is not None
    units = (text or "").encode("utf-16-le")
    return units[2 * tag.start : 2 * tag.end].decode("utf-16-le")


def made(label: str = "PER") -> cassis.Cas:
    """Return a CAS with layers as INCEpTION makes them."""
    types = cassis.TypeSystem()
    types.create_type(WORD)
    entity = types.create_type(ENTITY)
    types.create_feature(entity, "value", "uima.cas.String")
    types.create_feature(entity, "identifier", "uima.cas.String")
    link = types.create_type("webanno.custom.SaysWhoLink", "uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", entity)
    says = types.create_type("webanno.custom.Says")
    types.create_feature(says, "kind", "uima.cas.String")
    types.create_feature(says, "sure", "uima.cas.Integer")
    types.create_feature(says, "who", "uima.cas.FSArray", elementType=link)
    knows = types.create_type("webanno.custom.Knows")
    for name in ("Governor", "Dependent"):
        types.create_feature(knows, name, entity)
    types.create_feature(knows, "value", "uima.cas.String")
    cas = cassis.Cas(types)
    cas.sofa_string = TEXT
    cas.sofa_mime = "text/plain"

    def add(type_: Made, words: str, **more: Made) -> Made:
        at = TEXT.index(words)
        one = type_(begin=at, end=at + len(words), **more)
        cas.add(one)
        return one

    add(types.get_type(WORD), "Ada")
    ada = add(entity, "Ada", value=label, identifier="http://x/Q1")
    ben = add(entity, "Ben")
    array = types.get_type("uima.cas.FSArray")(elements=[link(role="speaker", target=ben)])
    add(says, "“Ben” 👩\u200d🚀", kind="denial", sure=3, who=array)
    add(knows, "Ben", Governor=ada, Dependent=ben, value="friend")
    return cas


def xmi_zip(cas: cassis.Cas) -> bytes:
    """Return a document as INCEpTION zips it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("TypeSystem.xml", cas.typesystem.to_xml())
        parts.writestr("doc.xmi", cas.to_xmi())
    return out.getvalue()


def check(text: ForeignText) -> None:
    """Compare a text with what `made` made."""
    assert text.text == TEXT
    tags = {tag.label: tag for tag in text.tags}
    assert {label: quote(tag, TEXT) for label, tag in tags.items()} == {
        "PER": "Ada",
        "NamedEntity": "Ben",
        "Says/denial": "“Ben” 👩\u200d🚀",
    }
    assert [tag.quote for tag in text.tags] == [quote(tag, TEXT) for tag in text.tags]
    assert tags["PER"].values == {"identifier": "http://x/Q1"}
    assert tags["Says/denial"].values == {"sure": "3"}
    ends = {(link.label, link.source, link.target) for link in text.links}
    assert ends == {
        ("speaker", tags["Says/denial"].key, tags["NamedEntity"].key),
        ("friend", tags["PER"].key, tags["NamedEntity"].key),
    }


def test_a_document_in_a_zip(tmp_path: Path) -> None:
    (tmp_path / "doc.zip").write_bytes(xmi_zip(made()))
    file = read_cas(tmp_path / "doc.zip")
    (text,) = file.texts
    check(text)
    assert text.name == "doc"
    assert file.unread == ()


def test_an_xmi_beside_its_types(tmp_path: Path) -> None:
    cas = made()
    (tmp_path / "TypeSystem.xml").write_text(cas.typesystem.to_xml(), encoding="utf-8")
    (tmp_path / "doc.xmi").write_text(cas.to_xmi(), encoding="utf-8")
    check(read_cas(tmp_path / "doc.xmi").texts[0])


def test_a_json_cas(tmp_path: Path) -> None:
    (tmp_path / "doc.json").write_text(made().to_json(), encoding="utf-8")
    check(read_cas(tmp_path / "doc.json").texts[0])


def test_a_project_with_several_annotators(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as parts:
        parts.writestr("exportedproject.json", json.dumps({"name": "p"}))
        parts.writestr("source/a.txt", TEXT)
        for user, label in (("ada", "PER"), ("ben", "ORG"), ("INITIAL_CAS", "PER")):
            parts.writestr(f"annotation/a.txt/{user}.zip", xmi_zip(made(label=label)))
        parts.writestr("annotation/b.txt/INITIAL_CAS.zip", xmi_zip(cassis_of("Untouched.")))
        parts.writestr("annotation_ser/a.txt/ada.ser", b"\xac\xed")
    file = read_cas(tmp_path / "p.zip")
    assert [text.name for text in file.texts] == ["a.txt", "b.txt"]
    first, second = file.texts
    authors = [(tag.author, tag.label) for tag in first.tags if tag.quote == "Ada"]
    assert authors == [("ada", "PER"), ("ben", "ORG")]
    assert len({tag.key for tag in first.tags}) == len(first.tags) == 6
    assert second.tags == ()


def cassis_of(text: str) -> cassis.Cas:
    """Return a CAS of a bare text."""
    cas = cassis.Cas()
    cas.sofa_string = text
    return cas


# -- what is none


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xmi", b"<a", "exchange.xml"),
        ("a.xmi", b"<a/>", "exchange.unfit"),
        ("a.xmi", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "exchange.xml"),
        ("a.json", b"{", "exchange.json"),
        ("a.json", b"{}", "exchange.unfit"),
        ("a.json", b'{"%FEATURE_STRUCTURES": [7, {"%ID": "x"}]}', "exchange.unfit"),
        ("a.zip", b"PK", "exchange.zip"),
    ],
)
def test_what_is_no_cas_is_said(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_cas(tmp_path / name)
    assert caught.value.code == code


def test_offsets_are_utf_16() -> None:
    assert OffsetMap(TEXT).to_utf16(TEXT.index("Ada")) == TEXT.index("Ada") + 1


def test_a_zip_is_known_by_the_names_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(xmi_zip(made()))
    assert sniff(tmp_path / "a.zip") == "cas"
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as parts:
        parts.writestr("doc.txt", "x")
        parts.writestr("doc.ann", "")
    assert sniff(tmp_path / "b.zip") == "brat"
    (tmp_path / "doc.json").write_text(made().to_json(), encoding="utf-8")
    assert sniff(tmp_path / "doc.json") == "cas"

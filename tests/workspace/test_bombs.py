"""Files made to exhaust a reader are refused within its limits, each with one sentence."""

import io
import sys
import zipfile
import zlib
from collections.abc import Callable

import pytest

from variorum.ingest import plainly
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.shell import phrases
from variorum.workspace import limits
from variorum.workspace.limited import run_limited

_OFFICE = "http://schemas.openxmlformats.org"
_RELATION = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" Type='
    f'"{_OFFICE}/officeDocument/2006/relationships/{{kind}}" Target="{{to}}"/></Relationships>'
)
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><l>&i;</l>"
)


def _zip(**members: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return kept.getvalue()


def _docx(body: str, *, whole: str = "") -> bytes:
    word = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
    main = f"<w:document {word}><w:body>{body}</w:body></w:document>"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>',
        "_rels/.rels": _RELATION.format(kind="officeDocument", to="word/document.xml"),
        "word/document.xml": whole or main,
    }
    return _zip(**members)


def _xlsx(rows: str, *, whole: str = "") -> bytes:
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    part = '<Override PartName="/xl/{0}.xml" ContentType="{1}.{2}+xml"/>'
    main = f"{_OFFICE}/spreadsheetml/2006/main"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        + part.format("workbook", types, "sheet.main")
        + part.format("worksheets/sheet1", types, "worksheet")
        + "</Types>",
        "_rels/.rels": _RELATION.format(kind="officeDocument", to="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}/officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELATION.format(
            kind="worksheet", to="worksheets/sheet1.xml"
        ),
        "xl/worksheets/sheet1.xml": whole
        or f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return _zip(**members)


def _pdf(content: bytes, layers: int = 1, kids: int = 1) -> bytes:
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * layers
    form = b"/X Do /X Do /X Do /X Do "
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * kids + b"]/Count %d>>" % kids,
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
            b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
        ),
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream" % (len(form), form),
    ]
    made = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + end


_TEXT = '<c r="A1" t="inlineStr"><is><t>text</t></is></c>'
_SHOWN = b"BT /F 12 Tf 10 10 Td (abc) Tj ET "

BOMBS: dict[str, Callable[[], bytes]] = {
    "paragraphs.docx": lambda: _docx("<w:p/>" * 3_000_000),
    "deep.docx": lambda: _docx("<w:tbl>" * 300_000),
    "laughs.docx": lambda: _docx("", whole=_LAUGHS),
    "blanks.docx": lambda: _docx(" " * 100_000_000),
    "laughs.xlsx": lambda: _xlsx("", whole=_LAUGHS),
    "blanks.xlsx": lambda: _xlsx(" " * 100_000_000),
    "cells.xlsx": lambda: _xlsx(
        f'<row r="1">{_TEXT}</row><row r="2">' + "<c><v>1</v></c>" * 1_500_000
    ),
    "wide.xlsx": lambda: _xlsx(
        f'<row r="1">{_TEXT}</row>'
        + "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(2, 5001))
    ),
    "laughs.epub": lambda: _zip(**{"META-INF/container.xml": _LAUGHS}),
    "deep.odt": lambda: _zip(**{"content.xml": "<a>" * 2_000_000}),
    "deep.html": lambda: b"<div>" * 140_000 + b"x",
    "deep.xhtml": lambda: b"<b><i>" * 70_000 + b"x",
    "nested.html": lambda: b"<table><tr><td>" * 49_000 + b"x",
    "tags.html": lambda: b"<p>x" * 1_000_000,
    "attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(800_000)) + b">x</p>",
    "parts.mhtml": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * 200_000
    ),
    "brackets.eml": lambda: b"From: " + b"(" * 400_000 + b"\n\nx",
    "stream.pdf": lambda: _pdf(_SHOWN * 5_000_000),
    "layers.pdf": lambda: _pdf(b"\0" * 200_000_000, layers=3),
    "forms.pdf": lambda: _pdf(b"/X Do " * 1000),
    "pages.pdf": lambda: _pdf(_SHOWN * 5000, kids=1900),
    "arrays.pdf": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 500_000,
    "lists.webarchive": lambda: b"<plist>" + b"<array>" * 900_000,
    "lists.jsonl": lambda: b'{"text":' + b"[" * 1_000_000,
    "columns.csv": lambda: (
        b",".join(b"c%d" % n for n in range(20_000)) + (b"\n" + b"," * 20_000) * 900
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A third of what the product grants, so that the tests need not take all of it.
    monkeypatch.setattr(limits, "CPU_BASE", 1.0)
    with pytest.raises(UserError) as caught:
        run_limited(plainly.READ, BOMBS[name](), plainly.given(name, Reading()), name)
    assert caught.value.code.startswith(("import.", "limited."))
    assert name in str(phrases.error(caught.value))

"""A Word document reads as it would with its tracked changes accepted, and says so."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import read_bytes
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    '<w:p><w:r><w:t xml:space="preserve">The mill </w:t></w:r>'
    "<w:ins><w:r><w:t>closed yesterday</w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>has stayed open</w:delText></w:r></w:del>"
    "<w:r><w:t>, said</w:t><w:tab/><w:t>she</w:t></w:r></w:p>"
)


def packed(members: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def document(body: str, **parts: str) -> bytes:
    wrapped = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{text}</w:{name}>'
        for name, text in parts.items()
    }
    main = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": main, **wrapped})


def read(data: bytes) -> Incoming:
    [one] = read_bytes(data, "mill.docx", Reading())
    return one


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_insertions_are_kept_and_deletions_dropped_and_both_said() -> None:
    one = read(document(BODY))
    assert one.text == "The mill closed yesterday, said\tshe"
    assert one.steps[1:] == ("insertions:words=2", "deletions:words=3")
    assert one.extractor == "docx/1"


def test_what_was_moved_stands_once_where_it_went() -> None:
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>Moved words.</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>First.</w:t></w:r></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Moved words.</w:t></w:r></w:moveTo></w:p>"
    )
    assert read(document(moved)).text == "First.\n\nMoved words."


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    joined = paragraph("One and ", "<w:rPr><w:del/></w:rPr>") + paragraph("the same.")
    assert read(document(joined)).text == "One and the same."


def test_content_controls_links_and_text_boxes_are_text_once() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink></w:p>"
        "</w:sdtContent></w:sdt>"
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r>'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Boxed</w:t></w:r></w:p>"
        "</mc:Fallback></mc:AlternateContent><w:t>Around</w:t></w:r></w:p>"
    )
    assert read(document(body)).text == "Linked\n\nBoxed\n\nAround"


def test_headings_become_regions_and_the_title() -> None:
    made = docx.Document()
    made.add_paragraph("Mill closes", style="Title")
    made.add_paragraph("Forty ships \U0001f6a2 left the port.")
    made.add_heading("What comes next", level=2)
    made.add_paragraph("Nobody knows.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Jobs", "120"
    made.sections[0].header.paragraphs[0].text = "The Daily, page 1"
    kept = io.BytesIO()
    made.save(kept)
    one = read(kept.getvalue())
    assert one.text.split("\n\n")[-1] == "Jobs\t120"
    parts = {one.text[start:end]: kind for start, end, kind in one.regions}
    assert parts == {
        "Mill closes": RegionKind.HEADLINE,
        "What comes next": RegionKind.SUBHEAD,
    }
    assert (one.guesses.title, "title" in one.guesses.inferred) == ("Mill closes", True)
    assert (one.left_out, one.steps[-1]) == ("The Daily, page 1", "left_out:words=4")


def test_notes_are_put_at_the_end() -> None:
    notes = f"<w:footnote>{paragraph('See the report.')}</w:footnote>"
    one = read(document(paragraph("The mill closed."), footnotes=notes))
    assert one.text == "The mill closed.\n\nSee the report."
    assert one.regions == ((18, 33, RegionKind.REFERENCES),)
    assert "notes:appended=1" in one.steps


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "import.damaged"),
        (b"PK\x03\x04 and no more", "import.damaged"),
        (packed({"other.xml": "<a/>"}), "import.damaged"),
        (packed({"word/document.xml": "<a"}), "import.damaged"),
        (packed({"word/document.xml": f"{ENTITIES}<a>&b;</a>"}), "import.damaged"),
        (packed({"word/document.xml": f"{ENTITIES}<a/>".encode("utf-16")}), "import.damaged"),
        (packed({"word/document.xml": b" " * 16_000_001}), "import.bomb"),
        (document("<w:p/>" * 600_001), "import.bomb"),
        (document(paragraph("x" * 5_000_001)), "import.too_large"),
        (document(""), "import.empty"),
        (document(BODY)[:-40], "import.damaged"),
    ],
)
def test_bombs_and_damage_are_one_clear_refusal(data: bytes, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data)
    assert (caught.value.code, caught.value.params["file"]) == (expected, "mill.docx")


def test_a_depth_nobody_writes_ends_no_recursion() -> None:
    deep = "<w:sdt>" * 100_000 + paragraph("Deep.") + "</w:sdt>" * 100_000
    assert read(document(deep)).text == "Deep."


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(document(BODY))
    data[6] |= 1  # the local header's flag
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match=r"import\.locked"):
        read(bytes(data))

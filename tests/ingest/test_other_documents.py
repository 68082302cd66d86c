"""Rich text, OpenDocument and books become articles."""

import io
import zipfile

import pytest

from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import read_bytes
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

ODF = "urn:oasis:names:tc:opendocument:xmlns"
CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"
 xmlns:table="{ODF}:table:1.0"><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion>
<text:p>gone for good</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Mill closes</text:h>
<text:p>The   mill<text:s text:c="2"/>closed<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>See the report.</text:p></text:note-body></text:note>, said
<text:span>she</text:span>.<office:annotation><text:p>Check!</text:p></office:annotation></text:p>
<table:table><table:table-row><table:table-cell><text:p>Jobs</text:p></table:table-cell>
<table:table-cell><text:p>120</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>Mills</dc:title><dc:creator>Jane Roe</dc:creator><dc:language>en</dc:language>
<dc:publisher>The Press</dc:publisher><dc:date>2024-03-05</dc:date></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="look.css" media-type="text/css"/></manifest>
<spine><itemref idref="t"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine>
</package>"""


def packed(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def chapter(title: str) -> str:
    words = "The mill closed on Monday and nobody said why. " * 4
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>'
        f"<h1>{title}</h1><p>{words}<br/>A new line\U0001f6a2.</p><h2>Under</h2><p>End.</p>"
        "</body></html>"
    )


BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": OPF,
    "OPS/nav.xhtml": chapter("Contents"),
    "OPS/title.xhtml": "<html><body><p>Mills, by Jane Roe</p></body></html>",
    "OPS/text/one.xhtml": chapter("One"),
    "OPS/text/two b.xhtml": chapter("Two"),
}


def read(data: bytes, name: str) -> Incoming:
    [one] = read_bytes(data, name, Reading())
    return one


def test_surrogates_of_rich_text_become_the_character() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252 Forty ships \u-10179?\u-8486? left.\par "
        rb"M\'fchle\u8211?so.\par {\pict\pngblip " + b"89504e47" * 200 + rb"}}"
    )
    one = read(data, "m.rtf")
    assert one.text == "Forty ships \U0001f6da left.\n\nMühle\u2013so."
    assert one.extractor.startswith("striprtf/")


def test_a_lone_surrogate_is_dropped_and_counted() -> None:
    one = read(rb"{\rtf1\ansi Half \u-10180? a ship.}", "m.rtf")
    assert one.text == "Half  a ship."
    assert "characters:dropped=1" in one.steps


def test_an_opendocument_reads_with_its_changes_accepted() -> None:
    one = read(packed(**{"content.xml": CONTENT}), "m.odt")
    assert one.text.split("\n\n") == [
        "Mill closes",
        "The mill  closed, said she.",
        "Jobs\t120",
        "See the report.",
    ]
    kinds = [kind for _, _, kind in one.regions]
    assert kinds == [RegionKind.HEADLINE, RegionKind.REFERENCES]
    assert one.steps[1:] == ("deletions:words=3", "notes:appended=1", "left_out:words=1")
    assert one.left_out == "Check!"
    assert one.guesses.title == "Mill closes"


def test_a_book_is_an_article_per_chapter_in_reading_order() -> None:
    found = read_bytes(packed(**BOOK), "mills.epub", Reading())
    assert [(one.guesses.title, one.place) for one in found] == [("One", "1/2"), ("Two", "2/2")]
    first = found[0]
    assert first.text.startswith("One\n\nThe mill closed")
    assert first.text.endswith("\nA new line\U0001f6a2.\n\nUnder\n\nEnd.")
    assert (first.guesses.byline, first.guesses.outlet) == ("Jane Roe", "The Press")
    assert (first.guesses.published, first.guesses.language) == ("2024-03-05", "en")
    assert first.left_out == "Mills, by Jane Roe"
    assert found[0].steps[0] == found[1].steps[0]  # one file


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("m.rtf", b"", "import.damaged"),
        ("m.rtf", b"plain", "import.damaged"),
        ("m.rtf", b"{\\rtf1 }", "import.empty"),
        ("m.rtf", b"{\\rtf1 " + b"xyz " * 5_100_000, "import.too_large"),
        ("m.odt", b"", "import.damaged"),
        ("m.odt", packed(other="x"), "import.damaged"),
        ("m.odt", packed(**{"content.xml": "<!DOCTYPE a><a/>"}), "import.damaged"),
        ("m.odt", packed(**{"content.xml": " " * 16_000_001}), "import.bomb"),
        ("m.epub", packed(**{"META-INF/container.xml": "<a/>"}), "import.damaged"),
        ("m.epub", packed(**(BOOK | {"OPS/book.opf": "<a/>"})), "import.empty"),
    ],
)
def test_what_is_damaged_is_told(name: str, data: bytes, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data, name)
    assert (caught.value.code, caught.value.params["file"]) == (expected, name)

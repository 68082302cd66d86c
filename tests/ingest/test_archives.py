"""Exports of Nexis Uni and Factiva are split into their articles; nothing is guessed in silence."""

import io

import docx
import pytest

from variorum.ingest.reading import read_bytes
from variorum.model.reading import Reading
from variorum.model.vocabulary import RegionKind

COVER = [
    "Date and Time: Monday, March 11, 2024",
    "Job Number: 123",
    "Documents (2)",
]
FIRST = [
    "Mill closes",
    "The Daily",
    "March 5, 2024 Tuesday",
    "Copyright 2024 The Daily All Rights Reserved",
    "Section: NEWS; Pg. 5",
    "Length: 12 words",
    "Byline: By Jane Roe",
    "Body",
    "The mill closed on Monday.",
    "Nobody said why.",
    "Load-Date: March 6, 2024",
    "End of Document",
]
SECOND = [
    "Usine fermée",
    "Le Jour",
    "5 March 2024",
    "Langue: FRENCH",
    "Corps",
    "L\u2019usine a fermé lundi.",
    "Fin du document",
]


def nexis(*lines: str, titles: tuple[str, ...] = ("Mill closes", "Usine fermée")) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line, style="Heading 1" if line in titles else None)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_an_export_of_nexis_is_split_and_its_fields_read() -> None:
    found = read_bytes(nexis(*COVER, *FIRST, *SECOND), "nexis.docx", Reading())
    assert [one.place for one in found] == ["1/2", "2/2"]
    first, second = found
    assert first.text == "Mill closes\n\nThe mill closed on Monday.\n\nNobody said why."
    guesses = first.guesses
    assert (guesses.title, guesses.outlet, guesses.byline) == (
        "Mill closes",
        "The Daily",
        "Jane Roe",
    )
    assert guesses.published == "2024-03-05"
    assert "published" in guesses.inferred
    assert first.extractor == "docx/1 nexis/1"
    assert first.regions[0] == (0, 11, RegionKind.HEADLINE)
    assert "Job Number: 123" in first.left_out
    assert "Load-Date: March 6, 2024" in first.left_out
    assert (second.guesses.outlet, second.guesses.language) == ("Le Jour", "fr")
    assert second.text == "Usine fermée\n\nL\u2019usine a fermé lundi."


def test_without_styled_titles_the_place_tells() -> None:
    found = read_bytes(nexis(*COVER, *FIRST, titles=()), "nexis.docx", Reading())
    assert [(one.guesses.title, one.guesses.outlet) for one in found] == [
        ("Mill closes", "The Daily")
    ]


def test_an_article_without_the_marks_of_its_parts_is_kept_whole() -> None:
    [one] = read_bytes(nexis("Some words.", "More words.", "End of Document"), "n.docx", Reading())
    assert one.text == "Some words.\n\nMore words."


def test_rich_text_of_nexis_is_split_too() -> None:
    lines = "".join(f"{line}\\par " for line in FIRST)
    found = read_bytes(f"{{\\rtf1\\ansi {lines}}}".encode("ascii"), "nexis.rtf", Reading())
    assert [one.guesses.title for one in found] == ["Mill closes"]
    assert found[0].extractor.endswith("nexis/1")


CODED = """<html><head><meta charset="utf-8"></head><body>
<div class="article enArticle"><table>
<tr><td class="index"><b>HD</b></td><td><span class="enHeadline">Mill closes</span></td></tr>
<tr><td><b>BY</b></td><td>By Jane Roe</td></tr><tr><td><b>WC</b></td><td>12 words</td></tr>
<tr><td><b>PD</b></td><td>5 March 2024</td></tr><tr><td><b>SN</b></td><td>The Daily</td></tr>
<tr><td><b>LA</b></td><td>English</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph">The mill closed on Monday.</p></td></tr>
<tr><td><b>TD</b></td><td><p class="articleParagraph">Nobody said why.</p><p>More.</p></td></tr>
<tr><td><b>AN</b></td><td>Document DAILY00020240305</td></tr></table></div>
<div class="article enArticle"><div id="hd"><span class="enHeadline">Ships leave</span></div>
<div>By John Doe</div><div>12 words</div><div>6 March 2024</div><div>10:02 GMT</div>
<div>The Evening</div><div>DAILY</div><div>English</div><div>Copyright 2024</div>
<p class="articleParagraph enarticleParagraph">Forty ships left.</p><p>Document X</p></div>
</body></html>"""


def test_an_export_of_factiva_is_split_by_codes_and_by_styles() -> None:
    first, second = read_bytes(CODED.encode(), "factiva.html", Reading())
    assert first.text == "Mill closes\n\nThe mill closed on Monday.\n\nNobody said why.\n\nMore."
    assert second.text == "Ships leave\n\nForty ships left."
    for one, expected in (
        (first, ("The Daily", "Jane Roe", "2024-03-05", "en")),
        (second, ("The Evening", "John Doe", "2024-03-06", "en")),
    ):
        known = one.guesses
        assert (known.outlet, known.byline, known.published, known.language) == expected
    assert "AN Document DAILY00020240305" in first.left_out
    assert "DAILY" in second.left_out.split("\n")
    assert (first.extractor, first.encoding) == ("factiva-html/1", "utf-8")


@pytest.mark.parametrize("name", ["a.docx", "a.rtf"])
def test_what_is_no_export_is_one_article(name: str) -> None:
    data = nexis("The mill closed.") if name.endswith("docx") else b"{\\rtf1 The mill closed.}"
    [one] = read_bytes(data, name, Reading())
    assert (one.text, one.place) == ("The mill closed.", "")

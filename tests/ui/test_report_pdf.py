"""The report's charts and its PDF: whole text, links that lead to quotes, charts in pieces."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from variorum.model.ids import Id
from variorum.model.report import Picture
from variorum.model.summary import Cell
from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    plain,
)
from variorum.ui.charts.matrix import Column
from variorum.ui.charts.matrix_chart import Group, MatrixChart
from variorum.ui.report.pdf import to_pdf
from variorum.ui.report.pictures import draw, pages

pytestmark = pytest.mark.usefixtures("qapp")

HARD = "gap 3,000 (30%) “quoted” ≥ 10,000 <b>not bold</b> &amp; fi fl 1/2"


def _chart(sizes: tuple[int, ...]) -> MatrixChart:
    cell = Cell(Id("a"), asserts=1, tags=(Id("t"),))
    groups = tuple(
        Group(f"group {place}", tuple((f"row {place}.{row}", (cell,)) for row in range(size)))
        for place, size in enumerate(sizes)
    )
    return MatrixChart((Column("A", "2024-06", 1.0),), groups)


@pytest.fixture(scope="module")
def picture(qapp: object) -> Picture:
    assert qapp
    return draw(_chart((2, 1)), "who says what")


@pytest.fixture(scope="module")
def reader(picture: Picture) -> PdfReader:
    blocks: list[Block] = [
        Heading(1, "Title"),
        Paragraph((Run("see "), Run("[A, 1]", target="quote-1"))),
        Chart(picture),
        Bullets([plain(HARD), (Run("strong", Style.STRONG), Run(" muted", Style.MUTED))]),
        Table(["Figure", "Says"], [[plain("1"), (Run(HARD, Style.QUOTE),)]]),
        *(Paragraph(plain(f"line {number}")) for number in range(120)),
        Paragraph(plain("1. the sentence"), "quote-1"),
    ]
    return PdfReader(BytesIO(to_pdf("A title", blocks)))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_text_is_whole_in_every_style(reader: PdfReader) -> None:
    text = _text(reader)
    assert text.count(HARD) == 2
    assert "line 119" in text


def test_every_page_has_its_number(reader: PdfReader) -> None:
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {count}" in " ".join(page.extract_text().split())


def test_what_the_data_calls_markup_stays_words(reader: PdfReader) -> None:
    assert "<b>not bold</b> &amp;" in _text(reader)


def test_a_picture_is_drawn_twice(picture: Picture) -> None:
    root = ET.fromstring(picture.svg)  # noqa: S314  # our own drawing
    assert root.tag.endswith("svg")
    assert b"<image" not in picture.svg, "drawn, not pasted"
    image = QImage.fromData(picture.png)
    assert (image.width(), image.height()) == (picture.width * 2, picture.height * 2)


def test_a_statement_leads_to_the_page_of_its_quote(reader: PdfReader) -> None:
    led = [str(link["/Dest"]) for page in reader.pages for link in page.annotations or ()]
    assert led == ["quote-1"]
    goal = reader.named_destinations["quote-1"]
    number = reader.get_destination_page_number(goal)
    assert number is not None
    assert "1. the sentence" in " ".join(reader.pages[number].extract_text().split())


@pytest.mark.parametrize("sizes", [(60,), (3, 2, 40, 1), (1,) * 30, (2,)])
def test_a_long_matrix_comes_in_pieces_that_fit_a_page(sizes: tuple[int, ...]) -> None:
    chart = _chart(sizes)
    pieces = pages(chart, 400)
    assert all(piece.size().height() <= 400 for piece in pieces)
    rows = [row for group in chart.groups for row in group.rows]
    assert [row for piece in pieces for group in piece.groups for row in group.rows] == rows
    assert all(group.rows for piece in pieces for group in piece.groups)


def test_nothing_is_drawn_of_nothing() -> None:
    assert pages(_chart(())) == []


def test_every_text_of_a_chart_says_how_long_it_is(picture: Picture) -> None:
    texts = [
        one
        for one in ET.fromstring(picture.svg).iter()  # noqa: S314  # made above
        if one.tag.endswith("}text") and one.text
    ]
    assert "group 0" in {one.text for one in texts}
    for one in texts:
        assert one.get("font-family", "").endswith("serif")
        if (one.text or "").strip():
            width = float(one.get("textLength", "0"))
            size = float(one.get("font-size", "0"))
            assert 0.2 * size < width / len(one.text or " ") < size

"""An article on paper: its text whole, its tags listed, its pages full and none overfull."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Region
from variorum.model.vocabulary import Attitude, Polarity, RegionKind, TagKind
from variorum.text.sentences import sentences
from variorum.ui import theme
from variorum.ui.fonts import Face
from variorum.ui.printing.output import PdfJob
from variorum.ui.printing.rows import UNITS, Row, gap, paged
from variorum.ui.printing.sheets import Sheets
from variorum.ui.printing.text import PrintedText
from variorum.ui.printing.values import Entry, PrintedArticle
from variorum.ui.reader.spans import SpanView

TEXT = (
    "Berths at the Quay\n\n"
    "The gap was 3,000 (30%) [sic] in 1/2 of the offices, first officials affirmed; a fjord.\n\n"
    "Mina Orr denied it. Nobody counted 1,950 crates, “not one”, she said.\n\n"
    "Also read: more of the quay\n"
)
ROOM = QSizeF(6.9 * UNITS, 10.6 * UNITS)


def article(text: str = TEXT, *, face: Face = "serif", tagged: bool = True) -> PrintedArticle:
    spans, entries = (SPANS, ENTRIES) if tagged else ((), ())
    return PrintedArticle(
        title="Berths at the Quay",
        source="B · The Quay Gazette · 14 Sep 2023",
        project="A project",
        text=text,
        sentences=sentences(text),
        regions=REGIONS if tagged else (),
        spans=spans,
        entries=entries,
        face=face,
    )


def span(number: str, kind: TagKind, words: str) -> SpanView:
    start = TEXT.index(words)
    polarity = Polarity.DENIES if kind is TagKind.CLAIM else None
    attitude = Attitude.OPPOSES if kind is TagKind.STANCE else None
    return SpanView(Id(number), kind, start, start + len(words), polarity, attitude)


def region(kind: RegionKind, words: str) -> Region:
    start = TEXT.index(words)
    return Region(
        id=Id(words),
        author=None,
        created="",
        text_version=Id("v"),
        kind=kind,
        start=start,
        end=start + len(words),
    )


SPANS = (
    span("F1", TagKind.FIGURE, "3,000"),
    span("A1", TagKind.ACTOR, "Mina Orr"),
    span("C1", TagKind.CLAIM, "Mina Orr denied it."),
    span("S1", TagKind.STANCE, "“not one”"),
)
SAID = ("Figure · = 3,000 berths", "Actor · Mina Orr", "Claim · Denies: Berths go · Orr", "Stance")
ENTRIES = tuple(
    Entry(one.id, one.kind, TEXT[one.start : one.end], said, one.start)
    for one, said in zip(SPANS, SAID, strict=True)
)
REGIONS = (
    region(RegionKind.HEADLINE, "Berths at the Quay"),
    region(RegionKind.RELATED, "Also read: more of the quay"),
)


def written(made: PrintedArticle, path: Path, qtbot: QtBot) -> PdfReader:
    job = PdfJob(made, path)
    with qtbot.waitSignal(job.finished, timeout=30_000) as caught:
        job.start()
    assert caught.args == [None]
    return PdfReader(path)


def pages(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def words(reader: PdfReader) -> str:
    return " ".join(pages(reader))


@pytest.mark.parametrize("face", ["serif", "sans"])
def test_a_pdf_holds_every_character_of_the_text(tmp_path: Path, qtbot: QtBot, face: Face) -> None:
    made = article(face=face, tagged=False)
    got = words(written(made, tmp_path / "a.pdf", qtbot))
    for line in TEXT.split("\n"):
        assert line.replace(" ", "") in got.replace(" ", "")
    assert "3,000 (30%) [sic]" in got
    assert "first officials affirmed" in got


def test_a_pdf_lists_the_tags_with_what_they_say(tmp_path: Path, qtbot: QtBot) -> None:
    reader = written(article(), tmp_path / "a.pdf", qtbot)
    got = words(reader)
    listed = got[got.index("Tags A Actor") :]
    places = [listed.index(entry.number + " “") for entry in ENTRIES]
    assert places == sorted(places)
    for entry in ENTRIES:
        assert entry.says in listed
    assert got.count("Berths at the Quay") == 1  # the headline is the title: it is not repeated
    assert "The Quay Gazette · 14 Sep 2023" in got
    assert "Page 1 of 1" in got


def test_a_pdf_brings_its_fonts_along(tmp_path: Path, qtbot: QtBot) -> None:
    reader = written(article(), tmp_path / "a.pdf", qtbot)
    fonts = [
        descendant.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]  # pypdf's objects
        for descendant in font.get_object()["/DescendantFonts"]
    ]
    assert fonts
    for font in fonts:
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"])
    names = {str(font["/BaseFont"]).split("+")[-1].strip("/") for font in fonts}
    assert any(name.startswith("SourceSerifPro") for name in names)


def test_a_long_article_fills_its_pages(tmp_path: Path, qtbot: QtBot) -> None:
    long = "\n\n".join(f"{number}. {TEXT.split(chr(10))[2]}" for number in range(400))
    reader = written(article(long, tagged=False), tmp_path / "a.pdf", qtbot)
    assert 15 <= len(reader.pages) <= 40
    texts = pages(reader)
    assert all(len(text) > 1000 for text in texts[:-1])
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]
    assert any("399. The gap" in text for text in texts)


def test_what_cannot_be_written_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    job = PdfJob(article(), tmp_path / "no such folder" / "a.pdf")
    with qtbot.waitSignal(job.finished) as caught:
        job.start()
    assert isinstance(caught.args[0], UserError)
    assert caught.args[0].code == "export.unwritable"


@given(
    st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.booleans()), max_size=80),
    st.integers(60, 200),
)
def test_rows_are_told_off_in_order_and_no_page_is_overfull(
    parts: Sequence[tuple[int, bool, bool]], room: int
) -> None:
    rows = [
        gap(height) if blank else Row(height, lambda _: None, keep=keep)
        for height, keep, blank in parts
    ]
    pages = list(paged(rows, room))
    assert all(sum(row.height for row in page) <= room for page in pages)
    assert [row for page in pages for row in page if not row.blank] == [
        row for row in rows if not row.blank
    ]
    assert not any(page and page[0].blank for page in pages)


def test_a_heading_is_not_parted_from_what_follows() -> None:
    rows = [Row(80, lambda _: None), Row(10, lambda _: None, keep=True), Row(20, lambda _: None)]
    assert [len(page) for page in paged(rows, 100)] == [1, 2]


def painted(made: PrintedArticle) -> QImage:
    """Return the first page at 96 units to the inch."""
    image = QImage(663, 1018, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    image.fill(QColor("white"))
    painter = QPainter(image)
    sheets = Sheets(made, ROOM)
    sheets.lay_out()
    sheets.paint(painter, image, 0)
    painter.end()
    return image


def inks(image: QImage) -> set[str]:
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    return {QColor(pixel).name() for pixel in set(pixels)}


def test_tags_are_drawn_on_paper_as_on_screen_and_boilerplate_is_dim() -> None:
    found = inks(painted(article()))
    light = theme.theme("light")
    for token in ("claimTint", "figureTint", "actor", "claim"):
        assert light.colour(token).name() in found, token
    bare = inks(painted(article(tagged=False)))
    assert light.colour("claimTint").name() not in bare


def test_paper_is_light_in_the_dark_theme_too(qapp: object) -> None:
    light = painted(article())
    theme.apply(qapp, theme.theme("dark"))  # type: ignore[arg-type]  # pytest-qt's application
    assert painted(article()) == light


def test_numbers_stand_beside_the_line_their_tag_begins_in() -> None:
    made = PrintedText(article(), ROOM.width(), 1000)
    rows = [row for row in made.rows() if not row.blank]
    image = QImage(round(ROOM.width()), 400, QImage.Format.Format_RGB32)
    beside = []
    for row in rows:
        image.fill(QColor("white"))
        painter = QPainter(image)
        row.draw(painter)
        painter.end()
        margin = image.copy(5150, 0, image.width() - 5150, 400)
        beside.append(len(inks(margin)) > 1)
    assert beside == [False, True, False, True, False], beside

"""Printing from the window: the command, the file, a printer's pages, the words of the list."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import TagKind
from variorum.ui.desk.printing import Printing
from variorum.ui.main_window import MainWindow
from variorum.ui.printing.output import paint_pages
from variorum.ui.printing.saying import says
from variorum.ui.printing.sheets import Sheets, room_of


def test_the_open_article_is_saved_as_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    printing = window.findChild(Printing)
    assert printing is not None
    path, names = tmp_path / "out.pdf", list[str]()
    printing.ask = lambda name: names.append(name) or path  # type: ignore[func-returns-value]
    window.actions_["article.pdf"].trigger()
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "out.pdf" in window.status.text())
    opened = window.annotate.article
    assert opened is not None
    assert names[0].endswith(".pdf")
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    got = "".join(text.split())
    first = next(line for line in opened.text.split("\n") if len(line) > 200)
    assert all(word in got for word in first.split()[:8])
    assert f"A{sum(tag.kind is TagKind.ACTOR for tag in opened.standing())}" in got


def test_a_pdf_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    printing = window.findChild(Printing)
    assert printing is not None
    printing.ask = lambda _: tmp_path / "none" / "out.pdf"
    window.actions_["article.pdf"].trigger()
    assert window.furniture.message.isVisible()
    assert "cannot be written" in window.furniture.message.accessibleName()


def test_a_printer_gets_the_pages_it_is_asked_for(window: MainWindow, tmp_path: Path) -> None:
    printing = window.findChild(Printing)
    assert printing is not None
    article = printing.printed()
    assert article is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheets = Sheets(article, room_of(printer.pageLayout()))
    assert sheets.lay_out()
    printer.setFromTo(2, 3)
    paint_pages(printer, sheets)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(sheets) > 3
    for number, page in zip((2, 3), pages, strict=True):
        said = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(sheets)}" in said, said[:80]


def test_each_kind_of_tag_is_said_in_words(window: MainWindow) -> None:
    opened = window.annotate.article
    assert opened is not None
    catalogue = window.bridge.session.state.catalogue
    said = [says(linked, catalogue) for linked in opened.linked_in_order()]
    kinds = {kind.split(" · ")[0] for kind in said}
    assert kinds <= {"Actor", "Claim", "Stance", "Figure"}
    claims = [one for one in said if one.startswith("Claim")]
    assert claims
    assert all("Asserts: " in one or "Denies: " in one or "Withholds: " in one for one in claims)

"""A printed article onto paper, through a preview, or into a PDF, a few pages at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QLocale, QObject, QSaveFile, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QGraphicsView, QLineEdit, QWidget

from variorum.model.errors import UserError
from variorum.ui import plain
from variorum.ui.printing.rows import UNITS
from variorum.ui.printing.sheets import MARGINS, Sheets, room_of
from variorum.ui.printing.values import PrintedArticle

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_TURN = 40
"""Milliseconds of painting between two looks at what else the window has to do."""


def page_size() -> QPageSize:
    """Return the paper usual where the analyst is: A4 or letter."""
    metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter)


class PdfJob(QObject):
    """Writes one PDF; the file appears whole or not at all."""

    progressed = Signal(float)
    finished = Signal(object)
    """None, or the UserError that says why there is no file."""

    def __init__(self, article: PrintedArticle, path: Path, parent: QObject | None = None) -> None:
        """Write `article` to `path` once started."""
        super().__init__(parent)
        self._article = article
        self._path = path
        self._file = QSaveFile(str(path), self)
        self._sheets: Sheets | None = None
        self._next = 0

    def start(self) -> None:
        """Begin; `finished` says when it is done."""
        if not self._file.open(QSaveFile.OpenModeFlag.WriteOnly):
            self._fail()
            return
        self._writer = QPdfWriter(self._file)
        self._writer.setResolution(UNITS)
        self._writer.setCreator("Variorum")
        self._writer.setTitle(self._article.title)
        self._writer.setPageLayout(
            QPageLayout(
                page_size(),
                QPageLayout.Orientation.Portrait,
                MARGINS,
                QPageLayout.Unit.Millimeter,
            )
        )
        self._painter = QPainter()
        QTimer.singleShot(0, self, self._lay_out)

    def _lay_out(self) -> None:
        """Fill pages for one turn."""
        if self._sheets is None:
            self._sheets = Sheets(self._article, room_of(self._writer.pageLayout()))
        if not self._sheets.lay_out(_TURN):
            QTimer.singleShot(0, self, self._lay_out)
            return
        self._painter.begin(self._writer)
        QTimer.singleShot(0, self, self._paint)

    def _paint(self) -> None:
        """Paint pages for one turn."""
        sheets = self._sheets
        assert sheets is not None  # laid out in the turn before  # noqa: S101
        clock = QElapsedTimer()
        clock.start()
        while self._next < len(sheets) and clock.elapsed() < _TURN:
            if self._next:
                self._writer.newPage()
            sheets.paint(self._painter, self._writer, self._next)
            self._next += 1
        self.progressed.emit(self._next / len(sheets))
        if self._next < len(sheets):
            QTimer.singleShot(0, self, self._paint)
            return
        self._painter.end()
        if self._file.commit():
            self.finished.emit(None)
        else:
            self._fail()

    def _fail(self) -> None:
        detail = self._file.errorString()
        self.finished.emit(UserError("export.unwritable", path=str(self._path), problem=detail))


def preview(article: PrintedArticle, parent: QWidget) -> None:
    """Show the pages as they would be printed, and print them if the analyst says so."""
    from PySide6 import QtPrintSupport  # noqa: PLC0415  # only who prints waits for it

    printer = QtPrintSupport.QPrinter(QtPrintSupport.QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(page_size())
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    printer.setDocName(article.title)
    known: list[tuple[QSizeF, Sheets]] = []

    def sheets_for(room: QSizeF) -> Sheets:
        if not known or known[-1][0] != room:
            known.append((room, Sheets(article, room)))
        known[-1][1].lay_out()
        return known[-1][1]

    def paint(device: "QPrinter") -> None:
        paint_pages(device, sheets_for(room_of(device.pageLayout())))

    dialog = QtPrintSupport.QPrintPreviewDialog(printer, parent)
    plain.set_title(dialog, dialog.tr("Print {0}").format(article.title))
    dialog.resize(980, 860)
    dialog.paintRequested.connect(paint)
    for view in dialog.findChildren(QGraphicsView):
        view.setAccessibleName(dialog.tr("Pages"))
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName(field.accessibleName() or dialog.tr("Page number"))
    dialog.exec()
    dialog.deleteLater()


def paint_pages(device: "QPrinter", sheets: Sheets) -> None:
    """Paint the pages asked for on a printer."""
    first = max(device.fromPage() - 1, 0)
    last = min(device.toPage() or len(sheets), len(sheets))
    painter = QPainter(device)
    for number in range(first, last):
        if number > first:
            device.newPage()
        sheets.paint(painter, device, number)
    painter.end()

"""Writing a report: charts and PDF pages in turns of the window, the rest on another thread."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QByteArray, QElapsedTimer, QObject, QTimer, Signal

from variorum.model.errors import UserError
from variorum.model.report import Picture, Report
from variorum.model.summary import Summary
from variorum.shell.report.blocks import Block
from variorum.ui.bridge import Bridge
from variorum.workspace.exchange import write_file
from variorum.workspace.reporting import report

_TURN = 40
"""Milliseconds of work between two looks at what else the window has to do."""
_DRAWN = 0.5
_ROWS = 20
"""Propositions on one piece of the matrix, about."""


class ReportJob(QObject):
    """Writes one report; the file appears whole or not at all."""

    progressed = Signal(float)
    written = Signal()
    failed = Signal(object)
    """The UserError that says why there is no file."""
    stopped = Signal()

    def __init__(self, bridge: Bridge, pool: Executor, summary: Summary, parent: QObject) -> None:
        """Report on `summary`, that of the counting view."""
        super().__init__(parent)
        self._bridge, self._pool, self._summary = bridge, pool, summary
        self._form, self._path = "", Path()
        self._steps: Iterator[float] = iter(())
        self._then: Callable[[], None] = self.written.emit
        self._pictures: dict[str, Picture] = {}
        self._pdf = QByteArray()
        self._is_stopped = False

    def start(self, form: str, path: Path) -> None:
        """Write it as html, pdf, docx or md to `path`."""
        self._form, self._path = form, path
        if form == "md":
            self._read()
        else:
            self._turn(self._draw(), self._read)

    def cancel(self) -> None:
        """Stop; nothing is written unless it was by now."""
        self._is_stopped = True

    # -- turns -------------------------------------------------------------------------------

    def _turn(self, steps: Iterator[float], then: Callable[[], None]) -> None:
        self._steps, self._then = steps, then
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Do steps for one turn."""
        if self._is_stopped:
            self._steps = iter(())  # ends the painter of a PDF half painted
            self.stopped.emit()
            return
        clock = QElapsedTimer()
        clock.start()
        for share in self._steps:
            self.progressed.emit(share)
            if clock.elapsed() > _TURN:
                QTimer.singleShot(0, self, self._go_on)
                return
        self._then()

    def _draw(self) -> Iterator[float]:
        from variorum.ui.report.pictures import drawings  # noqa: PLC0415  # only who saves waits

        rows = len(self._summary.propositions) // _ROWS + 1 + len(self._summary.quantities)
        page = self._form == "html"
        drawn = drawings(self._summary, svg=page, png=not page)
        for done, (name, picture) in enumerate(drawn, start=1):
            self._pictures[name] = picture
            yield min(1.0, done / rows) * _DRAWN

    def _paint(self, blocks: list[Block]) -> None:
        from variorum.ui.report.pdf import pdf_steps  # noqa: PLC0415  # as above

        steps = pdf_steps(self._summary.title, blocks, self._pdf)
        self._turn((_DRAWN + share * (1 - _DRAWN) for share in steps), self._save_pdf)

    # -- the other thread --------------------------------------------------------------------

    def _read(self) -> None:
        reading = report(self._bridge.session, self._summary, self._pictures)
        self._bridge.when(reading, self._on_read)

    def _on_read(self, found: Report) -> None:
        if self._is_stopped:
            self.stopped.emit()
        elif self._form == "pdf":
            self._bridge.when(self._pool.submit(composed, found), self._paint)
        else:
            self._save(lambda: as_bytes(self._form, found))

    def _save_pdf(self) -> None:
        data = bytes(self._pdf.data())
        self._save(lambda: data)

    def _save(self, make: Callable[[], bytes]) -> None:
        path = self._path

        def work() -> UserError | None:
            try:
                write_file(path, make())
            except UserError as failure:
                return failure
            return None

        self._bridge.when(self._pool.submit(work), self._on_saved)

    def _on_saved(self, failure: UserError | None) -> None:
        if failure is None:
            self.written.emit()
        else:
            self.failed.emit(failure)


def load() -> None:
    """Load what reports are made with, so that the first one need not wait for it."""
    for name in ("ui.report.pictures", "ui.report.pdf", "shell.report.docx", "shell.report.html"):
        import_module(f"variorum.{name}")


def composed(found: Report) -> list[Block]:
    """Return a report as blocks."""
    from variorum.shell.report.compose import compose  # noqa: PLC0415  # only who saves waits

    return compose(found)


def as_bytes(form: str, found: Report) -> bytes:
    """Return a report as html, docx or md."""
    blocks, title = composed(found), found.summary.title
    if form == "html":
        from variorum.shell.report.html import to_html  # noqa: PLC0415  # as above

        return to_html(title, blocks).encode("utf-8")
    if form == "docx":
        from variorum.shell.report.docx import to_docx  # noqa: PLC0415  # as above

        return to_docx(title, blocks)
    from variorum.shell.report.markdown import to_markdown  # noqa: PLC0415  # as above

    return to_markdown(blocks).encode("utf-8")

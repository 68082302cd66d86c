"""Datasets and reports out: ask for format and place, write, say what was written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from variorum.model.errors import UserError
from variorum.model.summary import Summary
from variorum.shell.phrases import english
from variorum.shell.report.blocks import Block
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.desk.reporting import ReportJob, load
from variorum.ui.frame.export_dialog import ExportDialog
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.values import ExportChoice, ExportFormat
from variorum.workspace.exchange import export, preview
from variorum.workspace.reporting import report
from variorum.workspace.session import Session

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_REPORTS = ("html", "pdf", "docx", "md")
_SHOWN = 40
"""Blocks of a report that the preview shows."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be handed over: how many records, how a dataset, tables and a report begin."""

    count: int
    lines: str
    table: str
    blocks: tuple[Block, ...]
    markdown: str
    provisional: int


class Handover(QObject):
    """Runs one export at a time."""

    answered = Signal()
    """The dialogue was left, one way or the other."""

    def __init__(self, bridge: Bridge, status: StatusBar, window: "MainWindow") -> None:
        """Show progress in `status` and the dialogue over `window`."""
        super().__init__(window)
        self._bridge = bridge
        self._status = status
        self._window = window
        self._chosen = ""
        self._job: ReportJob | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handover")
        self.ask: Callable[[Offer], ExportChoice | None] = self.show
        """Shows the dialogue; a test puts its own answer here."""
        bridge.closed.connect(self._forget)

    def export(self) -> None:
        """Read what a preview needs, then ask and write."""
        self._begin(self._window.settings.last_export() or "dataset")

    def save_report(self) -> None:
        """Do the same with a report chosen: the kind of the last time."""
        last = self._window.settings.last_report()
        self._begin(last if last in _REPORTS else _REPORTS[0])

    def cancel(self) -> None:
        """Write no report if it is not written yet."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Wait for what is under way."""
        self.cancel()
        self._pool.shutdown()

    # -- asking ------------------------------------------------------------------------------

    def _begin(self, form: str) -> None:
        self._chosen = form
        self._bridge.sum_up(self._look)

    def _look(self, summary: Summary) -> None:
        session = self._bridge.session
        looking = self._pool.submit(_offer, session, summary)
        self._bridge.when(looking, lambda found: self._on_offered(found, summary))

    def _on_offered(self, found: Offer, summary: Summary) -> None:
        self._pool.submit(load)  # while the analyst looks
        choice = self.ask(found)
        self.answered.emit()
        if choice is None:
            return
        self._window.settings.set_last_export(choice.format)
        if choice.format in _REPORTS:
            self._window.settings.set_last_report(choice.format)
            self._write_report(choice, summary)
        else:
            self._write_data(choice)

    def show(self, found: Offer) -> ExportChoice | None:
        """Show the dialogue; return what was chosen, None if it was left."""
        path = self._bridge.session.path
        formats = [*self._data(found), *self._reports(found)]
        known = {one.key for one in formats}
        dialog = ExportDialog(
            formats,
            path.parent,
            path.stem,
            chosen=self._chosen if self._chosen in known else "",
            parent=self._window,
        )
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        self._window.activateWindow()
        return dialog.choice() if taken else None

    def _data(self, found: Offer) -> list[ExportFormat]:
        return [
            ExportFormat(
                "dataset",
                self.tr("Dataset (JSON Lines)"),
                self.tr("Everything, for another project"),
                ".jsonl",
                icon="dataset",
                count=found.count,
                preview=found.lines,
            ),
            ExportFormat(
                "csv",
                self.tr("CSV tables, exact"),
                self.tr("A table per kind, ids and names"),
                icon="grid",
                count=found.count,
                preview=found.table,
            ),
            ExportFormat(
                "csv-spreadsheet",
                self.tr("CSV tables for spreadsheets"),
                self.tr("Cells like formulas made harmless"),
                icon="grid",
                count=found.count,
                preview=found.table,
            ),
        ]

    def _reports(self, found: Offer) -> list[ExportFormat]:
        kinds = (
            ("html", self.tr("Report (web page)"), self.tr("One file: charts, quotes, method")),
            ("pdf", self.tr("Report (PDF)"), self.tr("To print or send, quotes linked")),
            ("docx", self.tr("Report (Word)"), self.tr("To write on, charts as pictures")),
            ("md", self.tr("Report (Markdown)"), self.tr("Plain text with links, no charts")),
        )
        one = self.tr("{n} status rests on something nobody has confirmed yet; the report says so.")
        many = self.tr(
            "{n} statuses rest on something nobody has confirmed yet; the report says so."
        )
        problem = counted(found.provisional, one, many, english) if found.provisional else ""
        return [
            ExportFormat(
                key,
                title,
                gist,
                f"-report.{key}",
                preview=found.markdown,
                problem=problem,
                page=() if key == "md" else found.blocks,
                action=self.tr("Save report"),
            )
            for key, title, gist in kinds
        ]

    # -- writing -----------------------------------------------------------------------------

    def _write_data(self, choice: ExportChoice) -> None:
        session = self._bridge.session
        self._status.start_progress(self.tr("Exporting"), can_cancel=False)
        done = self._pool.submit(export, session, choice.format, choice.path)
        self._bridge.when(done, lambda count: self._on_written(count, choice.path))
        done.add_done_callback(lambda _: self._bridge.later(self._status.stop_progress))

    def _on_written(self, count: int, path: Path) -> None:
        said = counted(
            count, self.tr("{n} record written"), self.tr("{n} records written"), english
        )
        self._status.set_hint(self.tr("{0} to {1}").format(said, path.name))

    def _write_report(self, choice: ExportChoice, summary: Summary) -> None:
        if self._job is not None:
            return
        name = choice.path.name
        self._status.start_progress(self.tr("Writing {0}").format(name))
        job = self._job = ReportJob(self._bridge, self._pool, summary, self)
        job.progressed.connect(self._status.set_progress)
        saved, kept = self.tr("Report saved as {0}"), self.tr("Cancelled; no report was written")
        job.written.connect(lambda: self._end(saved.format(name)))
        job.stopped.connect(lambda: self._end(kept))
        job.failed.connect(self._on_failed)
        job.start(choice.format, choice.path)

    def _end(self, said: str) -> None:
        self._forget()
        self._status.stop_progress()
        self._status.set_hint(said)

    def _on_failed(self, failure: UserError) -> None:
        self._forget()
        self._window.show_error(failure)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job.deleteLater()
            self._job = None


def _offer(session: Session, summary: Summary) -> Offer:
    """Return how everything begins that can be handed over; runs beside the window."""
    from variorum.shell.report.compose import beginning  # noqa: PLC0415  # not at the start
    from variorum.shell.report.markdown import to_markdown  # noqa: PLC0415  # the same

    found = preview(session)
    blocks = beginning(report(session, summary, quoted=False).result(), _SHOWN)
    provisional = sum(row.verdict.provisional for row in summary.propositions)
    return Offer(
        found.count, found.lines, found.table, tuple(blocks), to_markdown(blocks), provisional
    )

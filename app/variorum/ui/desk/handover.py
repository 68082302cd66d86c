"""Datasets out: ask for format and place, write off the GUI thread, say what was written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.frame.export_dialog import ExportDialog
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.values import ExportChoice, ExportFormat
from variorum.workspace.exchange import Preview, export, preview


class Handover(QObject):
    """Runs one export at a time."""

    answered = Signal()
    """The dialogue was left, one way or the other."""

    def __init__(self, bridge: Bridge, status: StatusBar, window: QWidget) -> None:
        """Show progress in `status` and the dialogue over `window`."""
        super().__init__(window)
        self._bridge = bridge
        self._status = status
        self._window = window
        self._last = "dataset"
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handover")
        self.ask: Callable[[Preview], ExportChoice | None] = self._ask
        """Shows the dialogue; a test puts its own answer here."""

    def export(self) -> None:
        """Read what a preview needs, then ask and write."""
        session = self._bridge.session
        self._bridge.when(self._pool.submit(preview, session), self._on_previewed)

    def close(self) -> None:
        """Wait for what is under way."""
        self._pool.shutdown()

    def _on_previewed(self, found: Preview) -> None:
        choice = self.ask(found)
        self.answered.emit()
        if choice is None:
            return
        self._last = choice.format
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

    def _ask(self, found: Preview) -> ExportChoice | None:
        path = self._bridge.session.path
        dialog = ExportDialog(
            self._formats(found),
            path.parent,
            path.stem,
            chosen=self._last,
            parent=self._window,
        )
        return dialog.choice() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _formats(self, found: Preview) -> list[ExportFormat]:
        return [
            ExportFormat(
                "dataset",
                self.tr("Dataset (JSON Lines)"),
                self.tr("Everything, for another project"),
                ".jsonl",
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

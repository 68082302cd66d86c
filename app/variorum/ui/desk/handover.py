"""Datasets and reports out: ask for format and place, write, say what was written."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from variorum.model.errors import Cancelled, UserError
from variorum.model.handover import Selection
from variorum.model.summary import Summary
from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.bridge import Bridge
from variorum.ui.desk.export_offers import REPORTS, data_offers, folder_for, report_offers, stock
from variorum.ui.desk.outlooks import Outlook
from variorum.ui.desk.reporting import ReportJob, load
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.handover.dialog import ExportDialog
from variorum.ui.handover.values import ExportChoice
from variorum.workspace.handing_over import FORMATS, Watch, hand_over
from variorum.workspace.lost_records import Whereabouts
from variorum.workspace.session import Session

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


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
        self._job: ReportJob | None = None
        self._writing: Event | None = None
        """Stops the export under way, if there is one."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handover")
        self.dialog: ExportDialog | None = None
        """The dialogue while it is open."""
        bridge.closed.connect(self.cancel)
        bridge.closed.connect(self._forget)

    def export(self) -> None:
        """Ask for format and place, the last choice chosen, and write."""
        self._ask(self._window.settings.last_export() or "dataset")

    def save_report(self) -> None:
        """Do the same with a report chosen: the kind of the last time."""
        last = self._window.settings.last_report()
        self._ask(last if last in REPORTS else REPORTS[0])

    def cancel(self) -> None:
        """Write nothing if it is not written yet."""
        if self._job is not None:
            self._job.cancel()
        if self._writing is not None:
            self._writing.set()

    def close(self) -> None:
        """Wait for what is under way."""
        self.cancel()
        if self.dialog is not None:
            self.dialog.reject()
        self._pool.shutdown()

    # -- asking ------------------------------------------------------------------------------

    def _ask(self, form: str) -> None:
        if self.dialog is not None:
            return
        if self._job is not None or self._writing is not None:
            self._status.set_hint(self.tr("One export at a time: wait for it or cancel it"))
            return
        settings, path = self._window.settings, self._bridge.session.path
        formats = {one.name: one for one in FORMATS}
        folder = folder_for(settings.remembered("export/folder"), path)
        dialog = self.dialog = ExportDialog(
            [*data_offers(FORMATS), *report_offers()],
            stock(self._bridge.session.state.catalogue),
            folder,
            path.stem,
            self._window,
        )
        outlook = Outlook(self._bridge, dialog, formats)
        outlook.left_for.connect(self._go)
        dialog.accepted.connect(lambda: self._on_chosen(dialog.choice(), outlook))
        dialog.finished.connect(self._on_left)
        dialog.begin(form, self._last_selection())
        dialog.open()

    def _last_selection(self) -> Selection:
        known = self._window.settings.remembered("export/options", "texts").split()
        return Selection(
            finished="finished" in known, decided="decided" in known, texts="texts" in known
        )

    def _on_left(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._window.activateWindow()
        self.answered.emit()

    def _on_chosen(self, choice: ExportChoice, outlook: Outlook) -> None:
        settings = self._window.settings
        settings.set_last_export(choice.format)
        settings.remember("export/folder", str(choice.path.parent))
        if choice.format in REPORTS:
            settings.set_last_report(choice.format)
            self._pool.submit(load)
            self._status.start_progress(self.tr("Writing {0}").format(choice.path.name))
            stop = self._writing = Event()
            self._bridge.sum_up(partial(self._write_report, choice, stop))
        else:
            options = ("texts", "finished", "decided")
            kept = [name for name in options if getattr(choice.selection, name)]
            settings.remember("export/options", " ".join(kept) or "none")
            self._write_data(choice, outlook.count())

    def _go(self, seen: Whereabouts) -> None:
        going = self._window.furniture.going
        if seen.kind == "place":
            going.to_place(seen.id, seen.start)
        elif seen.kind in {"article", "actor", "tag", "proposition", "quantity"}:
            going.to_record(seen.kind, seen.id)
        else:
            going.to_workspace("summary")

    # -- writing -----------------------------------------------------------------------------

    def _write_data(self, choice: ExportChoice, total: int) -> None:
        stop = self._writing = Event()
        self._status.start_progress(self.tr("Exporting"))

        def tell(done: int, everything: int) -> bool:
            if everything:
                self._bridge.progressed.emit(min(1.0, done / everything))
            return not stop.is_set()

        work = partial(_written, self._bridge.session, choice, Watch(tell, total))
        done = self._pool.submit(work)
        self._bridge.when(done, lambda count: self._on_written(count, choice.path.name))
        done.add_done_callback(lambda done: self._bridge.later(partial(self._end_data, stop, done)))

    def _end_data(self, stop: Event, done: "Future[int | None]") -> None:
        if self._writing is stop:
            self._writing = None
        if done.exception() is not None:
            self._status.stop_progress()

    def _on_written(self, count: int | None, name: str) -> None:
        self._writing = None
        if count is None:
            self._status.stop_progress()
            self._status.set_hint(self.tr("Cancelled; nothing was written"))
            return
        self._status.stop_progress()
        said = counted(
            count, self.tr("{n} record written"), self.tr("{n} records written"), english
        )
        self._status.set_hint(self.tr("{0} to {1}").format(said, name))

    def _write_report(self, choice: ExportChoice, stop: Event, summary: Summary) -> None:
        name = choice.path.name
        job = self._job = ReportJob(self._bridge, self._pool, summary, self)
        job.progressed.connect(self._status.set_progress)
        saved, kept = self.tr("Report saved as {0}"), self.tr("Cancelled; no report was written")
        job.written.connect(lambda: self._end(saved.format(name)))
        job.stopped.connect(lambda: self._end(kept))
        job.failed.connect(self._on_failed)
        if stop.is_set():
            job.cancel()
        job.start(choice.format, choice.path)

    def _end(self, said: str) -> None:
        self._forget()
        self._status.stop_progress()
        self._status.set_hint(said)

    def _on_failed(self, failure: UserError) -> None:
        self._forget()
        self._window.show_error(failure)

    def _forget(self) -> None:
        self._writing = None
        if self._job is not None:
            self._job.cancel()
            self._job.deleteLater()
            self._job = None


def _written(session: Session, choice: ExportChoice, watch: Watch) -> int | None:
    try:
        return hand_over(session, choice.format, choice.path, choice.selection, watch)
    except Cancelled:
        return None

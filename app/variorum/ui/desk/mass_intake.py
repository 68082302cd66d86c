"""Very many files: asked once, imported beside the window's work, told at the end."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from variorum.shell import phrases
from variorum.shell.phrases import Message
from variorum.shell.wording import counted
from variorum.ui.desk.looked import said
from variorum.ui.desk.new_texts import tag_line
from variorum.ui.frame.listing_dialog import ListingDialog
from variorum.ui.frame.many_dialog import ManyDialog
from variorum.ui.frame.message_bar import MessageBar
from variorum.ui.frame.status_bar import StatusBar
from variorum.workspace.import_pieces import Extent
from variorum.workspace.mass_import import AT_ONCE, Brought, MassWishes, bring

if TYPE_CHECKING:
    from variorum.ui.desk.import_asking import ImportAsking

_SHOW = "import.many"
_OFTEN = 0.1
"""Seconds between two pictures of the progress."""


class MassIntake(QObject):
    """Runs one import of very many files at a time."""

    def __init__(self, asking: "ImportAsking", status: StatusBar, message: MessageBar) -> None:
        """Work where `asking` does; show progress in `status` and the end in `message`."""
        super().__init__(asking)
        self._asking, self._bridge, self._window = asking, asking.bridge, asking.window
        self._status, self._message = status, message
        self._stop = Event()
        self._shown = 0.0
        self._lines: list[str] = []
        self.ask: Callable[[Extent], MassWishes | None] = self._ask
        """Shows the dialogue; a test puts its own answer here."""
        message.action_triggered.connect(self._on_answered)
        self._bridge.closed.connect(self.cancel)

    def take(self, paths: Sequence[Path], found: Extent) -> None:
        """Ask, then import."""
        wishes = self.ask(found)
        if wishes is None:
            return
        self._stop.clear()
        self._status.start_progress(self.tr("Importing {n} files").format(n=f"{found.files:,}"))
        session = self._bridge.session
        author, aside = session.signed(), session.aside()
        working = self._asking.pool.submit(bring, aside, paths, wishes, author, self._told)
        self._bridge.when(working, self._finish)

    def cancel(self) -> None:
        """Stop; what was saved stays."""
        self._stop.set()

    def _ask(self, found: Extent) -> MassWishes | None:
        keeps = self._asking.keeps
        dialog = ManyDialog(found.files, found.size, AT_ONCE, keeps=keeps, parent=self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        self._asking.keeps = dialog.keep.isChecked()
        return MassWishes(dialog.keep.isChecked(), dialog.renew.isChecked())

    def _told(self, found: Brought, done: int, everything: int) -> bool:
        """Hear from the worker; the window is told ten times a second at most."""
        now = time.monotonic()
        if now - self._shown >= _OFTEN:
            self._shown = now
            saved = found.imported
            self._bridge.later(lambda: self._show(saved, done, everything))
        return not self._stop.is_set()

    def _show(self, saved: int, done: int, everything: int) -> None:
        if self._bridge.is_open:
            text = self.tr("{done} of {all} files read, {n} saved")
            words = text.format(done=f"{done:,}", all=f"{everything:,}", n=f"{saved:,}")
            self._status.set_task(words)
            self._status.set_progress(done / max(1, everything))

    # -- the end -----------------------------------------------------------------------------

    def _finish(self, found: Brought) -> None:
        self._status.stop_progress()
        found.follow(self._bridge.session)
        self._lines = [said(error) for error in found.errors]
        self._lines += [f"{label}: {tag_line(tag)}" for label, tag in found.left]
        safe = ""
        if found.stopped:
            safe = self.tr("What was saved stays; import the same again and it goes on.")
        good = not (found.refused or found.unplaced or found.stopped)
        self._message.show_message(
            Message(f"{self._words(found)}.", safe, ""),
            "ok" if good else "warning",
            action=self.tr("Show") if self._lines else "",
            key=_SHOW,
        )

    def _words(self, found: Brought) -> str:
        numbers = (
            (found.known, self.tr("{n} was here already"), self.tr("{n} were here already")),
            (found.renewed, self.tr("{n} new text"), self.tr("{n} new texts")),
            (found.moved, self.tr("{n} tag moved"), self.tr("{n} tags moved")),
            (
                found.unplaced,
                self.tr("{n} tag without a place"),
                self.tr("{n} tags without a place"),
            ),
            (found.missed, self.tr("{n} file not kept"), self.tr("{n} files not kept")),
            (found.refused, self.tr("{n} file not read"), self.tr("{n} files not read")),
        )
        one, many = self.tr("{n} article imported"), self.tr("{n} articles imported")
        parts = [counted(found.imported, one, many, phrases.english)]
        parts += [
            counted(number, first, more, phrases.english)
            for number, first, more in numbers
            if number
        ]
        words = ", ".join(parts)
        return self.tr("Import stopped: {0}").format(words) if found.stopped else words

    def _on_answered(self, key: str) -> None:
        if key == _SHOW and self._lines:
            intro = self.tr("Files that were not imported, and tags without a place in a new text.")
            ListingDialog(self.tr("Left out"), intro, self._lines, self._window).exec()
            self._window.activateWindow()

"""After a crash: what happened, whether anything is lost, back to the sentence; and its report."""

import faulthandler
import platform
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, QTimer, qVersion

from variorum import __version__
from variorum.model.journal import Finding
from variorum.shell import crash_phrases
from variorum.shell.phrases import Message
from variorum.shell.problem_report import compose, stripped
from variorum.ui.messages import bug_message, install_excepthook, tr
from variorum.workspace.projects import data_dir
from variorum.workspace.runs import Ended, Run, keep_report, last_end, sqlite_version

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_KEY = "problem.report"
_REST = 500
"""Milliseconds after the caret moved until its place is noted."""


class Recovery(QObject):
    """Watches over one run of the window, and tells of the last one."""

    def __init__(self, window: "MainWindow") -> None:
        """Begin the run: from now on a crash leaves a trace."""
        super().__init__(window)
        self._window = window
        folder = data_dir()
        self.last: Ended | None = last_end(folder)
        """The run before, if it did not end as it should."""
        self.run = Run(folder)
        faulthandler.enable(self.run.trace, all_threads=True)
        install_excepthook(self._on_error)
        threading.excepthook = lambda said: self._on_thread_error(said.exc_value)
        if self.last is not None:
            keep_report(folder, _report_of(self.last))
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._note)
        window.annotate.place_changed.connect(self._note_soon)
        window.annotate.article_shown.connect(lambda _: self._note())
        window.bridge.opened.connect(self._note)
        window.bridge.opened.connect(self._check)
        window.bridge.closed.connect(self._note)
        window.furniture.message.action_triggered.connect(self._on_asked)
        window.left.connect(self._end)

    def project(self) -> Path | None:
        """Return the project to open again, with the place in it made ready to be taken up."""
        if self.last is None or not self.last.note.project:
            return None
        note = self.last.note
        path = Path(note.project)
        if note.article:
            self._window.settings.set_place(path, note.article, note.caret)
        return path if path.exists() else None

    def tell(self) -> None:
        """Say what happened, where no project is opened that could be checked."""
        if self.last is not None:
            self._say(crash_phrases.unopened(self.last.how, tr), "warning")

    # -- the last run ----------------------------------------------------------------------

    def _check(self) -> None:
        bridge = self._window.bridge
        if self.last is None:
            return
        if not self.last.note.project or not bridge.holds(Path(self.last.note.project)):
            self.tell()
            return
        bridge.when(bridge.session.check(), self._on_checked)

    def _on_checked(self, found: Sequence[Finding]) -> None:
        if self.last is None:
            return
        if found:
            self._say(crash_phrases.damaged(self.last.how, len(found), tr), "error")
        else:
            self._say(crash_phrases.whole(self.last.how, tr), "info")
        self.last = None

    def _say(self, message: Message, level: str) -> None:
        self._window.furniture.message.show_message(
            message, level, action=self.tr("Show report"), key=_KEY
        )

    def _on_asked(self, key: str) -> None:
        if key == _KEY:
            self._window.handlers.helping.show_report()

    # -- this run --------------------------------------------------------------------------

    def _note_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _note(self) -> None:
        window = self._window
        if window.is_left:
            return
        if not window.bridge.is_open:
            self.run.at("", "", 0)
        elif window.annotate.article is not None:
            place = window.annotate.article.article.id, window.annotate.reader.caret()
            self.run.at(str(window.bridge.session.path), *place)
        else:
            self.run.at(str(window.bridge.session.path), "", 0)

    def leaving(self) -> None:
        """Note that the session of the user ends."""
        self._note()
        self.run.leaving()

    def _on_error(self, error: BaseException) -> None:
        trace = stripped(error)
        self.run.report(trace)
        keep_report(data_dir(), _report(crash_phrases.how("error"), "", trace))
        self._say(bug_message(), "error")

    def _on_thread_error(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            sys.excepthook(type(error), error, error.__traceback__)

    def _end(self) -> None:
        self._timer.stop()
        faulthandler.disable()
        if sys.stderr is not None:  # a windowed Python on Windows has none
            faulthandler.enable()
        self.run.end()


def _report_of(ended: Ended) -> str:
    return _report(crash_phrases.how(ended.how), ended.note.started, ended.trace)


def _report(how: str, started: str, trace: str) -> str:
    versions = {
        "Variorum": __version__,
        "Python": platform.python_version(),
        "Qt": str(qVersion()),
        "PySide": PySide6.__version__,
        "SQLite": sqlite_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
    return compose(how, started, versions, trace)

"""The copies of a project: shown, made, gone back to, made projects of their own."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from variorum.model.backup import Backup
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.kinds import KINDS
from variorum.shell import history_phrases, safety_phrases
from variorum.ui.history.copies import CopiesDialog, CopyRow
from variorum.ui.messages import message_of, tr
from variorum.workspace import restoring
from variorum.workspace.projects import SUFFIX

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


T = TypeVar("T")


class Copying(QObject):
    """The dialogue on the copies of one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for the command."""
        super().__init__(window)
        self._window = window
        self._copies: Sequence[Backup] = ()
        self.dialog: CopiesDialog | None = None
        """The dialogue, while it is open."""

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"project.copies": self.open}

    def open(self) -> None:
        """Show the copies of the project."""
        self.dialog = made = CopiesDialog(self._window)
        made.looked_at.connect(self._look)
        made.back_wanted.connect(self._go_back)
        made.own_wanted.connect(self._make_own)
        made.copy_wanted.connect(self._copy_now)
        made.finished.connect(self._on_finished)
        made.open()
        self._show()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._window.activateWindow()

    def _show(self) -> None:
        self._copies = restoring.copies(self._window.bridge.session)
        if self.dialog is not None:
            self.dialog.set_copies([row_of(one) for one in self._copies])

    def _after(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        """Hand the result to `then`; a UserError is said in the dialogue, if it is still open."""
        bridge = self._window.bridge

        def end() -> None:
            failure = future.exception()
            if isinstance(failure, UserError):
                self._say(failure)
            else:
                then(future.result())

        future.add_done_callback(lambda _: bridge.later(end))

    def _look(self, at: int) -> None:
        session = self._window.bridge.session
        self._after(
            restoring.effect(session, self._copies[at]),
            lambda counts: self._show_effect(at, counts),
        )

    def _show_effect(self, at: int, counts: Mapping[str, Counter[str]]) -> None:
        if self.dialog is None:
            return
        kinds = [kind for kind in KINDS if kind in counts]
        self.dialog.set_effect(
            at,
            {
                tr(history_phrases.KINDS.get(kind, kind)): (
                    counts[kind]["insert"],
                    counts[kind]["update"],
                    counts[kind]["delete"],
                )
                for kind in kinds
            },
        )

    def _go_back(self, at: int) -> None:
        session, copy = self._window.bridge.session, self._copies[at]
        if session.refusal is not None:
            self._say(session.refusal)
            return
        if self.dialog is not None:
            self.dialog.wait(self.tr("Going back…"))
        self._after(restoring.way_back(session, copy), self._do)

    def _do(self, act: ChangeSet | None) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if act is not None and self._window.bridge.do(act):
            said = self.tr("The project is as that copy; Ctrl+Z takes it back")
            self._window.status.set_hint(said)

    def _make_own(self, at: int) -> None:
        path = ask_new_file(self.dialog or self._window, self.tr("Save as a project of its own"))
        if path is None:
            return
        try:
            restoring.copy_out(self._copies[at], path)
        except UserError as failure:
            self._say(failure)
            return
        if self.dialog is not None:
            self.dialog.say(self.tr("Saved as {0}").format(path.name))

    def _copy_now(self) -> None:
        self._after(restoring.back_up(self._window.bridge.session), lambda _: self._show())

    def _say(self, failure: UserError) -> None:
        if self.dialog is not None:
            self.dialog.go_on(str(message_of(failure)))


def row_of(copy: Backup) -> CopyRow:
    """Return a copy in words."""
    size = QLocale().formattedDataSize(copy.size, 1)
    return CopyRow(shown_time(copy), safety_phrases.reason(copy, tr), size)


def shown_time(copy: Backup) -> str:
    """Return when a copy was made, by the clock of this machine."""
    when = QDateTime.fromSecsSinceEpoch(int(copy.time.timestamp()))
    return QLocale().toString(when, "d MMM yyyy  HH:mm")


def ask_new_file(parent: QWidget, title: str, near: Path | None = None) -> Path | None:
    """Ask for the name of a new project file; None where the analyst does not want one."""
    kinds = tr("Variorum projects (*.variorum)")
    path, _ = QFileDialog.getSaveFileName(parent, title, str(near or ""), kinds)
    return Path(path).with_suffix(SUFFIX) if path else None

"""What the analyst is told about the project file itself, before and while it is worked on.

Where the file lies doubtfully, when it is gone, when it is damaged: what is safe, and a way out.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from variorum.model.concern import Concern
from variorum.model.errors import UserError
from variorum.model.rescue import Rescue
from variorum.shell import place_phrases, safety_phrases
from variorum.shell.phrases import Message
from variorum.ui.desk.copying import ask_new_file, shown_time
from variorum.ui.history.recovery import LeaveDialog, RecoveryDialog
from variorum.ui.messages import message_of, tr
from variorum.workspace import restoring
from variorum.workspace.projects import concerns

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_COPY, _RECOVER, _OPEN = "guard.copy", "guard.recover", "guard.open"

_UNSAVED = frozenset(
    (
        *("store.gone", "store.busy", "store.disk_full", "store.unwritable", "store.failed"),
        "project.gone",
    )
)
"""What is open is whole: a copy can be saved."""

_DAMAGED = frozenset(
    (
        *("store.damaged", "project.damaged", "project.not_sqlite", "article.damaged"),
        *("store.overwritten", "project.overwritten"),
    )
)


class Guarding(QObject):
    """Watches over the file of one window's project."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to openings, refusals and to the window's coming back to the front."""
        super().__init__(window)
        self._window = window
        self._concerns: Sequence[Concern] = ()
        self._told_gone = self._failed = False
        self._new: Path | None = None
        """The copy or rescue to go on in."""
        self.dialog: RecoveryDialog | None = None
        """The dialogue on a damaged file, while it is open."""
        self._damaged = Path()
        window.bridge.opened.connect(self._on_opened)
        window.bridge.closed.connect(lambda: window.status.set_concern(""))
        window.bridge.refused.connect(self._on_refused)
        window.furniture.message.action_triggered.connect(self._on_answered)
        window.status.concern_clicked.connect(self._tell)
        window.bridge.may_leave = self.may_leave
        window.installEventFilter(self)

    # -- where it lies ---------------------------------------------------------------------

    def _on_opened(self) -> None:
        self._told_gone, self._new = False, None
        bridge = self._window.bridge
        bridge.when(concerns(bridge.session), self._take)

    def _take(self, found: Sequence[Concern]) -> None:
        self._concerns = found
        self._window.status.set_concern(", ".join(place_phrases.mark(one, tr) for one in found))
        if self._window.bridge.session.refusal is None:
            self._tell()

    def _tell(self) -> None:
        if self._concerns:
            said = [place_phrases.concern(one, tr) for one in self._concerns]
            first = said[0]
            more = " ".join(one.what for one in said[1:])
            message = Message(first.what, f"{first.safe} {first.do}", more)
            self._window.show_message(message, "warning")

    # -- gone ------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowActivate:
            self._look()
        elif kind == QEvent.Type.Close and not self.may_leave():
            event.ignore()
            return True
        return False

    def _look(self) -> None:
        """Tell at once, not only at the next act, that the file is gone.

        A share that does not answer keeps nobody waiting: the store's thread asks.
        """
        bridge = self._window.bridge
        if bridge.is_open and not self._told_gone:
            bridge.when(bridge.session.submit(lambda store: store.is_gone()), self._tell_gone)

    def _tell_gone(self, is_gone: bool) -> None:  # noqa: FBT001  # a future's value
        if is_gone and not self._told_gone:
            self._told_gone = True
            bridge = self._window.bridge
            self._window.status.set_saved("failed", self.tr("File gone"))
            bridge.refused.emit(UserError("project.gone", path=str(bridge.session.path)))

    def may_leave(self) -> bool:
        """Ask what is to become of what is not on disk; tell whether to go on leaving."""
        bridge = self._window.bridge
        if not bridge.is_open or self._new is not None:
            return True
        if bridge.session.is_gone():
            return self._leaves_gone()
        return self._is_settled() or self._leaves_unsaved()

    def _is_settled(self) -> bool:
        """Wait for what is on its way to disk; tell whether all of it got there."""
        bridge, self._failed = self._window.bridge, False
        self._window.leave_place()
        if bridge.session.pending:
            bridge.session.submit(lambda _: None).result()
            bridge.catch_up()
        return not self._failed

    def _leaves_unsaved(self) -> bool:
        said = (self._window.furniture.message.text(), self.tr("All else is on disk."))
        leave = self.tr("&Leave all the same")
        dialog = LeaveDialog(self.tr("The last act is not saved"), said, leave, "", self._window)
        dialog.exec()
        return dialog.leaves

    def _leaves_gone(self) -> bool:
        path = self._window.bridge.session.path
        said = (
            self.tr("{0} was moved, deleted or replaced while it is open here.").format(path),
            self.tr("What is open here may be the only copy. Save it before you leave it."),
        )
        leave, save = self.tr("&Leave without a copy"), self.tr("Save a copy…")
        dialog = LeaveDialog(self.tr("The project file is gone"), said, leave, save, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            copy = ask_new_file(self._window, self.tr("Save a copy"))
            return copy is not None and self._save_now(copy)
        return dialog.leaves

    def _save_now(self, path: Path) -> bool:
        try:
            self._window.bridge.session.submit(lambda store: store.snapshot(path)).result()
        except UserError as failure:
            self._window.bridge.refused.emit(failure)
            return False
        return True

    def save_copy(self) -> None:
        """Ask for a name and save a copy; where the file is gone, offer to go on in the copy."""
        path = ask_new_file(self._window, self.tr("Save a copy"))
        if path is not None:
            bridge = self._window.bridge
            saving = bridge.session.submit(lambda store: store.snapshot(path))
            bridge.when(saving, lambda _: self._copied(path))

    def _copied(self, path: Path) -> None:
        said = self.tr("Copy saved as {0}").format(path.name)
        self._window.status.set_hint(said)
        if self._window.bridge.session.is_gone():
            self._new = path
            self._window.furniture.message.show_message(
                Message(f"{said}.", self.tr("Nothing more is saved in the file that is open."), ""),
                "ok",
                action=self.tr("Go on in the copy"),
                key=_OPEN,
            )

    # -- refused ---------------------------------------------------------------------------

    def _on_refused(self, failure: UserError) -> None:
        self._failed = self._failed or failure.code.startswith("store.")
        message = self._window.furniture.message
        if failure.code in _UNSAVED and self._window.bridge.is_open:
            action = self.tr("Save a copy…")
            message.show_message(message_of(failure), "error", action=action, key=_COPY)
        elif failure.code in _DAMAGED:
            self._offer_recovery(failure)

    def _offer_recovery(self, failure: UserError) -> None:
        bridge, path = self._window.bridge, str(failure.params.get("path", ""))
        if bridge.is_open and path in {"", str(bridge.session.path)}:
            path = str(bridge.session.path)
            if failure.code == "project.damaged":  # said of reading; what counts is what was typed
                failure = UserError("store.damaged", path=path)
        if path:
            self._damaged = Path(path)
            action = self.tr("Recover…")
            message = self._window.furniture.message
            message.show_message(message_of(failure), "error", action=action, key=_RECOVER)

    def _on_answered(self, key: str) -> None:
        if key == _COPY and self._window.bridge.is_open:
            self.save_copy()
        elif key == _RECOVER:
            self._recover()
        elif key == _OPEN and self._new is not None:
            self._window.open_project(self._new)

    # -- damaged ---------------------------------------------------------------------------

    def _recover(self) -> None:
        copies = restoring.copies_of(self._damaged)
        when = shown_time(copies[0]) if copies else ""
        self.dialog = made = RecoveryDialog(str(self._damaged), when, self._window)
        made.copy_wanted.connect(self._from_copy)
        made.rescue_wanted.connect(self._rescue)
        made.open_wanted.connect(self._open_new)
        made.finished.connect(self._forget)
        made.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _from_copy(self) -> None:
        copies, path = restoring.copies_of(self._damaged), self._ask("copy")
        if path is None or not copies or self.dialog is None:
            return
        try:
            restoring.copy_out(copies[0], path)
        except UserError as failure:
            self.dialog.show_failure(str(message_of(failure)))
            return
        self._new = path
        self.dialog.show_report(
            self.tr("The copy of {0} is now {1}.").format(shown_time(copies[0]), path)
        )

    def _rescue(self) -> None:
        path, dialog = self._ask("rescued"), self.dialog
        if path is None or dialog is None:
            return
        dialog.wait(self.tr("Reading what is left…"))
        bridge, damaged = self._window.bridge, self._damaged
        author = bridge.author_name
        bridge.run(
            lambda: restoring.rescue(damaged, path, author),
            lambda done: self._rescued(path, done),
            self._not_rescued,
        )

    def _rescued(self, path: Path, done: Rescue) -> None:
        self._new = path
        if self.dialog is not None:
            self.dialog.show_report("\n".join(safety_phrases.rescued(done, str(path), tr)))

    def _not_rescued(self, failure: UserError) -> None:
        if self.dialog is not None:
            self.dialog.show_failure(str(message_of(failure)))

    def _ask(self, ending: str) -> Path | None:
        near = self._damaged.with_name(f"{self._damaged.stem}-{ending}{self._damaged.suffix}")
        return ask_new_file(self.dialog or self._window, self.tr("New project"), near)

    def _open_new(self) -> None:
        if self._new is not None:
            self._window.open_project(self._new)

"""The window: frame, workspaces and commands. Widgets below know nothing of each other."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from variorum.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from variorum.model.errors import UserError
    from variorum.shell.phrases import Message
    from variorum.ui.bridge import Bridge
    from variorum.ui.desk.annotate import AnnotateDesk
    from variorum.ui.desk.furnishing import Furniture
    from variorum.ui.desk.handlers import Handlers
    from variorum.ui.desk.overview import SummaryDesk
    from variorum.ui.frame.front import Front
    from variorum.ui.frame.top_bar import TopBar
    from variorum.ui.remembered import Preferences
    from variorum.ui.settings import Settings


def application() -> QApplication:
    """Return the running application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)  # a window cannot be without one  # noqa: S101
    return found


class MainWindow(QMainWindow):
    """One window on one project at a time.

    It is made in three steps, so that what is seen first waits for nothing: the bare frame at
    once; menus, welcome page and status bar by `present`; all that needs the workspace by
    `furnish`.
    """

    left = Signal()
    """Everything is saved and let go of; the window is about to close."""

    def __init__(self, author: str, settings: "Settings", *, furnished: bool = True) -> None:
        """Make the frame. Without `furnished` somebody must call `furnish` later."""
        super().__init__()
        self.author = author
        self.settings = settings
        self._front: Front | None = None
        self._furniture: Furniture | None = None
        self.is_left = False
        """Whether the window has let go of everything."""
        self.setWindowTitle(self.tr("Variorum"))
        self.resize(1440, 900)
        if furnished:
            self.furnish()

    def present(self) -> None:
        """Put in what is seen without a project; a second call does nothing."""
        if self._front is not None:
            return
        from variorum.ui.frame.front import Front  # noqa: PLC0415  # after the frame is painted
        from variorum.ui.preferred import dress  # noqa: PLC0415  # the same

        self._front = front = Front(self)
        self.actions_, self.status, self.welcome = front.commands, front.status, front.welcome
        self.stack, self.column = front.stack, front.column
        self.setCentralWidget(front)
        for part in (front, self.menuBar()):  # one put into a window in view waits to be shown
            part.show()
        dress(self, self.settings.preferences())
        self._greet()

    def furnish(self) -> None:
        """Make the workspaces and give every command its effect; a second call does nothing."""
        if self._furniture is not None:
            return
        self.present()
        from variorum.ui.desk.furnishing import Furniture  # noqa: PLC0415  # after the first paint

        self.actions_.fill(self.menuBar())
        self._furniture = Furniture(self)
        self._furniture.connect_all()
        self.setAcceptDrops(True)
        self.use_preferences(self.settings.preferences())
        self.show_welcome()

    @property
    def furniture(self) -> "Furniture":
        """The workspaces and all that works on them."""
        assert self._furniture is not None  # asked for after `furnish`  # noqa: S101
        return self._furniture

    @property
    def bridge(self) -> "Bridge":
        """The open project."""
        return self.furniture.bridge

    @property
    def annotate(self) -> "AnnotateDesk":
        """The annotate workspace."""
        return self.furniture.annotate

    @property
    def summary(self) -> "SummaryDesk":
        """The summary workspace."""
        return self.furniture.summary

    @property
    def top(self) -> "TopBar":
        """The bar below the menus."""
        return self.furniture.top

    @property
    def handlers(self) -> "Handlers":
        """What the commands do."""
        return self.furniture.handlers

    # -- projects --------------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        """Open a project; a message says why where it cannot be."""
        if self.bridge.holds(path):
            self.show_workspace("annotate")
            return
        self.leave_place()
        self.bridge.open(path)

    def create_project(self, path: Path) -> None:
        """Create a project and open it; a message says why where it cannot be."""
        self.leave_place()
        self.bridge.create(path)

    def open_sample(self) -> None:
        """Open the sample project, made in the user's data folder the first time."""
        if self.bridge.holds(self.furniture.sample):
            self.show_workspace("annotate")
            return
        self.leave_place()
        self.bridge.open_sample(self.furniture.sample.parent)

    def on_opened(self) -> None:
        """Show the project that was just opened, at the place it was left."""
        session = self.bridge.session
        self.furniture.message.dismiss()
        self.top.show()
        self.top.set_project(session.state.catalogue.project.title)
        from variorum.ui import plain  # noqa: PLC0415  # after the first paint

        plain.set_title(self, f"{session.state.catalogue.project.title} — Variorum")
        self.annotate.begin()
        self.summary.begin()
        self.furniture.reconcile.begin()
        self.furniture.going.begin()
        self.show_workspace("annotate")
        self.furniture.standing.begin()
        self.bridge.ask_summary()
        self.furniture.reconcile.ask_later()
        self.furniture.places.take_up()
        if session.refusal is not None:
            self.show_error(session.refusal, level="warning")

    def leave_place(self) -> None:
        """Keep what is half typed, and remember where the analyst is in the open project."""
        self.furniture.places.leave()

    # -- workspaces ------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Show the ways to start."""
        self._greet()
        self.top.hide()
        self.furniture.standing.allow()

    def _greet(self) -> None:
        self.setWindowTitle(self.tr("Variorum"))
        self.welcome.set_recent(self.settings.recent())
        self.stack.setCurrentWidget(self.welcome)
        self.status.clear()

    def show_workspace(self, name: str) -> None:
        """Put a workspace in front: annotate, reconcile, summary, or the page agreement."""
        reconcile = self.furniture.reconcile
        agreement = self.furniture.agreement
        pages = {
            "annotate": self.annotate,
            "reconcile": reconcile,
            "summary": self.summary,
            "agreement": agreement,
        }
        self.stack.setCurrentWidget(pages[name])
        self.top.set_workspace(name)
        if name == "summary":
            self.bridge.ask_summary()
            self.summary.pane.setFocus()
        elif name == "reconcile":
            reconcile.pane.setFocus()
        elif name == "agreement":
            agreement.pane.setFocus()
        else:
            self.annotate.take_focus()
        self.furniture.standing.allow()
        self.furniture.standing.show_place()

    def workspace(self) -> str:
        """Return which workspace is in front."""
        shown = self.stack.currentWidget()
        if shown is self.furniture.reconcile:
            return "reconcile"
        if shown is self.furniture.agreement:
            return "agreement"
        return "summary" if shown is self.summary else "annotate"

    # -- words -----------------------------------------------------------------------------

    def show_error(self, failure: "UserError", level: str = "error") -> None:
        """Say why something was not done."""
        self.furniture.message.show_message(self.furniture.message_of(failure), level)
        if level == "error":
            self.status.stop_progress()

    def show_message(self, message: "Message", level: str = "error") -> None:
        """Say something above the workspaces."""
        self.furniture.message.show_message(message, level)

    def use_preferences(self, chosen: "Preferences") -> None:
        """Follow the analyst's preferences."""
        from variorum.ui.preferred import dress_all  # noqa: PLC0415  # after the first paint

        dress_all(self, chosen)

    # -- coming and going ------------------------------------------------------------------

    def restore_state(self) -> None:
        """Take the size and panes of the last time."""
        self.restoreGeometry(self.settings.state("window"))
        self.annotate.splitter.restoreState(self.settings.state("annotate"))

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  # after the frame is painted

        if event.key() == Qt.Key.Key_Escape and self._furniture is not None:
            self.furniture.message.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.handlers.files.take_paths(paths)

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        self.leave()
        super().closeEvent(event)

    def leave(self) -> None:
        """Save what is pending and let go of everything; a second call does nothing."""
        if self.is_left:
            return
        self.is_left = True
        self.settings.set_state("window", self.saveGeometry())
        if self._furniture is not None:
            self.leave_place()
            self.furniture.beside.close()
            self.settings.set_state("annotate", self.annotate.splitter.saveState())
            self.furniture.intake.close()
            self.furniture.handover.close()
            self.furniture.tags_in.close()
            self.bridge.shut()
        self.settings.save()
        self.left.emit()

    def make_ready(self) -> None:
        """Save what is pending and stay: the user's session may be about to end."""
        if self._furniture is None or self.is_left:
            return
        self.leave_place()
        if self.bridge.is_open:
            self.bridge.session.submit(lambda _store: None).result()
        self.settings.save()

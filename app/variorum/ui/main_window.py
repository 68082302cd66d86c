"""The window: frame, workspaces and commands. Widgets below know nothing of each other."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from variorum.model.errors import UserError
from variorum.model.ids import Id, now
from variorum.model.records import Article
from variorum.shell.phrases import Message
from variorum.ui import theme
from variorum.ui.actions import Actions
from variorum.ui.bridge import Bridge
from variorum.ui.desk.annotate import AnnotateDesk
from variorum.ui.desk.going import Going
from variorum.ui.desk.handlers import Handlers
from variorum.ui.desk.handover import Handover
from variorum.ui.desk.intake import Intake
from variorum.ui.desk.overview import SummaryDesk
from variorum.ui.desk.standing import Standing
from variorum.ui.frame.message_bar import MessageBar
from variorum.ui.frame.palette import Palette
from variorum.ui.frame.status_bar import StatusBar
from variorum.ui.frame.top_bar import TopBar
from variorum.ui.frame.welcome import WelcomePage
from variorum.ui.messages import message_of
from variorum.ui.settings import Preferences, RecentProject, Settings
from variorum.workspace.projects import data_dir


def application() -> QApplication:
    """Return the running application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)  # a window cannot be without one  # noqa: S101
    return found


class MainWindow(QMainWindow):
    """One window on one project at a time."""

    def __init__(self, author: str, settings: Settings) -> None:
        """Show the welcome page."""
        super().__init__()
        self.settings = settings
        self.bridge = Bridge(settings.preferences().annotator or author, self)
        self.actions_ = Actions(self)
        self.top, self.status, self.message = TopBar(self.actions_), StatusBar(), MessageBar()
        self.welcome = WelcomePage(self.actions_)
        self.annotate, self.summary = AnnotateDesk(self.bridge), SummaryDesk(self.bridge)
        self.stack = QStackedWidget()
        self.palette_ = Palette(self)
        self.intake = Intake(self.bridge, self.status, self)
        self.handover = Handover(self.bridge, self.status, self)
        self._lay_out()
        self.going = Going(self)
        self.standing = Standing(self)
        self.handlers = Handlers(self)
        self._connect()
        self.use_preferences(settings.preferences())
        self.show_welcome()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Variorum"))
        self.resize(1440, 900)
        self.actions_.fill(self.menuBar())
        for page in (self.welcome, self.annotate, self.summary):
            self.stack.addWidget(page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.message):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        self.message.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.actions_.attach_reader(self.annotate.reader.text_widget())
        self.welcome.recent_chosen.connect(self.open_project)
        self.welcome.paths_dropped.connect(self.handlers.take_paths)
        self.annotate.library.files_dropped.connect(self.handlers.take_paths)
        self.annotate.library.import_requested.connect(self.handlers.import_files)
        self.annotate.library.edit_metadata_requested.connect(self.handlers.edit_details)
        self.bridge.refused.connect(self.show_error)
        self.bridge.opened.connect(self._on_opened)
        self.bridge.closed.connect(self.annotate.close_article)
        self.bridge.closed.connect(self.summary.begin)
        self.bridge.closed.connect(self.show_welcome)
        self.bridge.progressed.connect(self.status.set_progress)
        self.status.cancelled.connect(self.intake.cancel)
        self.annotate.tagger.hinted.connect(self.status.set_hint)

    # -- projects --------------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        """Open a project; a message says why where it cannot be."""
        self.leave_place()
        self.bridge.open(path)

    def create_project(self, path: Path) -> None:
        """Create a project and open it; a message says why where it cannot be."""
        self.leave_place()
        self.bridge.create(path)

    def open_sample(self) -> None:
        """Open the sample project, made in the user's data folder the first time."""
        self.leave_place()
        self.bridge.open_sample(data_dir())

    def _on_opened(self) -> None:
        session = self.bridge.session
        self.message.dismiss()
        self.top.show()
        self.top.set_project(session.state.catalogue.project.title)
        self.setWindowTitle(f"{session.state.catalogue.project.title} — Variorum")
        self.annotate.begin()
        self.summary.begin()
        self.going.begin()
        self.show_workspace("annotate")
        self.standing.begin()
        self.bridge.ask_summary()
        self.remember_recent()
        self._return_to_place()
        if session.refusal is not None:
            self.show_error(session.refusal, level="warning")

    def _return_to_place(self) -> None:
        session = self.bridge.session
        place, caret = self.settings.place(session.path)
        articles = session.state.catalogue.all(Article)
        if Id(place) in articles:
            self.annotate.show_article(Id(place), caret=caret)
        elif articles:
            first = min(articles.values(), key=lambda one: (len(one.label), one.label))
            self.annotate.show_article(first.id)

    def remember_recent(self) -> None:
        """Put the open project at the head of the recent ones."""
        session = self.bridge.session
        catalogue = session.state.catalogue
        self.settings.add_recent(
            RecentProject(
                session.path,
                catalogue.project.title,
                now(),
                len(catalogue.all(Article)),
                self.annotate.shelf.tags_in_all(),
            )
        )

    def leave_place(self) -> None:
        """Remember where the analyst is in the open project."""
        if self.bridge.is_open and self.annotate.article:
            article = self.annotate.article.article.id
            caret = self.annotate.reader.caret()
            self.settings.set_place(self.bridge.session.path, article, caret)
            self.remember_recent()

    # -- workspaces ------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """Show the ways to start."""
        self.setWindowTitle(self.tr("Variorum"))
        self.welcome.set_recent(self.settings.recent())
        self.stack.setCurrentWidget(self.welcome)
        self.top.hide()
        self.status.clear()
        self.standing.allow()

    def show_workspace(self, name: str) -> None:
        """Put a workspace in front: annotate or summary."""
        pages = {"annotate": self.annotate, "summary": self.summary}
        self.stack.setCurrentWidget(pages[name])
        self.top.set_workspace(name)
        if name == "summary":
            self.bridge.ask_summary()
            self.summary.pane.setFocus()
        else:
            self.annotate.reader.text_widget().setFocus()
        self.standing.allow()
        self.standing.show_place()

    def workspace(self) -> str:
        """Return which workspace is in front."""
        return "summary" if self.stack.currentWidget() is self.summary else "annotate"

    # -- words -----------------------------------------------------------------------------

    def show_error(self, failure: UserError, level: str = "error") -> None:
        """Say why something was not done."""
        self.message.show_message(message_of(failure), level)
        if level == "error":
            self.status.stop_progress()

    def show_message(self, message: Message, level: str = "error") -> None:
        """Say something above the workspaces."""
        self.message.show_message(message, level)

    def use_preferences(self, chosen: Preferences) -> None:
        """Follow the analyst's preferences."""
        theme.follow(application(), chosen.theme)
        self.actions_[f"theme.{chosen.theme}"].setChecked(True)
        self.actions_.set_single_keys(enabled=chosen.single_keys)
        self.actions_.set_keys(self.settings.keys())
        self.annotate.reader.set_measure(chosen.measure)
        self.annotate.reader.set_zoom(chosen.zoom)
        if chosen.annotator:
            self.bridge.sign_as(chosen.annotator)
        self.status.set_zoom(chosen.zoom)
        self.status.set_annotator(chosen.annotator or self.bridge.author_name)

    # -- coming and going ------------------------------------------------------------------

    def restore_state(self) -> None:
        """Take the size and panes of the last time."""
        self.restoreGeometry(self.settings.state("window"))
        self.annotate.splitter.restoreState(self.settings.state("annotate"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave_place()
        self.settings.set_state("window", self.saveGeometry())
        self.settings.set_state("annotate", self.annotate.splitter.saveState())
        self.intake.close()
        self.handover.close()
        self.bridge.close()
        self.settings.save()
        super().closeEvent(event)

"""What a window is furnished with once its frame is painted: workspaces, commands, dialogues."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.errors import UserError
from variorum.shell.phrases import Message
from variorum.ui import icons
from variorum.ui.bridge import Bridge
from variorum.ui.desk.agreeing import AgreementDesk
from variorum.ui.desk.annotate import AnnotateDesk
from variorum.ui.desk.article_form import ArticleForm
from variorum.ui.desk.beside import Beside
from variorum.ui.desk.going import Going
from variorum.ui.desk.guarding import Guarding
from variorum.ui.desk.handlers import Handlers
from variorum.ui.desk.handover import Handover
from variorum.ui.desk.intake import Intake
from variorum.ui.desk.menus import Menus
from variorum.ui.desk.overview import SummaryDesk
from variorum.ui.desk.places import Places
from variorum.ui.desk.reconcile import ReconcileDesk
from variorum.ui.desk.saying import Saying
from variorum.ui.desk.standing import Standing
from variorum.ui.desk.tags_in import TagsIn
from variorum.ui.desk.warming import Warming
from variorum.ui.frame.message_bar import MessageBar
from variorum.ui.frame.palette import Palette
from variorum.ui.frame.top_bar import TopBar
from variorum.ui.messages import message_of
from variorum.ui.widgets.painting import Painting
from variorum.workspace.projects import data_dir
from variorum.workspace.sample import FILE_NAME

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Furniture(QObject):
    """Everything in a window that works on a project."""

    def __init__(self, window: "MainWindow") -> None:
        """Make it all and put it into `window`."""
        super().__init__(window)
        self._window = window
        self.painting = Painting(window)
        self.sample = data_dir() / FILE_NAME
        self.bridge = Bridge(window.settings.preferences().annotator or window.author, self)
        self.top, self.message = TopBar(window.actions_), MessageBar()
        for bar in (self.message, self.top):
            bar.hide()
            window.column.insertWidget(0, bar)
        # Made where it will stand: a tree of widgets that is moved is styled anew, leaf by leaf.
        self.annotate = AnnotateDesk(self.bridge, window.stack)
        self.summary = SummaryDesk(self.bridge)
        self.reconcile, self.agreement = ReconcileDesk(self.bridge), AgreementDesk(self.bridge)
        self.palette = Palette(window)
        self.intake = Intake(self.bridge, window.status, self.message, window.settings, window)
        self.article_form = ArticleForm(window)
        self.handover = Handover(self.bridge, window.status, window)
        for page in (self.annotate, self.reconcile, self.summary, self.agreement):
            window.stack.addWidget(page)

    def connect_all(self) -> None:
        """Connect what can be asked with what is done; `window.furniture` is this by now."""
        window, bridge, library = self._window, self.bridge, self.annotate.library
        self.going, self.places = Going(window), Places(window)
        self.tags_in = TagsIn(window)
        self.standing = Standing(window)
        self.beside = Beside(window)
        self.handlers = Handlers(window)
        self.saying = Saying(window)
        self.menus = Menus(window)
        summary = self.summary
        panes = (
            self.palette.rehearse,
            lambda: self.reconcile.pane,
            lambda: summary.pane,
            lambda: summary.pane.pages.warming(),  # noqa: PLW0108  # made only in that turn
        )
        made = (*self.annotate.tagger.warming(), *self.annotate.panel.warming())
        self.warming = Warming((*made, *panes), self)
        window.actions_.attach_reader(self.annotate.reader.text_widget())
        window.welcome.recent_chosen.connect(window.open_project)
        window.welcome.paths_dropped.connect(self.handlers.files.take_paths)
        library.files_dropped.connect(self.handlers.files.take_paths)
        library.import_requested.connect(self.handlers.files.import_files)
        library.edit_metadata_requested.connect(self.handlers.files.edit_details)
        bridge.refused.connect(window.show_error)
        bridge.opened.connect(window.on_opened)
        self.guarding = Guarding(window)  # adds to what these two say
        bridge.opened.connect(self.warming.start)
        bridge.closed.connect(self.annotate.close_article)
        bridge.closed.connect(self.summary.begin)
        bridge.closed.connect(self.reconcile.begin)
        bridge.closed.connect(self.agreement.begin)
        self.reconcile.counted.connect(self.top.set_open)
        bridge.closed.connect(window.show_welcome)
        bridge.progressed.connect(window.status.set_progress)
        window.status.cancelled.connect(self.intake.cancel)
        window.status.cancelled.connect(self.handover.cancel)
        window.status.zoom_clicked.connect(window.actions_["view.zoom_reset"].trigger)
        window.status.annotator_clicked.connect(window.actions_["app.preferences"].trigger)
        self.annotate.tagger.hinted.connect(window.status.set_hint)
        self.summary.hinted.connect(window.status.set_hint)
        self.annotate.article_shown.connect(self.summary.briefing.on_article_shown)
        self.annotate.reader.zoom_changed.connect(self.handlers.keep_zoom)
        self.annotate.reader.tag_mode_changed.connect(self.handlers.keep_single_keys)
        bridge.soon(icons.read_all, lambda _read: None)

    @staticmethod
    def message_of(failure: UserError) -> Message:
        """Return the sentences for an error."""
        return message_of(failure)

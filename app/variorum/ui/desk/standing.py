"""How things stand: the status bar, the undo step, which commands can be given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt

from variorum.model.errors import UserError
from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.messages import act_name
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_ALWAYS = frozenset(
    {
        "app.preferences",
        "app.quit",
        "articles.import",
        "articles.import_folder",
        "face.sans",
        "face.serif",
        "go.palette",
        "help.about",
        "help.contents",
        "help.keys",
        "help.report",
        "help.tour",
        "project.new",
        "project.open",
        "project.sample",
        "theme.contrast",
        "theme.dark",
        "theme.light",
        "theme.system",
        "window.full_screen",
        "window.minimise",
    }
)
"""Commands that need no project."""

_READING = frozenset(
    {
        "article.details",
        "article.pdf",
        "article.print",
        "edit.copy_citation",
        "edit.find",
        "edit.find_next",
        "edit.find_previous",
        "history.article",
        "memo.article",
        "progress.doing",
        "progress.done",
        "progress.todo",
    }
)
"""Commands on the article open, beside those of scope reader."""


class Standing(QObject):
    """Keeps one window's status bar and commands as things stand."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to what changes how things stand."""
        super().__init__(window)
        self._window = window
        bridge = window.bridge
        bridge.pending.connect(self._on_pending)
        bridge.saved.connect(self._on_saved)
        bridge.refused.connect(self._on_refused)
        bridge.changed.connect(self._on_changed)
        window.stack.currentChanged.connect(lambda _: window.status.set_hint(""))
        bridge.summarised.connect(lambda _: self.show_place())
        window.furniture.reconcile.counted.connect(lambda _: self.show_place())
        window.annotate.place_changed.connect(self.show_place)
        window.furniture.agreement.shown.connect(self.show_place)
        window.annotate.article_shown.connect(self._on_article_shown)
        window.annotate.reader.resizing_changed.connect(self._on_resizing_changed)

    def begin(self) -> None:
        """Say how the project just opened stands."""
        window = self._window
        session = window.bridge.session
        if session.read_only:
            elsewhere = session.refusal is not None and session.refusal.code == "project.read_only"
            said = self.tr("Read-only: open elsewhere") if elsewhere else self.tr("Read-only")
            window.status.set_saved("read_only", said)
        else:
            window.status.set_saved("saved", self.tr("All saved"))
        window.status.set_zoom(window.settings.preferences().zoom)
        self.show_steps()
        self.allow()

    def show_steps(self) -> None:
        """Name the steps that undo and redo would take."""
        window = self._window
        if not window.bridge.is_open:
            return
        session = window.bridge.session
        steps = (None, None) if session.read_only else session.steps
        for command, step in zip(("edit.undo", "edit.redo"), steps, strict=True):
            name = act_name(step.act, step.params) if step else ""
            window.actions_.set_step(command, name)

    def allow(self) -> None:
        """Allow the commands that mean something now."""
        window = self._window
        is_open = window.bridge.is_open
        in_front = is_open and window.workspace() == "annotate"
        reading = in_front and window.annotate.article is not None
        for _, command, action in window.actions_.entries():
            if command.id in _ALWAYS:
                allowed = True
            elif command.id in {"go.next_article", "go.previous_article"}:
                allowed = in_front
            elif command.id in {"go.back", "go.forward"}:
                allowed = is_open and window.furniture.going.allows(command.id)
            elif command.id.startswith("beside."):
                allowed = reading and window.furniture.beside.allows(command.id)
            elif command.id == "tools.agreement":
                allowed = is_open and window.annotate.article is not None
            elif command.scope == "reader" or command.id in _READING:
                allowed = reading
            else:
                allowed = is_open
            if command.id not in {"edit.undo", "edit.redo"} or not is_open:
                action.setEnabled(allowed)
        self.show_steps()

    def show_place(self) -> None:
        """Say where the analyst is."""
        window = self._window
        desk = window.annotate
        if window.workspace() == "summary" and window.summary.summary:
            count = len(window.summary.summary.propositions)
            window.status.set_words(
                counted(count, self.tr("{n} proposition"), self.tr("{n} propositions"), english),
                self.tr("Enter opens the sentence"),
            )
        elif window.workspace() == "reconcile":
            window.status.set_words(*window.furniture.reconcile.words())
        elif window.workspace() == "agreement":
            window.status.set_words(*window.furniture.agreement.words())
        elif desk.article and desk.sentences:
            window.status.set_place(
                desk.sentences.number(desk.reader.caret()),
                len(desk.sentences.spans),
                desk.sentences.left(),
                len(desk.article.standing()),
            )
        elif not desk.article:
            window.status.set_words()

    def _on_article_shown(self, _article: object) -> None:
        self.allow()
        self.show_place()

    def _on_resizing_changed(self, on: bool) -> None:  # noqa: FBT001  # a signal's value
        keys = self.tr("Left and Right move the end, with Shift the start; Enter keeps it")
        self._window.status.set_hint(keys if on else "")

    def expect_redo(self) -> None:
        """Let redo be given at once after an undo; its name follows when the undo is on disk."""
        self._window.actions_["edit.redo"].setEnabled(True)

    def _on_changed(self, changed: Changed) -> None:
        words = {"undo": self.tr("Undone: {0}"), "redo": self.tr("Done again: {0}")}
        said = words.get(changed.how, "")
        act = changed.change_set
        self._window.status.set_hint(said.format(act_name(act.act, act.params)) if said else "")

    def _on_pending(self) -> None:
        # A quick Ctrl+Z must not be lost while the act is still on its way to disk.
        self._window.actions_["edit.undo"].setEnabled(True)
        self._window.status.set_saved("pending", self.tr("Saving"))

    def _on_saved(self, time: str) -> None:
        when = QDateTime.fromString(time, Qt.DateFormat.ISODateWithMs).toLocalTime().time()
        shown = QLocale().toString(when, "HH:mm")
        self._window.status.set_saved("saved", self.tr("Saved {0}").format(shown))
        self.show_steps()
        if self._window.workspace() == "reconcile":
            self.show_place()

    def _on_refused(self, failure: UserError) -> None:
        if failure.code.startswith("store."):
            self._window.status.set_saved("failed", self.tr("Not saved"))

"""Saying how far an article is: done asks first while sentences are unread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.shell.phrases import Message, english
from variorum.shell.wording import counted

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_KEY = "progress.done"


class Finishing(QObject):
    """The commands on the progress of the open article."""

    def __init__(self, window: "MainWindow") -> None:
        """Listen to the answer given in the message bar."""
        super().__init__(window)
        self._window = window
        self._asked: Id | None = None
        window.furniture.message.action_triggered.connect(self._on_answered)
        window.bridge.marked.connect(self._on_marked)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {f"progress.{state}": self._progressing(state) for state in Progress}

    def _progressing(self, state: Progress) -> Callable[[], None]:
        def set_progress() -> None:
            desk = self._window.annotate
            unread = desk.sentences.left() if desk.sentences else 0
            if state is Progress.DONE and unread and desk.article:
                self._asked = desk.article.article.id
                self._ask(unread)
            else:
                desk.editor.set_progress(state)

        return set_progress

    def _ask(self, unread: int) -> None:
        said = counted(
            unread,
            self.tr("{n} sentence is not read yet."),
            self.tr("{n} sentences are not read yet."),
            english,
        )
        hint = self.tr("U goes to the next one without a tag, Space marks a sentence as read.")
        self._window.furniture.message.show_message(
            Message(said, "", hint), "warning", action=self.tr("Done all the same"), key=_KEY
        )

    def _on_marked(self, article: Id) -> None:
        """Say how an article is ended when its last sentence was read."""
        desk = self._window.annotate
        here = desk.article.article if desk.article else None
        if not here or here.id != article or here.progress is Progress.DONE:
            return
        if desk.sentences and not desk.sentences.left():
            said = self.tr("All sentences are read; Ctrl+K, then “done”, ends the article")
            self._window.status.set_hint(said)

    def _on_answered(self, key: str) -> None:
        desk = self._window.annotate
        here = desk.article.article.id if desk.article else None
        if key == _KEY and here is not None and here == self._asked:
            desk.editor.set_progress(Progress.DONE)
            desk.take_focus()

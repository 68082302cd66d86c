"""What the keys do to suggestions: walk, accept, reject, show or hide."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Answering(QObject):
    """The commands on suggestions of one window.

    The end of a walk is said in the status bar, and the same key again lets go of the text: who
    taps Tab in a rhythm shall not press a button of the panel by it.
    """

    def __init__(self, window: "MainWindow") -> None:
        """Work on the desk of `window`."""
        super().__init__(window)
        self._window = window
        self._desk = window.annotate
        self._is_walking = self._has_ended = False
        self._desk.suggested.hinted.connect(window.status.set_hint)
        self._desk.reader.caret_moved.connect(self._on_caret_moved)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        suggested = self._desk.suggested
        shows = self._window.actions_["view.suggestions"]
        shows.setChecked(True)
        return {
            "view.suggestions": lambda: suggested.set_on(shows.isChecked()),
            "suggest.next": self._next,
            "suggest.previous": self._previous,
            "suggest.accept": suggested.accept,
            "suggest.reject": suggested.reject,
            "tag.delete": self._delete,
        }

    def _next(self) -> None:
        self._walk(self._desk.suggested.next, 1)

    def _previous(self) -> None:
        self._walk(self._desk.suggested.previous, -1)

    def _walk(self, step: Callable[[], bool], by: int) -> None:
        """Go to a suggestion; with none left say so, then go to the next pane: Tab is no trap."""
        if not self._has_ended and step():
            self._is_walking = True
        elif self._is_walking:
            self._is_walking, self._has_ended = False, True
            self._window.status.set_hint(
                self.tr("No more suggestions; the same key again leaves the text")
            )
        else:
            self._has_ended = False
            self._window.furniture.going.next_pane(by)

    def _on_caret_moved(self) -> None:
        self._has_ended = False

    def _delete(self) -> None:
        """Reject the marked suggestion, else delete the selected tag."""
        tag = self._desk.selected()
        if not self._desk.suggested.reject() and tag:
            self._desk.editor.delete(tag)

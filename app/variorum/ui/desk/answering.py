"""What the keys do to suggestions: walk, accept, reject, show or hide."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Answering(QObject):
    """The commands on suggestions of one window."""

    def __init__(self, window: "MainWindow") -> None:
        """Work on the desk of `window`."""
        super().__init__(window)
        self._window = window
        self._desk = window.annotate
        self._desk.suggested.hinted.connect(window.status.set_hint)

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
        """Go to the next suggestion; with none left go to the next pane, so Tab is no trap."""
        if not self._desk.suggested.next():
            self._window.furniture.going.next_pane(1)

    def _previous(self) -> None:
        if not self._desk.suggested.previous():
            self._window.furniture.going.next_pane(-1)

    def _delete(self) -> None:
        """Reject the marked suggestion, else delete the selected tag."""
        tag = self._desk.selected()
        if not self._desk.suggested.reject() and tag:
            self._desk.editor.delete(tag)

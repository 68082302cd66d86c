"""The command that begins the tour, and the one time it is offered."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.shell.phrases import Message

if TYPE_CHECKING:
    from variorum.ui.desk.tour import Tour
    from variorum.ui.main_window import MainWindow

_KEY = "help.tour"


class Touring(QObject):
    """Begins and ends tours of one window."""

    def __init__(self, window: "MainWindow") -> None:
        """Offer the tour when the sample is opened for the first time."""
        super().__init__(window)
        self._window = window
        self._is_wanted = False
        self.tour: Tour | None = None
        """The tour under way."""
        window.bridge.opened.connect(self._on_opened)
        window.bridge.refused.connect(lambda _: self._give_up())
        window.furniture.message.action_triggered.connect(self._on_answered)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what the command does."""
        return {_KEY: self.begin}

    def begin(self) -> None:
        """Close the project and open a new copy of the sample, to be toured when it is there."""
        window = self._window
        window.settings.set_offered("tour")
        window.leave_place()
        window.bridge.close()
        self._is_wanted = True
        window.bridge.open_tour(window.furniture.sample.parent)

    def _give_up(self) -> None:
        self._is_wanted = False

    def _on_opened(self) -> None:
        # Later: whoever else is told of the opening comes first.
        wanted, self._is_wanted = self._is_wanted, False
        self._window.bridge.later(self._start if wanted else self._offer)

    def _start(self) -> None:
        from variorum.ui.desk.tour import Tour  # noqa: PLC0415  # seldom needed

        self.tour = Tour(self._window)
        self.tour.over.connect(self._on_over)

    def _on_over(self) -> None:
        self.tour = None
        if self._window.bridge.is_open:
            self._window.show_workspace(self._window.workspace())

    def _offer(self) -> None:
        window = self._window
        if not window.bridge.holds(window.furniture.sample) or window.settings.was_offered("tour"):
            return
        window.settings.set_offered("tour")
        window.furniture.message.show_message(
            Message(
                self.tr("New here?"),
                self.tr("A tour of three minutes shows the keys, on a copy of this sample."),
                "",
            ),
            action=self.tr("Take the tour"),
            key=_KEY,
        )

    def _on_answered(self, key: str) -> None:
        if key == _KEY:
            self.begin()

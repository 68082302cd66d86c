"""What the analyst really does, in the tokens that the steps of the tour wait for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from variorum.model.tags import Tag
from variorum.workspace.announce import Changed

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow


class Watch(QObject):
    """Listens to one window; see `ui/frame/tour_steps.py` for the tokens."""

    done = Signal(object)
    """One thing done: its tokens as a list, the more telling one first."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        """Listen as long as `parent` lives."""
        super().__init__(parent)
        self._window = window
        self._is_at_quote = False
        # Methods and not lambdas: they let go of the window when the tour goes.
        window.actions_.triggered.connect(self._on_command)
        window.bridge.marked.connect(self._on_read)
        window.bridge.changed.connect(self._on_changed)
        window.annotate.suggested.hinted.connect(self._on_suggestion)
        window.stack.currentChanged.connect(self._on_page_changed)
        window.summary.quote_opened.connect(self._on_quote_opened)
        window.furniture.handover.answered.connect(self._on_export_left)

    def _on_command(self, command: str) -> None:
        self.done.emit([f"{command} given"])

    def _on_read(self) -> None:
        self.done.emit(["read"])

    def _on_suggestion(self) -> None:
        self.done.emit(["suggestion"])

    def _on_export_left(self) -> None:
        self.done.emit(["export answered"])

    def _on_changed(self, fact: Changed) -> None:
        if fact.how == "undo":
            self.done.emit(["undo"])
        elif fact.how == "do":
            made = [
                f"made.{one.after.kind}"
                for one in fact.change_set.changes
                if isinstance(one.after, Tag) and one.before is None
            ]
            self.done.emit([fact.change_set.act, *made])

    def _on_quote_opened(self) -> None:
        self._is_at_quote = True
        self.done.emit(["quote"])

    def _on_page_changed(self) -> None:
        name = self._window.workspace()
        is_back = name == "summary" and self._is_at_quote
        self._is_at_quote = self._is_at_quote and not is_back
        self.done.emit([*(["back"] if is_back else []), f"workspace.{name}"])

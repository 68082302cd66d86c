"""How the window looks: theme, contrast, the letters and size of articles."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.ui.fonts import Face
from variorum.ui.remembered import ZOOMS, Preferences

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_FACES: tuple[Face, ...] = ("serif", "sans")


class Dressing(QObject):
    """Changes one preference of the analyst at a time, and follows it."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "view.zoom_in": lambda: self._zoom(1),
            "view.zoom_out": lambda: self._zoom(-1),
            "view.zoom_reset": lambda: self._zoom(0),
            **{f"theme.{mode}": self._theme(mode) for mode in ("system", "light", "dark")},
            "theme.contrast": self._contrast,
            **{f"face.{face}": self._face(face) for face in _FACES},
        }

    def _now(self) -> Preferences:
        return self._window.settings.preferences()

    def _use(self, chosen: Preferences) -> None:
        self._window.settings.set_preferences(chosen)
        self._window.use_preferences(chosen)

    def _theme(self, mode: str) -> Callable[[], None]:
        return lambda: self._use(replace(self._now(), theme=mode))

    def _contrast(self) -> None:
        wanted = self._window.actions_["theme.contrast"].isChecked()
        self._use(replace(self._now(), contrast=wanted))

    def _face(self, face: Face) -> Callable[[], None]:
        return lambda: self._use(replace(self._now(), face=face))

    def _zoom(self, by: int) -> None:
        now = self._now().zoom
        larger = [zoom for zoom in ZOOMS if zoom > now][:1]
        smaller = [zoom for zoom in ZOOMS if zoom < now][-1:]
        chosen = {1: larger, -1: smaller, 0: [100]}[by]
        if chosen:
            self._use(replace(self._now(), zoom=chosen[0]))

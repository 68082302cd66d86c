"""What is remembered between sessions, as values; `ui/settings.py` keeps them."""

from dataclasses import dataclass
from pathlib import Path

from variorum.ui.fonts import Face

ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250)
"""Reading sizes offered, in percent."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the preferences dialogue shows and returns.

    `theme` is system, light or dark; `zoom` percent; `measure` characters in a line;
    `contrast` asks for high contrast; `face` is what articles are set in; `language_model` lets
    an installed one suggest names.
    """

    theme: str = "system"
    annotator: str = ""
    zoom: int = 100
    measure: int = 68
    single_keys: bool = True
    contrast: bool = False
    face: Face = "serif"
    language_model: bool = True


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project opened before. `opened` is the time in UTC as records carry it."""

    path: Path
    title: str
    opened: str
    articles: int = 0
    tags: int = 0

"""Light and dark, each also in high contrast: the theme in force, and the signal of its change.

Widgets that paint themselves read `current()` in their paint events; every widget is repainted
when the theme switches. What is cached per theme is renewed on `watcher().changed`.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from variorum.ui import fonts, tokens
from variorum.ui.stylesheet import stylesheet

MODES = ("system", "light", "dark")
HIGH = "-contrast"
"""How the names of the themes of high contrast end."""

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "focus",
    QPalette.ColorRole.LinkVisited: "focus",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "lineStrong",
    QPalette.ColorRole.Dark: "controlLine",
    QPalette.ColorRole.Shadow: "shadow",
}


@dataclass(frozen=True)
class Theme:
    """One theme: colours by token name, and the metrics, which all themes share.

    `space`, `radius`, `px` and `metric` are pixels at 100 % scale.
    """

    name: str
    colours: Mapping[str, QColor]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    px: Mapping[str, int]
    metric: Mapping[str, float]

    def colour(self, token: str) -> QColor:
        """Return a copy of the colour of a token; raise KeyError for an unknown one."""
        return QColor(self.colours[token])

    @property
    def dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name.startswith("dark")

    @property
    def high_contrast(self) -> bool:
        """Whether every line and letter stands out as far as it can."""
        return self.name.endswith(HIGH)

    @property
    def focus_width(self) -> int:
        """Pixels of the ring round what has the focus."""
        return 3 if self.high_contrast else int(self.metric["focusRing"])


class Watcher(QObject):
    """Announces a change of theme."""

    changed = Signal(object)
    """The new Theme."""


class _State:
    """The theme in force and the mode that chose it; one per process, as the application is."""

    theme: Theme | None = None
    mode: str = "system"
    contrast: bool = False
    following: bool = False


@cache
def theme(name: str) -> Theme:
    """Return the theme with a name of `tokens.THEMES`; raise KeyError for another name."""
    found = tokens.load()
    colours = {token: _colour(value) for token, value in found.colours[name].items()}
    return Theme(name, colours, found.space, found.radius, found.px, found.metric)


@cache
def watcher() -> Watcher:
    """Return the one object that announces changes of theme."""
    return Watcher()


def current() -> Theme:
    """Return the theme in force; light before any was applied."""
    return _State.theme or theme("light")


def apply(app: QApplication, chosen: Theme) -> None:
    """Put `chosen` in force: style, palette, font, stylesheet; announce it if it is a change."""
    before = _State.theme
    if before is chosen and app.styleSheet():
        return  # polishing every widget again costs as much as making them
    if before is None:
        app.setStyle("Fusion")
    _State.theme = chosen
    with _keeping_widgets():
        app.setStyleSheet("")  # to put one sheet in place of another takes Qt five times as long
        app.setPalette(palette(chosen))
        app.setFont(fonts.ui())
        app.setStyleSheet(stylesheet(chosen.name, chosen.focus_width))
    if before is not chosen:
        watcher().changed.emit(chosen)


@contextmanager
def _keeping_widgets() -> Iterator[None]:
    """Collect no garbage while Qt goes through all widgets: it would go on to one that is freed."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def follow(app: QApplication, mode: str, *, contrast: bool = False) -> None:
    """Apply the theme of `mode` (system, light, dark) and keep following the system.

    `contrast` asks for high contrast even where the system does not.
    """
    _State.mode, _State.contrast = mode, contrast
    hints = app.styleHints()
    if not _State.following:
        hints.colorSchemeChanged.connect(_on_system_changed)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(_on_system_changed)
        _State.following = True
    apply(app, resolve(mode, contrast=contrast))


def resolve(mode: str, *, contrast: bool = False) -> Theme:
    """Return the theme of a mode; an unknown system scheme counts as light.

    High contrast comes by `contrast` or by the system's own wish.
    """
    hints = QGuiApplication.styleHints()
    name = mode
    if mode == "system":
        name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    return theme(name + HIGH if contrast or _system_wants_contrast(hints) else name)


def _system_wants_contrast(hints: QStyleHints) -> bool:
    if not hasattr(hints, "accessibility"):  # since Qt 6.10
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def palette(chosen: Theme) -> QPalette:
    """Return the palette of a theme; disabled text has its own colour."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, chosen.colours[token])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, chosen.colours["disabled"])
    return made


def _on_system_changed() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply(app, resolve(_State.mode, contrast=_State.contrast))


def _colour(text: str) -> QColor:
    if not text.startswith("rgba("):
        return QColor(text)
    red, green, blue, alpha = text[5:-1].split(",")
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))

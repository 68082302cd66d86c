"""Light and dark: the theme in force, how it is applied, and the signal of its change.

Widgets that paint themselves read `current()` in their paint events; every widget is repainted
when the theme switches. What is cached per theme is renewed on `watcher().changed`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from variorum.ui import fonts, tokens
from variorum.ui.stylesheet import stylesheet

MODES = ("system", "light", "dark")

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
    """One theme: colours by token name, and the metrics, which both themes share.

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
        return self.name == "dark"


class Watcher(QObject):
    """Announces a change of theme."""

    changed = Signal(object)
    """The new Theme."""


class _State:
    """The theme in force and the mode that chose it; one per process, as the application is."""

    theme: Theme | None = None
    mode: str = "system"
    following: bool = False


@cache
def theme(name: str) -> Theme:
    """Return the theme named light or dark; raise KeyError for another name."""
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
    app.setPalette(palette(chosen))
    app.setFont(fonts.ui())
    app.setStyleSheet(stylesheet(chosen.name))
    if before is not chosen:
        watcher().changed.emit(chosen)


def follow(app: QApplication, mode: str) -> None:
    """Apply the theme of `mode` (system, light, dark) and keep following the system if asked."""
    _State.mode = mode
    hints = app.styleHints()
    if not _State.following:
        hints.colorSchemeChanged.connect(_on_scheme_changed)
        _State.following = True
    apply(app, resolve(mode))


def resolve(mode: str) -> Theme:
    """Return the theme of a mode; an unknown system scheme counts as light."""
    if mode != "system":
        return theme(mode)
    scheme = QGuiApplication.styleHints().colorScheme()
    return theme("dark" if scheme == Qt.ColorScheme.Dark else "light")


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


def _on_scheme_changed() -> None:
    app = QApplication.instance()
    if _State.mode == "system" and isinstance(app, QApplication):
        apply(app, resolve("system"))


def _colour(text: str) -> QColor:
    if not text.startswith("rgba("):
        return QColor(text)
    red, green, blue, alpha = text[5:-1].split(",")
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))

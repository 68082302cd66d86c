"""Our own icons: SVG files in one colour, drawn sharp at any scale in the colours of the theme."""

from functools import cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from variorum.paths import resources
from variorum.ui import theme

SIZE = 18
"""Side of an icon in the interface, in pixels at 100 % scale."""


class TakesIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802  # Qt's name
        """Show `icon`."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


def read_all() -> None:
    """Read every icon, on another thread: each is drawn sooner when it is first seen."""
    for name in names():
        _source(name)


def icon(name: str, ink: str = "text2", size: int = SIZE) -> QIcon:
    """Return an icon in the colour of the token `ink`, `disabled` when disabled, sharp up to 300 %.

    It belongs to the theme in force; `bind` keeps a button or an action current.
    """
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(name, ink, size, ratio))
        made.addPixmap(pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, ink: str, size: int = SIZE, ratio: float = 0.0) -> QPixmap:
    """Return an icon as a pixmap of `size` pixels at 100 % scale; `ratio` 0 takes the screen's."""
    rgba = theme.current().colours[ink].rgba()
    return _pixmap(name, rgba, size, ratio or _screen_ratio())


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor | str) -> None:
    """Draw an icon into `rect` as vectors, in a colour or that of a token."""
    found = theme.current().colour(colour) if isinstance(colour, str) else colour
    _renderer(name, found.rgba()).render(painter, rect)


def bind(target: TakesIcon, name: str, ink: str = "text2", size: int = SIZE) -> None:
    """Give `target` an icon now and again whenever the theme changes, as long as it lives."""
    old = getattr(target, "_icon_binding", None)
    if isinstance(old, _Binding):
        old.set(name, ink, size)
        return
    binding = _Binding(target, name, ink, size)
    target._icon_binding = binding  # type: ignore[attr-defined]  # noqa: SLF001  # found again above


class _Binding(QObject):
    """Keeps one icon in the colours of the theme; a child of what it serves."""

    def __init__(self, target: TakesIcon, name: str, ink: str, size: int) -> None:
        super().__init__(target if isinstance(target, QObject) else None)
        self._target = target
        self._wish = (name, ink, size)
        theme.watcher().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set(self, name: str, ink: str, size: int) -> None:
        """Show another icon from now on."""
        self._wish = (name, ink, size)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._target.setIcon(icon(*self._wish))


def _screen_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _ratios() -> tuple[float, ...]:
    return tuple(sorted({1.0, 2.0, _screen_ratio()}))


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, rgba: int) -> QSvgRenderer:
    colour = QColor.fromRgba(rgba)
    svg = _source(name).replace("currentColor", colour.name())
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def _pixmap(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _renderer(name, rgba).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made

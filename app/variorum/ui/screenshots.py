"""Pictures of every workspace: light and dark, 1440x900, at once and twice that resolution."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from variorum.model.errors import UserError
from variorum.model.vocabulary import TagKind
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings

WIDTH, HEIGHT = 1440, 900
_PATIENCE = 30_000
"""Milliseconds to wait for anything the window does off its thread."""


def take(project: Path, out: Path, author: str) -> list[Path]:
    """Write the pictures of a project into `out` and return their paths.

    Raises what opening the project raises.
    """
    out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        window = MainWindow(author, settings)
        window.resize(WIDTH, HEIGHT)
        window.show()
        taken: list[Path] = []
        for name, look in (("light", theme.theme("light")), ("dark", theme.theme("dark"))):
            theme.apply(app, look)
            taken += _pages(window, project, out, name)
        window.close()
    return taken


def _pages(window: MainWindow, project: Path, out: Path, look: str) -> Iterator[Path]:
    window.bridge.close()
    yield from _save(window, out, f"welcome-{look}")
    with _settled(window):
        window.open_project(project)
    _select_something(window)
    yield from _save(window, out, f"annotate-{look}")
    _open_strip(window)
    yield from _save(window, out, f"strip-{look}")
    strip = window.annotate.tagger.strip
    if strip is not None:
        strip.cancel()
    window.show_workspace("summary")
    _wait(lambda: window.summary.summary is not None)
    yield from _save(window, out, f"summary-{look}")


def _select_something(window: MainWindow) -> None:
    """Show the article with the most tags at one of its claims."""
    desk = window.annotate
    if desk.article is None:
        return
    claims = [tag for tag in desk.article.in_text_order() if tag.kind is TagKind.CLAIM]
    if claims:
        desk.go_to_tag(claims[len(claims) // 2].id)


def _open_strip(window: MainWindow) -> None:
    if window.annotate.article is not None:
        window.annotate.reader.next_sentence()
        window.annotate.tagger.tag(TagKind.CLAIM)


@contextmanager
def _settled(window: MainWindow) -> Iterator[None]:
    """Wait until the project opened inside is shown; raise what refused it."""
    refused: list[UserError] = []
    window.bridge.refused.connect(refused.append)
    yield
    _wait(lambda: bool(refused) or window.summary.summary is not None)
    window.bridge.refused.disconnect(refused.append)
    if refused and not window.bridge.is_open:
        raise refused[0]
    if window.bridge.session.state.catalogue:
        _wait(lambda: window.annotate.article is not None or not _articles(window))


def _articles(window: MainWindow) -> int:
    return len(window.annotate.library.shown())


def _wait(is_done: Callable[[], bool]) -> None:
    """Let the window work until `is_done`."""
    loop = QEventLoop()
    ticker, limit = QTimer(), QTimer()
    ticker.timeout.connect(lambda: loop.exit() if is_done() else None)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    ticker.start(10)
    limit.start(_PATIENCE)
    loop.exec()


def _save(window: QWidget, out: Path, name: str) -> Iterator[Path]:
    for scale, suffix in ((1, ""), (2, "@2x")):
        image = QImage(WIDTH * scale, HEIGHT * scale, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(scale)
        image.fill(theme.current().colour("window"))
        window.render(image)
        path = out / f"{name}{suffix}.png"
        image.save(str(path))
        yield path

"""Pictures of every workspace at 1440x900, in the themes and at the resolutions asked for."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from variorum.model.errors import UserError
from variorum.model.records import Article
from variorum.model.vocabulary import TagKind
from variorum.ui import further_shots as further
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings

WIDTH, HEIGHT = 1440, 900
_PATIENCE = 30_000
"""Milliseconds to wait for anything the window does off its thread."""


def take(  # noqa: PLR0913  # what to draw, and how
    project: Path,
    out: Path,
    author: str,
    themes: Sequence[str] = ("light", "dark"),
    scales: Sequence[float] = (1, 2),
    *,
    every: bool = True,
) -> list[Path]:
    """Write the pictures of a project into `out` and return their paths.

    `themes` are names of `tokens.THEMES`; each picture is drawn at each of `scales`, which give
    the pixels of the screen to a pixel of the window. Without `every` there is one picture of
    each workspace, and none of their pages. Raises what opening the project raises.
    """
    out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    theme.follow(app, "light")  # before the window: widgets take their font when they are made
    qInstallMessageHandler(_say)
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        window = MainWindow(author, settings)
        window.resize(WIDTH, HEIGHT)
        window.show()
        looks = [theme.theme(name) for name in themes]
        taken: list[Path] = []
        for pages in (_welcome, partial(_workspaces, every=every)):
            for look in looks:
                theme.apply(app, look)
                for name in pages(window):
                    taken += _save(window, out / f"{name}-{look.name}", scales)
            if not window.bridge.is_open:
                _open(window, project)
        window.close()
    return taken


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of itself."""
    if message and not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _welcome(_window: MainWindow) -> Iterator[str]:
    yield "welcome"


def _workspaces(window: MainWindow, *, every: bool) -> Iterator[str]:
    """Bring one view after the other in front, and yield its name while it is."""
    window.show_workspace("annotate")
    _select_something(window)
    yield "annotate"
    _open_strip(window)
    yield "strip"
    strip = window.annotate.tagger.strip
    if strip is not None:
        strip.cancel()
    if _show_question(window):
        yield "reconcile"
        if every:
            yield from further.questions(window, _wait)
    window.show_workspace("summary")
    _wait(lambda: window.summary.is_current)
    yield "summary"
    if every:
        yield from further.summary_pages(window, _wait)
        yield from further.library(window, _wait)
        yield from further.export(window, _wait)


def _open(window: MainWindow, project: Path) -> None:
    """Open the project and wait until all of it is shown; raise what refuses it."""
    refused: list[UserError] = []
    window.bridge.refused.connect(refused.append)
    window.open_project(project)
    _wait(lambda: bool(refused) or window.summary.is_current)
    if not window.bridge.is_open:
        raise refused[0]
    articles = window.bridge.session.state.catalogue.all(Article)
    _wait(lambda: window.annotate.article is not None or not articles)


def _select_something(window: MainWindow) -> None:
    """Show the last article at one of its claims."""
    desk = window.annotate
    shown = desk.library.shown()
    if not shown:
        return
    desk.show_article(shown[-1])
    _wait(lambda: desk.article is not None and desk.article.article.id == shown[-1])
    if desk.article is None:
        return
    claims = [tag for tag in desk.article.in_text_order() if tag.kind is TagKind.CLAIM]
    if claims:
        desk.go_to_tag(claims[len(claims) // 2].id)


def _show_question(window: MainWindow) -> bool:
    """Show the first question of Reconcile with what would follow; False if nothing is asked."""
    window.show_workspace("reconcile")
    pane = window.furniture.reconcile.pane
    _wait(lambda: pane.is_empty() or pane.is_answered())
    if pane.is_empty():
        return False
    pane.take_focus()
    return True


def _open_strip(window: MainWindow) -> None:
    if window.annotate.article is not None:
        window.annotate.reader.next_sentence()
        window.annotate.tagger.tag(TagKind.CLAIM)


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


def _settle() -> None:
    """Let layouts and deferred painting come to rest."""
    turns = iter(range(6))
    _wait(lambda: next(turns, None) is None)


def _save(window: QWidget, stem: Path, scales: Sequence[float]) -> Iterator[Path]:
    for scale in scales:
        size = round(WIDTH * scale), round(HEIGHT * scale)
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(scale)
        image.fill(theme.current().colour("window"))
        _settle()
        window.render(image)
        _draw_dialog(window, image)
        path = stem.with_name(stem.name + ("" if scale == 1 else f"@{scale:g}x") + ".png")
        image.save(str(path))
        yield path


def _draw_dialog(window: QWidget, image: QImage) -> None:
    """Draw the dialogue that is open over the window: it is a window of its own."""
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return
    frame = dialog.rect()
    frame.moveCenter(window.rect().center())
    painter = QPainter(image)
    painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
    painter.fillRect(frame, theme.current().colour("window"))
    dialog.render(painter, frame.topLeft())
    painter.setPen(theme.current().colour("lineStrong"))
    painter.drawRect(frame)
    painter.end()

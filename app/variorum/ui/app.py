"""Starts the window."""

import faulthandler
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from variorum import __version__
from variorum.ui import ground
from variorum.ui.main_window import MainWindow, application
from variorum.ui.settings import Settings

if TYPE_CHECKING:
    from variorum.ui.desk.recovery import Recovery

_SWITCH = 0.0005
"""Seconds after which a thread at work lets the window's thread on; Python's own 0.005 is seen.

Measured while 2,500 names were compared beside it: 9 turns of the window above 16 ms, not 54.
"""


def make_application() -> QApplication:
    """Return the application, dressed; made if there is none yet."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Variorum")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("variorum")
    sys.setswitchinterval(_SWITCH)
    return app


def run(project: Path | None, author: str) -> int:
    """Open the window on a project, or where the analyst left off; return the exit code."""
    if sys.stderr is not None:  # a windowed Python on Windows has none
        faulthandler.enable()
    app = make_application()
    window = first_window(app, author)
    QTimer.singleShot(0, lambda: _go_on(window, project))
    return app.exec()


def first_window(app: QApplication, author: str) -> MainWindow:
    """Return the window, shown where it stood last, as yet a bare frame in its colour."""
    settings = Settings()
    ground.lay(app, settings.ground())
    window = MainWindow(author, settings, furnished=False)
    window.restoreGeometry(settings.state("window"))
    window.show()
    return window


def _go_on(window: MainWindow, project: Path | None) -> None:
    present(window, project)
    QTimer.singleShot(0, lambda: settle_in(window, project))


def present(window: MainWindow, project: Path | None) -> None:
    """After the first paint: dress the application, and greet unless a project is to be opened."""
    from variorum.ui import theme  # noqa: PLC0415  # after the first paint

    chosen = window.settings.preferences()
    theme.follow(application(), chosen.theme, contrast=chosen.contrast)
    if _wanted(window, project) is None:
        window.present()


def settle_in(window: MainWindow, project: Path | None) -> None:
    """After the first paint: furnish the window and open what is wanted."""
    from variorum.workspace.collecting import few_collections  # noqa: PLC0415  # after the paint

    with few_collections():
        recovery = _furnish(window)
        gc.freeze()  # what the program is made of stays, so that no round need look at it again
    window.restore_state()
    wanted = _wanted(window, project)
    if project is None and recovery.last is not None:
        wanted = recovery.project()
    if wanted is not None:
        window.open_project(wanted)
    else:
        recovery.tell()


def _furnish(window: MainWindow) -> "Recovery":
    from variorum.ui.desk.recovery import Recovery  # noqa: PLC0415  # after the first paint
    from variorum.ui.leaving import Leaving  # noqa: PLC0415  # the same

    window.furnish()
    recovery = Recovery(window)
    Leaving(application(), window, recovery.leaving)
    return recovery


def _wanted(window: MainWindow, project: Path | None) -> Path | None:
    """Return the project to open: the one named, else the last one if it is there."""
    if project is not None:
        return project
    last = window.settings.last_project()
    return last if last is not None and last.exists() else None

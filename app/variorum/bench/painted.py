"""From a fresh process to what the program paints first, next and last, and an empty window.

Imports stand inside, because they are what is measured.
"""
# ruff: noqa: PLC0415

import time
from typing import TYPE_CHECKING

from variorum.bench.memory import resident

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from variorum.ui.main_window import MainWindow

Start = tuple[float, float]
"""Seconds of CPU since the process began, and the MB it holds."""


def bare() -> Start:
    """Show an empty window of the size of ours."""
    import sys

    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    return _so_far()


def frame() -> Start:
    """Show the program's window as `variorum` does, up to its first paint."""
    _framed()
    return _so_far()


def welcome() -> Start:
    """Go on up to the welcome page."""
    from variorum.ui.app import present

    app, window = _framed()
    present(window, None)
    app.processEvents()
    return _so_far()


def workspaces() -> Start:
    """Go on until a project can be opened."""
    from variorum.bench.settling import settle
    from variorum.ui.app import present, settle_in

    app, window = _framed()
    present(window, None)
    app.processEvents()
    settle_in(window, None)
    settle()
    return _so_far()


def _framed() -> "tuple[QApplication, MainWindow]":
    from variorum.ui.app import first_window, make_application

    app = make_application()
    window = first_window(app, "Ada")
    app.processEvents()
    return app, window


def _so_far() -> Start:
    return time.process_time(), resident()

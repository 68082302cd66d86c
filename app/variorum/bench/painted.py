"""From a fresh process to a painted window: the program's, and an empty one of Qt's.

Imports stand inside, because they are what is measured.
"""
# ruff: noqa: PLC0415

import time

from variorum.bench.measure import resident

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
    return time.process_time(), resident()


def program() -> Start:
    """Show the program's window as `variorum` does, up to its first paint."""
    from variorum.ui.app import first_window, make_application

    app = make_application()
    first_window(app, "Ada")
    app.processEvents()
    return time.process_time(), resident()

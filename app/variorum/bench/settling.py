"""Waiting until a window has painted what it puts off."""

from collections.abc import Iterator

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from variorum.ui.widgets.painting import Painting


def settle() -> None:
    """Let the program come to rest, and paint what it does in later turns, in all its windows."""
    QApplication.processEvents()
    while any(one.is_asked() for one in _paintings()):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()


def _paintings() -> Iterator[Painting]:
    for window in QApplication.topLevelWidgets():
        yield from window.findChildren(Painting)

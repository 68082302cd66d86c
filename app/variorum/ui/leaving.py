"""Ending well when not the analyst closes the window: signals and the end of a session."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from variorum.ui.main_window import MainWindow

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""What asks a process to end; not every system has all of them."""

_NOW_AND_THEN = 500
"""Milliseconds."""


class Leaving(QObject):
    """Closes the window, as the analyst would, when the system asks the process to end."""

    def __init__(
        self, app: QApplication, window: "MainWindow", on_session_end: Callable[[], None]
    ) -> None:
        """Listen from now on; `on_session_end` is told when the user's session may end."""
        super().__init__(window)
        self._app, self._window, self._on_session_end = app, window, on_session_end
        self._is_asked = False
        self._pipe: tuple[int, int] | None = None
        self._wake()
        for name in _SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._on_signal)
        app.commitDataRequest.connect(self._on_session_end_asked)
        app.saveStateRequest.connect(self._on_session_end_asked)
        app.aboutToQuit.connect(self._on_quitting)

    def _wake(self) -> None:
        """Let handlers written in Python run although Qt waits.

        The byte that the interpreter writes at once wakes Qt's loop. On Windows, where Qt watches
        no pipe, it is woken now and then.
        """
        if sys.platform == "win32":
            QTimer(self, interval=_NOW_AND_THEN, timeout=lambda: None).start()
            return
        self._pipe = reading, writing = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)  # the only parameter
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: os.read(reading, 64))
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if not self._is_asked:
            self._is_asked = True
            QTimer.singleShot(0, self, self._leave)

    def _leave(self) -> None:
        """Close dialogues, each in its own loop, then the window."""
        asking = self._app.activePopupWidget() or self._app.activeModalWidget()
        if asking is None:
            self._window.close()
            self._app.quit()
            return
        if isinstance(asking, QDialog):
            asking.reject()
        else:
            asking.close()
        QTimer.singleShot(0, self, self._leave)

    def _on_session_end_asked(self) -> None:
        """Save and stay: the end of a session can be called off."""
        self._window.make_ready()
        self._on_session_end()

    def _on_quitting(self) -> None:
        self._window.leave()
        if self._pipe is not None:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

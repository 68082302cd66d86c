"""A window in which somebody works until it ends: well, badly, or in the middle of something.

As a script it is told its project and the deed, and prints what it tells.
"""

import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from variorum.ui import app as program
from variorum.ui.desk import handover as exporting
from variorum.ui.frame.values import ImportChoice
from variorum.ui.main_window import MainWindow

LAST = "-"
"""In place of a project: the one that was open last."""

_WAITED_IN_VAIN = 9
_ABRUPT = ("SIGKILL", "crash", "error")
_MIDDLE = ("looking", "saving", "exporting")

Told = Callable[[object], None]


def sit(tell: Told, project: str, deed: str) -> None:
    """Open a window, do a deed in it, and end with its exit code."""
    app = program.make_application()
    sitting = _Sitting(app, tell, Path(project).parent / "more")
    sitting.when(sitting.is_open, lambda: sitting.begin(deed))
    QTimer.singleShot(60_000, lambda: os._exit(_WAITED_IN_VAIN))
    sys.exit(program.run(None if project == LAST else Path(project), "Ada"))


def _notes() -> list[dict[str, object]]:
    """Return what the windows of this user noted of themselves."""
    folder = Path(os.environ["VARIORUM_DATA_DIR"], "runs")
    return [json.loads(one.read_text(encoding="utf-8")) for one in folder.glob("*.json")]


def _kill(name: str) -> None:
    os.kill(os.getpid(), getattr(signal, name))


class _Sitting:
    """Somebody at the window of the program."""

    def __init__(self, app: QApplication, tell: Told, more: Path) -> None:
        """Sit down; `more` is the folder to import."""
        self._app, self._tell, self._more = app, tell, more
        self._recovers = any(one["state"] != "leaving" for one in _notes())

    @property
    def window(self) -> MainWindow:
        """The window of the program."""
        found = self._app.topLevelWidgets()
        return next(one for one in found if isinstance(one, MainWindow))

    def is_open(self) -> bool:
        """Tell whether an article is to be seen."""
        found = [one for one in self._app.topLevelWidgets() if isinstance(one, MainWindow)]
        if not found or found[0]._furniture is None:  # noqa: SLF001  # `furniture` must be there
            return False
        return found[0].bridge.is_open and found[0].annotate.article is not None

    def when(self, seen: Callable[[], object], then: Callable[[], object]) -> None:
        """Do something once something is seen."""

        def look() -> None:
            if seen():
                timer.stop()
                then()

        timer = QTimer(self._app, interval=5)
        timer.timeout.connect(look)
        timer.start()

    def tell(self) -> None:
        """Tell of the place, and of what the window says."""
        desk = self.window.annotate
        place = [desk.article.article.label, desk.reader.caret(), len(desk.article.tags)]
        self._tell({"place": place, "said": self.window.furniture.message.text()})

    # -- deeds -----------------------------------------------------------------------------

    def begin(self, deed: str) -> None:
        """Look at what the window says, work and end in the middle of it, or tag and end."""
        if deed == "look":
            self.when(self._is_told, lambda: (self.tell(), self.window.close()))
        elif deed in _MIDDLE:
            self._work_and_end(deed)
        else:
            self._tag_and_end(deed)

    def _is_told(self) -> bool:
        return bool(self.window.furniture.message.text()) or not self._recovers

    def _press(self, key: Qt.Key, by: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, by)

    def _step(self) -> None:
        self._press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

    def _tag_and_end(self, how: str) -> None:
        desk = self.window.annotate
        wanted = len(desk.article.tags) + 8
        while len(desk.article.tags) < wanted:
            self._step()
            self._press(Qt.Key.Key_A)
            if desk.tagger.strip is not None:
                self._press(Qt.Key.Key_Return)
        if how in _ABRUPT:
            self.when(self._is_noted, lambda: (self.tell(), self._end(how)))
        else:  # acts are pending, the strip of another is open
            self._step()
            self.tell()
            self._end(how)

    def _is_noted(self) -> bool:
        """Tell whether all is saved, and the place noted: a moment after the caret came to rest."""
        caret = self.window.annotate.reader.caret()
        is_saved = self.window.bridge.session.pending == 0
        return is_saved and caret in [one["caret"] for one in _notes()]

    def _end(self, how: str) -> None:
        if how == "close":
            self.window.close()
        elif how == "logout":
            self._app.commitDataRequest.emit(None)
            _kill("SIGKILL")
        elif how == "dialogue":
            QTimer.singleShot(0, lambda: _kill("SIGTERM"))
            self.window.actions_["app.preferences"].trigger()
        elif how == "crash":
            faulthandler._sigsegv()  # noqa: SLF001  # the one way to crash from Python
        elif how == "error":
            QTimer.singleShot(0, lambda: {}[self.window.annotate.article.text])
            QTimer.singleShot(0, self.window.close)
        else:
            _kill(how)

    def _work_and_end(self, work: str) -> None:
        ended: list[str] = []

        def end_once(*_: object) -> None:
            if not ended:
                ended.append(work)
                self.tell()
                _kill("SIGTERM")

        furniture = self.window.furniture
        if work == "exporting":
            real = exporting.hand_over
            exporting.hand_over = lambda *args: (end_once(), real(*args))[1]
            furniture.handover.export()
            furniture.handover.dialog.accept()
            return
        happening = (
            self.window.bridge.pending if work == "saving" else self.window.bridge.progressed
        )
        happening.connect(end_once)
        furniture.intake.ask = lambda items: [
            ImportChoice(item.key, item.details) for item in items if item.state == "ok"
        ]
        furniture.intake.take_paths([self._more])


if __name__ == "__main__":
    sit(lambda told: print(json.dumps(told), flush=True), *sys.argv[1:])  # noqa: T201  # what the test reads

"""The longest stretch the window's thread works without a pause, act by act, in a large project."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import variorum.ui  # noqa: F401  # isort: skip  # before PySide, as the program: see there
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from variorum.bench import page_acts as pages
from variorum.bench import window_acts as acts
from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import Workshop
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings
from variorum.ui.summary.values import Page

_PATIENCE = 120.0
"""Seconds to wait for what is done off the window's thread after an act."""

_FIRST = 1200.0
"""Seconds to wait for the first summary."""

_QUIET = 0.3


class Recorder(QObject):
    """Looks at the clocks as often as the event loop comes round, and when a key is pressed.

    `cpu` and `wall` are the longest times, in milliseconds, between two looks: what the thread
    worked, and what passed, a wait for another thread or process included. What a key begins and
    what is painted then are one stretch; what was painted before it is not.
    """

    def __init__(self) -> None:
        """Begin without a look."""
        super().__init__()
        self.cpu = self.wall = 0.0
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self.look)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record while the block runs; what it does in one go counts as one stretch."""
        self.cpu = self.wall = 0.0
        self._last = (time.thread_time(), time.perf_counter())
        self._timer.start()
        try:
            yield
        finally:
            self.look()
            self._timer.stop()

    def look(self) -> None:
        """End a stretch, and begin the next."""
        now = (time.thread_time(), time.perf_counter())
        self.cpu = max(self.cpu, 1000 * (now[0] - self._last[0]))
        self.wall = max(self.wall, 1000 * (now[1] - self._last[1]))
        self._last = now


class Sitting:
    """Somebody at a window of the program, with a recorder beside."""

    def __init__(self, pace: float) -> None:
        """Open a window without a project; `pace` is what part of each rest is taken."""
        self._pace = pace
        app = make_application()
        theme.apply(app, theme.theme("light"))
        self.window = MainWindow("Ada", Settings())
        self.window.show()
        self.recorder = Recorder()
        self.summaries = 0
        self.window.bridge.summarised.connect(self._on_summarised)
        self._failures: list[BaseException] = []
        sys.excepthook = lambda _kind, failure, _trace: self._failures.append(failure)

    def _on_summarised(self, _summary: object) -> None:
        self.summaries += 1

    def until(self, seen: Callable[[], bool], patience: float = _PATIENCE) -> None:
        """Let the window work until something is seen; raise TimeoutError if it never is."""
        end = time.monotonic() + patience
        while not seen():
            if self._failures:  # what went wrong in a slot would only be printed
                raise self._failures[0]
            if time.monotonic() > end:
                message = "the window did not come to it"
                raise TimeoutError(message)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.0005)

    def rest(self, seconds: float = _QUIET) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + self._pace * seconds
        self.until(lambda: time.monotonic() > end)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key where the focus is, and let the window work."""
        self.recorder.look()
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key)
        self.rest(0.03)

    def type(self, letter: str, seconds: float) -> None:
        """Type a letter where the focus is, and let the window work for a while."""
        self.recorder.look()
        QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        self.rest(seconds)


def measure(shop: Workshop) -> Iterator[Row]:
    """Open the largest project in the window and do each act some times."""
    tags = shop.scale.tags[-1]
    path, size = shop.project(tags), f"{tags:,} tags"
    sitting = Sitting(shop.scale.pace)
    window, recorder = sitting.window, sitting.recorder
    sitting.rest()  # the window itself was painted
    with recorder.recording():
        window.open_project(path)
        sitting.until(lambda: window.bridge.is_open, _FIRST)
        sitting.rest()
    yield from _gaps("opening the project", size, recorder)
    acts.open_an_article(sitting)
    with recorder.recording():
        waits = acts.tag_names(sitting)
    yield from _gaps("tagging while all is read", size, recorder)
    yield row("a tag saved after, longest, while all is read (ms)", size, max(waits))
    with recorder.recording():
        sitting.until(lambda: sitting.summaries > 0, _FIRST)
        sitting.rest()
    yield from _gaps("the first summary", size, recorder)
    for name, (act, bound) in _ACTS.items():
        with recorder.recording():
            act(sitting)
        yield from _gaps(name, size, recorder, bound)
    window.close()


def _gaps(name: str, size: str, recorder: Recorder, bound: Target | None = None) -> Iterator[Row]:
    yield row(f"GUI thread, {name}, CPU gap (ms)", size, recorder.cpu, None, bound)
    yield row(f"GUI thread, {name}, wall gap (ms)", size, recorder.wall)


_BOUND = Target(16, "ours")

_ACTS: dict[str, tuple[Callable[[Sitting], object], Target | None]] = {
    "opening an article": (acts.open_an_article, None),
    "moving between articles": (acts.move_between_articles, _BOUND),
    "typing in the library": (acts.type_in_the_library, _BOUND),
    "scrolling": (acts.scroll, _BOUND),
    "tagging": (acts.tag_names, _BOUND),
    "tagging in strips": (acts.tag_in_strips, _BOUND),
    "typing in strips": (acts.type_in_strips, _BOUND),
    "choosing another link": (acts.relink, _BOUND),
    "going through tags": (acts.inspect, _BOUND),
    "resizing a tag": (acts.resize, _BOUND),
    "undo and redo": (acts.undo_and_redo, _BOUND),
    "typing in Ctrl+K": (acts.type_in_the_palette, _BOUND),
    "showing the summary": (acts.show_summary, None),
    "moving in the matrix": (acts.move_in_the_matrix, _BOUND),
    "refreshing the summary": (acts.refresh, _BOUND),
    "columns by speaker": (pages.by_speaker, _BOUND),
    **{f"the page of {page.value}": (pages.opens(page), _BOUND) for page in pages.READ},
    "back to the overview": (pages.opens(Page.OVERVIEW), _BOUND),
    "entering Reconcile": (acts.enter_reconcile, None),
    "going through Reconcile": (acts.go_through_reconcile, _BOUND),
    "choosing an actor in Reconcile": (acts.choose_in_reconcile, _BOUND),
}
"""What is done, in this order, and what a stretch may take."""

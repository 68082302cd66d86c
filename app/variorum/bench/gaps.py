"""The longest stretch the window's thread works without a pause, act by act, in a large project."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import Workshop
from variorum.model.changes import Change, ChangeSet
from variorum.model.records import Article
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.main_window import MainWindow
from variorum.ui.settings import Settings

_PATIENCE = 120.0
"""Seconds to wait for what is done off the window's thread after an act."""

_FIRST = 1200.0
"""Seconds to wait for the first summary."""

_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{2,}")
_LETTERS = 6
_TAGS = 6
_SCROLLS = 60
_EDITS = 3
_QUIET = 0.3


class Recorder(QObject):
    """Looks at the clocks as often as the event loop comes round.

    `cpu` and `wall` are the longest times, in milliseconds, between two looks: what the thread
    worked, and what passed, a wait for another thread or process included.
    """

    def __init__(self) -> None:
        """Begin without a look."""
        super().__init__()
        self.cpu = self.wall = 0.0
        self._last = (0.0, 0.0)
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._look)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record while the block runs; what it does in one go counts as one stretch."""
        self.cpu = self.wall = 0.0
        self._last = (time.thread_time(), time.perf_counter())
        self._timer.start()
        try:
            yield
        finally:
            self._look()
            self._timer.stop()

    def _look(self) -> None:
        now = (time.thread_time(), time.perf_counter())
        self.cpu = max(self.cpu, 1000 * (now[0] - self._last[0]))
        self.wall = max(self.wall, 1000 * (now[1] - self._last[1]))
        self._last = now


class Sitting:
    """Somebody at a window of the program, with a recorder beside."""

    def __init__(self) -> None:
        """Open a window without a project."""
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
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key where the focus is, and let the window work."""
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key)
        self.rest(0.03)


def measure(shop: Workshop) -> Iterator[Row]:
    """Open the largest project in the window and do each act some times."""
    tags = shop.scale.tags[-1]
    path, size = shop.project(tags), f"{tags:,} tags"
    sitting = Sitting()
    window, recorder = sitting.window, sitting.recorder
    with recorder.recording():
        window.open_project(path)
        sitting.until(lambda: sitting.summaries > 0, _FIRST)
        sitting.rest()
    yield from _gaps("opening the project", size, recorder)
    for name, (act, bound) in _ACTS.items():
        with recorder.recording():
            act(sitting)
        yield from _gaps(name, size, recorder, bound)
    window.close()


def _gaps(name: str, size: str, recorder: Recorder, bound: Target | None = None) -> Iterator[Row]:
    yield row(f"GUI thread, {name}, CPU gap (ms)", size, recorder.cpu, None, bound)
    yield row(f"GUI thread, {name}, wall gap (ms)", size, recorder.wall)


def _open_an_article(sitting: Sitting) -> None:
    desk, session = sitting.window.annotate, sitting.window.bridge.session
    article = next(iter(session.state.catalogue.all(Article)))
    desk.show_article(article)
    sitting.until(lambda: desk.article is not None and desk.article.article.id == article)
    sitting.rest()


def _type(sitting: Sitting) -> None:
    library = sitting.window.annotate.library
    library.focus_filter()
    field = QApplication.focusWidget() or library
    for at in range(_LETTERS):
        sitting.press(Qt.Key(Qt.Key.Key_A + at), field)
    sitting.rest()
    library.clear_filters()
    sitting.rest()


def _scroll(sitting: Sitting) -> None:
    bar = sitting.window.annotate.reader.text_widget().verticalScrollBar()
    for _ in range(_SCROLLS):
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))
        sitting.rest(0.005)


def _tag(sitting: Sitting) -> None:
    """Tag names by A; where a strip asks, take what it offers."""
    desk, bridge = sitting.window.annotate, sitting.window.bridge
    assert desk.article is not None  # opened before  # noqa: S101
    text = desk.reader.text_widget()
    names = [found.start() for found in _NAME.finditer(desk.article.text)][:_TAGS]
    for start in names:
        desk.reader.go_to(start)
        sitting.press(Qt.Key.Key_A, text)
        if desk.tagger.strip is not None:
            sitting.press(Qt.Key.Key_Return)
        if desk.tagger.strip is not None:
            sitting.press(Qt.Key.Key_Escape)
        sitting.until(lambda: bridge.session.pending == 0)
    sitting.rest()


def _show_summary(sitting: Sitting) -> None:
    sitting.window.show_workspace("summary")
    sitting.rest()


def _refresh(sitting: Sitting) -> None:
    """Do acts with the summary in front, and wait until it has followed each."""
    window = sitting.window
    for _ in range(_EDITS):
        before = sitting.summaries
        window.bridge.do(_deletion(sitting))
        window.bridge.ask_summary()
        sitting.until(lambda: sitting.summaries > before)  # noqa: B023  # run at once
        sitting.rest()


def _deletion(sitting: Sitting) -> ChangeSet:
    article = sitting.window.annotate.article
    assert article is not None  # opened before  # noqa: S101
    tag = next(iter(article.in_text_order()))
    links = article.links.get(tag.id, {}).values()
    changes = tuple(Change(one, None) for one in (*links, tag))
    return ChangeSet("tag.delete", changes, (("quote", tag.quote),))


_BOUND = Target(16, "ours")
_ACTS: dict[str, tuple[Callable[[Sitting], None], Target | None]] = {
    "opening an article": (_open_an_article, None),
    "typing in the library": (_type, _BOUND),
    "scrolling": (_scroll, _BOUND),
    "tagging": (_tag, _BOUND),
    "showing the summary": (_show_summary, None),
    "refreshing the summary": (_refresh, _BOUND),
}
"""What is done, in this order, and what a stretch may take."""

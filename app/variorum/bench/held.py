"""The memory of the window with a large project, from opening it to handing it over."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import variorum.ui  # noqa: F401  # isort: skip  # before PySide, as the program: see there
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from variorum.bench.apart import apart
from variorum.bench.gaps import Sitting
from variorum.bench.memory import forget_peak, peak
from variorum.bench.opened import new_actor_tag
from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import Workshop
from variorum.model.proposal import Inbox
from variorum.model.records import Actor, Article
from variorum.workspace.handing_over import hand_over

_MOST = Target(400, "ours")
_PATIENCE = 1200.0
"""Seconds to wait for what a large project takes longest for."""
_TAGS = 3


def measure(shop: Workshop) -> Iterator[Row]:
    """Do in the largest project what people do, one after the other; each keeps its memory."""
    tags = shop.scale.tags[-1]
    size = f"{tags:,} tags"
    found: dict[str, float] = apart(
        "variorum.bench.held:sitting", str(shop.project(tags)), shop.scale.pace
    )
    for name, held in found.items():
        yield row(f"memory of the window: {name} (MB)", size, held)
    yield row("memory of the window, all that (MB)", size, max(found.values()), None, _MOST)


def sitting(path: str, pace: float) -> dict[str, float]:
    """Return the most MB that were held while each thing was done."""
    at = Sitting(pace)
    at.window.open_project(Path(path))
    at.until(lambda: at.window.bridge.is_open, _PATIENCE)
    found: dict[str, float] = {}
    for name, act in _ACTS.items():
        act(at)
        at.rest()
        found[name] = peak()
        forget_peak()
    at.window.close()
    return found


def _sum_up(at: Sitting) -> None:
    at.window.bridge.ask_summary()
    at.until(lambda: at.summaries > 0, _PATIENCE)


def _browse(at: Sitting) -> None:
    desk = at.window.annotate
    for article in islice(at.window.bridge.session.state.catalogue.all(Article), 3):
        desk.show_article(article)
        at.until(lambda: desk.article is not None and desk.article.article.id == article)  # noqa: B023  # run at once
        at.rest()
    desk.library.focus_filter()
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_T):
        at.press(key, QApplication.focusWidget() or desk.library)
    desk.library.clear_filters()


def _tag(at: Sitting) -> None:
    """Tag something, and wait until it is on disk."""
    bridge, home = at.window.bridge, at.window.annotate.article
    assert home is not None  # opened before  # noqa: S101
    actor = next(iter(bridge.session.state.catalogue.all(Actor).values()))
    for start in range(_TAGS):
        bridge.do(new_actor_tag(bridge.session, home, actor, start))
    at.until(lambda: bridge.session.pending == 0, _PATIENCE)


def _reconcile(at: Sitting) -> None:
    at.window.show_workspace("reconcile")
    inboxes: list[Inbox] = []
    at.window.bridge.ask_inbox(inboxes.append)
    at.until(lambda: bool(inboxes), _PATIENCE)


def _show_summary(at: Sitting) -> None:
    at.window.show_workspace("summary")
    before = at.summaries
    _tag(at)
    at.window.bridge.ask_summary()
    at.until(lambda: at.summaries > before, _PATIENCE)


def _export(at: Sitting) -> None:
    bridge, done = at.window.bridge, list[bool]()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "tables"
        session = bridge.session
        bridge.beside(lambda: hand_over(session, "csv", out), lambda _: done.append(True))
        at.until(lambda: bool(done), _PATIENCE)


_ACTS: dict[str, Callable[[Sitting], None]] = {
    "opened": Sitting.rest,
    "first summary": _sum_up,
    "articles, typing in the library": _browse,
    "tagging": _tag,
    "Reconcile": _reconcile,
    "Summary, an edit": _show_summary,
    "CSV export": _export,
}
"""What is done, in this order."""

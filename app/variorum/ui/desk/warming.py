"""Loads, while nobody waits, the modules that a workspace needs when it is first entered."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from variorum.ui.turns import rota

_REST = 1500
"""Milliseconds after a project opened before the first module is loaded."""
_PAUSE = 25
"""Milliseconds between two steps: keys and painting go in between."""

STEPS = (
    "rapidfuzz.fuzz",
    "rapidfuzz.process",
    "variorum.ui.charts.matrix",
    "variorum.ui.charts.interval_plot",
    "variorum.ui.summary.tables",
    "variorum.ui.summary.figure_values",
    "variorum.ui.reconcile.member",
    "variorum.ui.reconcile.effect",
    "variorum.ui.reconcile.pane",
    "variorum.grouping.pairs",
    "variorum.grouping.components",
    "variorum.grouping.questions",
    "variorum.grouping.actors",
    "variorum.grouping.claims",
    "variorum.grouping.figures",
    "variorum.workspace.asking",
    "variorum.ui.desk.cards",
    "variorum.ui.desk.queue",
    "variorum.ui.desk.answers",
    "variorum.ui.desk.effects",
    "variorum.ui.summary.exhibit",
    "variorum.ui.summary.matrix",
    "variorum.ui.summary.why",
    "variorum.ui.summary.card",
    "variorum.ui.summary.digest",
    "variorum.ui.summary.overview",
    "variorum.ui.summary.figures",
    "variorum.ui.summary.moments",
    "variorum.ui.summary.outlets",
    "variorum.ui.summary.propositions",
    "variorum.ui.summary.stances",
    "variorum.ui.summary.together",
    "variorum.ui.summary.briefs",
    "variorum.ui.summary.actors",
    "variorum.ui.summary.pages",
    "variorum.ui.summary.pane",
    "variorum.ui.desk.summary_pages",
    "variorum.ui.desk.summary_rulings",
    "variorum.ui.desk.summary_taking",
    "variorum.ui.desk.summary_weighing",
)
"""Modules in such an order that each brings only a few along."""


class Warming(QObject):
    """Loads one module a turn; a workspace entered meanwhile loads the rest itself."""

    def __init__(
        self, then: Sequence[Callable[[], object]] = (), parent: QObject | None = None
    ) -> None:
        """Wait to be started; `then` are further steps, once all is loaded.

        What such a step returns as an iterator are the steps that come next.
        """
        super().__init__(parent)
        loading: list[Callable[[], object]] = [partial(import_module, name) for name in STEPS]
        self._left = [*loading, *then][::-1]
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(lambda: rota().join(self))
        self.destroyed.connect(lambda: rota().leave(self))
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._timer.start)

    def start(self) -> None:
        """Begin soon, unless all is loaded."""
        if self._left:
            self._rest.start()

    def go_on(self) -> None:
        """Do the next step, in a turn of its own."""
        rota().leave(self)
        self.step()

    def step(self) -> None:
        """Load the next module, or do what follows."""
        if self._left:
            further = self._left.pop()()
            if isinstance(further, Iterator):
                self._left.extend([*further][::-1])
        if not self._left:
            self._timer.stop()

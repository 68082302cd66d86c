"""What the analyst rules in the summary: dialogues over it, acts that follow from them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet
from variorum.ui.bridge import Bridge
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.rating import RatingDialog
from variorum.workspace import ruling

Rated = TypeVar("Rated", Actor, Outlet)


class Rulings(QObject):
    """Answers what the pages ask to rule on."""

    def __init__(self, bridge: Bridge, asks: Asks, window: QWidget) -> None:
        """Open dialogues over `window`."""
        super().__init__(window)
        self._bridge, self._window = bridge, window
        asks.rating_asked.connect(self._on_rating_asked)

    def _on_rating_asked(self, kind: str, record: Id) -> None:
        catalogue = self._catalogue()
        if kind == "outlet":
            self._rate(catalogue.get(Outlet, record))
        else:
            self._rate(catalogue.get(Actor, record))

    def _rate(self, source: Rated | None) -> None:
        if source is None:
            return
        dialog = RatingDialog(
            source.name, source.reliability, source.reliability_reason, self._window
        )
        self._ask(dialog, lambda: ruling.rate(source, dialog.grade(), dialog.reason.toPlainText()))

    def _ask(self, dialog: QDialog, act: Callable[[], ChangeSet]) -> None:
        """Show a dialogue; what it was accepted with becomes an act."""
        dialog.accepted.connect(lambda: self.do(act))
        dialog.finished.connect(self._return)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _return(self) -> None:
        """Let keys reach the window again: some platforms leave no window active."""
        if QApplication.activeModalWidget() is None:
            self._window.window().activateWindow()

    def do(self, make: Callable[[], ChangeSet]) -> None:
        """Do an act, or say why not; an act without changes is none."""
        try:
            act = make()
        except UserError as failure:
            self._bridge.refused.emit(failure)
            return
        if act.changes:
            self._bridge.do(act)

    def _catalogue(self) -> Catalogue:
        return self._bridge.session.state.catalogue
